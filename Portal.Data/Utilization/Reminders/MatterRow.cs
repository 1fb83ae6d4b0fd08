using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;

namespace Portal.Data.Utilization.Reminders;

/// <summary>What waits of a filing, the most pressing first.</summary>
public enum MatterKind
{
    /// <summary>The due date has passed, and it can still be filled in.</summary>
    Overdue,

    /// <summary>Returned, and not submitted again since.</summary>
    Returned,

    /// <summary>Accepted once and open again until a day.</summary>
    Reopened,

    /// <summary>Not filed, and not due before today.</summary>
    Due,

    /// <summary>Never filed, and locked.</summary>
    Missing,

    /// <summary>Submitted, and waiting for the centre.</summary>
    ToReview,
}

/// <summary>A filing that waits for somebody: for the establishment that owes it, or for the centre that reviews it.</summary>
public sealed record MatterRow
{
    public required string BodyCode { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }

    /// <summary>The primary territory on the period's last day: the centre that may act on the filing is its.</summary>
    public string? TerritoryCode { get; init; }
    public required string PeriodCode { get; init; }
    public required string FiscalYear { get; init; }
    public int Number { get; init; }
    public FilingStatus? Status { get; init; }
    public bool IsCounted { get; init; }
    public DateOnly DueOn { get; init; }
    public DateOnly LocksOn { get; init; }
    public DateTime? SubmittedAtUtc { get; init; }

    /// <summary>When it was last returned, while the answer is not submitted.</summary>
    public DateTime? ReturnedAtUtc { get; init; }

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public DateOnly? SubmittedOn => SubmittedAtUtc is { } at ? PortalTime.DayOf(at) : null;

    public DateOnly? ReturnedOn => ReturnedAtUtc is { } at ? PortalTime.DayOf(at) : null;

    /// <summary>What it is on a day; null when nothing waits, as when a reopening has expired.</summary>
    public MatterKind? KindOn(DateOnly day) => this switch
    {
        { Status: FilingStatus.Submitted } => MatterKind.ToReview,
        _ when LocksOn < day => IsCounted ? null : MatterKind.Missing,
        { ReturnedAtUtc: not null } => MatterKind.Returned,
        { IsCounted: true } => MatterKind.Reopened,
        _ => DueOn < day ? MatterKind.Overdue : MatterKind.Due,
    };

    private const string Columns = $"""
        SELECT b.Code AS BodyCode, n.NameFr AS BodyFr, n.NameEn AS BodyEn, t.Code AS TerritoryCode, p.Code AS PeriodCode, p.FiscalYear, p.Number,
            f.Status, CASE WHEN c.FilingId IS NULL THEN 0 ELSE 1 END AS IsCounted, o.DueOn AS DueOn, o.LocksOn, f.SubmittedAtUtc, r.ChangedAtUtc AS ReturnedAtUtc
        {ObligationSql.From}
        {ObligationSql.Name}
        {ObligationSql.Return}
        WHERE o.FormCode = @FormCode AND o.WaiverReason IS NULL AND {ScopeSql.OfBody}
        """;

    /// <summary>
    /// What waits for establishments, not filed or open again and locked no earlier than a day, and what waits for centres; the first
    /// due first.
    /// </summary>
    public const string Waiting = $"""
        {Columns}
            AND o.LocksOn >= @LocksFrom AND (c.FilingId IS NULL OR f.FilingId <> c.FilingId) AND (f.Status IS NULL OR f.Status <> 'Submitted')
        UNION ALL
        {Columns}
            AND f.Status = 'Submitted'
        ORDER BY DueOn, PeriodCode, BodyCode
        """;
}
