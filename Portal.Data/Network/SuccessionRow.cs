namespace Portal.Data.Network;

/// <summary>What a body came from, or what it became, with the day of the change. The structure’s past is known to everyone who is signed in.</summary>
public sealed record SuccessionRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }
    public DateOnly OnDate { get; init; }

    /// <summary>The other body follows this one; false: it came before.</summary>
    public bool IsSuccessor { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    /// <summary>The other body by its last name: one that was closed has no name today.</summary>
    public const string OfBody = """
        SELECT x.Code, n.NameFr, n.NameEn, s.OnDate, 1 AS IsSuccessor
        FROM BodySuccessor s
        INNER JOIN Body x ON x.BodyId = s.SuccessorBodyId
        INNER JOIN BodyName n ON n.BodyId = x.BodyId AND n.ValidFrom = (SELECT MAX(y.ValidFrom) FROM BodyName y WHERE y.BodyId = x.BodyId)
        WHERE s.BodyId = @BodyId
        UNION ALL
        SELECT x.Code, n.NameFr, n.NameEn, s.OnDate, 0 AS IsSuccessor
        FROM BodySuccessor s
        INNER JOIN Body x ON x.BodyId = s.BodyId
        INNER JOIN BodyName n ON n.BodyId = x.BodyId AND n.ValidFrom = (SELECT MAX(y.ValidFrom) FROM BodyName y WHERE y.BodyId = x.BodyId)
        WHERE s.SuccessorBodyId = @BodyId
        ORDER BY OnDate, Code
        """;
}
