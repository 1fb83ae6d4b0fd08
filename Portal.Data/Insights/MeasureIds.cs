using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>The numbers under which sums are kept.</summary>
internal sealed class MeasureIds
{
    /// <summary>Not an indicator: the filings themselves. A number is one that is filed, a blank one that is due.</summary>
    public static readonly CellKey Filings = new("*");

    private readonly Dictionary<CellKey, int> ids;

    private MeasureIds(Dictionary<CellKey, int> ids) => this.ids = ids;

    public IReadOnlyCollection<int> All => ids.Values;

    public static async Task<MeasureIds> ReadAsync(IReadSession session) =>
        new((await session.ListAsync<MeasureRow>(MeasureRow.All)).ToDictionary(row => new CellKey(row.IndicatorCode, row.Category1, row.Category2), row => row.InsightMeasureId));

    /// <summary>Null where nothing was ever filed for it.</summary>
    public int? Find(CellKey kept) => ids.TryGetValue(kept, out var id) ? id : null;

    public async Task AddAsync(IWriteSession session, IEnumerable<CellKey> kept)
    {
        foreach (var key in kept.Distinct().Where(key => !ids.ContainsKey(key)).OrderBy(key => key.ToString(), StringComparer.Ordinal).ToList())
        {
            ids[key] = await session.InsertAsync(MeasureRow.Insert, new { IndicatorCode = key.Indicator, key.Category1, key.Category2 });
        }
    }

    private sealed record MeasureRow
    {
        public int InsightMeasureId { get; init; }
        public required string IndicatorCode { get; init; }
        public required string Category1 { get; init; }
        public required string Category2 { get; init; }

        public const string All = "SELECT InsightMeasureId, IndicatorCode, Category1, Category2 FROM InsightMeasure";

        public const string Insert =
            "INSERT INTO InsightMeasure (IndicatorCode, Category1, Category2) VALUES (@IndicatorCode, @Category1, @Category2)";
    }
}
