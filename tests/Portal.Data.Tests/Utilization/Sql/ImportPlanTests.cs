using Portal.Data.Exchange;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Importing;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Rows of a file beside what is stored: every pair of what was seen, what is there now and what the file says.</summary>
public sealed class ImportPlanTests
{
    private static readonly Answer[] Answers = [Answer.Blank, Answer.Number(0), Answer.Number(5), Answer.NotApplicable, Answer.NotAvailable];

    [DatabaseFact]
    public async Task Each_row_is_told_by_what_was_seen_what_is_there_and_what_it_says(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var form = await world.ReadAsync(session => world.Forms.GetAsync(session, FormQueries.Telehealth, 8));
        foreach (var now in Answers)
        {
            await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(1) });
            await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = now });
            var content = await world.DetailAsync();
            var version = content.Version(Cell("DONE"));
            foreach (var seen in Answers)
            {
                foreach (var said in Answers)
                {
                    Assert.Equal(
                        now == said ? ImportKind.Unchanged
                        : said == seen ? ImportKind.Kept
                        : ImportKind.Conflict,
                        Kind(new SeenCell(version - 1, seen), said));
                }
            }

            foreach (var said in Answers)
            {
                Assert.Equal(
                    now == said ? ImportKind.Unchanged
                    : said == Answer.Blank ? ImportKind.Cleared
                    : now == Answer.Blank ? ImportKind.New
                    : ImportKind.Changed,
                    Kind(new SeenCell(version, now), said));
            }

            ImportKind Kind(SeenCell seen, Answer said) =>
                Assert.Single(Assert.Single(Plan(form, content, Row("DONE", AnswerText.Write(said, Language.French), seen.ToString()), world.Today).Filings).Lines).Kind;
        }
    }

    [DatabaseFact]
    public async Task The_fingerprint_holds_until_a_cell_moves_and_the_edits_name_every_cell(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(1), ["PAT"] = Answer.Number(3) });
        var form = await world.ReadAsync(session => world.Forms.GetAsync(session, FormQueries.Telehealth, 8));
        ImportedRow[] rows = [Row("DONE", "2", "1n1"), Row("PAT", "3", "1n3")];
        var before = Plan(form, await world.DetailAsync(), rows, world.Today);

        Assert.Equal(before.Fingerprint, Plan(form, await world.DetailAsync(), rows, world.Today).Fingerprint);
        Assert.Equal(
            [new CellEdit(Cell("DONE"), Answer.Number(2), 1), new CellEdit(Cell("PAT"), Answer.Number(3), 1)],
            Assert.Single(before.Edits((_, _) => null)!).Edits);

        await world.FillAsync(new Dictionary<string, Answer> { ["PAT"] = Answer.Number(4) });
        var after = Plan(form, await world.DetailAsync(), rows, world.Today);
        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        Assert.False((await world.Commands.SaveFilingsAsync(Chum, P8, before.Edits((_, _) => null)!)).Succeeded); // though PAT was to stay
    }

    [Fact]
    public void What_was_seen_is_written_and_read_exactly()
    {
        foreach (var answer in Answers.Append(Answer.Number(1080.25m)))
        {
            Assert.True(SeenCell.TryParse(new SeenCell(7, answer).ToString(), out var seen));
            Assert.Equal(new SeenCell(7, answer), seen);
        }

        Assert.All(["", "n", "x", "1", "1z", "-1b", "1n", "1n-4", "1n1,5", "1n0.123", "1b2", "b1"], text => Assert.False(SeenCell.TryParse(text, out _), text));
    }

    private static ImportPlan Plan(Form form, FilingContent content, ImportedRow row, DateOnly today) => Plan(form, content, [row], today);

    private static ImportPlan Plan(Form form, FilingContent content, IReadOnlyList<ImportedRow> rows, DateOnly today) =>
        ImportPlan.Of(form, [content], new ImportedFile { Language = Language.French, Rows = rows }, today);

    private static ImportedRow Row(string cell, string text, string seen) => new()
    {
        Sheet = "",
        Number = 2,
        Establishment = "CHUM",
        Period = P8,
        Cell = cell,
        Seen = seen,
        Entry = new ImportedEntry(text),
    };
}
