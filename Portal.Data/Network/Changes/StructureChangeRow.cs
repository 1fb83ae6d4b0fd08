namespace Portal.Data.Network.Changes;

/// <summary>A recorded act with one of the bodies that it is about; an act has as many rows as bodies.</summary>
public sealed record StructureChangeRow
{
    public int StructureChangeId { get; init; }

    /// <summary>A name of <see cref="StructureChangeKind"/>.</summary>
    public required string Kind { get; init; }
    public DateOnly OnDate { get; init; }
    public required string InstrumentNumber { get; init; }
    public DateOnly InstrumentDate { get; init; }
    public required string SignatoryRole { get; init; }
    public DateTime RecordedAtUtc { get; init; }
    public required string RecordedByName { get; init; }

    /// <summary>Opened, Closed, Changed, Continued or Succeeded.</summary>
    public required string Part { get; init; }
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public string? NameEn { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);

    /// <summary>The acts that hold from the newest day first; a body by its name on the act's day, or the one that it closed with.</summary>
    public const string Newest = """
        SELECT c.StructureChangeId, c.Kind, c.OnDate, c.InstrumentNumber, c.InstrumentDate, c.SignatoryRole, c.RecordedAtUtc, c.RecordedByName,
            p.Part, b.Code, n.NameFr, n.NameEn
        FROM StructureChange c
        INNER JOIN StructureChangeBody p ON p.StructureChangeId = c.StructureChangeId
        INNER JOIN Body b ON b.BodyId = p.BodyId
        INNER JOIN BodyName n ON n.BodyId = b.BodyId AND n.ValidFrom <= c.OnDate AND (n.ValidTo IS NULL OR n.ValidTo >= c.OnDate)
        WHERE c.StructureChangeId IN @ChangeIds
        ORDER BY c.OnDate DESC, c.StructureChangeId DESC, p.Part, b.Code
        """;
}
