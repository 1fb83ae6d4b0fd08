using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Reports;
using Portal.Reports.Governance;
using Portal.Reports.Shared;
using Portal.Web.Features.Shared;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>Reads what the governance register is made of.</summary>
public sealed class GovernanceDocuments
{
    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf, language) = (question.Scope, question.AsOf, question.Language);
        var t = GovernanceTexts.For(language);
        var territories = await NetworkQueries.TerritoriesAsync(session, asOf);
        var wanted = question.Territory is { Length: > 0 } code ? territories.FirstOrDefault(territory => territory.Code == code) : null;
        if (question.Territory is { Length: > 0 } && (wanted is null || (scope.Territory is { } own && own != wanted.Code)))
        {
            return DocumentResult.Refused(DocumentProblem.UnknownTerritory);
        }

        var coverage = (await SeatQueries.CoverageAsync(session, scope, asOf)).Where(row => wanted is null || row.TerritoryCode == wanted.Code).ToList();
        var data = new GovernanceRegisterData
        {
            AsOf = asOf,
            Coverage = coverage,
            Vacancies = await SeatQueries.VacanciesByFirstDayAsync(session, scope, asOf, wanted?.Code),
            Parts = [.. Parts(coverage, territories, language, t.Ministry)],
            Seats = part => SeatQueries.StreamAsync(session, scope, asOf, new SeatFilter
            {
                Territory = part?.TerritoryCode ?? wanted?.Code,
                WithoutTerritory = part is { TerritoryCode: null },
            }),
            Vacant = () => SeatQueries.StreamVacantAsync(session, scope, asOf, wanted?.Code),
            Ending = () => SeatQueries.StreamEndingSoonAsync(session, scope, asOf, wanted?.Code),
        };
        var subject = wanted?.Name(language) ?? await DocumentSubjects.OfScopeAsync(session, scope, asOf, language);
        var frame = new DocumentFrame
        {
            Language = language,
            Title = t.Title,
            Subject = subject,
            Identifier = $"RG-{wanted?.Code ?? scope.Territory ?? scope.Body ?? "RQT"}-{Formats.Date(asOf)}",
            AsOf = asOf,
            ProducedAtUtc = now,
            ProducedBy = scope.ActorName,
            Scope = SharedScope.Of(scope, language),
            Filters = wanted is null ? [] : [wanted.Name(language)],
            Status = t.Status,
        };
        await (question.Format == DocumentFormat.Pdf
            ? GovernanceRegister.WritePdfAsync(data, frame, output, cancel)
            : GovernanceRegister.WriteExcelAsync(data, frame, output, cancel));
        return new DocumentResult { FileName = $"{frame.Identifier}-{language.Segment()}.{question.Format.Extension()}" };
    }

    /// <summary>The Ministry's own seats first, then each territory that has seats in scope.</summary>
    private static IEnumerable<RegisterPart> Parts(
        IReadOnlyList<CoverageRow> coverage, IReadOnlyList<TerritoryRow> territories, Portal.Data.Language language, string ministry)
    {
        if (coverage.Any(row => row.TerritoryCode is null))
        {
            yield return new RegisterPart(null, ministry);
        }

        foreach (var territory in territories.Where(territory => coverage.Any(row => row.TerritoryCode == territory.Code)))
        {
            yield return new RegisterPart(territory.Code, territory.Name(language));
        }
    }
}
