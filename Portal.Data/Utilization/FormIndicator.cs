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

    /// <summary>An establishment may leave it blank.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The periods that are filed under the version, both included; no last one: until further notice.</summary>
    public int FromSequence { get; init; }
    public int? ToSequence { get; init; }

    /// <summary>Codes of these periods; null where the calendar does not reach so far.</summary>
    public string? FromPeriod { get; init; }
    public string? ToPeriod { get; init; }

    /// <summary>Figures under the version are not comparable with those before it.</summary>
    public bool IsBreak { get; init; }

    /// <summary>Why the version before was changed; none where there was nothing to say.</summary>
    public string? ReasonFr { get; init; }
    public string? ReasonEn { get; init; }

    public bool IsInForce(int sequence) => FromSequence <= sequence && (ToSequence is null || ToSequence >= sequence);

    public IReadOnlyList<string> Dimensions => Breakdown.Length == 0 ? [] : Breakdown.Split(DimensionSeparator);

    /// <summary>How many decimals an answer may have.</summary>
    public int Decimals => Units.Decimals(Unit);

    /// <summary>Every version, by code.</summary>
    public const string Versions = """
        SELECT i.Code, i.Section, i.Unit, i.Kind, i.OverTime, i.Breakdown, i.NameFr, i.NameEn, i.DefinitionFr, i.DefinitionEn, i.Formula,
            i.Version, i.Ordinal, COALESCE(i.IsOptional, 0) AS IsOptional, i.FromSequence, i.ToSequence, a.Code AS FromPeriod, z.Code AS ToPeriod,
            COALESCE(i.IsBreak, 0) AS IsBreak, i.ReasonFr, i.ReasonEn
        FROM Indicator i
        LEFT JOIN FinancialPeriod a ON a.Sequence = i.FromSequence
        LEFT JOIN FinancialPeriod z ON z.Sequence = i.ToSequence
        WHERE i.FormCode = @FormCode
        ORDER BY i.Code, i.Version
        """;
}
