using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using Comparison = Portal.Data.Insights.Comparison;

namespace Portal.Data.Tests.Insights;

/// <summary>The largest establishments are found without looking at all of them, and are those that one would find by looking.</summary>
public sealed class LargestTests
{
    /// <summary>On five sheets and more: fewer are read whole.</summary>
    private const int Establishments = 80;

    private static readonly string[] Measures = ["SESS", "SESS[video]", "SESS[consult]", "DONE", "HRS", "RPMACT", "PAT", "R_COMPL"];
    private static readonly Dimension?[] Columns = [null, Dimension.Period, Dimension.Year, Dimension.Breakdown("channel"), Dimension.Region];

    [DatabaseFact]
    public async Task They_are_the_first_of_all_in_order(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(60);
        await world.GrowAsync(Establishments);
        for (var number = 0; number < Establishments; number += 1 + (number % 3))
        {
            await world.FileAsync($"X{number:000}", PlantedForm.Code(InsightWorld.Periods + 1));
        }

        var random = new Random(11);
        var found = 0;
        for (var asked = 0; asked < 200; asked++)
        {
            var question = Next(random);
            var scope = random.Next(3) == 0 ? Scopes.Auditor : Scopes.Ministry;
            var all = (await world.AskAsync(question with { Top = null }, scope)).Answer;
            var outcome = await world.AskAsync(question, scope);
            Assert.Equal(all is null, outcome.Answer is null);
            if (all is not null && outcome.Answer is { } largest)
            {
                found++;
                Compare(question, all, largest);
            }
        }

        Assert.InRange(found, 100, 200);
    }

    [DatabaseFact]
    public async Task Those_that_are_not_among_them_are_counted(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.GrowAsync(Establishments);
        var period = PlantedForm.Code(InsightWorld.Periods + 1);
        for (var number = 0; number < Establishments; number += 4)
        {
            await world.FileAsync($"X{number:000}", period);
        }

        var answer = await world.AnswerAsync(new InsightQuestion { Measures = [new("SCHED")], Rows = Dimension.Establishment, From = period, To = period, Top = 2 });

        Assert.Equal(2, answer.Rows.Count);
        Assert.Equal(answer.Totals[0].Data.Due - 2, answer.HiddenRows);
    }

    private static InsightQuestion Next(Random random)
    {
        var column = Columns[random.Next(Columns.Length)];
        var first = column?.Kind == DimensionKind.Category ? "SESS" : Measures[random.Next(Measures.Length)];
        var from = random.Next(1, InsightWorld.Periods + 2);
        return new InsightQuestion
        {
            Measures = [.. new[] { first, column?.Kind == DimensionKind.Category ? "SESS" : "SCHED" }.Distinct().Select(Key)],
            Rows = Dimension.Establishment,
            Columns = column,
            Filters = column?.Kind != DimensionKind.Category && first == "SESS" && random.Next(2) == 0
                ? new Dictionary<Dimension, IReadOnlyList<string>> { [Dimension.Breakdown("channel")] = ["video"] }
                : new Dictionary<Dimension, IReadOnlyList<string>>(),
            From = PlantedForm.Code(from),
            To = PlantedForm.Code(InsightWorld.Periods + 1),
            Basis = random.Next(3) == 0 ? Basis.Accepted : Basis.Submitted,
            Comparison = random.Next(3) == 0 ? Comparison.Previous : Comparison.None,
            Top = random.Next(1, 5),
        };

        static MeasureKey Key(string text) => MeasureKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));
    }

    private static void Compare(InsightQuestion question, InsightAnswer all, InsightAnswer largest)
    {
        var expected = Enumerable.Range(0, all.Rows.Count).OrderByDescending(row => Number(all.RowTotal(row))).Take(question.Top!.Value).ToList();
        Assert.Equal(expected.Select(row => all.Rows[row].Code), largest.Rows.Select(row => row.Code));
        Assert.Equal(expected.SelectMany(row => Enumerable.Range(0, all.Measures.Count).Select(measure => all.RowTotal(row, measure))), largest.RowTotals);
        Assert.Equal(
            expected.SelectMany(row => all.Cells.Skip(row * all.Columns.Count * all.Measures.Count).Take(all.Columns.Count * all.Measures.Count)), largest.Cells);
        Assert.Equal(all.ColumnTotals, largest.ColumnTotals);
        Assert.Equal(all.Totals, largest.Totals);
        Assert.Equal(question, largest.Question);
    }

    private static decimal? Number(AnswerCell cell) => cell.Value.Kind == QuantityKind.Number ? cell.Value.Amount : null;
}
