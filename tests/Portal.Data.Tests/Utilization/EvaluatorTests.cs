using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class EvaluatorTests
{
    private static readonly Form Form = ReferenceForm.Form;

    // INPERS is 6, DONE 0, SCHED not applicable, CANC not applicable, NOSHOW not available, TECHFAIL blank.
    [Theory]
    [InlineData("1+2*3-4/8", "6.5")]
    [InlineData("INPERS*-2", "-12")]
    [InlineData("INPERS+SCHED", "6")]
    [InlineData("SCHED-INPERS", "-6")]
    [InlineData("SCHED+CANC", "s.o.")]
    [InlineData("-SCHED", "s.o.")]
    [InlineData("SCHED*2", "s.o.")]
    [InlineData("SCHED/INPERS", "s.o.")]
    [InlineData("SCHED/CANC", "s.o.")]
    [InlineData("INPERS/SCHED", "n.d.")]
    [InlineData("INPERS/DONE", "n.d.")]
    [InlineData("DONE/DONE", "n.d.")]
    [InlineData("SCHED/DONE", "n.d.")]
    [InlineData("INPERS+NOSHOW", "n.d.")]
    [InlineData("INPERS+TECHFAIL", "n.d.")]
    [InlineData("0*NOSHOW", "n.d.")]
    [InlineData("NOSHOW/SCHED", "n.d.")]
    [InlineData("-NOSHOW", "n.d.")]
    [InlineData("POPULATION/INPERS", "n.d.")]
    [InlineData("9999999999999999999999999999*9999999999999999999999999999", "n.d.")]
    [InlineData("INPERS/(1/9999999999999999999999999999/9999999999999999999999999999)", "n.d.")]
    public void The_four_answers_are_computed_with_as_what_they_mean(string formula, string expected)
    {
        var answers = new Dictionary<CellKey, Answer>
        {
            [new("INPERS")] = Answer.Number(6),
            [new("DONE")] = Answer.Number(0),
            [new("SCHED")] = Answer.NotApplicable,
            [new("CANC")] = Answer.NotApplicable,
            [new("NOSHOW")] = Answer.NotAvailable,
        };
        Assert.True(ExpressionParser.TryParseFormula(formula, Form, out var expression, out _));
        var value = Evaluator.Evaluate(expression, new FilingCells(Form, answers));
        Assert.Equal(expected, value.Kind switch
        {
            QuantityKind.Number => value.Amount?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            QuantityKind.NotApplicable => "s.o.",
            _ => "n.d.",
        });
    }

    [Fact]
    public void A_total_is_whole_only_when_every_cell_is_answered()
    {
        var channels = new Dictionary<CellKey, Answer>();
        Assert.Equal(Quantity.NotAvailable, Video());

        Answer("consult", Data.Utilization.Answer.Number(742));
        Answer("advice", Data.Utilization.Answer.NotApplicable);
        Answer("assist", Data.Utilization.Answer.Number(58));
        Assert.Equal(Quantity.PartialSum(800), Video());

        Answer("homecare", Data.Utilization.Answer.NotAvailable);
        Assert.Equal(Quantity.PartialSum(800), Video());

        Answer("homecare", Data.Utilization.Answer.NotApplicable);
        Assert.Equal(Quantity.Number(800), Video());

        Answer("consult", Data.Utilization.Answer.NotApplicable);
        Answer("assist", Data.Utilization.Answer.NotApplicable);
        Assert.Equal(Quantity.NotApplicable, Video());

        Answer("assist", Data.Utilization.Answer.NotAvailable);
        Assert.Equal(Quantity.NotAvailable, Video());

        void Answer(string activity, Answer answer) => channels[new CellKey("SESS", activity, "video")] = answer;
        Quantity Video() => new FilingCells(Form, channels).Of(new Symbol("SESS", "video"));
    }

    [Fact]
    public void A_partial_total_is_shown_but_never_computed_with()
    {
        var answers = ReferenceForm.Sound();
        answers[new CellKey("SESS", "consult", "video")] = Answer.Blank;
        var filing = new FilingCells(Form, answers);
        Assert.Equal(Quantity.PartialSum(11), Form.Value("SESS", filing));
        Assert.Equal(Quantity.NotAvailable, Form.Value("R_VIRTUAL", filing));
        Assert.Equal(Verdict.Undecided, Decide("SESS>=0", filing));
        Assert.Equal(Verdict.Undecided, Decide("PROG=SESS", filing));
        Assert.Equal(Verdict.Passes, Decide("SESS[phone]=4", filing));
    }

    [Theory]
    [InlineData("INPERS<=6", Verdict.Passes)]
    [InlineData("INPERS<6", Verdict.Fails)]
    [InlineData("INPERS>=6", Verdict.Passes)]
    [InlineData("INPERS>6", Verdict.Fails)]
    [InlineData("INPERS=6", Verdict.Passes)]
    [InlineData("INPERS!=6", Verdict.Fails)]
    [InlineData("SCHED=0", Verdict.Passes)]
    [InlineData("SCHED=INPERS", Verdict.Fails)]
    [InlineData("INPERS<=SCHED", Verdict.Fails)]
    [InlineData("SCHED<CANC", Verdict.Passes)]
    [InlineData("NOSHOW<=INPERS", Verdict.Undecided)]
    [InlineData("INPERS!=TECHFAIL", Verdict.Undecided)]
    [InlineData("INPERS/0<=1", Verdict.Undecided)]
    public void A_rule_is_decided_only_between_what_is_there(string text, Verdict expected) =>
        Assert.Equal(expected, Decide(text, new FilingCells(Form, new Dictionary<CellKey, Answer>
        {
            [new("INPERS")] = Answer.Number(6),
            [new("SCHED")] = Answer.NotApplicable,
            [new("CANC")] = Answer.NotApplicable,
            [new("NOSHOW")] = Answer.NotAvailable,
        })));

    [Fact]
    public void Every_derived_indicator_has_its_value()
    {
        var answers = ReferenceForm.Filled(Answer.Number(2)); // 24 activities, 8 by video, 8 by telephone
        var filing = new FilingCells(Form, answers, population: 1_000);
        var expected = new Dictionary<string, decimal>
        {
            ["R_VIRTUAL"] = 24m / 26,
            ["R_VIDEO"] = 0.5m,
            ["R_PER10K"] = 240,
            ["R_KM"] = 2m / 24,
        };
        foreach (var indicator in Form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Derived))
        {
            Assert.Equal(Quantity.Number(expected.GetValueOrDefault(indicator.Code, 1)), Form.Value(indicator.Code, filing));
            Assert.Equal(QuantityKind.NotAvailable, Form.Value(indicator.Code, new FilingCells(Form, new Dictionary<CellKey, Answer>())).Kind);
        }
    }

    [Fact]
    public void A_ratio_over_several_filings_is_the_ratio_of_the_sums()
    {
        var sums = new SummedCells(Form, population: 50_000);
        sums.Add(Appointments(Answer.Number(90), Answer.Number(100)));
        sums.Add(Appointments(Answer.Number(1), Answer.Number(10)));
        Assert.Equal(91m / 110, Form.Value("R_COMPL", sums).Amount);
        Assert.Equal(Quantity.Number(50_000), sums.Of(new Symbol(ExternalSymbols.Population)));
    }

    [Fact]
    public void What_one_filing_lacks_leaves_the_sum_standing_and_is_counted()
    {
        var sums = new SummedCells(Form);
        Assert.Equal(Quantity.NotAvailable, sums.Of(new Symbol("DONE")));

        sums.Add(Appointments(Answer.NotApplicable, Answer.Number(10)));
        Assert.Equal(Quantity.NotApplicable, sums.Of(new Symbol("DONE")));

        sums.Add(Appointments(Answer.Number(90), Answer.Number(100)));
        Assert.Equal(Quantity.Number(90), sums.Of(new Symbol("DONE")));

        sums.Add(Appointments(Answer.NotAvailable, Answer.Number(5)));
        sums.Add(new Dictionary<CellKey, Answer> { [new("SCHED")] = Answer.Number(5) });
        Assert.Equal(Quantity.Number(90, isPartial: true), sums.Of(new Symbol("DONE")));
        Assert.Equal(Quantity.Number(90m / 120, isPartial: true), Form.Value("R_COMPL", sums));
        Assert.Equal(
            new CellTally { Sum = 90, Numbers = 1, NotApplicable = 1, NotAvailable = 1, Blanks = 1 }, sums.Tally(new Symbol("DONE")));
        Assert.Equal(2, sums.Tally(new Symbol("DONE")).Missing);
        Assert.Equal(4, sums.Tally(new Symbol("DONE")).Count);
        Assert.Equal(new CellTally { Blanks = 4 }, sums.Tally(new Symbol("INPERS")));
        Assert.Equal(Quantity.NotAvailable, sums.Of(new Symbol("INPERS")));
        Assert.Equal(Verdict.Undecided, Decide("DONE<=SCHED", sums));

        sums.Add(new CellKey("DONE"), new CellTally { Sum = 10, Numbers = 3 });
        Assert.Equal(100, sums.Of(new Symbol("DONE")).Amount);
    }

    [Fact]
    public void One_complete_filing_and_its_sum_are_worth_the_same() =>
        Prop.ForAll(Generated.Filings.ToArbitrary(), Generated.Expressions.ToArbitrary(), (answers, expression) =>
        {
            var complete = answers.ToDictionary(cell => cell.Key, cell => cell.Value.IsMissing ? Answer.NotApplicable : cell.Value);
            var sums = new SummedCells(Form, population: 9_000);
            sums.Add(complete);
            return Evaluator.Evaluate(expression, sums)
                == Evaluator.Evaluate(expression, new FilingCells(Form, complete, population: 9_000));
        }).Check(Generated.Many);

    [Fact]
    public void Sums_do_not_depend_on_the_order_of_the_filings() =>
        Prop.ForAll(Generated.Filings.ArrayOf(3).ToArbitrary(), Generated.Expressions.ToArbitrary(), (filings, expression) =>
            Evaluator.Evaluate(expression, Sum(filings)) == Evaluator.Evaluate(expression, Sum(filings.Reverse())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_missing_symbol_makes_every_formula_that_names_it_not_available() =>
        Prop.ForAll(Generated.Filings.ToArbitrary(), Generated.Expressions.ToArbitrary(), (answers, expression) =>
        {
            var filing = new FilingCells(Form, answers, population: 9_000);
            return expression.Symbols().All(symbol => filing.Of(symbol).Kind != QuantityKind.NotAvailable)
                || Evaluator.Evaluate(expression, filing) == Quantity.NotAvailable
                || expression is Symbol;
        }).Check(Generated.Many);

    private static SummedCells Sum(IEnumerable<Dictionary<CellKey, Answer>> filings)
    {
        var sums = new SummedCells(Form);
        foreach (var filing in filings)
        {
            sums.Add(filing);
        }

        return sums;
    }

    private static Dictionary<CellKey, Answer> Appointments(Answer done, Answer scheduled) =>
        new() { [new("DONE")] = done, [new("SCHED")] = scheduled };

    private static Verdict Decide(string text, IQuantitySource source)
    {
        Assert.True(ExpressionParser.TryParseRule(text, Form, out var rule, out _));
        return Evaluator.Decide(rule, source).Verdict;
    }
}
