using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;
using UtilizationTexts = Portal.Reports.Utilization.UtilizationTexts;

namespace Portal.Web.Features.Documents;

/// <summary>The annual report: of the network for those who see all of it, of its territory for a centre.</summary>
internal sealed class AnnualReportDocument(FormCache forms) : IDocument
{
    public string Name => "annual-report";

    public DocumentFamily Family => DocumentFamily.Utilization;

    public DocumentParameters Parameters => DocumentParameters.Year;

    public bool IsFor(AccessScope scope) => scope is { MayReadOperations: true, Body: null };

    /// <summary>One statement more for each territory; none more for an establishment.</summary>
    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, language) = (question.Scope, question.Language);
        var t = AnnualTexts.For(language);
        var span = await DocumentSpan.ReadAsync(session, question with { Period = null, Quarter = null });
        if (span.Problem is { } noSpan)
        {
            return DocumentResult.Refused(noSpan);
        }

        var subject = await DocumentSubject.ReadAsync(session, question with { Territory = null, Establishment = null }, span.Last.EndsOn, Parameters);
        var filter = new UtilizationFilter(span.Periods[0].Sequence, span.Last.Sequence);
        var isInProgress = span.Periods.Count < CellHistory.PeriodsOfYear || span.Last.EndsOn > question.AsOf;
        var on = span.Last.EndsOn < question.AsOf ? span.Last.EndsOn : question.AsOf;
        var seats = await SeatQueries.StreamAsync(session, scope, on, new SeatFilter()).Where(seat => seat.Level == BodyLevel.Establishment).ToListAsync(cancel);
        var data = new AnnualReportData
        {
            FiscalYear = span.Code,
            IsInProgress = isInProgress,
            StructureOn = on,
            Utilization = await UtilizationReading.ReadAsync(session, forms, question with { Territory = null, Establishment = null }, span.Periods, filter, cancel),
            Territories = await TerritoriesAsync(session, scope, filter, span.Last.EndsOn),
            Coverage = await SeatQueries.CoverageAsync(session, scope, on),
            CoverageBefore = await SeatQueries.CoverageAsync(session, scope, on.AddYears(-1)),
            Turnover = await SeatQueries.TurnoverAsync(session, scope, span.Periods[0].StartsOn, on),
            Vacant = () => SeatQueries.StreamVacantAsync(session, scope, on, null),
            Seats = seats.ToLookup(seat => seat.BodyCode),
            Regions = await UtilizationQueries.RegionsAsync(session, scope, span.Last.EndsOn, null),
            RegionUse = await UtilizationQueries.ByRegionAsync(session, scope, filter, AnnualReportData.AccessIndicators),
        };
        var u = UtilizationTexts.For(language);
        var isFinal = !isInProgress && await UtilizationReading.IsFinalAsync(session, question, filter);
        var status = isInProgress ? t.StatusInProgress : isFinal ? u.StatusFinal : u.StatusProvisional;
        var frame = question.Frame(t.Title, t.Subject(subject.Name, span.Code), $"RA-{subject.Code}-{span.Code}", now, status) with
        {
            IsProvisional = !isFinal,
        };
        await (question.Format == DocumentFormat.Pdf
            ? AnnualReport.WritePdfAsync(data, frame, output, cancel)
            : AnnualReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);
    }

    private static async Task<IReadOnlyList<AnnualTerritory>> TerritoriesAsync(IReadSession session, AccessScope scope, UtilizationFilter filter, DateOnly on)
    {
        var territories = new List<AnnualTerritory>();
        foreach (var territory in await NetworkQueries.TerritoriesAsync(session, on, scope.Territory))
        {
            territories.Add(new AnnualTerritory(territory, await UtilizationQueries.SummaryAsync(session, scope, filter with { Territory = territory.Code })));
        }

        return territories;
    }
}
