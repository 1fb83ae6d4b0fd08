using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports;
using Portal.Reports.Network;
using Portal.Reports.Utilization;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The profile of one territory, of a day.</summary>
internal sealed class TerritoryProfileDocument(FormCache forms) : IDocument
{
    private const int MostEstablishments = 3000;

    public string Name => "territory-profile";

    public DocumentFamily Family => DocumentFamily.Governance;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.TerritoryNeeded;

    /// <summary>Those who see a whole territory.</summary>
    public bool IsFor(AccessScope scope) => scope is { MayReadOperations: true, Body: null };

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var subject = await DocumentSubject.ReadAsync(session, question, question.AsOf, Parameters);
        if (subject.Problem is { } problem)
        {
            return DocumentResult.Refused(problem);
        }

        var data = await ReadAsync(session, question, subject.Territory!, PortalTime.DayOf(now));
        var frame = question.Frame(
            ProfileTexts.For(question.Language).TerritoryTitle, subject.Name, $"PT-{subject.Code}-{Formats.Date(question.AsOf)}", now,
            GovernanceTexts.For(question.Language).Status, subject.Name);
        await (question.Format == DocumentFormat.Pdf
            ? TerritoryProfile.WritePdfAsync(data, frame, output, cancel)
            : TerritoryProfile.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    private async Task<TerritoryProfileData> ReadAsync(IReadSession session, DocumentQuestion question, TerritoryRow territory, DateOnly today)
    {
        var (scope, asOf, language, code) = (question.Scope, question.AsOf, question.Language, territory.Code);
        var centre = territory.CentreCode is { } centreCode ? await NetworkQueries.CentreAsync(session, asOf, centreCode) : null;
        var host = centre?.HostCode is { } hostCode ? await NetworkQueries.EstablishmentAsync(session, scope, asOf, hostCode) : null;
        var regions = await PopulationRow.RegionsAsync(session, scope, asOf, code, null);
        var names = (await NetworkQueries.RegionsAsync(session, asOf)).DistinctBy(region => region.Code).ToDictionary(region => region.Code, region => region.Name(language));
        var periods = await PeriodQueries.OfYearAndPreviousAsync(session, asOf);
        var year = PortalTime.FiscalYearOf(asOf);
        var filter = new UtilizationFilter(periods is [var first, ..] ? first.Sequence : 0, periods is [.., var last] ? last.Sequence : -1) { Territory = code };
        var trend = await UtilizationQueries.SeriesAsync(session, scope, filter, [YearCourse.Indicator]);
        var comparison = await ProfileFigures.ReadAsync(session, forms, scope, asOf, today, periods, filter);
        return new TerritoryProfileData
        {
            AsOf = asOf,
            Territory = territory,
            Centre = centre,
            Host = host?.Name(language) ?? centre?.HostCode,
            Establishments = await NetworkQueries.EstablishmentsAsync(
                session, scope, asOf, new EstablishmentFilter { Territory = code }, new PageRequest(0, MostEstablishments)),
            Affiliated = await NetworkQueries.AffiliatedAsync(session, scope, asOf, code),
            Regions = [.. regions.Where(region => region.Selected > 0).Select(region => new ServedRegion(
                region.RegionCode, names.GetValueOrDefault(region.RegionCode, region.RegionCode), region.Population, region.Establishments, region.Selected))],
            Population = PopulationRow.Served(regions),
            Vacancies = await VacanciesDocument.ReadAsync(session, question, code, await NetworkQueries.TerritoriesAsync(session, asOf)),
            Seats = () => SeatQueries.StreamAsync(session, scope, asOf, new SeatFilter { Territory = code }),
            FiscalYear = year,
            Filings = await FilingsAsync(session, question, code, year, today),
            Comparison = comparison,
            Course = ProfileFigures.Course(periods, trend, asOf, comparison?.Form),
        };
    }

    /// <summary>What each establishment has filed of the year’s periods whose due date is past; one that moved counts for its time in the territory.</summary>
    private static async Task<IReadOnlyList<BodyFilings>> FilingsAsync(IReadSession session, DocumentQuestion question, string territory, string year, DateOnly today)
    {
        var matrix = await MatrixQueries.PageAsync(
            session, question.Scope, today, new MatrixFilter { FiscalYear = year, Territory = territory }, new PageRequest(0, MostEstablishments));
        return [.. (matrix?.Lines ?? []).Select(line => new BodyFilings(
            line.Establishment.Code,
            line.Establishment.Name(question.Language),
            line.Cells.Values.Where(cell => cell.DueOn <= question.AsOf).Aggregate(default(Completeness), (sum, cell) => sum + EstablishmentProfileData.Of(cell))))];
    }
}
