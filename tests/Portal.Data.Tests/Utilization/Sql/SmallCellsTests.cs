using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Counts of patients from 1 to 4 are for the establishment, its centre and the Ministry.</summary>
public sealed class SmallCellsTests
{
    private static readonly string[] Bodies = ["CHUM", "ETE", "CHUQ", "IUCPQ"];

    [DatabaseFact]
    public async Task Nothing_that_an_outsider_sees_depends_on_a_masked_count(TestEngine on)
    {
        var random = new Random(20261122);
        for (var round = 0; round < 4; round++)
        {
            var shared = Bodies.Select(_ => (decimal)random.Next(0, 9)).ToArray();
            shared[round] = 1; // at least one that is masked
            var other = shared.Select((count, at) => count is > 0 and < 5 ? at == round ? 4 : random.Next(1, 5) : count).ToArray();
            await using var one = await FiledAsync(on, shared);
            await using var two = await FiledAsync(on, other);

            Assert.Equal(await SeenAsync(one, Scopes.Auditor), await SeenAsync(two, Scopes.Auditor));
            Assert.NotEqual(await SeenAsync(one, Ministry), await SeenAsync(two, Ministry));
        }
    }

    [DatabaseFact]
    public async Task From_one_to_four_is_masked_and_neither_zero_nor_five(TestEngine on)
    {
        decimal[] counts = [0, 1, 4, 5];
        await using var world = await FiledAsync(on, counts);

        Assert.Equal(["0", "masked", "masked", "5"], await Task.WhenAll(Bodies.Select(body => PatientsAsync(Scopes.Auditor, body))));
        Assert.Equal(["0", "1", "4", "5"], await Task.WhenAll(Bodies.Select(body => PatientsAsync(Ministry, body))));
        Assert.Equal("1", await PatientsAsync(CentreUdem, "ETE"));
        Assert.Equal("1", await PatientsAsync(Scopes.Establishment("ETE"), "ETE"));

        Task<string> PatientsAsync(AccessScope scope, string body) => world.ReadAsync(async session =>
        {
            var detail = await FilingQueries.DetailAsync(session, scope, world.Today, body, P8);
            Assert.Equal(Answer.Number(10), detail!.Cells[Cell("SESS.consult.video")].Answer);
            return AnswerText.Write(detail.Cells[Cell("PAT")].Answer, Language.English);
        });
    }

    [DatabaseFact]
    public async Task A_total_holds_what_may_be_seen_and_says_that_it_is_partial(TestEngine on)
    {
        await using var world = await FiledAsync(on, [3, 20, 30]);

        var row = (await world.ReadAsync(session => UtilizationQueries.SummaryAsync(session, Scopes.Auditor, new UtilizationFilter(8, 8)))).Single(row => row.IndicatorCode == "PAT");

        Assert.Equal(new CellTally { Sum = 50, Numbers = 2, Masked = 1 }, row.Tally);
        Assert.Equal(Quantity.Number(50, isPartial: true), row.Tally.Aggregate);
        Assert.True((row.Tally with { Sum = 0, Numbers = 0 }).Aggregate.IsMasked);
    }

    /// <summary>The first bodies have filed so many patients each for P8, the first of them twice.</summary>
    private static async Task<FilingWorld> FiledAsync(TestEngine on, decimal[] patients)
    {
        var world = await WithP8Async(on);
        foreach (var (body, count) in Bodies.Zip(patients))
        {
            await world.SubmitAsync(Sound(("PAT", count)), body);
        }

        var version = (await world.FilingAsync()).Version;
        Assert.True((await world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [new(Cell("DONE"), "À vérifier")], "Merci de revoir", version)).Succeeded);
        await world.SubmitAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(79) });
        return world;
    }

    private static async Task<string> SeenAsync(FilingWorld world, AccessScope scope)
    {
        var seen = new List<string>();
        await world.ReadAsync(async session =>
        {
            foreach (var body in Bodies)
            {
                var detail = (await FilingQueries.DetailAsync(session, scope, world.Today, body, P8))!;
                seen.AddRange(detail.Cells.Select(cell => $"{body} {cell.Key} {Text(cell.Value.Answer)}").Order(StringComparer.Ordinal));
                seen.AddRange(detail.Explanations.Keys.Order(StringComparer.Ordinal));
                var form = await world.Forms.GetAsync(session, FormQueries.Telehealth, 9);
                var next = (await FilingQueries.DetailAsync(session, scope, world.Today, body, Code(9)))?.History.Prompts(form) ?? new Dictionary<CellKey, IReadOnlyList<Answer>>();
                seen.AddRange(next.Select(cell => $"{cell.Key} {string.Join(' ', cell.Value.Select(Text))}").Order(StringComparer.Ordinal));
            }

            var first = await FilingQueries.RevisionAsync(session, scope, world.Today, "CHUM", P8, 1);
            seen.AddRange(first.Select(cell => $"{cell.Key} {Text(cell.Value)}").Order(StringComparer.Ordinal));
            var changes = await FilingQueries.DifferencesAsync(session, scope, world.Today, "CHUM", P8, 1, 2);
            seen.AddRange(changes.Select(change => $"{change.Cell} {Text(change.Before)} {Text(change.After)}").Order(StringComparer.Ordinal));
            var filter = new UtilizationFilter(1, 26);
            seen.AddRange((await UtilizationQueries.SummaryAsync(session, scope, filter)).Select(row => row.ToString()));
            seen.AddRange((await UtilizationQueries.SeriesAsync(session, scope, filter, ["PAT", "SESS"])).Select(row => row.ToString()));
            return true;
        });
        seen.AddRange((await new AuditQueries(world.Test.Database).ListAsync(scope, null, null, 500)).Select(row => row.ToString()));
        return string.Join('\n', seen);
    }

    private static string Text(Answer answer) => string.Create(CultureInfo.InvariantCulture, $"{answer.Kind} {answer.Amount}");
}
