using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class ExpressionParserTests
{
    private static readonly IFormDictionary Dictionary = ReferenceForm.Form;

    [Theory]
    [InlineData("DONE/SCHED", "DONE/SCHED")]
    [InlineData(" SESS [ video ] ", "SESS[video]")]
    [InlineData("1+2*3", "1+2*3")]
    [InlineData("(1+2)*3", "(1+2)*3")]
    [InlineData("((1))+((2*3))", "1+2*3")]
    [InlineData("1-2-3", "1-2-3")]
    [InlineData("(1-2)-3", "1-2-3")]
    [InlineData("1-(2-3)", "1-(2-3)")]
    [InlineData("8/(4/2)", "8/(4/2)")]
    [InlineData("8/4*2", "8/4*2")]
    [InlineData("-(1+2)", "-(1+2)")]
    [InlineData("-DONE*2", "-DONE*2")]
    [InlineData("-(DONE*2)", "-(DONE*2)")]
    [InlineData("2*-DONE", "2*-DONE")]
    [InlineData("--DONE", "--DONE")]
    [InlineData("01.50", "1.5")]
    [InlineData("SESS*10000/POPULATION", "SESS*10000/POPULATION")]
    [InlineData("DONE\u00A0+\tSCHED", "DONE+SCHED")]
    public void Text_becomes_a_tree_that_writes_itself(string text, string canonical)
    {
        Assert.True(ExpressionParser.TryParseFormula(text, Dictionary, out var formula, out var error));
        Assert.Null(error);
        Assert.Equal(canonical, formula.ToString());
    }

    [Fact]
    public void Operators_group_from_the_left_and_products_first()
    {
        Assert.True(ExpressionParser.TryParseFormula("1-2-3*4", Dictionary, out var formula, out _));
        Assert.Equal(
            new Binary(BinaryOperator.Subtract,
                new Binary(BinaryOperator.Subtract, new NumberLiteral(1), new NumberLiteral(2)),
                new Binary(BinaryOperator.Multiply, new NumberLiteral(3), new NumberLiteral(4))),
            formula);
    }

    [Theory]
    [InlineData("", ExpressionErrorKind.Empty, 0, 0)]
    [InlineData("  ", ExpressionErrorKind.Empty, 0, 2)]
    [InlineData("DONE+", ExpressionErrorKind.ExpectedOperand, 5, 0)]
    [InlineData("+DONE", ExpressionErrorKind.ExpectedOperand, 0, 1)]
    [InlineData("DONE*/2", ExpressionErrorKind.ExpectedOperand, 5, 1)]
    [InlineData("()", ExpressionErrorKind.ExpectedOperand, 1, 1)]
    [InlineData("1+(2*3", ExpressionErrorKind.UnbalancedParenthesis, 2, 1)]
    [InlineData("1+2)", ExpressionErrorKind.UnbalancedParenthesis, 3, 1)]
    [InlineData("DONE SCHED", ExpressionErrorKind.TrailingText, 5, 5)]
    [InlineData("(DONE SCHED)", ExpressionErrorKind.TrailingText, 6, 5)]
    [InlineData("2DONE", ExpressionErrorKind.TrailingText, 1, 4)]
    [InlineData("2[video]", ExpressionErrorKind.TrailingText, 1, 1)]
    [InlineData("DONE+GONE", ExpressionErrorKind.UnknownIndicator, 5, 4)]
    [InlineData("done", ExpressionErrorKind.UnknownIndicator, 0, 4)]
    [InlineData("R_COMPL*2", ExpressionErrorKind.DerivedIndicator, 0, 7)]
    [InlineData("SESS[fax]", ExpressionErrorKind.UnknownCategory, 5, 3)]
    [InlineData("SESS[mental]", ExpressionErrorKind.UnknownCategory, 5, 6)]
    [InlineData("DONE[video]", ExpressionErrorKind.UnknownCategory, 5, 5)]
    [InlineData("SESS[Video]", ExpressionErrorKind.UnknownCategory, 5, 5)]
    [InlineData("POPULATION[video]", ExpressionErrorKind.UnknownCategory, 11, 5)]
    [InlineData("SESS[]", ExpressionErrorKind.ExpectedCategory, 5, 1)]
    [InlineData("SESS[2]", ExpressionErrorKind.ExpectedCategory, 5, 1)]
    [InlineData("SESS[video", ExpressionErrorKind.ExpectedCategory, 10, 0)]
    [InlineData("SESS[video phone]", ExpressionErrorKind.ExpectedCategory, 11, 5)]
    [InlineData("DONE<=SCHED", ExpressionErrorKind.MisplacedComparison, 4, 2)]
    [InlineData("(DONE=SCHED)", ExpressionErrorKind.MisplacedComparison, 5, 1)]
    [InlineData("DONE ÷ SCHED", ExpressionErrorKind.UnexpectedCharacter, 5, 1)]
    [InlineData("1+😀", ExpressionErrorKind.UnexpectedCharacter, 2, 2)]
    [InlineData("1.5.2", ExpressionErrorKind.UnexpectedCharacter, 3, 1)]
    [InlineData(".5", ExpressionErrorKind.UnexpectedCharacter, 0, 1)]
    [InlineData("1,5", ExpressionErrorKind.UnexpectedCharacter, 1, 1)]
    [InlineData("DONE!", ExpressionErrorKind.UnexpectedCharacter, 4, 1)]
    [InlineData("(DONE;1)", ExpressionErrorKind.UnexpectedCharacter, 5, 1)]
    [InlineData("SESS[\"video\"]", ExpressionErrorKind.UnexpectedCharacter, 5, 1)]
    [InlineData("1+99999999999999999999999999999", ExpressionErrorKind.NumberTooLarge, 2, 29)]
    public void What_is_not_in_the_grammar_is_refused_with_its_position(
        string text, ExpressionErrorKind kind, int offset, int length)
    {
        Assert.False(ExpressionParser.TryParseFormula(text, Dictionary, out var formula, out var error));
        Assert.Null(formula);
        Assert.Equal(new ExpressionError(kind, offset, length), error);
    }

    [Fact]
    public void A_rule_compares_exactly_once()
    {
        foreach (var op in Enum.GetValues<ComparisonOperator>())
        {
            var text = $"DONE+1 {ComparisonOperators.Text(op)} 2*SESS[video]";
            Assert.True(ExpressionParser.TryParseRule(text, Dictionary, out var rule, out _));
            Assert.Equal(op, rule.Operator);
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), rule.ToString());
        }

        Assert.Equal(new(ExpressionErrorKind.ExpectedComparison, 4, 0), RuleError("DONE"));
        Assert.Equal(new(ExpressionErrorKind.MisplacedComparison, 10, 1), RuleError("DONE<SCHED<3"));
        Assert.Equal(new(ExpressionErrorKind.ExpectedOperand, 5, 0), RuleError("DONE<"));
        Assert.Equal(new(ExpressionErrorKind.ExpectedOperand, 5, 1), RuleError("DONE<>SCHED"));
        Assert.Equal(new(ExpressionErrorKind.TrailingText, 5, 5), RuleError("DONE SCHED"));
        Assert.Equal(new(ExpressionErrorKind.UnbalancedParenthesis, 4, 1), RuleError("DONE)<1"));
        Assert.Equal(new(ExpressionErrorKind.UnknownIndicator, 5, 10), RuleError("DONE<POPULATION"));
        Assert.Equal(new(ExpressionErrorKind.Empty, 0, 0), RuleError(""));
    }

    [Fact]
    public void Length_and_depth_are_bounded()
    {
        Assert.True(Parses("1" + new string(' ', ExpressionParser.MaxLength - 1)));
        Assert.Equal(new(ExpressionErrorKind.TooLong, ExpressionParser.MaxLength, 3),
            FormulaError(new string('1', ExpressionParser.MaxLength + 3)));

        Assert.True(Parses(Nested(ExpressionParser.MaxDepth)));
        Assert.Equal(new(ExpressionErrorKind.TooDeep, ExpressionParser.MaxDepth + 1, 1),
            FormulaError(Nested(ExpressionParser.MaxDepth + 1)));

        Assert.True(Parses(Sum(ExpressionParser.MaxDepth)));
        Assert.Equal(new(ExpressionErrorKind.TooDeep, (2 * ExpressionParser.MaxDepth) - 1, 1),
            FormulaError(Sum(ExpressionParser.MaxDepth + 1)));

        Assert.Equal(ExpressionErrorKind.TooDeep, FormulaError(new string('-', 1_999) + "1").Kind);
        Assert.Equal(ExpressionErrorKind.TooDeep, FormulaError(new string('(', 2_000)).Kind);

        static string Nested(int levels) => new string('(', levels) + "1" + new string(')', levels);
        static string Sum(int terms) => string.Join('+', Enumerable.Repeat('1', terms));
    }

    [Fact]
    public void A_written_tree_parses_back_to_the_same_tree() =>
        Prop.ForAll(Generated.Expressions.ToArbitrary(), expression =>
            ExpressionParser.TryParseFormula(expression.ToString(), Dictionary, out var again, out var error)
                ? again.Equals(expression) && again.ToString() == expression.ToString()
                : error.Value.Kind is ExpressionErrorKind.TooLong or ExpressionErrorKind.TooDeep).Check(Generated.Many);

    [Fact]
    public void No_text_makes_parsing_throw_and_work_grows_with_its_length() =>
        Prop.ForAll(Generated.TextOf("DONESvideo[]()+-*/<>=!1234.5 _é\uD83D").ToArbitrary(), text =>
        {
            var rule = new Parser(text, Dictionary, externals: false);
            var side = new Parser(text, Dictionary, externals: true);
            return IsSound(rule.Compared() is not null, rule, text) && IsSound(side.Alone() is not null, side, text);
        }).Check(Generated.Many);

    [Theory]
    [InlineData("1+")]
    [InlineData("1*1+")]
    [InlineData("-")]
    [InlineData("(")]
    [InlineData("(1)*")]
    [InlineData("SESS[video]-")]
    [InlineData("<=")]
    public void Hostile_repetition_costs_no_more_than_its_length(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, ExpressionParser.MaxLength / part.Length));
        var parser = new Parser(text, Dictionary, externals: true);
        Assert.True(IsSound(parser.Alone() is not null, parser, text));
    }

    /// <summary>Either a result or an error inside the text; at most a token and an operand for each character.</summary>
    private static bool IsSound(bool parsed, Parser parser, string text) =>
        parsed == (parser.Error is null)
        && parser.Steps <= (2 * text.Length) + 2
        && (parser.Error is not { } error || (error.Offset >= 0 && error.Length >= 0 && error.Offset + error.Length <= text.Length));

    private static bool Parses(string text) => ExpressionParser.TryParseFormula(text, Dictionary, out _, out _);

    private static ExpressionError FormulaError(string text) =>
        ExpressionParser.TryParseFormula(text, Dictionary, out _, out var error) ? default : error.Value;

    private static ExpressionError RuleError(string text) =>
        ExpressionParser.TryParseRule(text, Dictionary, out _, out var error) ? default : error.Value;
}
