namespace Portal.Data.Network;

/// <summary>How a body <c>b</c> is joined to what it was on the day <c>@AsOf</c>: its kind, name, primary territory and region.</summary>
internal static class BodySql
{
    public const string OpenOn = "b.OpensOn <= @AsOf AND (b.ClosesOn IS NULL OR b.ClosesOn >= @AsOf)";

    public const string NameOn = """
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= @AsOf AND (n.ValidTo IS NULL OR n.ValidTo >= @AsOf)
        """;

    /// <summary>
    /// The day on which a body is named and grouped: <c>@StructureOn</c>, or where it is not open then, its last or first day.
    /// </summary>
    public const string StructureDay =
        "CASE WHEN b.OpensOn > @StructureOn THEN b.OpensOn WHEN b.ClosesOn < @StructureOn THEN b.ClosesOn ELSE @StructureOn END";

    public const string NameOnStructureDay = $"""
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= {StructureDay} AND (n.ValidTo IS NULL OR n.ValidTo >= {StructureDay})
        """;

    /// <summary>The primary territory <c>g</c> under which the body is counted, beside <c>t</c>, which decides who sees it.</summary>
    public const string GroupOnStructureDay = $"""
        LEFT JOIN BodyTerritory gm ON gm.BodyId = b.BodyId AND gm.IsPrimary = 1
            AND gm.ValidFrom <= {StructureDay} AND (gm.ValidTo IS NULL OR gm.ValidTo >= {StructureDay})
        LEFT JOIN Territory g ON g.TerritoryId = gm.TerritoryId
        """;

    public const string TerritoryOn = """
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
            AND m.ValidFrom <= @AsOf AND (m.ValidTo IS NULL OR m.ValidTo >= @AsOf)
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        """;
}
