namespace Portal.Data.Utilization;

/// <summary>One value of a dimension along which indicators are broken down.</summary>
public sealed record FormCategory
{
    public required string Dimension { get; init; }

    /// <summary><c>[a-z][a-z0-9_]*</c></summary>
    public required string Code { get; init; }
    public required string NameFr { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Place within the dimension.</summary>
    public int Ordinal { get; init; }

    public const string InForce = """
        SELECT Dimension, Code, NameFr, NameEn, Ordinal
        FROM IndicatorCategory
        WHERE FromSequence <= @Sequence AND (ToSequence IS NULL OR ToSequence >= @Sequence)
        ORDER BY Dimension, Ordinal
        """;
}
