namespace Portal.Data.Network;

/// <summary>How a body <c>b</c> is joined to what it was on the day <c>@AsOf</c>: its kind, name, primary territory and region.</summary>
internal static class BodySql
{
    public const string OpenOn = "b.OpensOn <= @AsOf AND (b.ClosesOn IS NULL OR b.ClosesOn >= @AsOf)";

    public const string NameOn = """
        INNER JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= @AsOf AND (n.ValidTo IS NULL OR n.ValidTo >= @AsOf)
        """;

    public const string TerritoryOn = """
        LEFT JOIN BodyTerritory m ON m.BodyId = b.BodyId AND m.IsPrimary = 1
            AND m.ValidFrom <= @AsOf AND (m.ValidTo IS NULL OR m.ValidTo >= @AsOf)
        LEFT JOIN Territory t ON t.TerritoryId = m.TerritoryId
        """;
}
