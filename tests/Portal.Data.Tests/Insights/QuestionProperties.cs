using Portal.Data.Access;
using Portal.Data.Insights;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>Whatever is asked, by whomever, the answer is what one would find by hand among the facts.</summary>
public sealed class QuestionProperties
{
    private static readonly AccessScope[] Askers =
        [Scopes.Ministry, Scopes.Auditor, Scopes.Centre("UL"), Scopes.Centre("UDEM"), Scopes.Establishment("IUCPQ")];

    [DatabaseFact]
    public async Task Any_question_is_answered_as_by_hand(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(140);
        var random = new Random(7);
        var answered = 0;
        for (var asked = 0; asked < 400; asked++)
        {
            var (question, scope) = (RandomQuestions.Next(random), Askers[random.Next(Askers.Length)]);
            var outcome = await world.AskAsync(question, scope);
            if (outcome.Answer is { } answer)
            {
                answered++;
                Compare(answer, await BruteForce.PrepareAsync(world.Filings, question, scope), $"{scope.Name} {QuestionAddress.Text(question)}");
            }
        }

        Assert.InRange(answered, 200, 400);
    }

    private static void Compare(InsightAnswer answer, BruteForce byHand, string question)
    {
        for (var measure = 0; measure < answer.Measures.Count; measure++)
        {
            var key = answer.Measures[measure].Key;
            for (var row = 0; row < answer.Rows.Count; row++)
            {
                for (var column = 0; column < answer.Columns.Count; column++)
                {
                    Same(answer.Cell(row, column, measure), key, answer.Rows[row].Code, answer.Columns[column].Code);
                }

                Same(answer.RowTotal(row, measure), key, answer.Rows[row].Code, null);
            }

            for (var column = 0; column < answer.Columns.Count; column++)
            {
                Same(answer.ColumnTotal(column, measure), key, null, answer.Columns[column].Code);
            }

            Same(answer.Totals[measure], key, null, null);
        }

        void Same(AnswerCell cell, MeasureKey key, string? row, string? column)
        {
            var expected = byHand.Cell(key, row, column);
            Assert.True((cell.Value, cell.Data.Filed, cell.Data.Due) == expected, $"{question}: {key} in {row}/{column} is {cell}, by hand {expected}");
            if (answer.Question.Comparison.Kind == ComparisonKind.Previous && answer.Question is { Rows.Kind: not DimensionKind.Time, Columns.Kind: not DimensionKind.Time })
            {
                var before = byHand.Cell(key, row, column, answer.Periods.Count).Value;
                Assert.True(cell.Before == before, $"{question}: {key} in {row}/{column} was {cell.Before}, by hand {before}");
            }
        }
    }
}
