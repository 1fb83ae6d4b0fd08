using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using Portal.Web.Features.Shared;
using UtilizationTexts = Portal.Reports.Utilization.UtilizationTexts;

namespace Portal.Web.Features.Documents;

/// <summary>Reads what the utilization report is made of.</summary>
public sealed class UtilizationDocuments(FormCache forms)
{
    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, language) = (question.Scope, question.Language);
        var (periods, problem) = await PeriodsAsync(session, question);
        if (problem is not null)
        {
            return DocumentResult.Refused(problem.Value);
        }

        // A report on a past period uses the structure of that period.
        var last = periods[^1];
        var (territory, establishment, subjectProblem) = await SubjectAsync(session, question, last.EndsOn);
        if (subjectProblem is not null)
        {
            return DocumentResult.Refused(subjectProblem.Value);
        }

        var filter = new UtilizationFilter(periods[0].Sequence, last.Sequence) { Territory = territory?.Code, Body = establishment?.Code };
        var data = new UtilizationReportData
        {
            Form = await forms.GetAsync(session, FormQueries.Telehealth, last.Sequence),
            Periods = periods,
            Rows = await UtilizationQueries.SummaryAsync(session, scope, filter),
            Completeness = await UtilizationQueries.CompletenessAsync(session, scope, question.AsOf, filter),
            Population = await PopulationRow.ServedAsync(session, scope, last.EndsOn, filter.Territory, filter.Body),
        };
        var states = await AttentionQueries.StateCountsAsync(session, scope, question.AsOf, filter);
        var t = UtilizationTexts.For(language);
        var isFinal = states.Count > 0 && states.All(row => row.State is ObligationState.Accepted or ObligationState.Waived);
        var subject = establishment?.Name(language) ?? territory?.Name(language) ?? await DocumentSubjects.OfScopeAsync(session, scope, last.EndsOn, language);
        var span = question.Year is { Length: > 0 } year ? year : last.Code;
        var frame = new DocumentFrame
        {
            Language = language,
            Title = t.Title,
            Subject = question.Year is { Length: > 0 } ? t.SubjectYear(subject, span) : t.SubjectPeriod(subject, span),
            Identifier = $"RU-{establishment?.Code ?? territory?.Code ?? scope.Territory ?? scope.Body ?? "RQT"}-{span}",
            AsOf = question.AsOf,
            ProducedAtUtc = now,
            ProducedBy = scope.ActorName,
            Scope = SharedScope.Of(scope, language),
            Status = isFinal ? t.StatusFinal : t.StatusProvisional,
        };
        await (question.Format == DocumentFormat.Pdf
            ? UtilizationReport.WritePdfAsync(data, frame, output, cancel)
            : UtilizationReport.WriteExcelAsync(data, frame, output, cancel));
        return new DocumentResult { FileName = $"{frame.Identifier}-{language.Segment()}.{question.Format.Extension()}" };
    }

    private static async Task<(IReadOnlyList<PeriodRow> Periods, DocumentProblem? Problem)> PeriodsAsync(IReadSession session, DocumentQuestion question)
    {
        switch (question)
        {
            case { Period.Length: > 0, Year.Length: > 0 }:
                return ([], DocumentProblem.PeriodAndYear);
            case { Period.Length: > 0 }:
                return await PeriodQueries.FindAsync(session, question.Period) switch
                {
                    null => ([], DocumentProblem.UnknownPeriod),
                    { IsOpened: false } => ([], DocumentProblem.PeriodNotOpened),
                    var period => ([period], null),
                };
            case { Year.Length: > 0 }:
                var periods = await PeriodQueries.OfFiscalYearAsync(session, question.Year);
                var opened = periods.Where(period => period.IsOpened).ToList();
                return (opened, periods.Count == 0 ? DocumentProblem.UnknownYear : opened.Count == 0 ? DocumentProblem.PeriodNotOpened : null);
            default:
                return ([], DocumentProblem.PeriodMissing);
        }
    }

    private static async Task<(TerritoryRow? Territory, BodyRow? Establishment, DocumentProblem? Problem)> SubjectAsync(
        IReadSession session, DocumentQuestion question, DateOnly on)
    {
        switch (question)
        {
            case { Territory.Length: > 0, Establishment.Length: > 0 }:
                return (null, null, DocumentProblem.TerritoryAndEstablishment);
            case { Establishment.Length: > 0 }:
                var body = await NetworkQueries.EstablishmentAsync(session, question.Scope, on, question.Establishment);
                return (null, body, body is null ? DocumentProblem.UnknownEstablishment : null);
            case { Territory.Length: > 0 }:
                var territory = MaySee(question.Scope, question.Territory)
                    ? (await NetworkQueries.TerritoriesAsync(session, on, question.Territory)).SingleOrDefault()
                    : null;
                return (territory, null, territory is null ? DocumentProblem.UnknownTerritory : null);
            default:
                return (null, null, null);
        }
    }

    /// <summary>A territory's report is for those who see all of it.</summary>
    private static bool MaySee(AccessScope scope, string territory) => scope.Body is null && (scope.Territory is null || scope.Territory == territory);
}
