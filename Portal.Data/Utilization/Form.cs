using System.Collections.Frozen;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>
/// A version of the activity form: what is asked, how it is broken down, and what is checked. Immutable; rules and
/// formulas are compiled once. Those that do not parse are listed in <see cref="Faults"/> rather than refused, so that
/// an indicator taken out of the form does not close every filing.
/// </summary>
public sealed class Form : IFormDictionary
{
    private readonly FrozenDictionary<string, FormIndicator> _indicators;
    private readonly FrozenDictionary<string, FormCategory[]> _categories;
    private readonly FrozenDictionary<Symbol, IReadOnlyList<CellKey>> _cells;
    private readonly FrozenSet<CellKey> _required;
    private readonly FrozenDictionary<string, Expression> _formulas;

    /// <param name="sections">In any order, as the rest.</param>
    /// <param name="indicators">Those that are asked or computed.</param>
    /// <param name="categories">Of every dimension.</param>
    /// <param name="rules">That filings are checked against.</param>
    /// <param name="past">Every version of every indicator up to this form, for its breaks; null where none is known.</param>
    /// <exception cref="ArgumentException">Codes are malformed or stand twice, a dimension or section is unknown, or a
    /// breakdown has more than two dimensions.</exception>
    public Form(
        IEnumerable<FormSection> sections,
        IEnumerable<FormIndicator> indicators,
        IEnumerable<FormCategory> categories,
        IEnumerable<FormRule> rules,
        IEnumerable<FormIndicator>? past = null)
    {
        Sections = [.. sections.OrderBy(section => section.Ordinal)];
        Indicators = [.. indicators.OrderBy(indicator => indicator.Ordinal)];
        Categories = [.. categories.OrderBy(category => category.Ordinal)];
        Rules = [.. rules.OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        FormShape.Require(this);

        _indicators = Indicators.ToFrozenDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        _categories = Categories.GroupBy(category => category.Dimension)
            .ToFrozenDictionary(dimension => dimension.Key, dimension => dimension.ToArray(), StringComparer.Ordinal);
        _cells = CellsBySymbol().ToFrozenDictionary();
        RequiredCells = [.. Indicators.SelectMany(indicator => Cells(indicator.Code))];
        _required = RequiredCells.ToFrozenSet();

        var faults = new List<FormFault>();
        _formulas = FormCompiler.Formulas(this, faults).ToFrozenDictionary(StringComparer.Ordinal);
        CompiledRules = [.. FormCompiler.Rules(this, faults)];
        Faults = faults;
        Breaks = new SeriesBreaks(this, past ?? []);
    }

    /// <summary>Which version of what is asked it is: 1 for the first; rules do not count.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where its indicators' series are interrupted, up to this form.</summary>
    public SeriesBreaks Breaks { get; }

    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>In the form's order.</summary>
    public IReadOnlyList<FormIndicator> Indicators { get; }
    public IReadOnlyList<FormCategory> Categories { get; }

    /// <summary>By code.</summary>
    public IReadOnlyList<FormRule> Rules { get; }

    /// <summary>The rules that parse, by code.</summary>
    public IReadOnlyList<CompiledRule> CompiledRules { get; }
    public IReadOnlyList<FormFault> Faults { get; }

    /// <summary>Every cell of every input indicator, in the form's order; those of an optional one may stay blank.</summary>
    public IReadOnlyList<CellKey> RequiredCells { get; }

    /// <summary>Whether it is one of <see cref="RequiredCells"/>.</summary>
    public bool Has(CellKey cell) => _required.Contains(cell);

    /// <exception cref="KeyNotFoundException">The form has no such indicator.</exception>
    public FormIndicator Indicator(string code) => _indicators[code];

    public FormIndicator? FindIndicator(string code) => _indicators.GetValueOrDefault(code);

    /// <summary>The categories of a dimension in order; none for an unknown one.</summary>
    public IReadOnlyList<FormCategory> CategoriesOf(string dimension) => _categories.GetValueOrDefault(dimension, []);

    /// <summary>An indicator's cells, the first dimension outermost; none for a derived or unknown one.</summary>
    public IReadOnlyList<CellKey> Cells(string indicator) => Cells(new Symbol(indicator));

    /// <summary>The cells whose total a symbol is.</summary>
    public IReadOnlyList<CellKey> Cells(Symbol symbol) => _cells.GetValueOrDefault(symbol, []);

    /// <summary>Null for an input, and for a formula that does not parse.</summary>
    public Expression? Formula(string derived) => _formulas.GetValueOrDefault(derived);

    /// <summary>The formula or the side of a rule that a fault of this form speaks of.</summary>
    public string TextOf(FormFault fault) => fault.Part == FormPart.Formula
        ? Indicator(fault.Code).Formula
        : Rules.First(rule => rule.Code == fault.Code) is var rule && fault.Part == FormPart.RuleLeft ? rule.LeftSide
        : fault.Part == FormPart.RuleRight ? rule.RightSide : rule.Operator;

    /// <summary>An indicator's value: an input's total, a derived one's formula; not available for what has neither.</summary>
    public Quantity Value(string indicator, IQuantitySource source) => KindOf(indicator) switch
    {
        SymbolKind.Input => source.Of(new Symbol(indicator)),
        SymbolKind.Derived when Formula(indicator) is { } formula => Evaluator.Evaluate(formula, source),
        _ => Quantity.NotAvailable,
    };

    public SymbolKind KindOf(string code) => FindIndicator(code) switch
    {
        { Kind: IndicatorKind.Input } => SymbolKind.Input,
        { Kind: IndicatorKind.Derived } => SymbolKind.Derived,
        _ when code == ExternalSymbols.Population => SymbolKind.External,
        _ => SymbolKind.Unknown,
    };

    public bool HasCategory(string indicator, string category) => _cells.ContainsKey(new Symbol(indicator, category));

    private IEnumerable<KeyValuePair<Symbol, IReadOnlyList<CellKey>>> CellsBySymbol()
    {
        foreach (var indicator in Indicators.Where(indicator => indicator.Kind == IndicatorKind.Input))
        {
            CellKey[] cells = [.. CellsOf(indicator)];
            yield return new(new Symbol(indicator.Code), cells);
            foreach (var category in cells.SelectMany(cell => new[] { cell.Category1, cell.Category2 }).Distinct())
            {
                if (category.Length > 0)
                {
                    yield return new(new Symbol(indicator.Code, category), [.. cells.Where(cell => cell.Has(category))]);
                }
            }
        }
    }

    private IEnumerable<CellKey> CellsOf(FormIndicator indicator) => indicator.Dimensions switch
    {
        [] => [new CellKey(indicator.Code)],
        [var only] => CategoriesOf(only).Select(category => new CellKey(indicator.Code, category.Code)),
        [var outer, var inner, ..] =>
            from first in CategoriesOf(outer)
            from second in CategoriesOf(inner)
            select new CellKey(indicator.Code, first.Code, second.Code),
    };
}
