using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Reports;
using Portal.Reports.Governance;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The governance register: every seat, holder and vacancy of a day.</summary>
internal sealed class GovernanceRegisterDocument : IDocument
{
    public string Name => "governance-register";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.Territory;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf, language) = (question.Scope, question.AsOf, question.Language);
        var t = GovernanceTexts.For(language);
        var subject = await DocumentSubject.ReadAsync(session, question, asOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var wanted = subject.Territory;
        var coverage = (await SeatQueries.CoverageAsync(session, scope, asOf)).Where(row => wanted is null || row.TerritoryCode == wanted.Code).ToList();
        var data = new GovernanceRegisterData
        {
            AsOf = asOf,
            Coverage = coverage,
            Vacancies = await SeatQueries.VacanciesByFirstDayAsync(session, scope, asOf, wanted?.Code),
            Parts = [.. Parts(coverage, await NetworkQueries.TerritoriesAsync(session, asOf), language, t.Ministry)],
            Seats = part => SeatQueries.StreamAsync(session, scope, asOf, new SeatFilter
            {
                Territory = part?.TerritoryCode ?? wanted?.Code,
                WithoutTerritory = part is { TerritoryCode: null },
            }),
            Vacant = () => SeatQueries.StreamVacantAsync(session, scope, asOf, wanted?.Code),
            Ending = () => SeatQueries.StreamEndingSoonAsync(session, scope, asOf, wanted?.Code),
        };
        var frame = question.Frame(
            t.Title, subject.Name, $"RG-{subject.Code}-{Formats.Date(asOf)}", now, t.Status, wanted is null ? [] : [subject.Name]);
        await (question.Format == DocumentFormat.Pdf
            ? GovernanceRegister.WritePdfAsync(data, frame, output, cancel)
            : GovernanceRegister.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    /// <summary>The Ministry's own seats first, then each territory that has seats in scope.</summary>
    private static IEnumerable<RegisterPart> Parts(
        IReadOnlyList<CoverageRow> coverage, IReadOnlyList<TerritoryRow> territories, Language language, string ministry)
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
