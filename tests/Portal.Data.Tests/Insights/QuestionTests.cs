using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Insights;

/// <summary>What is refused and why, who sees what, and what no answer gives away.</summary>
public sealed class QuestionTests
{
    private static readonly InsightQuestion Sound = new() { Measures = [new("SESS")], From = Code(1), To = Code(9) };
    private static readonly Dimension Activity = Dimension.Breakdown("activity");

    private static readonly (InsightQuestion Question, InsightProblemKind Kind, string Parameter)[] Faults =
    [
        (Sound with { Measures = [] }, InsightProblemKind.MeasureMissing, "measure"),
        (Sound with { Measures = [new("NONE")] }, InsightProblemKind.UnknownMeasure, "measure"),
        (Sound with { Measures = [new("SESS", "fax")] }, InsightProblemKind.UnknownMeasure, "measure"),
        (Sound with { Measures = [new("DONE", "video")] }, InsightProblemKind.UnknownMeasure, "measure"),
        (Sound with { Rows = Dimension.Breakdown("colour") }, InsightProblemKind.UnknownDimension, "rows"),
        (Sound with { Measures = [new("SESS"), new("DONE")], Columns = Activity }, InsightProblemKind.NotBrokenDown, "columns"),
        (Sound with { Measures = [new("SESS", "consult")], Rows = Activity }, InsightProblemKind.NotBrokenDown, "rows"),
        (Sound with { Measures = [new("R_VIDEO")], Filters = Only(Activity, "consult") }, InsightProblemKind.NotBrokenDown, "activity"),
        (Sound with { Filters = Only(Activity, "surgery") }, InsightProblemKind.UnknownCode, "activity"),
        (Sound with { Filters = Only(Dimension.Territory, "NOWHERE") }, InsightProblemKind.UnknownCode, "territory"),
        (Sound with { Filters = Only(Dimension.Establishment, "NOBODY") }, InsightProblemKind.UnknownCode, "establishment"),
        (Sound with { Filters = Only(Dimension.Year, "2024-2025") }, InsightProblemKind.NotAFilter, "year"),
        (Sound with { Rows = Dimension.Region, Columns = Dimension.Region }, InsightProblemKind.SameDimension, "columns"),
        (Sound with { Rows = Dimension.Year, Columns = Dimension.Period }, InsightProblemKind.SameDimension, "columns"),
        (Sound with { From = "2030-2031-P01" }, InsightProblemKind.UnknownPeriod, "from"),
        (Sound with { From = Code(9), To = Code(8) }, InsightProblemKind.Reversed, "from"),
        (Sound with { From = Code(20), To = Code(21) }, InsightProblemKind.NoPeriod, "from"),
        (Sound with { Top = 3 }, InsightProblemKind.TopWithoutRows, "top"),
        (Sound with { Rows = Dimension.Period, Comparison = new(ComparisonKind.Span, Code(1), Code(2)) }, InsightProblemKind.SpanWithTimes, "compare"),
        (Sound with { Comparison = new(ComparisonKind.Span, Code(1), "2030-2031-P01") }, InsightProblemKind.UnknownPeriod, "compare"),
        (Sound with { Reach = Reach.Territory }, InsightProblemKind.NotPublished, "reach"),
    ];

    [DatabaseFact]
    public async Task What_cannot_be_answered_is_said_with_its_parameter(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);

