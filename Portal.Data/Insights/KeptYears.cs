using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>A year of figures as it is kept.</summary>
internal readonly record struct KeptYear(YearKey Key, ReadOnlyMemory<byte> Year);

/// <summary>Takes sheets apart into the years of figures that they hold, where every figure is wanted.</summary>
internal static class KeptYears
{
    /// <summary>Some sheets, of every cut and year.</summary>
    public static async Task<IReadOnlyList<SheetRow>> RowsAsync(IReadSession session, SheetTable table, IReadOnlyList<int> sheets)
    {
        var years = await session.ListAsync<KeptYearRow>(table.Years);
        return await session.ListAsync<SheetRow>(table.Some, new
        {
            Cuts = years.Select(year => year.CutCode).Distinct().ToList(),
            Years = years.Select(year => year.FirstSequence).Distinct().ToList(),
            Sheets = sheets,
        });
    }

    /// <returns>Null where the sheet cannot be read: it has to be computed anew.</returns>
    public static IReadOnlyList<KeptYear>? TryRead(SheetRow row)
    {
        try
        {
            var indicator = Cut.IndicatorOf(row.CutCode);
            var years = FigureSheet.Read(row.Figures).Parts.Select(part => new KeptYear(
                new YearKey(
                    new CellKey(indicator, part.Part.Category1, part.Part.Category2), (row.Sheet * FigureSheet.Places) + part.Part.Slot,
                    row.FirstSequence, part.Part.Basis),
                part.Year)).ToList();
            var scratch = new Figures[YearFigures.Periods];
            years.ForEach(year => YearFigures.Read(year.Year.Span, scratch));
            return years.TrueForAll(year => year.Key.Sheet == row.Key) ? years : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
