using System.Text.Json;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports;
using Portal.Reports.Network;
using Portal.Web.Features.Network;
using Portal.Web.Features.Shared;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;
using PageTexts = Portal.Web.Features.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The profile of one establishment, of a day: what its page says, and more of it.</summary>
internal sealed class EstablishmentProfileDocument(FormCache forms) : IDocument
{
    public string Name => "establishment-profile";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.EstablishmentNeeded;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf, today, language) = (question.Scope, question.AsOf, PortalTime.DayOf(now), question.Language);
        var subject = await DocumentSubject.ReadAsync(session, question, asOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var page = (await EstablishmentPage.LoadAsync(session, forms, scope, asOf, today, subject.Code))!;
        var territory = page.Body.TerritoryCode is { } code ? (await NetworkQueries.TerritoriesAsync(session, asOf, code)).SingleOrDefault() : null;
        var states = FilingStates.For(language);
        IReadOnlyList<PeriodRow> periods = [.. page.PreviousPeriods, .. page.Periods];
        var comparison = await ProfileFigures.ReadAsync(session, forms, scope, asOf, today, periods, new UtilizationFilter(0, 0) { Body = subject.Code });
        var data = new EstablishmentProfileData
        {
            AsOf = asOf,
            Body = page.Body,
            Centre = territory?.CentreFr is null ? null : territory.Centre(language),
            Affiliations = page.Affiliations,
            Succession = await NetworkQueries.SuccessionAsync(session, page.Body.BodyId),
            Seats = page.Seats,
            Mandates = page.Mandates,
            EndReason = reason => PageTexts.For(language).Find("reason." + JsonNamingPolicy.CamelCase.ConvertName(reason)) ?? reason,
            Filings = [.. page.Periods.Select(period => Line(period, page.Filings.GetValueOrDefault(period.Sequence), states, asOf))],
            Comparison = comparison,
            Course = ProfileFigures.Course(periods, page.Trend.Values, asOf, comparison?.Form),
        };
        var frame = question.Frame(
            ProfileTexts.For(language).EstablishmentTitle, subject.Name, $"PE-{subject.Code}-{Formats.Date(asOf)}", now,
            GovernanceTexts.For(language).Status, subject.Name);
        await (question.Format == DocumentFormat.Pdf
            ? EstablishmentProfile.WritePdfAsync(data, frame, output, cancel)
            : EstablishmentProfile.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    /// <summary>A period that begins after the day is not told about, whatever is known of it by now.</summary>
    private static FilingLine Line(PeriodRow period, MatrixCellRow? cell, FilingStates states, DateOnly asOf) => cell is null || period.StartsOn > asOf
        ? new FilingLine(period, null, states.Name(ObligationState.NotOpened))
        : new FilingLine(period, cell, states.Name(cell.State, cell.IsLate, cell.IsUnderRevision));
}
