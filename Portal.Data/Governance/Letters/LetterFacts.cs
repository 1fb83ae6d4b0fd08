using Portal.Data.Network;

namespace Portal.Data.Governance.Letters;

/// <summary>What a letter is made of, besides its template.</summary>
public sealed record LetterFacts
{
    public required LetterKind Kind { get; init; }
    public required Language Language { get; init; }

    /// <summary>As the letter bears it; empty where it is shown before it is issued.</summary>
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Place { get; init; }

    /// <summary>The body that writes, on the day of issue.</summary>
    public required string Sender { get; init; }
    public required MandateRow Mandate { get; init; }

    /// <summary>The seat on the letter's day.</summary>
    public required LetterSeatRow Seat { get; init; }
}

/// <summary>Turns facts and a template into the text that is frozen. Pure: the same of both gives the same text.</summary>
public delegate LetterContent LetterWriter(LetterFacts facts, LetterTemplateRow template);

/// <summary>What the seat, its body and its territory were called on a day.</summary>
public sealed record LetterSeatRow
{
    public required string RoleFr { get; init; }
    public required string RoleEn { get; init; }
    public required string BodyFr { get; init; }
    public string? BodyEn { get; init; }
    public string? TerritoryFr { get; init; }
    public string? TerritoryEn { get; init; }

    public string Role(Language language) => Names.In(language, RoleFr, RoleEn);

    public string Body(Language language) => Names.In(language, BodyFr, BodyEn);

    public string Territory(Language language) => Names.In(language, TerritoryFr ?? "", TerritoryEn);

    public const string OnDay = $"""
        SELECT l.LabelFr AS RoleFr, l.LabelEn AS RoleEn, n.NameFr AS BodyFr, n.NameEn AS BodyEn, t.NameFr AS TerritoryFr, t.NameEn AS TerritoryEn
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        INNER JOIN RoleLabel l ON l.RoleCode = s.RoleCode AND l.ValidFrom <= @AsOf AND (l.ValidTo IS NULL OR l.ValidTo >= @AsOf)
        WHERE s.SeatId = @SeatId
        """;
}

/// <summary>The body in whose name somebody writes.</summary>
public sealed record LetterSenderRow
{
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    /// <summary>The bodies of a level that are open on the day; of a territory, where one is given.</summary>
    public const string OfLevel = $"""
        SELECT n.NameFr, n.NameEn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = @Level
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        WHERE {BodySql.OpenOn} AND (@Territory IS NULL OR t.Code = @Territory)
        ORDER BY b.Code
        """;
}