        foreach (var (question, kind, parameter) in Faults)
        {
            var outcome = await world.AskAsync(question);
            Assert.Null(outcome.Answer);
            Assert.Contains((kind, parameter), outcome.Problems.Select(problem => (problem.Kind, problem.Parameter)));
        }
    }

    [DatabaseFact]
    public async Task Before_the_first_period_there_is_nothing_to_ask(TestEngine on)
    {
        await using var filings = await FilingWorld.MakeAsync(on);

        var outcome = await filings.ReadAsync(async session => await InsightQueries.AnswerAsync(
            await InsightReading.BeginAsync(session, Scopes.Ministry, filings.Today, new InsightSources(filings.Forms, new NetworkCache(filings.Test.Time))),
            new InsightQuestion { Measures = [new("SESS")] }));

        Assert.Equal(InsightProblemKind.NoPeriod, Assert.Single(outcome.Problems).Kind);
    }

    [DatabaseFact]
    public async Task A_link_shows_each_reader_what_is_theirs(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(60);
        var byBody = Sound with { Rows = Dimension.Establishment };

        Assert.Equal(["CHUM", "CHUQ", "ETE", "HSC", "IUCPQ"], await RowsAsync(Scopes.Ministry));
        Assert.Equal(["CHUQ", "IUCPQ"], await RowsAsync(Scopes.Centre("UL")));
        Assert.Equal(["CHUM", "ETE", "HSC", "IUCPQ"], await RowsAsync(Scopes.Centre("UDEM")));
        Assert.Equal(["ETE"], await RowsAsync(Scopes.Establishment("ETE")));

        var others = Sound with { Filters = Only(Dimension.Establishment, "CHUQ") };
        Assert.Equal(InsightProblemKind.OutOfScope, Assert.Single((await world.AskAsync(others, Scopes.Centre("UDEM"))).Problems).Kind);
        Assert.Equal(InsightProblemKind.OutOfScope, Assert.Single((await world.AskAsync(others, Scopes.Establishment("ETE"))).Problems).Kind);

        // Both centres together see the network once: IUCPQ in those periods on whose last day each looked after it.
        var (ul, udem, all) = (await world.AnswerAsync(Sound, Scopes.Centre("UL")), await world.AnswerAsync(Sound, Scopes.Centre("UDEM")), await world.AnswerAsync(Sound));
        Assert.Equal(all.Totals[0].Data.Due, ul.Totals[0].Data.Due + udem.Totals[0].Data.Due);
        Assert.Equal(all.Totals[0].Value.Amount, ul.Totals[0].Value.Amount + udem.Totals[0].Value.Amount);

        async Task<IEnumerable<string>> RowsAsync(AccessScope scope) => (await world.AnswerAsync(byBody, scope)).Rows.Select(row => row.Code).Order(StringComparer.Ordinal);
    }

    [DatabaseFact]
    public async Task An_establishment_sees_its_territory_as_one_published_figure(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(60);
        var published = Sound with { Measures = [new("PAT")], Reach = Reach.Territory, Columns = Dimension.Period };

        var seen = await world.AnswerAsync(published, Scopes.Establishment("ETE"));
        var territory = await world.AnswerAsync(published with { Reach = Reach.Scope, Filters = Only(Dimension.Territory, "UDEM") }, Scopes.Auditor);
        Assert.Equal(territory.Cells, seen.Cells);

        foreach (var apart in new[] { published with { Rows = Dimension.Establishment }, published with { Rows = Dimension.Region }, published with { Filters = Only(Dimension.BodyKind, "CHU") } })
        {
            Assert.Contains((await world.AskAsync(apart, Scopes.Establishment("ETE"))).Problems, problem => problem.Kind == InsightProblemKind.NotPublished);
        }
    }

    /// <summary>Two worlds that differ in masked counts only look the same to an outsider, whatever is asked, totals included.</summary>
    [DatabaseFact]
    public async Task Nothing_that_an_outsider_is_answered_depends_on_a_masked_count(TestEngine on)
    {
        var random = new Random(3);
        var first = Enumerable.Range(0, 12).Select(_ => (decimal)random.Next(0, 8)).ToList();
        first[0] = 1;
        var second = first.Select((count, at) => count is > 0 and < 5 ? at == 0 ? 4 : random.Next(1, 5) : count).ToList();
        await using var one = await PatientsAsync(on, first);
        await using var other = await PatientsAsync(on, second);
        var differs = false;
        for (var asked = 0; asked < 150; asked++)
        {
            var question = RandomQuestions.Next(random) with { Measures = [new("PAT"), new("SCHED")], From = Code(6), To = Code(9) };
            var (left, right) = (await one.AskAsync(question, Scopes.Auditor), await other.AskAsync(question, Scopes.Auditor));
            Assert.Equal(Text(left), Text(right));
            differs |= Text(await one.AskAsync(question)) != Text(await other.AskAsync(question));
        }

        Assert.True(differs);

        static string Text(InsightOutcome outcome) => outcome.Answer is { } answer
            ? string.Join('\n', answer.Cells.Concat(answer.RowTotals).Concat(answer.ColumnTotals).Concat(answer.Totals).Select(cell => cell.ToString()))
            : string.Join(',', outcome.Problems);
    }

    [DatabaseFact]
    public async Task A_masked_count_is_counted_and_left_out(TestEngine on)
    {
        await using var world = await PatientsAsync(on, [3, 20, 30, 0]);
        var question = new InsightQuestion { Measures = [new("PAT")], Rows = Dimension.Establishment, From = Code(6), To = Code(6) };

        var outsider = await world.AnswerAsync(question, Scopes.Auditor);
        Assert.True(outsider.Cell(Row("CHUM"), 0).Value.IsMasked);
        Assert.Equal((Quantity.Number(50, isPartial: true), 1), (outsider.Totals[0].Value, outsider.Totals[0].Masked));
        Assert.Equal(Quantity.Number(53), (await world.AnswerAsync(question)).Totals[0].Value);

        int Row(string code) => outsider.Rows.ToList().FindIndex(row => row.Code == code);
    }

    [DatabaseFact]
    public async Task The_largest_rows_come_first_and_the_total_stays_that_of_all(TestEngine on)
    {
        await using var world = await PatientsAsync(on, [5, 60, 30, 8]);
        var question = new InsightQuestion { Measures = [new("PAT")], Rows = Dimension.Establishment, From = Code(6), To = Code(6), Top = 2 };

        var answer = await world.AnswerAsync(question);

        Assert.Equal(["ETE", "CHUQ"], answer.Rows.Select(row => row.Code));
        Assert.Equal((2, 103), (answer.HiddenRows, answer.Totals[0].Value.Amount));
    }

    [DatabaseFact]
    public async Task A_question_takes_few_statements_and_no_more_on_a_larger_network(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.AskAsync(Sound);

        var count = StatementCount.Begin();
        await world.AnswerAsync(Sound with { Rows = Dimension.Territory, Columns = Dimension.Period });

        Assert.InRange(count.Sent, 1, 8);
    }

    /// <summary>Four bodies with so many patients each in P6, the next four in P7, and so on.</summary>
    private static async Task<InsightWorld> PatientsAsync(TestEngine on, List<decimal> patients)
    {
        var world = await InsightWorld.MakeAsync(on);
        string[] bodies = ["CHUM", "ETE", "CHUQ", "IUCPQ"];
        for (var at = 0; at < patients.Count; at++)
        {
            var period = 6 + (at / bodies.Length);
            world.Filings.GoTo(new DateOnly(2024, 12, 7));
            await world.ExtendAsync(bodies[at % bodies.Length], Code(period));
            await world.Filings.SubmitAsync(PlantedForm.Sound(("PAT", patients[at])), bodies[at % bodies.Length], Code(period));
        }

        return world;
    }

    private static Dictionary<Dimension, IReadOnlyList<string>> Only(Dimension dimension, params string[] codes) => new() { [dimension] = codes };
}
