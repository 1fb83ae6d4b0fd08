using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Comparison = Portal.Data.Insights.Comparison;

namespace Portal.Benchmarks.Insights;

/// <summary>One question, of one of the ten kinds, as the portal is asked and as a peer is asked of the raw values.</summary>
internal sealed record Sampled(string Kind, InsightQuestion Question, string Sql);

/// <summary>Random questions of ten kinds, the same in each run.</summary>
internal sealed class Sample
{
    /// <summary>Of the questions that are measured; those of another seed are others.</summary>
    public const int Seed = 20261122;

    private static readonly string[] Flows = ["SESS", "PROG", "INPERS", "SCHED", "DONE", "NOSHOW", "TECHFAIL", "ASREQ", "ASANS", "RPMNEW", "KMAVOID", "TRIPAVOID", "TICKETS", "SESS[video]", "SESS[consult]"];
    private static readonly string[] Ratios = ["R_COMPL", "R_NOSHOW", "R_TECH", "R_VIRTUAL", "R_VIDEO", "R_ASTGT", "R_ADHER", "R_KM"];
    private static readonly string[] Means = ["PAT", "CLIN", "SITES"];
    private static readonly string[] Territories = ["UL", "UDEM", "MCGILL", "UDES"];

    private readonly Random random;
    private readonly Form form;
    private readonly int establishments;
    private readonly IReadOnlyList<CellKey> cells;

    public Sample(Form form, int establishments, int seed = Seed) =>
        (this.form, this.establishments, cells, random) = (form, establishments, form.RequiredCells, new Random(seed));

    public static IReadOnlyList<string> Kinds { get; } =
    [
        "a year by territory", "two years of periods by territory", "a ratio by region", "a mean by kind of body", "programmes by period",
        "the ten largest establishments", "ten years of one establishment", "a year against the one before", "heat map of regions", "ten years by today’s structure",
    ];

    public IReadOnlyList<Sampled> Take(int count) => [.. Enumerable.Range(0, count).Select(at => Next(at % Kinds.Count))];

    /// <summary>Five hundred picked by hand, over ten years.</summary>
    public Sampled Wide(bool byEstablishment)
    {
        var picked = Enumerable.Range(0, Math.Min(500, establishments)).Select(at => Code(at * establishments / Math.Min(500, establishments))).ToList();
        var question = new InsightQuestion
        {
            Measures = [new("PROG")],
            Rows = byEstablishment ? Dimension.Establishment : Dimension.Breakdown("programme"),
            Columns = byEstablishment ? Dimension.Breakdown("programme") : Dimension.Period,
            Filters = new Dictionary<Dimension, IReadOnlyList<string>> { [Dimension.Establishment] = picked },
            From = Period(1),
            To = Period(BigNetwork.Periods),
        };
        var list = string.Join(",", picked.Select(code => $"'{code}'"));
        return new(byEstablishment ? "500 establishments × programme" : "500 establishments’ programmes × 130 periods", question, byEstablishment
            ? Sql("b.body, v.cell", "PROG", 1, BigNetwork.Periods, $"b.code IN ({list})")
            : Sql("v.cell, v.seq", "PROG", 1, BigNetwork.Periods, $"b.code IN ({list})"));
    }

    /// <summary>What a dashboard of eight tiles asks.</summary>
    public static IReadOnlyList<InsightQuestion> Dashboard() =>
    [
        Ask("SESS", 118, 130, null, Dimension.Breakdown("channel")) with { Columns = Dimension.Period },
        Ask("PROG", 118, 130, Dimension.Breakdown("programme"), null) with { Comparison = Comparison.LastYear },
        Ask("R_VIRTUAL", 105, 130, null, Dimension.Period) with { Comparison = Comparison.LastYear },
        Ask("R_COMPL", 105, 130, null, Dimension.Period),
        Ask("R_TECH", 118, 130, Dimension.Territory, Dimension.Period),
        Ask("R_ASTGT", 118, 130, Dimension.Region, null),
        Ask("SESS", 118, 130, Dimension.Region, Dimension.Period),
        Ask("KMAVOID", 118, 130, Dimension.Remoteness, null) with { Comparison = Comparison.LastYear },
    ];

