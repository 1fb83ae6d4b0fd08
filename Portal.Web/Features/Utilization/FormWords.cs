using Portal.Data;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports;
using Portal.Reports.Engine.Charts;

namespace Portal.Web.Features.Utilization;

/// <summary>A form's names, amounts and rules in one language.</summary>
public sealed class FormWords(Form form, Language language)
{
    private const string None = "–";

    private readonly Formats format = Formats.For(language);

    public string Section(FormSection section) => Names.In(language, section.NameFr, section.NameEn);

    public string Name(FormIndicator indicator) => Names.In(language, indicator.NameFr, indicator.NameEn);

    public string Definition(FormIndicator indicator) => Names.In(language, indicator.DefinitionFr, indicator.DefinitionEn);

    public string Category(FormCategory category) => Names.In(language, category.NameFr, category.NameEn);

    public string Message(FormRule rule) => Names.In(language, rule.MessageFr, rule.MessageEn);

    /// <summary>A value of another period, with the sign of a break where it does not compare with this one's.</summary>
    internal static string Signed(string text, SeriesBreak? at) => at is null || text == None ? text : $"{text}\u00a0{ChartBreak.Sign}";

    /// <summary>Within its indicator: the categories, or the indicator's own name.</summary>
    public string Label(CellKey cell)
    {
        var indicator = form.FindIndicator(cell.Indicator);
        if (indicator is null)
        {
            return cell.ToString();
        }

        var dimensions = indicator.Dimensions;
        return dimensions.Count switch
        {
            0 => Name(indicator),
            1 => CategoryName(dimensions[0], cell.Category1),
            _ => $"{CategoryName(dimensions[0], cell.Category1)}, {Lower(CategoryName(dimensions[1], cell.Category2))}",
        };
    }

    /// <summary>With the code where the label alone does not tell: <c>PROG – Cardiologie</c>.</summary>
    public string FullLabel(CellKey cell) => cell.Category1.Length == 0 ? Label(cell) : $"{cell.Indicator} – {Label(cell)}";

    /// <summary>What a finding is about, by its key alone: for an explanation of what no check says any more.</summary>
    public string Subject(string findingKey) =>
        findingKey.Split(':') is [_, var name] && CellKey.TryParse(name, out var cell) ? FullLabel(cell)
        : form.Rules.FirstOrDefault(rule => rule.Code == findingKey) is { } rule ? Message(rule)
        : findingKey;

    /// <summary>As a field holds it: empty for a blank.</summary>
    public string Written(Answer answer) => AnswerText.Write(answer, language);

    public string Answer(Answer? answer) => answer is { Kind: not AnswerKind.Blank } known ? AnswerText.Write(known, language) : None;

    public TotalView Total(Quantity quantity, FormIndicator indicator) => quantity switch
    {
        { Amount: { } amount } => new TotalView(Amount(amount, indicator), quantity.IsPartial),
        { Kind: QuantityKind.NotApplicable } => new TotalView(AnswerText.Write(Portal.Data.Utilization.Answer.NotApplicable, language), false),
        { IsMasked: true } => new TotalView(AnswerText.Write(Portal.Data.Utilization.Answer.Masked, language), false),
        _ => new TotalView(None, false),
    };

    /// <summary>An amount as an indicator of its unit is shown: a computed share as per cent, hours and distances with their sign.</summary>
    public string Amount(decimal amount, FormIndicator indicator) => (indicator.Kind, indicator.Unit) switch
    {
        (IndicatorKind.Derived, Units.Percent) => format.Percent(amount),
        (IndicatorKind.Derived, Units.Hours) => format.Number(amount, 1) + "\u00a0h",
        (IndicatorKind.Derived, Units.Kilometres) => format.Number(amount, 1) + "\u00a0km",
        (IndicatorKind.Derived, _) => format.Number(amount, 1),
        _ => format.Number(amount),
    };

    /// <summary>How an indicator is computed, as the grammar writes it; null where it is none.</summary>
    public string? Formula(FormIndicator indicator) => form.Formula(indicator.Code)?.ToString();

    /// <summary>What stands behind a computed amount.</summary>
    public string Suffix(FormIndicator indicator) => Amount(0, indicator)[format.Number(0, 1).Length..];

    /// <summary>From one answer to the next, in per cent; empty unless both are numbers and the first is not 0.</summary>
    public string Change(Answer? from, Answer to) => from?.Amount is { } before && before != 0 && to.Amount is { } now
        ? format.Change((now - before) / before)
        : "";

    /// <summary>Both sides of a rule with the amounts of the filing: <c>2 402 + 161 + 174 + 38 = 2 775</c>.</summary>
    public string Side(Expression side, decimal total, IQuantitySource cells) => side is Symbol or NumberLiteral
        ? format.Number(total)
        : $"{Write(side, cells)} = {format.Number(total)}";

    /// <summary>An expression in the names of what it is made of: <c>Rendez-vous réalisés + 10 000</c>.</summary>
    public string Named(Expression expression) => expression switch
    {
        NumberLiteral number => format.Number(number.Value),
        Symbol { Code: ExternalSymbols.Population } => UtilizationTexts.For(language).Population,
        Symbol { Category: "" } symbol => form.FindIndicator(symbol.Code) is { } indicator ? Name(indicator) : symbol.Code,
        Symbol symbol => $"{Named(symbol with { Category = "" })} ({form.Categories.FirstOrDefault(category => category.Code == symbol.Category) switch { { } category => Category(category), _ => symbol.Category }})",
        Negation negation => $"−{Inner(negation.Operand)}",
        Binary binary => $"{Inner(binary.Left)} {Sign(binary.Operator)} {Inner(binary.Right)}",
        _ => None,
    };

    private string Inner(Expression part) => part is Binary { Operator: not BinaryOperator.Multiply } ? $"({Named(part)})" : Named(part);

    private string Write(Expression expression, IQuantitySource cells) => expression switch
    {
        NumberLiteral number => format.Number(number.Value),
        Symbol symbol => Shown(cells.Of(symbol)),
        Negation negation => $"−{Nested(negation.Operand, cells)}",
        Binary binary => $"{Nested(binary.Left, cells)} {Sign(binary.Operator)} {Nested(binary.Right, cells)}",
        _ => None,
    };

    /// <summary>Sums of sums need no brackets; anything else that is nested gets them.</summary>
    private string Nested(Expression part, IQuantitySource cells) =>
        part is Binary { Operator: not BinaryOperator.Add } ? $"({Write(part, cells)})" : Write(part, cells);

    private string Shown(Quantity quantity) => quantity.Amount is { } amount ? format.Number(amount)
        : quantity.Kind == QuantityKind.NotApplicable ? AnswerText.Write(Portal.Data.Utilization.Answer.NotApplicable, language) : None;

    private string CategoryName(string dimension, string code) =>
        form.CategoriesOf(dimension).FirstOrDefault(category => category.Code == code) is { } found ? Category(found) : code;

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "−",
        BinaryOperator.Multiply => "×",
        _ => "÷",
    };

    /// <summary>As it stands inside a label.</summary>
    internal static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
