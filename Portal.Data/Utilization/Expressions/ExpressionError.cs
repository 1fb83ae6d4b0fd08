namespace Portal.Data.Utilization.Expressions;

/// <summary>Why a text is refused, and where: offset from 0 and length in UTF-16 units; length 0 is the end of the text.</summary>
public readonly record struct ExpressionError(ExpressionErrorKind Kind, int Offset, int Length);

public enum ExpressionErrorKind
{
    Empty,

    /// <summary>Longer than <see cref="ExpressionParser.MaxLength"/>; the position is what exceeds it.</summary>
    TooLong,

    /// <summary>More levels than <see cref="ExpressionParser.MaxDepth"/>, of parentheses or of chained operators.</summary>
    TooDeep,
    UnexpectedCharacter,

    /// <summary>More digits than can be kept exactly.</summary>
    NumberTooLarge,

    /// <summary>A number, a code or a parenthesis should stand here.</summary>
    ExpectedOperand,

    /// <summary>A category and its closing bracket should follow the opening one.</summary>
    ExpectedCategory,

    /// <summary>A parenthesis without its other half.</summary>
    UnbalancedParenthesis,

    /// <summary>An operand or a bracket where an operator or the end should stand.</summary>
    TrailingText,

    /// <summary>A comparison inside a formula or one side of a rule, or a second one in a rule.</summary>
    MisplacedComparison,

    /// <summary>A rule without a comparison.</summary>
    ExpectedComparison,
    UnknownIndicator,
    UnknownCategory,

    /// <summary>A derived indicator: expressions are made of inputs, so that none can depend on itself.</summary>
    DerivedIndicator,
}