    private Sampled Next(int kind)
    {
        var year = 13 * random.Next(1, BigNetwork.Years - 1);
        var (from, to) = (year + 1, year + 13);
        var (flow, ratio, mean) = (Pick(Flows), Pick(Ratios), Pick(Means));
        var number = random.Next(establishments);
        return kind switch
        {
            0 => new(Kinds[0], Ask(flow, from, to, Dimension.Territory, null), Sql("territory", flow, from, to)),
            1 => new(Kinds[1], Ask(flow, from - 13, to, Dimension.Territory, Dimension.Period), Sql("territory, v.seq", flow, from - 13, to)),
            2 => new(Kinds[2], Ask(ratio, from, to, Dimension.Region, null), Sql("b.region", ratio, from, to)),
            3 => new(Kinds[3], Ask(mean, from, to, Dimension.BodyKind, null), MeanSql("b.kind", mean, from, to)),
            4 => new(Kinds[4], Ask("PROG", from, to, Dimension.Breakdown("programme"), Dimension.Period) with { Filters = One(Dimension.Territory, Territories[number % 4]) },
                Sql("v.cell, v.seq", "PROG", from, to, $"(CASE WHEN v.seq < b.moves THEN b.before ELSE b.after END) = '{Territories[number % 4]}'")),
            5 => new(Kinds[5], Ask(flow, from, to, Dimension.Establishment, null) with { Top = 10 }, Sql("b.body", flow, from, to) + " ORDER BY value DESC LIMIT 10"),
            6 => new(Kinds[6], Ask(ratio, 1, BigNetwork.Periods, null, Dimension.Period) with { Filters = One(Dimension.Establishment, Code(number)) },
                Sql("v.seq", ratio, 1, BigNetwork.Periods, $"b.code = '{Code(number)}'")),
            7 => new(Kinds[7], Ask(flow, from, to, Dimension.BodyKind, null) with { Comparison = Comparison.LastYear }, $"{Sql("b.kind", flow, from, to)} UNION ALL {Sql("b.kind", flow, from - 13, to - 13)}"),
            8 => new(Kinds[8], Ask(flow, from, to, Dimension.Region, Dimension.Period), Sql("b.region, v.seq", flow, from, to)),
            _ => new(Kinds[9], Ask(flow, 1, BigNetwork.Periods, Dimension.Territory, Dimension.Year) with { StructureToday = true },
                Sql("(CASE WHEN b.moves < 9999 THEN b.after ELSE b.before END), (v.seq - 1) // 13", flow, 1, BigNetwork.Periods)),
        };
    }

    private static InsightQuestion Ask(string measure, int from, int to, Dimension? rows, Dimension? columns) => new()
    {
        Measures = [MeasureKey.TryParse(measure, out var key) ? key : throw new ArgumentException(measure, nameof(measure))],
        Rows = rows,
        Columns = columns,
        From = Period(from),
        To = Period(to),
    };

    private static Dictionary<Dimension, IReadOnlyList<string>> One(Dimension dimension, string code) => new() { [dimension] = [code] };

    private static string Period(int sequence)
    {
        var year = 2023 + ((sequence - 1) / 13);
        return $"{year}-{year + 1}-P{((sequence - 1) % 13) + 1:00}";
    }

    private static string Code(int number) => $"E{number:00000}";

    private string Pick(string[] from) => from[random.Next(from.Length)];

    /// <summary>The value of each group, over the raw values that count as submitted.</summary>
    private string Sql(string groups, string measure, int from, int to, string where = "true") => $"""
        SELECT {Value(measure)} AS value
        FROM raw v INNER JOIN body b ON b.body = v.body
        WHERE v.basis IN (1, 3) AND v.seq BETWEEN {from} AND {to} AND {where} AND v.cell IN ({string.Join(",", Cells(measure))})
        GROUP BY {groups.Replace("territory", "(CASE WHEN v.seq < b.moves THEN b.before ELSE b.after END)", StringComparison.Ordinal)}
        """;

    private string MeanSql(string group, string measure, int from, int to) =>
        $"SELECT avg(amount) AS value FROM (SELECT {group} AS g, v.seq, sum(v.amount) AS amount FROM raw v INNER JOIN body b ON b.body = v.body "
        + $"WHERE v.basis IN (1, 3) AND v.seq BETWEEN {from} AND {to} AND v.cell IN ({string.Join(",", Cells(measure))}) GROUP BY 1, 2) GROUP BY g";

    private IEnumerable<int> Cells(string measure) => form.Formula(measure) is { } formula
        ? formula.Symbols().SelectMany(Cells).Distinct()
        : Cells(MeasureKey.TryParse(measure, out var key) ? new Symbol(key.Code, key.Category) : throw new ArgumentException(measure, nameof(measure)));

    private IEnumerable<int> Cells(Symbol symbol) => form.Cells(symbol).Select(cell => cells.ToList().IndexOf(cell));

    private string Value(string measure) => form.Formula(measure) is { } formula ? Value(formula) : "sum(v.amount)";

    private string Value(Expression expression) => expression switch
    {
        Symbol symbol => $"sum(CASE WHEN v.cell IN ({string.Join(",", Cells(symbol))}) THEN v.amount END)::DOUBLE",
        Binary binary => $"({Value(binary.Left)} {(binary.Operator == BinaryOperator.Add ? "+" : "/")} {Value(binary.Right)})",
        _ => throw new ArgumentException($"{expression} is none of the sample's.", nameof(expression)),
    };
}
