namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>What happens by other hands than those of the commands under test.</summary>
internal static class PlantedFilings
{
    /// <summary>A body that has closed keeps neither name nor territory beyond its last day.</summary>
    public const string EndName = "UPDATE BodyName SET ValidTo = @LastDay WHERE BodyId = (SELECT b.BodyId FROM Body b WHERE b.Code = @Body)";

    public const string LeaveTerritory = "UPDATE BodyTerritory SET ValidTo = @LastDay WHERE BodyId = (SELECT b.BodyId FROM Body b WHERE b.Code = @Body)";

    private const string Obligation = """
        (SELECT o.ReportingObligationId FROM ReportingObligation o
            INNER JOIN Body b ON b.BodyId = o.BodyId AND b.Code = @Body
            INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.Sequence = @Sequence)
        """;

    public const string Waive = $"UPDATE ReportingObligation SET WaiverReason = @Reason WHERE ReportingObligationId = {Obligation}";

    public const string Supersede =
        $"UPDATE Filing SET IsCurrent = 0 WHERE ReportingObligationId = {Obligation} AND IsCurrent = 1 AND Status = 'Accepted'";

    public const string Reopen = $"""
        INSERT INTO Filing (ReportingObligationId, Revision, IsCurrent, IsCounted, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc)
        SELECT f.ReportingObligationId, f.Revision + 1, 1, 0, 'Draft', f.Version + 1, 0, @AtUtc, @AtUtc
        FROM Filing f
        WHERE f.ReportingObligationId = {Obligation}
        """;
}
