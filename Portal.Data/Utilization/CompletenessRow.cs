using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>Obligations counted. They can be added: each obligation stands in exactly one count.</summary>
/// <param name="Expected">All of them, the waived ones included.</param>
/// <param name="Filed">Not waived, and a submitted, reviewed or accepted revision counts.</param>
/// <param name="FiledLate">Filed, for the first time after the due date.</param>
/// <param name="Late">Filed late, or not yet filed after the due date.</param>
/// <param name="Missing">Not filed, and the lock date is over.</param>
public readonly record struct Completeness(int Expected, int Waived, int Filed, int FiledLate, int Late, int Missing)
{
    /// <summary>What filed is a share of.</summary>
    public int Due => Expected - Waived;

    /// <summary>From 0 to 1; null where nothing is due.</summary>
    public decimal? Share => Due == 0 ? null : (decimal)Filed / Due;

    /// <summary>Filed, for the first time by the due date.</summary>
    public int OnTime => Filed - FiledLate;

    /// <summary>Neither filed nor waived, whether due or not.</summary>
    public int Awaited => Due - Filed;

    /// <summary>What was filed on time as a share of what was filed, from 0 to 1; null where nothing is filed.</summary>
    public decimal? Timeliness => Filed == 0 ? null : (decimal)OnTime / Filed;

    public static Completeness operator +(Completeness left, Completeness right) => new(
        left.Expected + right.Expected,
        left.Waived + right.Waived,
        left.Filed + right.Filed,
        left.FiledLate + right.FiledLate,
        left.Late + right.Late,
        left.Missing + right.Missing);

    public static Completeness Add(Completeness left, Completeness right) => left + right;

    public static Completeness Sum(IEnumerable<CompletenessRow> rows) => rows.Aggregate(default(Completeness), (sum, row) => sum + row.Counts);
}

/// <summary>The obligations of one territory in one period, counted. No territory: the bodies that had none.</summary>
public sealed record CompletenessRow
{
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public int Sequence { get; init; }
    public int Expected { get; init; }
    public int Waived { get; init; }
    public int Filed { get; init; }
    public int FiledLate { get; init; }
    public int Late { get; init; }
    public int Missing { get; init; }

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    public Completeness Counts => new(Expected, Waived, Filed, FiledLate, Late, Missing);

    /// <summary>The same counts as <see cref="ByTerritoryAndPeriod"/>, of cells that are at hand already, in the lines' order.</summary>
    public static IEnumerable<CompletenessRow> Of(IEnumerable<MatrixLine> lines) =>
        from line in lines
        group line by line.Establishment.TerritoryCode into territory
        let first = territory.First().Establishment
        from period in territory.SelectMany(line => line.Cells.Values).GroupBy(cell => cell.Sequence).OrderBy(period => period.Key)
        select new CompletenessRow
        {
            TerritoryCode = first.TerritoryCode,
            TerritoryFr = first.TerritoryFr,
            TerritoryEn = first.TerritoryEn,
            Sequence = period.Key,
            Expected = period.Count(),
            Waived = period.Count(cell => cell.State == ObligationState.Waived),
            Filed = period.Count(cell => cell.IsFiled),
            FiledLate = period.Count(cell => cell.IsFiled && cell.FiledOn > cell.DueOn),
            Late = period.Count(cell => cell.IsLate),
            Missing = period.Count(cell => cell.State == ObligationState.Missing),
        };

    private const string Counted = $"""
        SELECT g.TerritoryId, p.Sequence,
            COUNT(*) AS Expected,
            COUNT(o.WaiverReason) AS Waived,
            SUM(CASE WHEN {ObligationSql.IsFiled} THEN 1 ELSE 0 END) AS Filed,
            SUM(CASE WHEN {ObligationSql.IsFiled} AND o.FiledOn > o.DueOn THEN 1 ELSE 0 END) AS FiledLate,
            SUM(CASE WHEN {ObligationSql.IsLate} THEN 1 ELSE 0 END) AS Late,
            SUM(CASE WHEN {ObligationSql.IsMissing} THEN 1 ELSE 0 END) AS Missing
        """;

    private const string Grouped = $"""
        {ObligationSql.Group}
        WHERE {ObligationSql.InRange}
            AND (@Territory IS NULL OR g.Code = @Territory)
            AND (@Body IS NULL OR b.Code = @Body)
        GROUP BY g.TerritoryId, p.Sequence
        """;

    /// <summary>Names come after the counting: to group by them is to compare texts as often as there are obligations.</summary>
    private const string Named = """
        SELECT t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn, sums.Sequence, sums.Expected, sums.Waived, sums.Filed, sums.FiledLate, sums.Late, sums.Missing
        FROM Counted sums
        LEFT JOIN Territory t ON t.TerritoryId = sums.TerritoryId
        ORDER BY t.Ordinal, sums.Sequence
        """;

    public const string ByTerritoryAndPeriod = $"WITH Counted AS ({Counted} {ObligationSql.From} {Grouped}) {Named}";

    /// <summary>As of a past day.</summary>
    public const string PastByTerritoryAndPeriod = $"WITH Counted AS ({Counted} {ObligationSql.PastFrom} {Grouped}) {Named}";
}
