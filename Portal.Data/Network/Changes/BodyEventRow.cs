namespace Portal.Data.Network.Changes;

/// <summary>What a line of a body's history tells.</summary>
public enum BodyEventKind
{
    Opened,

    /// <summary>On its last day.</summary>
    Closed,
    Named,
    Primary,
    Affiliated,

    /// <summary>The other body follows this one, wholly or in part.</summary>
    SucceededBy,

    /// <summary>This one follows the other.</summary>
    CameFrom,

    /// <summary>The act of that day, with its instrument.</summary>
    Act,
}

/// <summary>
/// One fact of a body's structure with its days, from the first on, whether an act of the portal made it or it was loaded:
/// a name, a stay in a territory, an opening, a link. The structure's past is known to everyone who is signed in.
/// </summary>
public sealed record BodyEventRow
{
    public BodyEventKind Kind { get; init; }
    public DateOnly OnDate { get; init; }

    /// <summary>The last day, of what lasts.</summary>
    public DateOnly? UntilDate { get; init; }

    /// <summary>The territory's or the other body's; the act's kind for an act.</summary>
    public required string Code { get; init; }
    public required string TextFr { get; init; }
    public string? TextEn { get; init; }

    /// <summary>A name's.</summary>
    public required string Acronym { get; init; }

    /// <summary>An act's instrument.</summary>
    public string? InstrumentNumber { get; init; }
    public DateOnly? InstrumentDate { get; init; }

    /// <summary>The stays in territories among the lines of a history: the primary ones first, the newest of each first.</summary>
    public static IReadOnlyList<AffiliationRow> Stays(IEnumerable<BodyEventRow> history) =>
    [
        .. history.Where(row => row.Kind is BodyEventKind.Primary or BodyEventKind.Affiliated)
            .Select(row => new AffiliationRow
            {
                TerritoryCode = row.Code,
                TerritoryFr = row.TextFr,
                TerritoryEn = row.TextEn ?? row.TextFr,
                IsPrimary = row.Kind == BodyEventKind.Primary,
                ValidFrom = row.OnDate,
                ValidTo = row.UntilDate,
            })
            .OrderByDescending(stay => stay.IsPrimary).ThenByDescending(stay => stay.ValidFrom),
    ];

    public string Text(Language language) => Names.In(language, TextFr, TextEn);

    // The act stands first: what it alone has gives the columns their types.
    public const string OfBody = """
        SELECT 'Act' AS Kind, c.OnDate, NULL AS UntilDate, c.Kind AS Code, '' AS TextFr, '' AS TextEn, '' AS Acronym, c.InstrumentNumber, c.InstrumentDate
        FROM StructureChange c
        INNER JOIN StructureChangeBody p ON p.StructureChangeId = c.StructureChangeId
        WHERE p.BodyId = @BodyId
        UNION ALL
        SELECT 'Opened' AS Kind, b.OpensOn AS OnDate, b.ClosesOn AS UntilDate, b.Code, '' AS TextFr, '' AS TextEn, '' AS Acronym,
            NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM Body b WHERE b.BodyId = @BodyId
        UNION ALL
        SELECT 'Closed' AS Kind, b.ClosesOn AS OnDate, NULL AS UntilDate, b.Code, '' AS TextFr, '' AS TextEn, '' AS Acronym,
            NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM Body b WHERE b.BodyId = @BodyId AND b.ClosesOn IS NOT NULL
        UNION ALL
        SELECT 'Named' AS Kind, n.ValidFrom AS OnDate, n.ValidTo AS UntilDate, '' AS Code, n.NameFr AS TextFr, n.NameEn AS TextEn, n.Acronym,
            NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM BodyName n WHERE n.BodyId = @BodyId
        UNION ALL
        SELECT CASE WHEN m.IsPrimary = 1 THEN 'Primary' ELSE 'Affiliated' END AS Kind, m.ValidFrom AS OnDate, m.ValidTo AS UntilDate,
            t.Code, t.ShortFr AS TextFr, t.ShortEn AS TextEn, '' AS Acronym, NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM BodyTerritory m
        INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId
        WHERE m.BodyId = @BodyId
        UNION ALL
        SELECT 'SucceededBy' AS Kind, s.OnDate, NULL AS UntilDate, x.Code, n.NameFr AS TextFr, n.NameEn AS TextEn, '' AS Acronym,
            NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM BodySuccessor s
        INNER JOIN Body x ON x.BodyId = s.SuccessorBodyId
        INNER JOIN BodyName n ON n.BodyId = x.BodyId AND n.ValidFrom = (SELECT MAX(y.ValidFrom) FROM BodyName y WHERE y.BodyId = x.BodyId)
        WHERE s.BodyId = @BodyId
        UNION ALL
        SELECT 'CameFrom' AS Kind, s.OnDate, NULL AS UntilDate, x.Code, n.NameFr AS TextFr, n.NameEn AS TextEn, '' AS Acronym,
            NULL AS InstrumentNumber, NULL AS InstrumentDate
        FROM BodySuccessor s
        INNER JOIN Body x ON x.BodyId = s.BodyId
        INNER JOIN BodyName n ON n.BodyId = x.BodyId AND n.ValidFrom = (SELECT MAX(y.ValidFrom) FROM BodyName y WHERE y.BodyId = x.BodyId)
        WHERE s.SuccessorBodyId = @BodyId
        ORDER BY OnDate, Kind, Code
        """;
}
