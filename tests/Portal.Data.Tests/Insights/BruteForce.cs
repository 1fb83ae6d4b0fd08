using Portal.Data.Access;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Insights;

/// <summary>One answer of a filing, with everything that a question may sort it by.</summary>
internal sealed record Fact
{
    public required string Body { get; init; }
    public int Sequence { get; init; }
    public string IndicatorCode { get; init; } = "";
    public string Category1 { get; init; } = "";
    public string Category2 { get; init; } = "";
    public AnswerKind Kind { get; init; }
    public decimal? Amount { get; init; }

    public const string Counted = """
        SELECT b.Code AS Body, p.Sequence, v.IndicatorCode, v.Category1, v.Category2, v.Answer AS Kind, v.Amount
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        INNER JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.IsCounted = 1
        INNER JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE o.WaiverReason IS NULL
        """;

    public const string Accepted = """
        SELECT b.Code AS Body, p.Sequence, v.IndicatorCode, v.Category1, v.Category2, v.Answer AS Kind, v.Amount
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        INNER JOIN Filing c ON c.ReportingObligationId = o.ReportingObligationId AND c.Status = 'Accepted'
        INNER JOIN FilingValue v ON v.FilingId = c.FilingId
        WHERE o.WaiverReason IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM Filing n
                WHERE n.ReportingObligationId = o.ReportingObligationId AND n.Status = 'Accepted' AND n.Revision > c.Revision)
        """;

    /// <summary>What is due, filed or not.</summary>
    public const string Due = """
        SELECT b.Code AS Body, p.Sequence
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        WHERE o.WaiverReason IS NULL
        """;
}

/// <summary>Answers a question as one would by hand: all facts in memory, one pass for each cell, nothing kept, nothing shared.</summary>
internal sealed class BruteForce
{
    private readonly Form form;
    private readonly IReadOnlyList<PeriodRow> periods;
    private readonly IReadOnlyList<Fact> facts;
    private readonly IReadOnlyList<Fact> due;
    private readonly InsightQuestion question;
    private readonly AccessScope scope;
    private readonly DateOnly today;

    private BruteForce(
        InsightQuestion question, AccessScope scope, DateOnly today, Form form, IReadOnlyList<PeriodRow> periods, IReadOnlyList<Fact> facts, IReadOnlyList<Fact> due) =>
        (this.question, this.scope, this.today, this.form, this.periods, this.facts, this.due) = (question, scope, today, form, periods, facts, due);

    public static Task<BruteForce> PrepareAsync(FilingWorld world, InsightQuestion question, AccessScope scope) => world.ReadAsync(async session => new BruteForce(
        question, scope, world.Today, await FormQueries.LoadAsync(session, FormQueries.Telehealth, InsightWorld.Periods),
        await PeriodQueries.OfRangeAsync(session, 1, InsightWorld.Periods),
        await session.ListAsync<Fact>(question.Basis == Basis.Accepted ? Fact.Accepted : Fact.Counted), await session.ListAsync<Fact>(Fact.Due)));

    private static readonly string[] Quebec = ["CHUQ", "IUCPQ"];

    /// <summary>A cell, or a total where a code is null.</summary>
    public (Quantity Value, int Filed, int Due) Cell(MeasureKey measure, string? row, string? column, int shift = 0)
    {
        var symbols = new Dictionary<Symbol, Quantity>();
        Quantity Of(Symbol symbol) => symbols.TryGetValue(symbol, out var known) ? known : symbols[symbol] = Compute(symbol, row, column, shift);
        var indicator = form.Indicator(measure.Code);
        var value = indicator.Kind == IndicatorKind.Derived ? form.Value(measure.Code, new Source(Of)) : Of(new Symbol(measure.Code, measure.Category));
        var owed = due.Where(fact => Matches(fact, row, column, shift)).Select(fact => (fact.Body, fact.Sequence)).ToHashSet();
        var filed = Filed().Count(owed.Contains);
        return (value, filed, owed.Count);
    }

    private IEnumerable<(string, int)> Filed() => facts.Select(fact => (fact.Body, fact.Sequence)).Distinct();

    private Quantity Compute(Symbol symbol, string? row, string? column, int shift)
    {
        if (symbol.Code == ExternalSymbols.Population)
        {
            return Quantity.Known(Population(row, column, shift));
        }

        var wanted = form.Cells(symbol).ToHashSet();
        var tallies = facts
            .Where(fact => wanted.Contains(new CellKey(fact.IndicatorCode, fact.Category1, fact.Category2)) && Matches(fact, row, column, shift) && Keeps(fact, row, column))
            .GroupBy(fact => fact.Sequence)
            .OrderBy(period => period.Key)
            .Select(period => period.Aggregate(default(CellTally), (sum, fact) => sum + CellTally.Of(Seen(fact))))
            .ToList();
        return OverPeriods.Combine(form.Indicator(symbol.Code).OverTime, tallies).Aggregate;
    }

