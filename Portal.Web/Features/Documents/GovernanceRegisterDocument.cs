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

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.Territory | DocumentParameters.Structure;

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
        var coverage = (await SeatQueries.CoverageAsync(session, scope, question.Register)).Where(row => wanted is null || row.TerritoryCode == wanted.Code).ToList();
        var data = new GovernanceRegisterData
        {
            AsOf = asOf,
            Coverage = coverage,
            Vacancies = await SeatQueries.VacanciesByFirstDayAsync(session, scope, question.Register, wanted?.Code),
            Parts = [.. NetworkParts.Of(coverage, await NetworkQueries.TerritoriesAsync(session, question.Register.StructureOn), language, t.Ministry)],
            Seats = part => SeatQueries.StreamAsync(session, scope, question.Register, new SeatFilter
            {
                Territory = part?.TerritoryCode ?? wanted?.Code,
                WithoutTerritory = part is { TerritoryCode: null },
            }),
            Vacant = () => SeatQueries.StreamVacantAsync(session, scope, question.Register, wanted?.Code),
            Ending = () => SeatQueries.StreamEndingSoonAsync(session, scope, question.Register, wanted?.Code),
        };
        var frame = question.Frame(
            t.Title, subject.Name, $"RG-{subject.Code}-{Formats.Date(asOf)}", now, t.Status, wanted is null ? [] : [subject.Name]);
        await (question.Format == DocumentFormat.Pdf
            ? GovernanceRegister.WritePdfAsync(data, frame, output, cancel)
            : GovernanceRegister.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }
}
