using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>Where a kept figure goes: which symbol it is part of, and which row or column where those are a breakdown; 0 where they are not.</summary>
internal readonly record struct Target(int Symbol, int Row, int Column);

/// <summary>
/// The measures of a question, taken apart into the symbols of their formulas, and those into the figures that are kept: an indicator's
/// cells, and its totals over one or both of its dimensions (an empty category is the total over all).
/// </summary>
internal sealed class MeasurePlan
{
    private readonly Dictionary<CellKey, List<Target>> targets = [];

    private readonly Dictionary<Symbol, int> numbers;

    private MeasurePlan(IReadOnlyList<AnsweredMeasure> measures, IReadOnlyList<Symbol> symbols, Form form)
    {
        (Measures, Symbols) = (measures, symbols);
        OverTimes = [.. symbols.Select(symbol => form.Indicator(symbol.Code).OverTime)];
        numbers = symbols.Select((symbol, at) => (symbol, at)).ToDictionary(pair => pair.symbol, pair => pair.at);
    }

    public IReadOnlyList<AnsweredMeasure> Measures { get; }

    /// <summary>Each once; a symbol's place here is its number in a <see cref="Target"/>.</summary>
    public IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>How each symbol is put together over periods.</summary>
    public IReadOnlyList<OverTime> OverTimes { get; }

    public bool NeedsPopulation { get; private init; }

    /// <summary>The kept figures to read.</summary>
    public IReadOnlyCollection<CellKey> Kept => targets.Keys;

    public IReadOnlyList<Target> TargetsOf(CellKey kept) => targets.GetValueOrDefault(kept) ?? [];

    public int NumberOf(Symbol symbol) => numbers[symbol];

    /// <param name="form">That of the last period.</param>
    /// <returns>Null, with problems, where the form has no such measure or does not break it down so.</returns>
    public static MeasurePlan? Make(InsightQuestion question, Form form, List<InsightProblem> problems)
    {
        var measures = question.Measures.Select(key => Find(form, key)).ToList();
        problems.AddRange(question.Measures.Where((_, at) => measures[at] is null)
            .Select(key => new InsightProblem(InsightProblemKind.UnknownMeasure, QuestionAddress.Measure, key.ToString()) { Measure = key }));
        if (question.Measures.Count == 0)
        {
            problems.Add(new(InsightProblemKind.MeasureMissing, QuestionAddress.Measure));
        }

        problems.AddRange(from dimension in Breakdowns(question)
                          where form.CategoriesOf(dimension.Dimension.Code).Count == 0
                          select new InsightProblem(InsightProblemKind.UnknownDimension, dimension.Parameter, dimension.Dimension.Code));
        problems.AddRange(from filter in question.Filters
                          where filter.Key.Kind == DimensionKind.Category
                          let known = form.CategoriesOf(filter.Key.Code).Select(category => category.Code).ToHashSet()
                          from code in filter.Value
                          where known.Count > 0 && !known.Contains(code)
                          select new InsightProblem(InsightProblemKind.UnknownCode, filter.Key.Code, code));
        if (problems.Count > 0)
        {
            return null;
        }

        var parts = measures.Select(measure => (Measure: measure!, Symbols: SymbolsOf(form, measure!))).ToList();
        problems.AddRange(from part in parts
                          from dimension in Breakdowns(question)
                          where part.Symbols.Any(symbol => !IsBrokenDown(form, symbol, dimension.Dimension.Code))
                          select new InsightProblem(InsightProblemKind.NotBrokenDown, dimension.Parameter, dimension.Dimension.Code) { Measure = part.Measure.Key });
        if (problems.Count > 0)
        {
            return null;
        }

        var symbols = parts.SelectMany(part => part.Symbols).Where(symbol => symbol.Code != ExternalSymbols.Population).Distinct().ToList();
        var plan = new MeasurePlan([.. measures.Select(measure => measure!)], symbols, form)
        {
            NeedsPopulation = parts.Exists(part => part.Symbols.Any(symbol => symbol.Code == ExternalSymbols.Population)),
        };
        for (var at = 0; at < symbols.Count; at++)
        {
            plan.Add(at, symbols[at], question, form);
        }

        return plan;
    }

