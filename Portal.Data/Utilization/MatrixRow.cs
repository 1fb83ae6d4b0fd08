using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>Which rows of the matrix to show; totals do not follow it.</summary>
public enum MatrixOnly
{
    /// <summary>Establishments with a filing whose lock date went by.</summary>
    Missing,

    /// <summary>Establishments that filed late, or have not filed after the due date.</summary>
    Late,
}

/// <summary>What the matrix is asked for; nulls filter nothing.</summary>
public sealed record MatrixFilter
{
    public required string FiscalYear { get; init; }
    public string? Territory { get; init; }
    public MatrixOnly? Only { get; init; }

    /// <summary>The end of a past day, at which every state is told; null: now.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The day whose structure groups and names; null: the last day of each period.</summary>
    public DateOnly? StructureOn { get; init; }
}

/// <summary>
/// An establishment that has something to file in the range, under a territory. One that changed territory meanwhile has a
/// row under each, unless one day's structure was asked for. It is named as on the last of the row's days.
/// </summary>
public sealed record MatrixRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public required string Acronym { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    // Grouped by the body's own id: by the obligation's, SQLite would walk every obligation there ever was in that order.
    private const string Owing = $"""
        WITH Due AS (
            SELECT b.BodyId, b.Code, gm.TerritoryId, MAX({ObligationSql.StructureDay}) AS NamedOn
        """;

    private const string Chosen = $"""
            {ObligationSql.Group}
            WHERE {ObligationSql.InRange}
                AND (@Territory IS NULL OR g.Code = @Territory)
            GROUP BY b.Code, b.BodyId, gm.TerritoryId
            HAVING @Only IS NULL
                OR (@Only = 'Missing' AND SUM(CASE WHEN {ObligationSql.IsMissing} THEN 1 ELSE 0 END) > 0)
                OR (@Only = 'Late' AND SUM(CASE WHEN {ObligationSql.IsLate} THEN 1 ELSE 0 END) > 0)
        )
        """;

    private const string Matching = $"{Owing} {ObligationSql.From} {Chosen}";

    private const string PastMatching = $"{Owing} {ObligationSql.PastFrom} {Chosen}";

    private const string Named = """
        FROM Due d
        INNER JOIN BodyName n ON n.BodyId = d.BodyId AND n.ValidFrom <= d.NamedOn AND (n.ValidTo IS NULL OR n.ValidTo >= d.NamedOn)
        LEFT JOIN Territory t ON t.TerritoryId = d.TerritoryId
        """;

    private const string Listed = $"""
        SELECT d.Code, n.NameFr, n.NameEn, n.Acronym, t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn
        {Named}
        ORDER BY t.Ordinal, n.NameFr, d.Code
        """;

    /// <summary>Territory by territory, then by name.</summary>
    public const string Page = $"{Matching} {Listed}";

    public const string Count = $"{Matching} SELECT COUNT(*) AS Total {Named}";

    /// <summary>As of a past day.</summary>
    public const string PastPage = $"{PastMatching} {Listed}";

    public const string PastCount = $"{PastMatching} SELECT COUNT(*) AS Total {Named}";
}

/// <summary>A cell of the matrix: what one establishment owes for one period, and how it stands today.</summary>
public sealed record MatrixCellRow
{
    public required string BodyCode { get; init; }
    public string? TerritoryCode { get; init; }
    public int Sequence { get; init; }
    public ObligationState State { get; init; }
    public bool IsLate { get; init; }
    public bool IsUnderRevision { get; init; }

    /// <summary>Of the current revision, which the state does not tell when it is missing or under revision.</summary>
    public FilingStatus? Status { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }

    public bool IsFiled => State is ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted;

    private const string Chosen = $"""
        {ObligationSql.Group}
        WHERE {ObligationSql.InRange} AND b.Code IN @Bodies
            AND (@Territory IS NULL OR g.Code = @Territory)
        ORDER BY b.Code, p.Sequence
        """;

    public const string OfBodies = $"""
        SELECT b.Code AS BodyCode, g.Code AS TerritoryCode, p.Sequence, {ObligationSql.Standing},
            f.Status, o.DueOn, o.LocksOn, o.FiledOn, o.WaiverReason
        {ObligationSql.From}
        {Chosen}
        """;

    /// <summary>As of a past day.</summary>
    public const string PastOfBodies = $"""
        SELECT b.Code AS BodyCode, g.Code AS TerritoryCode, p.Sequence, {ObligationSql.PastStanding},
            ft.Status, o.DueOn, o.LocksOn, o.FiledOn, o.WaiverReason
        {ObligationSql.PastFrom}
        {Chosen}
        """;
}
