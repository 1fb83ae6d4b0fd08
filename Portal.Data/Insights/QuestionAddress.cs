using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Data.Insights;

/// <summary>
/// A question as the query string of an address, and back; total: whatever stands there gives a question or says what is wrong with
/// which parameter. Every other parameter is the filter of a dimension. A parameter with an empty value is one that is not there, as
/// forms send it.
/// </summary>
public static partial class QuestionAddress
{
    public const string Measure = "measure";
    public const string Rows = "rows";
    public const string Columns = "columns";
    public const string From = "from";
    public const string To = "to";
    public const string Structure = "structure";
    public const string Basis = "basis";
    public const string Reach = "reach";
    public const string Compare = "compare";
    public const string Top = "top";

    private const string Today = "today";
    private const string Accepted = "accepted";
    private const string Territory = "territory";
    private const string Previous = "previous";
    private const string LastYear = "year";
    private const string SpanSign = "..";
    private const string Day = "yyyy-MM-dd";
    private const int CodeLength = 20;

    private static readonly HashSet<string> Own = new([Measure, Rows, Columns, From, To, Structure, Basis, Reach, Compare, Top], StringComparer.Ordinal);

    /// <summary>What the address says, in one order, so that equal questions have equal addresses.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Format(InsightQuestion question)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                pairs.Add(new(name, value));
            }
        }

        foreach (var measure in question.Measures)
        {
            Add(Measure, measure.ToString());
        }

        Add(Rows, question.Rows?.Code);
        Add(Columns, question.Columns?.Code);
        Add(From, question.From);
        Add(To, question.To);
        foreach (var (dimension, codes) in question.Filters.OrderBy(filter => filter.Key.Code, StringComparer.Ordinal))
        {
            foreach (var code in codes.Distinct().Order(StringComparer.Ordinal))
            {
                Add(dimension.Code, code);
            }
        }

        Add(Structure, question.StructureToday ? Today : question.StructureOn?.ToString(Day, CultureInfo.InvariantCulture));
        Add(Basis, question.Basis == Insights.Basis.Accepted ? Accepted : null);
        Add(Reach, question.Reach == Insights.Reach.Territory ? Territory : null);
        Add(Compare, question.Comparison switch
        {
            { Kind: ComparisonKind.Previous } => Previous,
            { Kind: ComparisonKind.LastYear } => LastYear,
            { Kind: ComparisonKind.Span, From: var from, To: var to } => $"{from}{SpanSign}{to}",
            _ => null,
        });
        Add(Top, question.Top?.ToString(CultureInfo.InvariantCulture));
        return pairs;
    }

    /// <summary>The same as text: <c>measure=SESS&amp;rows=territory</c>, escaped, without the question mark.</summary>
    public static string Text(InsightQuestion question) =>
        string.Join('&', Format(question).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    /// <param name="values">The address's parameters, in order, decoded.</param>
    /// <param name="others">Parameters of the page itself, which are no part of the question.</param>
    /// <returns>The question as far as it could be read, and what could not.</returns>
    public static (InsightQuestion Question, IReadOnlyList<InsightProblem> Problems) Parse(
        IEnumerable<KeyValuePair<string, string>> values, IReadOnlySet<string>? others = null)
    {
        var given = values
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value) && others?.Contains(pair.Key) != true)
            .ToLookup(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.Ordinal);
        var reader = new Reader(given);
        var (structureOn, structureToday) = reader.One(Structure, StructureOf);
        return (new InsightQuestion
        {
            Measures = reader.Many(Measure, InsightQuestion.MostMeasures, text => MeasureKey.TryParse(text, out var key) ? new Read<MeasureKey>(key) : null),
            Rows = reader.One(Rows, DimensionOf),
            Columns = reader.One(Columns, DimensionOf),
            From = reader.One(From, PeriodOf),
            To = reader.One(To, PeriodOf),
            Filters = reader.Filters(),
            StructureOn = structureOn,
            StructureToday = structureToday,
            Basis = reader.One(Basis, text => text switch
            {
                Accepted => new Read<Basis>(Insights.Basis.Accepted),
                "submitted" => new Read<Basis>(Insights.Basis.Submitted),
                _ => null,
            }),
            Reach = reader.One(Reach, text => text == Territory ? new Read<Reach>(Insights.Reach.Territory) : null),
            Comparison = reader.One(Compare, ComparisonOf) ?? Comparison.None,
            Top = reader.One(Top, text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= InsightQuestion.MostTop ? new Read<int?>(top) : null),
        }, reader.Problems);
    }

    private static Read<Dimension?>? DimensionOf(string text) => Dimension.TryParse(text, out var dimension) ? new(dimension) : null;

    private static Read<string?>? PeriodOf(string text) => PeriodCode().IsMatch(text) ? new(text) : null;

    private static Read<(DateOnly?, bool)>? StructureOf(string text) => text switch
    {
        Today => new((null, true)),
        "then" => new((null, false)),
        _ when DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new((day, false)),
        _ => null,
    };

    private static Read<Comparison?>? ComparisonOf(string text) => text switch
    {
        Previous => new(Comparison.Previous),
        LastYear => new(Comparison.LastYear),
        _ when text.Split(SpanSign) is [var from, var to] && PeriodCode().IsMatch(from) && PeriodCode().IsMatch(to) =>
            new(new Comparison(ComparisonKind.Span, from, to)),
        _ => null,
    };

    [GeneratedRegex(@"^\d{4}-\d{4}-P\d\d\z")]
    private static partial Regex PeriodCode();

    /// <summary>A value that was read, which may itself be nothing.</summary>
    private sealed record Read<T>(T Value);

    private sealed class Reader(ILookup<string, string> given)
    {
        public List<InsightProblem> Problems { get; } = [];

        public T? One<T>(string name, Func<string, Read<T>?> read)
        {
            var values = given[name].ToList();
            if (values.Count > 1)
            {
                Problems.Add(new(InsightProblemKind.Repeated, name));
                return default;
            }

            return values is [var text] && Value(name, text, read) is { } value ? value.Value : default;
        }

        public List<T> Many<T>(string name, int most, Func<string, Read<T>?> read)
        {
            var values = given[name].Distinct().ToList();
            if (values.Count > most)
            {
                Problems.Add(new(InsightProblemKind.TooMany, name) { Size = values.Count, Most = most });
                return [];
            }

            return [.. values.Select(text => Value(name, text, read)).OfType<Read<T>>().Select(value => value.Value)];
        }

        public Dictionary<Dimension, IReadOnlyList<string>> Filters()
        {
            var filters = new Dictionary<Dimension, IReadOnlyList<string>>();
            foreach (var name in given.Select(parameter => parameter.Key).Where(name => !Own.Contains(name)))
            {
                if (!Dimension.TryParse(name, out var dimension))
                {
                    Problems.Add(new(InsightProblemKind.UnknownDimension, name));
                }
                else if (dimension.Kind == DimensionKind.Time)
                {
                    Problems.Add(new(InsightProblemKind.NotAFilter, name));
                }
                else if (Many(name, InsightQuestion.MostCodes, text => text.Length <= CodeLength ? new Read<string>(text) : null) is { Count: > 0 } codes)
                {
                    filters[dimension] = [.. codes.Order(StringComparer.Ordinal)];
                }
            }

            return filters;
        }

        private Read<T>? Value<T>(string name, string text, Func<string, Read<T>?> read)
        {
            var value = read(text);
            if (value is null)
            {
                Problems.Add(new(InsightProblemKind.Malformed, name, text));
            }

            return value;
        }
    }
}
