using System.Globalization;
using System.Text;

namespace Portal.Data.Utilization.Expressions;

/// <summary>
/// The tree of a formula or of one side of a rule. <see cref="ToString"/> writes canonical text, without spaces or
/// needless parentheses, that parses back to an equal tree.
/// </summary>
public abstract record Expression
{
    /// <summary>Levels from here to the deepest leaf, at least 1; the parser keeps it within
    /// <see cref="ExpressionParser.MaxDepth"/>, which is what makes walking a tree safe.</summary>
    internal abstract int Depth { get; }

    /// <summary>How strongly the node holds its parts together when written.</summary>
    internal abstract int Binding { get; }

    internal abstract void Write(StringBuilder text);

    /// <summary>Each symbol once, in the order of the text.</summary>
    public IReadOnlyList<Symbol> Symbols()
    {
        var symbols = new List<Symbol>();
        Collect(symbols);
        return [.. symbols.Distinct()];
    }

    internal abstract void Collect(List<Symbol> symbols);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    protected static void Write(StringBuilder text, Expression part, bool parentheses)
    {
        if (parentheses)
        {
            text.Append('(');
        }

        part.Write(text);
        if (parentheses)
        {
            text.Append(')');
        }
    }
}

/// <summary>A number as it stands in the text, never negative.</summary>
public sealed record NumberLiteral : Expression
{
    // Every decimal place there can be, without needless zeros.
    private const string Digits = "0.############################";

    public NumberLiteral(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    public decimal Value { get; }

    internal override int Depth => 1;
    internal override int Binding => Bindings.Operand;

    internal override void Write(StringBuilder text) => text.Append(Value.ToString(Digits, CultureInfo.InvariantCulture));

    internal override void Collect(List<Symbol> symbols)
    {
    }
}

/// <summary>An indicator's total over its breakdown; with a category, the total of the cells of that category.</summary>
public sealed record Symbol(string Code, string Category = "") : Expression
{
    internal override int Depth => 1;
    internal override int Binding => Bindings.Operand;

    internal override void Write(StringBuilder text)
    {
        text.Append(Code);
        if (Category.Length > 0)
        {
            text.Append('[').Append(Category).Append(']');
        }
    }

    internal override void Collect(List<Symbol> symbols) => symbols.Add(this);
}

public sealed record Negation(Expression Operand) : Expression
{
    internal override int Depth { get; } = Operand.Depth + 1;
    internal override int Binding => Bindings.Negation;

    internal override void Write(StringBuilder text)
    {
        text.Append('-');
        Write(text, Operand, parentheses: Operand.Binding < Binding);
    }

    internal override void Collect(List<Symbol> symbols) => Operand.Collect(symbols);
}

public enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression
{
    internal override int Depth { get; } = Math.Max(Left.Depth, Right.Depth) + 1;
    internal override int Binding => Bindings.Of(Operator);

    internal override void Write(StringBuilder text)
    {
        // Operators of one strength group from the left: a-(b-c) keeps its parentheses, (a-b)-c needs none.
        Write(text, Left, parentheses: Left.Binding < Binding);
        text.Append(Operator switch
        {
            BinaryOperator.Add => '+',
            BinaryOperator.Subtract => '-',
            BinaryOperator.Multiply => '*',
            _ => '/',
        });
        Write(text, Right, parentheses: Right.Binding <= Binding);
    }

    internal override void Collect(List<Symbol> symbols)
    {
        Left.Collect(symbols);
        Right.Collect(symbols);
    }
}

/// <summary>The strengths of the grammar, weakest first; shared by parsing and writing.</summary>
internal static class Bindings
{
    public const int Weakest = 1;
    public const int Negation = 3;
    public const int Operand = 4;

    public static int Of(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract ? Weakest : 2;
}
