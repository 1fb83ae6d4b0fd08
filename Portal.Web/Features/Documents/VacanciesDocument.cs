using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Reports;
using Portal.Reports.Governance;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>Vacancies and mandates that end soon, of a day.</summary>
internal sealed class VacanciesDocument : IDocument
{
    public string Name => "vacancies-and-endings";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.Territory | DocumentParameters.Structure;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (asOf, language) = (question.AsOf, question.Language);
        var subject = await DocumentSubject.ReadAsync(session, question, asOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var wanted = subject.Territory?.Code;
        var data = await ReadAsync(session, question, wanted, await NetworkQueries.TerritoriesAsync(session, question.Register.StructureOn));
        var frame = question.Frame(
            VacanciesTexts.For(language).Title, subject.Name, $"VF-{subject.Code}-{Formats.Date(asOf)}", now, GovernanceTexts.For(language).Status, wanted is null ? [] : [subject.Name]);
        await (question.Format == DocumentFormat.Pdf
            ? VacanciesReport.WritePdfAsync(data, frame, output, cancel)
            : VacanciesReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    /// <summary>Four statements, two of them to count what the document will list.</summary>
    /// <param name="session">One read transaction, in which the seats are read again as the document is written.</param>
    /// <param name="question">Who asks, of which day.</param>
    /// <param name="wanted">The code of the one territory that is asked for; null: all in scope.</param>
    /// <param name="territories">All of the network.</param>
    internal static async Task<VacanciesData> ReadAsync(IReadSession session, DocumentQuestion question, string? wanted, IReadOnlyList<TerritoryRow> territories)
    {
        var (scope, asOf, language) = (question.Scope, question.AsOf, question.Language);
        var coverage = (await SeatQueries.CoverageAsync(session, scope, question.Register)).Where(row => wanted is null || row.TerritoryCode == wanted).ToList();
        return new VacanciesData
        {
            AsOf = asOf,
            Parts = [.. NetworkParts.Of(coverage, territories, language, GovernanceTexts.For(language).Ministry)],
            Roles = await SeatQueries.RolesAsync(session, question.Register.StructureOn),
            Coverage = coverage,
            Tally = await SeatTally.OfAsync(asOf, Vacant(), Ending()),
            Centres = territories.Where(territory => territory.CentreCode is not null).ToDictionary(territory => territory.Code, territory => territory.Centre(language)),
            Vacant = Vacant,
            Ending = Ending,
        };

        IAsyncEnumerable<SeatRow> Vacant() => SeatQueries.StreamVacantAsync(session, scope, question.Register, wanted);

        IAsyncEnumerable<SeatRow> Ending() => SeatQueries.StreamEndingSoonAsync(session, scope, question.Register, wanted);
    }
}
