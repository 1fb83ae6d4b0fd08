using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>
/// What an establishment owes for a period and its current revision, with names and territory of the period's last day.
/// Before anything is entered there is no revision: <see cref="Revision"/> and <see cref="Version"/> are 0.
/// </summary>
public sealed record FilingRow
{
    public int ReportingObligationId { get; init; }
    public int BodyId { get; init; }
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public required string Acronym { get; init; }
    public string? TerritoryCode { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }
    public required string PeriodCode { get; init; }
    public required string FiscalYear { get; init; }
    public int Number { get; init; }
    public int Sequence { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public required string FormCode { get; init; }
    public int FormRevision { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }

    /// <summary>The day of the first submission.</summary>
    public DateOnly? FiledOn { get; init; }
    public string? WaiverReason { get; init; }
    public ObligationState State { get; init; }
    public bool IsLate { get; init; }

    /// <summary>An older revision counts while the current one is open: <see cref="CountedRevision"/>.</summary>
    public bool IsUnderRevision { get; init; }
    public int? CountedRevision { get; init; }

    /// <summary>What was said about its cells, settled or not.</summary>
    public int CommentCount { get; init; }

    public int? FilingId { get; init; }
    public int Revision { get; init; }
    public FilingStatus? Status { get; init; }

    /// <summary>What a command on the filing is given as seen.</summary>
    public int Version { get; init; }
    public bool IsNothingToReport { get; init; }
    public DateTime? StartedAtUtc { get; init; }

    /// <summary>When the revision, or one of its cells, last changed.</summary>
    public DateTime? ChangedAtUtc => CellChangedAtUtc > StepAtUtc ? CellChangedAtUtc : StepAtUtc;

    /// <summary>When the revision was last taken a step further or explained.</summary>
    public DateTime? StepAtUtc { get; init; }
    public DateTime? CellChangedAtUtc { get; init; }
    public DateTime? SubmittedAtUtc { get; init; }
    public string? SubmittedByName { get; init; }

    /// <summary>The seat that the person who submitted held that day, and the role as it was called on the day of the first submission.</summary>
    public int? CertifiedSeatId { get; init; }
    public string? CertifiedRoleFr { get; init; }
    public string? CertifiedRoleEn { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string? Territory(Language language) => TerritoryFr is null ? null : Names.In(language, TerritoryFr, TerritoryEn);

    public string? CertifiedRole(Language language) => CertifiedRoleFr is null ? null : Names.In(language, CertifiedRoleFr, CertifiedRoleEn);

    /// <summary>Whether cells can be filled in on a day, by whoever may.</summary>
    public bool IsOpenOn(DateOnly day) =>
        WaiverReason is null && day <= LocksOn && Status is null or FilingStatus.Draft or FilingStatus.Returned;

    /// <summary>Whether the statements of a scope would give it.</summary>
    public bool IsWithin(AccessScope scope) => (scope.Body is null || scope.Body == BodyCode) && (scope.Territory is null || scope.Territory == TerritoryCode);

    private const string Columns = $"""
        SELECT o.ReportingObligationId, o.BodyId, b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, n.Acronym,
            t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn,
            p.Code AS PeriodCode, p.FiscalYear, p.Number, p.Sequence, p.StartsOn, p.EndsOn, o.FormCode, fm.Revision AS FormRevision,
            o.DueOn, o.LocksOn, o.FiledOn, o.WaiverReason, {ObligationSql.Standing}, c.Revision AS CountedRevision,
            (SELECT COUNT(*) FROM FilingComment k WHERE k.ReportingObligationId = o.ReportingObligationId) AS CommentCount,
            f.FilingId, COALESCE(f.Revision, 0) AS Revision, f.Status, COALESCE(f.Version, 0) AS Version,
            COALESCE(f.IsNothingToReport, 0) AS IsNothingToReport, f.StartedAtUtc, f.ChangedAtUtc AS StepAtUtc,
            (SELECT MAX(v.ChangedAtUtc) FROM FilingValue v WHERE v.FilingId = f.FilingId) AS CellChangedAtUtc, f.SubmittedAtUtc, f.SubmittedByName,
            f.CertifiedSeatId, l.LabelFr AS CertifiedRoleFr, l.LabelEn AS CertifiedRoleEn
        {ObligationSql.From}
        {ObligationSql.Name}
        INNER JOIN Form fm ON fm.FormCode = o.FormCode
        LEFT JOIN Seat s ON s.SeatId = f.CertifiedSeatId
        LEFT JOIN RoleLabel l ON l.RoleCode = s.RoleCode
            AND l.ValidFrom <= o.FiledOn AND (l.ValidTo IS NULL OR l.ValidTo >= o.FiledOn)
        WHERE p.Code = @PeriodCode AND o.FormCode = @FormCode AND {ScopeSql.OfBody}
        """;

    public const string InScope = $"{Columns} AND b.Code = @BodyCode";

    /// <summary>Of every establishment in scope, by code.</summary>
    public const string OfPeriod = $"{Columns} ORDER BY b.Code";
}
