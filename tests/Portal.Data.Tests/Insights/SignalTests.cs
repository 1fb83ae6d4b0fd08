using Portal.Data.Insights;
using Portal.Data.Tests.Utilization;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>What is signalled of a course, and what is not; each with the numbers that it was made of.</summary>
public sealed class SignalTests
{
    private const int Last = 27;
    private static readonly DateOnly Start = new(2024, 4, 1);
    private static readonly DateOnly Today = Start.AddDays((28 * 28) + 60);

    private static readonly decimal?[] Steady = [.. Enumerable.Range(0, 28).Select(at => 1000m + (at % 3 * 10))];

    [Fact]
    public void A_steady_course_gives_no_signal() => Assert.Empty(Find(World("A", ("SESS", Steady), ("SCHED", Steady))));

    [Fact]
    public void A_leap_is_signalled_with_its_median_its_range_and_its_score()
    {
        var signal = Assert.Single(Find(World("A", ("SESS", [.. Steady[..^1], 2000m]))));

        Assert.Equal((SignalKind.Unusual, "A", "SESS"), (signal.Kind, signal.Body, signal.Measure.Code));
        Assert.Equal((2000m, 1010m, 12), (signal.Value, signal.Beside, signal.Compared));
        Assert.True(signal.Usual!.Value.Low < 1000 && signal.Usual.Value.High > 1020 && signal.Usual.Value.Score(2000) > 6);
        Assert.Equal(990m / 1010m, signal.Size);
        Assert.Equal(SignalConfidence.High, signal.Confidence);
        Assert.Equal([SignalDoubt.NotAccepted], signal.Doubts);
    }

    [Fact]
    public void A_dip_of_every_year_is_doubted()
    {
        var course = Steady.ToArray();
        (course[Last - 13], course[Last]) = (500m, 505m);

        var signal = Assert.Single(Find(World("A", ("SESS", course))));

        Assert.Equal(SignalConfidence.Low, signal.Confidence);
        Assert.Contains(SignalDoubt.Season, signal.Doubts);
        Assert.Equal(500m, signal.YearBefore);
    }

    [Fact]
    public void Small_numbers_and_short_pasts_say_nothing()
    {
        Assert.Empty(Find(World("A", ("SESS", [.. Enumerable.Repeat(2m, 27), 19m]))));
        Assert.Empty(Find(World("A", ("SESS", [.. Enumerable.Repeat<decimal?>(null, 22), 1000m, 1000m, 1000m, 1000m, 1000m, 9000m]))));
        Assert.Empty(Find(World("A", ("R_TECH", [.. Enumerable.Repeat(0.02m, 27), 0.5m]), ("SCHED", [.. Enumerable.Repeat(10m, 28)]))));
    }

    [Fact]
    public void A_share_is_judged_by_how_many_it_is_of()
    {
        decimal?[] rates = [.. Enumerable.Repeat(0.02m, 27), 0.04m];

        Assert.Empty(Find(World("A", ("R_TECH", rates), ("SCHED", [.. Enumerable.Repeat(50m, 28)]))));
        Assert.Equal(SignalKind.Unusual, Assert.Single(Find(World("A", ("R_TECH", rates), ("SCHED", [.. Enumerable.Repeat(20_000m, 28)])))).Kind);
    }

    [Fact]
    public void What_was_not_filed_comes_first_with_its_usual_weight_once_it_is_due()
    {
        var answers = World(
            ("A", [("SESS", [.. Steady[..^1], 3000m])], null), ("B", [("SESS", [.. Enumerable.Repeat(3000m, 27).Select(one => (decimal?)one), null])], Last));

        var signals = Find(answers);

        Assert.Equal([(SignalKind.Missing, "B"), (SignalKind.Unusual, "A")], signals.Select(signal => (signal.Kind, signal.Body)));
        Assert.Equal((3000m, 3000m / 4010m), (signals[0].Beside, signals[0].Size));
        Assert.DoesNotContain(Find(answers, today: Start.AddDays(28 * 28)), signal => signal.Kind == SignalKind.Missing);
    }

    [Fact]
    public void A_number_that_is_suddenly_not_available_is_said_and_one_that_does_not_apply_is_not()
    {
        var signal = Assert.Single(Find(World("A", ("TICKETS", [.. Steady[..^1], null]))));
        Assert.Equal((SignalKind.Unanswered, 12, 1010m), (signal.Kind, signal.Compared, signal.Beside!.Value));

        Assert.Empty(Find(World("A", [("TICKETS", [.. Steady[..^1], null])], Quantity.NotApplicable)));
    }

    [Theory]
    [InlineData(20, 40, true)]
    [InlineData(20, 24, false)]
    [InlineData(20, 20, false)]
    [InlineData(40, 20, false)]
    public void Failures_rise_when_three_periods_exceed_those_before_beyond_chance(int before, int now, bool rises)
    {
        var answers = World("A",
            ("TECHFAIL", [.. Enumerable.Repeat((decimal)before, 25).Concat(Enumerable.Repeat((decimal)now, 3))]), ("SCHED", [.. Enumerable.Repeat(1000m, 28)]));

        var signals = Find(answers).Where(signal => signal.Kind == SignalKind.RisingFailures).ToList();

        Assert.Equal(rises ? 1 : 0, signals.Count);
        if (rises)
        {
            Assert.Equal((0.04m, 0.02m, 9), (signals[0].Value, signals[0].Beside, signals[0].Compared));
            Assert.True(signals[0].Interval!.Value.Low > 0 && signals[0].Interval!.Value.Contains(0.02m));
        }
    }

