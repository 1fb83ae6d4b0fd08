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

    /// <summary>The periods whose form has it, both included; no last one: until further notice.</summary>
    public int FromSequence { get; init; }
    public int? ToSequence { get; init; }

    public bool IsInForce(int sequence) => FromSequence <= sequence && (ToSequence is null || ToSequence >= sequence);

    public const string All = """
        SELECT Dimension, Code, NameFr, NameEn, Ordinal, FromSequence, ToSequence
        FROM IndicatorCategory
        ORDER BY Dimension, Ordinal
        """;
}