    private Answer Seen(Fact fact) => scope.MasksSmallCells && SmallCells.IsSmall(fact.IndicatorCode, fact.Amount) ? Answer.Masked : Answer.From(fact.Kind, fact.Amount);

    /// <summary>By breakdowns, which a filing as a whole does not have.</summary>
    private bool Keeps(Fact fact, string? row, string? column) =>
        On(question.Rows, fact, row) && On(question.Columns, fact, column)
        && question.Filters.Where(filter => filter.Key.Kind == DimensionKind.Category).All(filter => filter.Value.Contains(CategoryOf(filter.Key, fact)));

    private static bool On(Dimension? dimension, Fact fact, string? code) => dimension?.Kind != DimensionKind.Category || code is null || CategoryOf(dimension, fact) == code;

    private static string CategoryOf(Dimension dimension, Fact fact) => dimension.Code == "activity" ? fact.Category1 : fact.Category2;

    private bool Matches(Fact fact, string? row, string? column, int shift)
    {
        var now = periods.FirstOrDefault(period => period.Sequence == fact.Sequence + shift);
        var own = periods.First(period => period.Sequence == fact.Sequence);
        var (from, to) = (periods.First(period => period.Code == question.From).Sequence, periods.First(period => period.Code == question.To).Sequence);
        return now is not null && now.Sequence >= from && now.Sequence <= to && IsMine(fact.Body, own.EndsOn)
            && question.Filters.Where(filter => filter.Key.Kind == DimensionKind.Place).All(filter => filter.Value.Contains(CodeOf(filter.Key, fact.Body, own, now)))
            && Fits(question.Rows, row) && Fits(question.Columns, column);

        bool Fits(Dimension? dimension, string? code) =>
            dimension is null || dimension.Kind == DimensionKind.Category || code is null || CodeOf(dimension, fact.Body, own, now!) == code;
    }

    private bool IsMine(string body, DateOnly day) => (scope.Body is null || scope.Body == body) && (scope.Territory is null || scope.Territory == TerritoryOn(body, day));

    private string CodeOf(Dimension dimension, string body, PeriodRow own, PeriodRow now) => dimension.Code switch
    {
        "territory" or "centre" => TerritoryOn(body, question.StructureToday ? today : question.StructureOn ?? own.EndsOn),
        "region" => Quebec.Contains(body) ? "03" : "06",
        "remoteness" => "urban",
        "kind" => body is "IUCPQ" or "ETE" ? "Institute" : "CHU",
        "establishment" => body,
        "year" => now.FiscalYear,
        "quarter" => $"{now.FiscalYear}-Q{now.Quarter}",
        _ => now.Code,
    };

    private static string TerritoryOn(string body, DateOnly day) => body switch
    {
        _ when day < SmallNetwork.Start => "",
        "CHUQ" => "UL",
        "IUCPQ" => day < SmallNetwork.IucpqMoves ? "UL" : "UDEM",
        _ => "UDEM",
    };

    /// <summary>Region 03 has CHUQ and IUCPQ, region 06 CHUM, ETE, and HSC until it closes: 100,000 inhabitants each, whole or not at all.</summary>
    private decimal? Population(string? row, string? column, int shift)
    {
        var inside = periods.Where(period => period.Sequence + shift <= periods[^1].Sequence).Where(period =>
        {
            var now = periods.FirstOrDefault(other => other.Sequence == period.Sequence + shift);
            return now is not null && string.CompareOrdinal(now.Code, question.From) >= 0 && string.CompareOrdinal(now.Code, question.To) <= 0
                && IsTime(question.Rows, row) && IsTime(question.Columns, column);

            bool IsTime(Dimension? dimension, string? code) => dimension?.Kind != DimensionKind.Time || code is null || CodeOf(dimension, "", period, now!) == code;
        }).ToList();
        if (inside.Count == 0)
        {
            return null;
        }

        var last = inside[^1];
        var open = InsightWorld.Bodies.Where(body => body != "HSC" || last.EndsOn <= SmallNetwork.HscCloses).ToList();
        var mine = open.Where(body => IsMine(body, last.EndsOn)
            && question.Filters.Where(filter => filter.Key.Kind == DimensionKind.Place).All(filter => filter.Value.Contains(CodeOf(filter.Key, body, last, last)))
            && (question.Rows?.Kind != DimensionKind.Place || row is null || CodeOf(question.Rows, body, last, last) == row)
            && (question.Columns?.Kind != DimensionKind.Place || column is null || CodeOf(question.Columns, body, last, last) == column)).ToHashSet();
        var regions = open.GroupBy(body => Quebec.Contains(body)).ToList();
        return regions.Any(region => region.Any(mine.Contains) && !region.All(mine.Contains)) ? null : 100_000m * regions.Count(region => region.Any(mine.Contains));
    }

    private sealed class Source(Func<Symbol, Quantity> of) : IQuantitySource
    {
        public Quantity Of(Symbol symbol) => of(symbol);
    }
}
