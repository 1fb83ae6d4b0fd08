namespace Portal.Data.Access;

/// <summary>An event of the trail in the history of one account.</summary>
public sealed record AccountEventRow
{
    public long Sequence { get; init; }
    public DateTime AtUtc { get; init; }
    public required string ActorName { get; init; }
    public required string Action { get; init; }
    public required string Detail { get; init; }

    /// <summary>The newest first; not who read it.</summary>
    public const string OfSubject = """
        SELECT e.Sequence, e.AtUtc, e.ActorName, e.Action, e.Detail
        FROM AuditEvent e
        WHERE e.Subject = @Subject AND e.Action <> 'AccountRead'
        ORDER BY e.Sequence DESC
        """;
}
