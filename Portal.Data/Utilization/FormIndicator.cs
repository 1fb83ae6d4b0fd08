namespace Portal.Data.Utilization;

public enum IndicatorKind
{
    Input,
    Derived,
}

/// <summary>What several periods of an indicator come to.</summary>
public enum OverTime
{
    Sum,

    /// <summary>A stock: the last period's.</summary>
    Last,

    /// <summary>Distinct counts cannot be added: the mean per period.</summary>
    Mean,

    /// <summary>From summed parts.</summary>
    Ratio,
}

public sealed record FormIndicator
{
    /// <summary>Between the dimensions of <see cref="Breakdown"/>.</summary>
    public const char DimensionSeparator = '×';

    /// <summary><c>[A-Z][A-Z0-9_]*</c></summary>
    public required string Code { get; init; }
    public required string Section { get; init; }

    /// <summary>One of <see cref="Units"/>.</summary>
    public required string Unit { get; init; }
    public IndicatorKind Kind { get; init; }
    public OverTime OverTime { get; init; }

    /// <summary>None, one or two dimensions: empty, <c>programme</c>, <c>activity×channel</c>.</summary>
    public string Breakdown { get; init; } = "";
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }
    public string DefinitionFr { get; init; } = "";
    public string DefinitionEn { get; init; } = "";

    /// <summary>Of a derived indicator; empty for an input.</summary>
    public string Formula { get; init; } = "";
    public int Version { get; init; } = 1;

    /// <summary>Place in the form.</summary>
    public int Ordinal { get; init; }

    public IReadOnlyList<string> Dimensions => Breakdown.Length == 0 ? [] : Breakdown.Split(DimensionSeparator);

    /// <summary>How many decimals an answer may have.</summary>
    public int Decimals => Units.Decimals(Unit);

    public const string InForce = """
        SELECT Code, Section, Unit, Kind, OverTime, Breakdown, NameFr, NameEn, DefinitionFr, DefinitionEn, Formula, Version, Ordinal
        FROM Indicator
        WHERE FormCode = @FormCode AND FromSequence <= @Sequence AND (ToSequence IS NULL OR ToSequence >= @Sequence)
        ORDER BY Ordinal
        """;
}
