namespace Portal.Data.Audit;

/// <summary>An event as far as an anchor or an edge of a search needs it.</summary>
internal sealed record TrailHeadRow
{
    public long Sequence { get; init; }
    public required string Hash { get; init; }

    /// <summary>The last before an instant first; take one.</summary>
    public const string Before = """
        SELECT Sequence, Hash
        FROM AuditEvent
        WHERE AtUtc < @At
        ORDER BY AtUtc DESC, Sequence DESC
        """;

    /// <summary>The first since an instant first; take one.</summary>
    public const string Since = """
        SELECT Sequence, Hash
        FROM AuditEvent
        WHERE AtUtc >= @At
        ORDER BY AtUtc, Sequence
        """;
}