    /// <summary>The categories of a breakdown that a question keeps, in the form's order.</summary>
    public static IReadOnlyList<FormCategory> Categories(InsightQuestion question, Form form, string dimension)
    {
        var all = form.CategoriesOf(dimension);
        return question.Filters.TryGetValue(Dimension.Breakdown(dimension), out var codes) ? [.. all.Where(category => codes.Contains(category.Code))] : all;
    }

    private static AnsweredMeasure? Find(Form form, MeasureKey key)
    {
        if (form.FindIndicator(key.Code) is not { } indicator || (indicator.Kind == IndicatorKind.Derived && form.Formula(key.Code) is null))
        {
            return null;
        }

        if (key.Category.Length == 0)
        {
            return new AnsweredMeasure(key, indicator, null);
        }

        return form.HasCategory(key.Code, key.Category)
            ? new AnsweredMeasure(key, indicator, form.Categories.First(category => category.Code == key.Category && indicator.Dimensions.Contains(category.Dimension)))
            : null;
    }

    private static IReadOnlyList<Symbol> SymbolsOf(Form form, AnsweredMeasure measure) => measure.Indicator.Kind == IndicatorKind.Derived
        ? form.Formula(measure.Key.Code)!.Symbols()
        : [new Symbol(measure.Key.Code, measure.Key.Category)];

    /// <summary>What the question sorts or filters by breakdowns, each with the parameter that says so.</summary>
    private static IEnumerable<(Dimension Dimension, string Parameter)> Breakdowns(InsightQuestion question) =>
        new[] { (Dimension: question.Rows, Parameter: QuestionAddress.Rows), (Dimension: question.Columns, Parameter: QuestionAddress.Columns) }
            .Where(axis => axis.Dimension?.Kind == DimensionKind.Category)
            .Select(axis => (axis.Dimension!, axis.Parameter))
            .Concat(question.Filters.Keys.Where(dimension => dimension.Kind == DimensionKind.Category).Select(dimension => (dimension, dimension.Code)));

    /// <summary>A symbol that is one category already cannot be sorted by the dimension of that category; what is no indicator is the same in all.</summary>
    private static bool IsBrokenDown(Form form, Symbol symbol, string dimension) => symbol.Code == ExternalSymbols.Population
        || (form.Indicator(symbol.Code).Dimensions.Contains(dimension)
            && (symbol.Category.Length == 0 || form.CategoriesOf(dimension).All(category => category.Code != symbol.Category)));

    private void Add(int at, Symbol symbol, InsightQuestion question, Form form)
    {
        var dimensions = form.Indicator(symbol.Code).Dimensions;
        var first = Choices(dimensions.ElementAtOrDefault(0));
        foreach (var one in first)
        {
            foreach (var two in Choices(dimensions.ElementAtOrDefault(1)))
            {
                var kept = new CellKey(symbol.Code, one.Category, two.Category);
                if (!targets.TryGetValue(kept, out var list))
                {
                    targets[kept] = list = [];
                }

                list.Add(new Target(at, one.Row + two.Row, one.Column + two.Column));
            }
        }

        List<(string Category, int Row, int Column)> Choices(string? dimension)
        {
            if (dimension is null)
            {
                return [("", 0, 0)];
            }

            if (symbol.Category.Length > 0 && form.CategoriesOf(dimension).Any(category => category.Code == symbol.Category))
            {
                return [(symbol.Category, 0, 0)];
            }

            var isRow = question.Rows?.Code == dimension;
            var isColumn = question.Columns?.Code == dimension;
            return isRow || isColumn || question.Filters.ContainsKey(Dimension.Breakdown(dimension))
                ? [.. Categories(question, form, dimension).Select((category, index) => (category.Code, isRow ? index : 0, isColumn ? index : 0))]
                : [("", 0, 0)];
        }
    }
}
