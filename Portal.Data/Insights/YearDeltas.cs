using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>Which row of a table of years.</summary>
internal readonly record struct YearKey(int MeasureId, int PlaceId, int FirstSequence, int Basis);

/// <summary>What is to be added to the rows of a table of years; taking away is adding less.</summary>
internal sealed class YearDeltas
{
    private const int PlacesAtOnce = 500;

    private readonly Dictionary<YearKey, Figures[]> deltas = [];

    public bool IsEmpty => Changed.Count == 0;

    /// <summary>The rows that something is added to, or taken from, in one order: two writers that meet wait for each other, not both at once.</summary>
    public IReadOnlyList<YearKey> Changed =>
        [.. deltas.Where(delta => Array.Exists(delta.Value, figures => !figures.IsEmpty)).Select(delta => delta.Key)
            .OrderBy(key => key.MeasureId).ThenBy(key => key.FirstSequence).ThenBy(key => key.PlaceId).ThenBy(key => key.Basis)];

    /// <param name="number">Of the period in its year, from 1.</param>
    public void Add(YearKey key, int number, in Figures figures) => Of(key)[number - 1] += figures;

    public void Add(YearKey key, byte[] year)
    {
        Span<Figures> periods = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(year, periods);
        var delta = Of(key);
        for (var at = 0; at < periods.Length; at++)
        {
            delta[at] += periods[at];
        }
    }

    public void Subtract(YearKey key, byte[] year)
    {
        Span<Figures> periods = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(year, periods);
        var delta = Of(key);
        for (var at = 0; at < periods.Length; at++)
        {
            delta[at] -= periods[at];
        }
    }

    /// <summary>A row that comes to nothing goes.</summary>
    public async Task ApplyAsync(IWriteSession session, YearTable table)
    {
        var (inserts, updates, deletes) = (new List<YearArgs>(), new List<YearArgs>(), new List<YearArgs>());
        foreach (var year in Changed.GroupBy(key => key.FirstSequence).OrderBy(year => year.Key))
        {
            var present = await ReadAsync(session, table, [.. year]);
            foreach (var key in year)
            {
                var before = present.GetValueOrDefault(key);
                var after = Sum(before, deltas[key]);
                var rows = before is null ? inserts : after.Length == 0 ? deletes : updates;
                rows.Add(new YearArgs(key, after));
            }
        }

        await RunAsync(session, table.Insert, inserts);
        await RunAsync(session, table.Update, updates);
        await RunAsync(session, table.Delete, deletes);
    }

    private static byte[] Sum(byte[]? before, Figures[] delta)
    {
        Span<Figures> periods = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(before, periods);
        for (var at = 0; at < periods.Length; at++)
        {
            periods[at] += delta[at];
        }

        return YearFigures.Write(periods);
    }

    private static async Task<Dictionary<YearKey, byte[]>> ReadAsync(IWriteSession session, YearTable table, IReadOnlyList<YearKey> keys)
    {
        var present = new Dictionary<YearKey, byte[]>();
        var measures = keys.Select(key => key.MeasureId).Distinct().ToList();
        foreach (var places in keys.Select(key => key.PlaceId).Distinct().Chunk(PlacesAtOnce))
        {
            foreach (var row in await session.ListAsync<YearRow>(table.Read, new { Measures = measures, Places = places, keys[0].FirstSequence }))
            {
                present[new YearKey(row.MeasureId, row.PlaceId, row.FirstSequence, row.Basis)] = row.Figures;
            }
        }

        return present;
    }

    private static Task RunAsync(IWriteSession session, string statement, List<YearArgs> rows) =>
        rows.Count == 0 ? Task.CompletedTask : session.ExecuteManyAsync(statement, rows);

    private Figures[] Of(YearKey key) => deltas.TryGetValue(key, out var delta) ? delta : deltas[key] = new Figures[YearFigures.Periods];

    private sealed class YearArgs(YearKey key, byte[] figures)
    {
        public int MeasureId => key.MeasureId;
        public int PlaceId => key.PlaceId;
        public int FirstSequence => key.FirstSequence;
        public int Basis => key.Basis;
        public byte[] Figures => figures;
    }
}
