using System.Text.Json.Serialization;
using Portal.Data.Engine;

namespace Portal.Data.Audit;

/// <summary>What is looked for in the trail; null asks for all.</summary>
public sealed record TrailFilter
{
    /// <summary>Exactly one actor, by the identity that the trail keeps.</summary>
    public string? Actor { get; init; }

    /// <summary>Part of an actor's name or identity, without case and accents.</summary>
    public string? Who { get; init; }

    /// <summary>A body's code.</summary>
    public string? Body { get; init; }

    /// <summary>A kind of action, as the trail names it.</summary>
    public string? Kind { get; init; }

    /// <summary>Part of what the event says: its subject, its body, its values; without case and accents.</summary>
    public string? Text { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new TrailFilter();

    /// <summary>Whether an event is one of those; for a reader from whom small counts are masked, one that is masked already.</summary>
    public bool Matches(AuditEventRow row) =>
        (Actor is null || row.ActorId == Actor)
        && (Body is null || row.BodyCode == Body)
        && (Kind is null || row.Action == Kind)
        && (Who is null || Contains(row.ActorName, Who) || Contains(row.ActorId, Who))
        && (Text is null || Contains(row.Subject, Text) || Contains(row.BodyCode, Text) || Contains(row.ActorName, Text)
            || AuditChange.Of(row.Detail).Any(change => Contains(change.Before, Text) || Contains(change.After, Text)));

    private static bool Contains(string? text, string part) =>
        text is not null && SearchText.Fold(text).Contains(SearchText.Fold(part), StringComparison.Ordinal);
}

/// <summary>Between which instants, and from where on backwards.</summary>
public sealed record TrailSpan
{
    public DateTime? FromUtc { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTime? UntilUtc { get; init; }

    /// <summary>Only events with a lower number; null: from the end.</summary>
    public long? Before { get; init; }
}

/// <summary>Events that were found, the newest first.</summary>
public sealed record TrailPage
{
    public required IReadOnlyList<AuditEventRow> Events { get; init; }

    /// <summary>Where the search goes on; null when it has come to its end.</summary>
    public long? Next { get; init; }

    /// <summary>How many events were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>The last event that was looked at, where the search stopped for having looked at enough; else null.</summary>
    public AuditEventRow? StoppedAt { get; init; }
}
