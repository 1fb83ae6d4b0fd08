using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>A year of one kept figure at one place, in one class of revisions.</summary>
internal readonly record struct YearKey(CellKey Kept, int PlaceId, int FirstSequence, int Basis)
{
    public SheetKey Sheet => new(Cut.CodeOf(Kept), FirstSequence, FigureSheet.NumberOf(PlaceId));

    public SheetPart Part => new(FigureSheet.SlotOf(PlaceId), Kept.Category1, Kept.Category2, Basis);
}

/// <summary>What is to be added to the sheets of a table; taking away is adding less.</summary>
internal sealed class SheetDeltas
{
    private const int SheetsAtOnce = 200;

    private readonly Dictionary<YearKey, Figures[]> deltas = [];

    /// <summary>How many years of figures something is added to, or taken from.</summary>
    public int Changes => Changed.Count();

    private IEnumerable<KeyValuePair<YearKey, Figures[]>> Changed => deltas.Where(delta => Array.Exists(delta.Value, figures => !figures.IsEmpty));

    /// <param name="number">Of the period in its year, from 1.</param>
    public void Add(YearKey key, int number, in Figures figures) => Of(key)[number - 1] += figures;

    /// <summary>Adds a year that is kept, or takes it away.</summary>
    public void Add(YearKey key, ReadOnlySpan<byte> year, bool isLess = false)
    {
        Span<Figures> periods = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(year, periods);
        var delta = Of(key);
        for (var at = 0; at < periods.Length; at++)
        {
            delta[at] += isLess ? -periods[at] : periods[at];
        }
    }

    /// <summary>In one order: two writers that meet wait for each other, not both at once. A sheet that comes to nothing goes.</summary>
    public async Task ApplyAsync(IWriteSession session, SheetTable table)
    {
        var sheets = Changed.GroupBy(delta => delta.Key.Sheet)
            .OrderBy(sheet => sheet.Key.FirstSequence).ThenBy(sheet => sheet.Key.CutCode, StringComparer.Ordinal).ThenBy(sheet => sheet.Key.Sheet).ToList();
        var (inserts, updates, deletes) = (new List<SheetRow>(), new List<SheetRow>(), new List<SheetRow>());
        foreach (var year in sheets.GroupBy(sheet => sheet.Key.FirstSequence))
        {
            var present = await ReadAsync(session, table, [.. year.Select(sheet => sheet.Key)]);
            foreach (var changed in year)
            {
                var isThere = present.TryGetValue(changed.Key, out var before);
                var sheet = isThere ? FigureSheet.Read(before) : new FigureSheet();
                foreach (var (key, delta) in changed)
                {
                    sheet.Add(key.Part, delta);
                }

                var after = new SheetRow
                {
                    CutCode = changed.Key.CutCode,
                    FirstSequence = changed.Key.FirstSequence,
                    Sheet = changed.Key.Sheet,
                    Figures = sheet.Write(),
                };
                var rows = !isThere ? inserts : after.Figures.Length == 0 ? deletes : updates;
                rows.Add(after);
            }
        }

        await RunAsync(session, table.Insert, inserts);
        await RunAsync(session, table.Update, updates);
        await RunAsync(session, table.Delete, deletes);
    }

    private static async Task<Dictionary<SheetKey, byte[]>> ReadAsync(IWriteSession session, SheetTable table, IReadOnlyList<SheetKey> keys)
    {
        var present = new Dictionary<SheetKey, byte[]>();
        var cuts = keys.Select(key => key.CutCode).Distinct().ToList();
        foreach (var sheets in keys.Select(key => key.Sheet).Distinct().Order().Chunk(SheetsAtOnce))
        {
            foreach (var row in await session.ListAsync<SheetRow>(table.Some, new { Cuts = cuts, Years = new[] { keys[0].FirstSequence }, Sheets = sheets }))
            {
                present[row.Key] = row.Figures;
            }
        }

        return present;
    }

    private static Task RunAsync(IWriteSession session, string statement, List<SheetRow> rows) =>
        rows.Count == 0 ? Task.CompletedTask : session.ExecuteManyAsync(statement, rows);

    private Figures[] Of(YearKey key) => deltas.TryGetValue(key, out var delta) ? delta : deltas[key] = new Figures[YearFigures.Periods];
}
