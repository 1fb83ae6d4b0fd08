using Portal.Data.Access;
using Portal.Data.Network;

namespace Portal.Data.Insights;

/// <summary>What a code of the network is called, in the order in which its dimension is shown.</summary>
internal sealed record HeadingRow
{
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    public AnswerHeading Heading => new(Code, NameFr, Names.In(Language.English, NameFr, NameEn));

    /// <summary>The statement of a dimension of places that are named by the data, but for establishments.</summary>
    public static string Of(Dimension dimension) => dimension == Dimension.Territory ? Territories
        : dimension == Dimension.Centre ? Centres
        : dimension == Dimension.Region ? Regions
        : Kinds;

    public const string Territories = "SELECT t.Code, t.ShortFr AS NameFr, t.ShortEn AS NameEn FROM Territory t ORDER BY t.Ordinal";

    /// <summary>Each centre under the code of the territory that it looks after on the day.</summary>
    public const string Centres = $"""
        SELECT t.Code, n.NameFr, n.NameEn
        FROM Body b
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Centre}'
        {BodySql.NameOn}
        {BodySql.TerritoryOn}
        WHERE {BodySql.OpenOn} AND t.Code IS NOT NULL
        ORDER BY t.Ordinal
        """;

    public const string Regions = "SELECT r.Code, r.NameFr, r.NameEn FROM HealthRegion r ORDER BY r.Code";

    public const string Kinds = $"""
        SELECT k.KindCode AS Code, k.NameFr, k.NameEn
        FROM BodyKind k
        WHERE k.Level = '{BodyLevel.Establishment}'
        ORDER BY k.Ordinal
        """;
}
