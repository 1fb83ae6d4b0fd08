using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>A statement that a sound filing fulfils, as the ministry wrote it.</summary>
public sealed record FormRule
{
    public required string Code { get; init; }

    /// <summary>Error or warning.</summary>
    public FindingSeverity Severity { get; init; }
    public required string LeftSide { get; init; }

    /// <summary><c>&lt;= >= &lt; > = !=</c></summary>
    public required string Operator { get; init; }
    public required string RightSide { get; init; }
    public required string MessageFr { get; init; }
    public required string MessageEn { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>The periods that are filed under the version, both included; no last one: until further notice.</summary>
    public int FromSequence { get; init; }
    public int? ToSequence { get; init; }

    public bool IsInForce(int sequence) => FromSequence <= sequence && (ToSequence is null || ToSequence >= sequence);

    /// <summary>Every version, by code.</summary>
    public const string Versions = """
        SELECT Code, Severity, LeftSide, Operator, RightSide, MessageFr, MessageEn, Version, FromSequence, ToSequence
        FROM ValidationRule
        WHERE FormCode = @FormCode
        ORDER BY Code, Version
        """;
}

/// <summary>A rule ready to be decided, and the cells that it speaks of, in the form's order.</summary>
public sealed record CompiledRule(FormRule Rule, Comparison Comparison, IReadOnlyList<CellKey> Cells);

public enum FormPart
{
    RuleLeft,
    RuleOperator,
    RuleRight,
    Formula,
}

/// <summary>A rule or formula of the form that does not parse, by its code; it is left out of every computation.</summary>
public sealed record FormFault(string Code, FormPart Part, ExpressionError Error);
