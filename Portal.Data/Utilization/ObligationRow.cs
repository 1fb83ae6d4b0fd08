using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>
/// What an establishment owes for a period and how it stands today, with the name and the territory of the period's last day:
/// one row of an obligations' list.
/// </summary>
public sealed record ObligationRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }

    /// <summary>The health region of the establishment's seat; regions do not change.</summary>
    public string? RegionCode { get; init; }
    public string? RegionFr { get; init; }
    public string? RegionEn { get; init; }
    public required string PeriodCode { get; init; }
    public int Number { get; init; }
    public int Sequence { get; init; }
    public ObligationState State { get; init; }
    public bool IsLate { get; init; }
    public bool IsUnderRevision { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }

    /// <summary>The day of the first submission.</summary>
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }

    /// <summary>The revision that counts, and who certified it; none when nothing is filed.</summary>
    public int? CountedRevision { get; init; }
    public string? CertifiedByName { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    public bool IsFiled => State is ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted;

    public bool IsWaived => State == ObligationState.Waived;

    public bool IsMissing => State == ObligationState.Missing;

    /// <summary>First filed after the due date.</summary>
    public bool IsFiledLate => IsFiled && FiledOn > DueOn;

    /// <summary>Neither filed nor waived.</summary>
    public bool IsAwaited => !IsFiled && !IsWaived;

    public Completeness Counts => new(1, IsWaived ? 1 : 0, IsFiled ? 1 : 0, IsFiledLate ? 1 : 0, IsLate ? 1 : 0, IsMissing ? 1 : 0);

    private const string Columns = """
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn,
            t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn,
            hr.Code AS RegionCode, hr.NameFr AS RegionFr, hr.NameEn AS RegionEn,
            p.Code AS PeriodCode, p.Number, p.Sequence, o.DueOn, o.LocksOn, o.FiledOn, o.WaiverReason,
            c.Revision AS CountedRevision, c.SubmittedByName AS CertifiedByName,
        """;

    private const string Chosen = $"""
        {ObligationSql.Name}
        LEFT JOIN HealthRegion hr ON hr.HealthRegionId = b.HealthRegionId
        WHERE {ObligationSql.InRange}
            AND (@Territory IS NULL OR t.Code = @Territory)
            AND (@Body IS NULL OR b.Code = @Body)
        ORDER BY t.Ordinal, b.Code, p.Sequence
        """;

    /// <summary>Territory by territory, then by establishment, then by period.</summary>
    public const string InOrder = $"{Columns} {ObligationSql.Standing} {ObligationSql.From} {Chosen}";

    /// <summary>As of a past day.</summary>
    public const string PastInOrder = $"{Columns} {ObligationSql.PastStanding} {ObligationSql.PastFrom} {Chosen}";
}
