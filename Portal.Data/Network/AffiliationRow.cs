namespace Portal.Data.Network;

/// <summary>One stay of a body in a territory, primary or affiliated.</summary>
public sealed record AffiliationRow
{
    public int BodyId { get; init; }
    public required string TerritoryCode { get; init; }
    public required string TerritoryFr { get; init; }
    public required string TerritoryEn { get; init; }
    public bool IsPrimary { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public string Territory(Language language) => Names.In(language, TerritoryFr, TerritoryEn);

    /// <summary>The affiliations beside the primary territory of several bodies on a day.</summary>
    public const string BesidePrimary = """
        SELECT m.BodyId, t.Code AS TerritoryCode, t.ShortFr AS TerritoryFr, t.ShortEn AS TerritoryEn, m.IsPrimary, m.ValidFrom, m.ValidTo
        FROM BodyTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE m.BodyId IN @BodyIds AND m.IsPrimary = 0
            AND m.ValidFrom <= @AsOf AND (m.ValidTo IS NULL OR m.ValidTo >= @AsOf)
        ORDER BY m.BodyId, t.Ordinal
        """;
}