    [Theory]
    [InlineData(700, 100, true, SignalConfidence.Medium)]
    [InlineData(850, 100, true, SignalConfidence.Low)]
    [InlineData(950, 100, false, SignalConfidence.Low)]
    [InlineData(700, 10, false, SignalConfidence.Low)]
    public void A_vacancy_is_told_beside_a_fall_never_as_its_cause(int now, int days, bool told, SignalConfidence confidence)
    {
        var answers = World("A", ("SESS", [.. Enumerable.Repeat(1000m, 16).Concat(Enumerable.Repeat((decimal)now, 12))]));

        var signals = new SignalSearch(ReferenceForm.Form, (_, day) => day.AddDays(-days), Today).Find(answers, Last).Where(signal => signal.Kind == SignalKind.VacancyBesideFall).ToList();

        Assert.Equal(told ? 1 : 0, signals.Count);
        if (told)
        {
            Assert.Equal((confidence, 3m * now, 3000m), (signals[0].Confidence, signals[0].Value, signals[0].Beside));
            Assert.Equal([SignalDoubt.Coincidence], signals[0].Doubts);
        }
    }

    [Fact]
    public void Size_and_confidence_rank_differently_and_data_stay_first()
    {
        var period = Period(Last);
        Signal Make(SignalKind kind, decimal size, SignalConfidence confidence) => new()
        {
            Kind = kind,
            Body = $"{kind}{size}",
            Period = period,
            Measure = new("SESS"),
            Size = size,
            Confidence = confidence,
        };
        Signal[] signals = [Make(SignalKind.Unusual, 0.5m, SignalConfidence.High), Make(SignalKind.Unusual, 3, SignalConfidence.Low), Make(SignalKind.Missing, 0.01m, SignalConfidence.High)];

        Assert.Equal([0.01m, 0.5m, 3m], SignalSearch.Sort(signals, SignalOrder.Confidence).Select(signal => signal.Size));
        Assert.Equal([0.01m, 3m, 0.5m], SignalSearch.Sort(signals, SignalOrder.Size).Select(signal => signal.Size));
    }

    private static IReadOnlyList<Signal> Find(IReadOnlyList<InsightAnswer> answers, DateOnly? today = null) =>
        new SignalSearch(ReferenceForm.Form, (_, _) => null, today ?? Today).Find(answers, Last);

    private static IReadOnlyList<InsightAnswer> World(string body, params (string Measure, decimal?[] Course)[] courses) => World((body, courses, null));

    private static IReadOnlyList<InsightAnswer> World(string body, (string Measure, decimal?[] Course)[] courses, Quantity absent) => Make([(body, courses, null)], absent);

    private static IReadOnlyList<InsightAnswer> World(params (string Body, (string Measure, decimal?[] Course)[] Courses, int? Missing)[] bodies) => Make(bodies, Quantity.NotAvailable);

    /// <summary>Answers to the search's own questions: what is not told does not apply, and everything is filed but what is missing.</summary>
    private static IReadOnlyList<InsightAnswer> Make((string Body, (string Measure, decimal?[] Course)[] Courses, int? Missing)[] bodies, Quantity absent)
    {
        var form = ReferenceForm.Form;
        return [.. SignalSearch.Questions(new InsightQuestion(), form).Select(question => new InsightAnswer
        {
            Question = question,
            Periods = [.. Enumerable.Range(0, 28).Select(Period)],
            Measures = [.. question.Measures.Select(key => new AnsweredMeasure(key, form.Indicator(key.Code), null))],
            Rows = [.. bodies.Select(body => new AnswerHeading(body.Body, body.Body, body.Body))],
            Columns = [.. Enumerable.Range(0, 28).Select(at => new AnswerHeading(Period(at).Code, "", ""))],
            Cells = [.. from body in bodies
                        from at in Enumerable.Range(0, 28)
                        from key in question.Measures
                        let told = body.Courses.FirstOrDefault(course => course.Measure == key.Code).Course
                        select new AnswerCell(
                            told is null ? Quantity.NotApplicable : told[at] is { } number ? Quantity.Number(number) : absent,
                            new DataBehind(body.Missing == at ? 0 : 1, 1))],
            RowTotals = [],
            ColumnTotals = [],
            Totals = [],
        })];
    }

    private static PeriodRow Period(int at) => new()
    {
        Code = $"{2024 + (at / 13)}-{2025 + (at / 13)}-P{(at % 13) + 1:00}",
        FiscalYear = $"{2024 + (at / 13)}-{2025 + (at / 13)}",
        Number = (at % 13) + 1,
        Sequence = at + 1,
        StartsOn = Start.AddDays(28 * at),
        EndsOn = Start.AddDays((28 * at) + 27),
    };
}
