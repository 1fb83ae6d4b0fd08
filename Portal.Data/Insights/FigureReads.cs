using System.Data.Common;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What one span of a question reads of what is kept.</summary>
/// <param name="ByEstablishment">Of the establishments' sheets; otherwise of the groups'.</param>
/// <param name="Sheets">Null: every sheet there is.</param>
internal sealed record FigureRead(bool ByEstablishment, IReadOnlyCollection<string> Cuts, IReadOnlyList<int> Years, IReadOnlyList<int>? Sheets, SheetReader Reader);

/// <summary>Reads for several spans, of one question or of many, what they need together: a statement for each table.</summary>
internal static class FigureReads
{
    /// <summary>Years of figures that one question may read: places × figures × fiscal years. In time, a quarter of a second.</summary>
    public const int MostYears = 130_000;

    /// <summary>A longer list of parameters costs more to bind than another statement.</summary>
    private const int SheetsAtOnce = 200;

    /// <param name="isWhole">Every place there is: then they need not be named.</param>
    /// <returns>Null where there is nothing to read.</returns>
    public static FigureRead? Make(
        MeasurePlan plan, Basis basis, bool byEstablishment, SortedPlaces sorted, bool isWhole, Cube figures, Cube filings)
    {
        if (sorted.Count == 0 || figures.Time.Periods.Count == 0)
        {
            return null;
        }

        var wanted = Wanted(plan);
        wanted[Cut.CodeOf(Cut.Filings)] = [new WantedCell("", "", [])];
        return new FigureRead(
            byEstablishment, wanted.Keys, Years(figures.Time.Periods), isWhole ? null : sorted.Sheets,
            new SheetReader(wanted, Counted(basis), sorted, figures, filings));
    }

    /// <summary>What some establishments have, without the filings behind it.</summary>
    public static FigureRead OfFigures(MeasurePlan plan, Basis basis, SortedPlaces sorted, Cube figures)
    {
        var wanted = Wanted(plan);
        return new FigureRead(
            ByEstablishment: true, wanted.Keys, Years(figures.Time.Periods), sorted.Sheets, new SheetReader(wanted, Counted(basis), sorted, figures, filings: null));
    }

    /// <summary>At most, of so many places.</summary>
    public static long YearsOf(MeasurePlan plan, int places, IReadOnlyList<PeriodRow> periods) => (long)places * (plan.Kept.Count + 1) * Years(periods).Count;

    public static async Task RunAsync(IReadSession session, IEnumerable<FigureRead> reads)
    {
        foreach (var together in reads.ToLookup(read => read.ByEstablishment))
        {
            var table = together.Key ? SheetTable.Bodies : SheetTable.Groups;
            var readers = together.Select(read => read.Reader).ToList();
            var cuts = together.SelectMany(read => read.Cuts).Distinct().Order(StringComparer.Ordinal).ToList();
            var years = together.SelectMany(read => read.Years).Distinct().Order().ToList();
            if (together.Any(read => read.Sheets is null))
            {
                await session.EachAsync(table.All, new { Cuts = cuts, Years = years }, row => Show(row, readers));
                continue;
            }

            foreach (var sheets in together.SelectMany(read => read.Sheets!).Distinct().Order().Chunk(SheetsAtOnce))
            {
                await session.EachAsync(table.Some, new { Cuts = cuts, Years = years, Sheets = sheets }, row => Show(row, readers));
            }
        }
    }

    /// <summary>The first sequences of the fiscal years, in order.</summary>
    public static List<int> Years(IReadOnlyList<PeriodRow> periods) => [.. periods.Select(period => period.Sequence - period.Number + 1).Distinct().Order()];

    private static Dictionary<string, IReadOnlyList<WantedCell>> Wanted(MeasurePlan plan) => plan.Kept.GroupBy(Cut.CodeOf).ToDictionary(
        cut => cut.Key,
        cut => (IReadOnlyList<WantedCell>)[.. cut.Select(kept => new WantedCell(kept.Category1, kept.Category2, plan.TargetsOf(kept)))]);

    private static int Counted(Basis basis) => basis == Basis.Accepted ? SheetRow.Accepted : SheetRow.Submitted;

    private static void Show(DbDataReader row, List<SheetReader> readers)
    {
        var (cut, year, sheet, bytes) = (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3));
        foreach (var reader in readers)
        {
            reader.Add(cut, year, sheet, bytes);
        }
    }
}
