using Portal.Data.Network;

namespace Portal.Data.Governance.Letters;

/// <summary>A version of what letters of a kind say.</summary>
public sealed record LetterTemplateRow
{
    public LetterKind Kind { get; init; }

    /// <summary>From 1; 0 is what the portal comes with.</summary>
    public int Number { get; init; }
    public required string SubjectFr { get; init; }
    public required string BodyFr { get; init; }
    public required string SubjectEn { get; init; }
    public required string BodyEn { get; init; }

    /// <summary>Null for what the portal comes with.</summary>
    public DateTime? PublishedAtUtc { get; init; }
    public string? PublishedByName { get; init; }

    public string Subject(Language language) => Names.In(language, SubjectFr, SubjectEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    /// <summary>The newest first.</summary>
    public const string OfKind = """
        SELECT Kind, Number, SubjectFr, BodyFr, SubjectEn, BodyEn, PublishedAtUtc, PublishedByName
        FROM LetterTemplate
        WHERE Kind = @Kind
        ORDER BY Number DESC
        """;
}
