namespace Portal.Data.Governance;

/// <summary>Whether a pilot's seat of a body <c>b</c> is held, or held or covered, on the day <c>@AsOf</c>.</summary>
internal static class PilotSql
{
    private const string Mandate = """
        SELECT 1 FROM Appointment pa
        INNER JOIN Seat ps ON ps.SeatId = pa.SeatId AND ps.OpensOn <= @AsOf AND (ps.ClosesOn IS NULL OR ps.ClosesOn >= @AsOf)
        INNER JOIN GovernanceRole pr ON pr.RoleCode = ps.RoleCode AND pr.IsPilot = 1
        WHERE ps.BodyId = b.BodyId AND pa.WithdrawnAtUtc IS NULL AND pa.StartsOn <= @AsOf AND (pa.EndsOn IS NULL OR pa.EndsOn >= @AsOf)
        """;

    /// <summary>Somebody holds or covers one.</summary>
    public const string InOffice = $"EXISTS ({Mandate})";

    /// <summary>Somebody holds one.</summary>
    public const string Held = $"EXISTS ({Mandate} AND pa.IsInterim = 0)";
}
