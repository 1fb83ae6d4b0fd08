using System.Diagnostics.CodeAnalysis;

namespace Portal.Data.Utilization.Expressions;

/// <summary>
/// Texts of formulas and rules into trees. The grammar, spaces aside:
/// <code>
/// rule    = sum ("&lt;=" | ">=" | "&lt;" | ">" | "=" | "!=") sum
/// sum     = product { ("+" | "-") product }
/// product = operand { ("*" | "/") operand }
/// operand = "-" operand | "(" sum ")" | number | code [ "[" category "]" ]
/// number  = digits [ "." digits ]     code = [A-Z][A-Z0-9_]*     category = [a-z][a-z0-9_]*
/// </code>
/// Anything else is refused with its position. Time and memory grow with the text's length, which is bounded; no text
/// makes a method throw.
/// </summary>
public static class ExpressionParser
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Levels of a tree, and of parentheses and minus signs within one another.</summary>
    public const int MaxDepth = 200;

    /// <summary>The formula of a derived indicator; it may use <see cref="ExternalSymbols"/>.</summary>
    public static bool TryParseFormula(
        string text,
        IFormDictionary dictionary,
        [NotNullWhen(true)] out Expression? formula,
        [NotNullWhen(false)] out ExpressionError? error) => TryParse(text, dictionary, externals: true, out formula, out error);

    /// <summary>The left or the right side of a rule.</summary>
    public static bool TryParseSide(
        string text,
        IFormDictionary dictionary,
        [NotNullWhen(true)] out Expression? side,
        [NotNullWhen(false)] out ExpressionError? error) => TryParse(text, dictionary, externals: false, out side, out error);

    /// <summary>A rule in one text.</summary>
    public static bool TryParseRule(
        string text,
        IFormDictionary dictionary,
        [NotNullWhen(true)] out Comparison? rule,
        [NotNullWhen(false)] out ExpressionError? error)
    {
        var parser = new Parser(text, dictionary, externals: false);
        rule = parser.Compared();
        error = parser.Error;
        return rule is not null;
    }

    private static bool TryParse(
        string text,
        IFormDictionary dictionary,
        bool externals,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out ExpressionError? error)
    {
        var parser = new Parser(text, dictionary, externals);
        expression = parser.Alone();
        error = parser.Error;
        return expression is not null;
    }
}
