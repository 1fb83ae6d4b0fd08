using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>Where the network was read once for all questions of a page, each is answered as it is alone, and only the sums are read besides.</summary>
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
    public async Task Twenty_questions_of_the_whole_network_cost_a_statement_beside_the_calendar_and_the_network(TestEngine on)
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

        // The calendar, the network, and a statement for each table of sums.
        Assert.Equal(3, await CountAsync(many));
        Assert.Equal(4, await CountAsync([.. many, one with { Rows = Dimension.Establishment }]));

        async Task<int> CountAsync(IReadOnlyList<InsightQuestion> questions)
        {
            var count = StatementCount.Begin();
            await TogetherAsync(world, Scopes.Ministry, questions);
            return count.Sent;
        }
    }

    private static Task<IReadOnlyList<InsightOutcome>> TogetherAsync(InsightWorld world, AccessScope scope, IReadOnlyList<InsightQuestion> questions) =>
        world.Filings.ReadAsync(async session => await InsightQueries.AnswerAllAsync(
            InsightReading.Of(
                session, scope, world.Filings.Today, world.Filings.Forms, await PeriodQueries.OfRangeAsync(session, 0, int.MaxValue),
                await InsightNetwork.ReadAsync(session, world.Filings.Today)),
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
