using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>The questions of a page, asked together, are each answered as alone, and only the sums are read besides the network.</summary>
public sealed class NetworkReadingTests
{
    private static readonly AccessScope[] Askers =
        [Scopes.Ministry, Scopes.Auditor, Scopes.Centre("UL"), Scopes.Centre("UDEM"), Scopes.Establishment("IUCPQ")];

    [DatabaseFact]
    public async Task Any_questions_together_are_answered_as_each_alone(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(140);
        var random = new Random(20261122);
        var answered = 0;
        for (var round = 0; round < 60; round++)
        {
            var scope = Askers[random.Next(Askers.Length)];
            var questions = Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomQuestions.Next(random)).ToList();
            if (scope.Body is not null)
            {
                questions.Add(new InsightQuestion { Measures = [new("SESS"), new("R_COMPL")], Columns = Dimension.Period, Reach = Reach.Territory });
            }

            var together = await TogetherAsync(world, scope, questions);
            for (var at = 0; at < questions.Count; at++)
            {
                var alone = await world.AskAsync(questions[at], scope);
                answered += alone.Answer is null ? 0 : 1;
                Assert.Equal(Text(alone), Text(together[at]));
            }
        }

        Assert.True(answered > 100, $"{answered} answered");
    }

    [DatabaseFact]
    public async Task Twenty_questions_of_the_whole_network_cost_a_statement_beside_the_network(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(30);
        var one = new InsightQuestion { Measures = [new("SESS"), new("R_PER10K")], Columns = Dimension.Period };
        List<InsightQuestion> many =
        [
            .. new[] { "SCHED", "DONE", "PAT", "R_COMPL", "R_VIDEO" }.SelectMany(code => new[] { Dimension.Territory, Dimension.Region, Dimension.Remoteness, null }
                .Select(rows => one with { Measures = [MeasureKey.TryParse(code, out var key) ? key : default], Rows = rows })),
        ];
        await TogetherAsync(world, Scopes.Ministry, many); // the form is compiled once

        // Whether the network is as it was, and a statement for each table of sums.
        Assert.Equal(2, await CountAsync(many));
        Assert.Equal(3, await CountAsync([.. many, one with { Rows = Dimension.Establishment }]));

        async Task<int> CountAsync(IReadOnlyList<InsightQuestion> questions)
        {
            var count = StatementCount.Begin();
            await TogetherAsync(world, Scopes.Ministry, questions);
            return count.Sent;
        }
    }

    [DatabaseFact]
    public async Task What_a_page_asks_itself_is_not_refused_for_the_size_of_the_network(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await NetworkBuilder.PlantAsync(world.Filings.Test.Database, async network =>
        {
            for (var number = 0; number < 200; number++)
            {
                await network.BodyAsync(new PlantedBody($"X{number:000}", "CHU", $"Centre {number:000}") { Region = "06", Territory = "UDEM" });
            }

            return 0;
        });
        var question = new InsightQuestion
        {
            Measures = [.. new[] { "SESS", "SCHED", "DONE", "PAT", "HRS", "RPMACT" }.Select(code => new MeasureKey(code))],
            Rows = Dimension.Establishment,
            Columns = Dimension.Period,
        };

        Assert.Equal(InsightProblemKind.TooLarge, Assert.Single((await world.AskAsync(question)).Problems).Kind);
        Assert.NotNull(Assert.Single(await TogetherAsync(world, Scopes.Ministry, [question])).Answer);
    }

    private static Task<IReadOnlyList<InsightOutcome>> TogetherAsync(InsightWorld world, AccessScope scope, IReadOnlyList<InsightQuestion> questions) =>
        world.Filings.ReadAsync(async session => await InsightQueries.AnswerAllAsync(
            InsightReading.OfPage(
                session, scope, world.Filings.Today, world.Sources, await world.Sources.Networks.GetAsync(session)),
            questions));

    private static string Text(InsightOutcome outcome) => outcome.Answer is { } answer
        ? string.Join('\n', (IEnumerable<string>)
        [
            string.Join(',', answer.Periods.Select(period => period.Code)), string.Join(',', answer.ComparedWith.Select(period => period.Code)),
            string.Join(',', answer.Rows), string.Join(',', answer.Columns), $"{answer.HiddenRows}",
            .. answer.Cells.Concat(answer.RowTotals).Concat(answer.ColumnTotals).Concat(answer.Totals).Select(cell => cell.ToString()),
        ])
        : string.Join(',', outcome.Problems);
}
