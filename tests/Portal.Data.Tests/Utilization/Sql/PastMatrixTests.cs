using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Tests.Demonstration;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>The matrix as of a past day is what the matrix showed at the end of that day.</summary>
public sealed class PastMatrixTests
{
    private static readonly MatrixFilter Year = new() { FiscalYear = FirstYear };

    [DatabaseFact]
    public async Task What_a_day_showed_is_what_it_shows_later(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        var obligations = new ObligationCommands(world.Test.Database, new(world.Test.Time), world.Test.Time, new InsightSums());
        var shown = new Dictionary<DateOnly, string>();
        await DayAsync(new(2024, 10, 1), () => Task.CompletedTask);
        await DayAsync(new(2024, 11, 12), () => world.OpenAsync(7, 8));
        await DayAsync(new(2024, 11, 13), () => world.BringToAsync(FilingStatus.Draft));
        await DayAsync(new(2024, 11, 14), () => world.BringToAsync(FilingStatus.Returned));
        await DayAsync(new(2024, 11, 15), () => world.FillAsync(Sound(("DONE", 79))));
        await DayAsync(new(2024, 11, 18), () => world.SubmitAsync(Sound(("DONE", 78))));
        await DayAsync(new(2024, 11, 19), () => ChangeAsync("CHUQ", seen => obligations.WaiveAsync(Ministry, "CHUQ", P8, "Déménagement", seen)));
        await DayAsync(new(2024, 11, 20), () => ChangeAsync("ETE", seen => obligations.ExtendAsync(Ministry, "ETE", P8, new(2024, 12, 10), new(2025, 1, 6), "Panne", seen)));
        await DayAsync(new(2024, 11, 25), AcceptAsync);
        await DayAsync(new(2024, 11, 26), () => ChangeAsync("CHUQ", seen => obligations.LiftWaiverAsync(Ministry, "CHUQ", P8, seen)));
        await DayAsync(new(2024, 11, 27), () => world.SubmitAsync(Sound(), "IUCPQ"));
        await DayAsync(new(2024, 11, 28), () => world.Periods.CloseAsync(Ministry, P8));
        await DayAsync(new(2024, 12, 5), () => world.BringToAsync(FilingStatus.Returned, "ETE"));
        await DayAsync(new(2024, 12, 16), async () => Assert.True((await world.Commands.ReopenAsync(
            Ministry, "CHUM", P8, "Erreur", new(2024, 12, 31), (await world.FilingAsync()).Version)).Succeeded));
        await DayAsync(new(2024, 12, 20), () => world.SubmitAsync(Sound(("DONE", 77))));
        await DayAsync(new(2025, 1, 15), () => world.OpenAsync(9));
        world.GoTo(new(2025, 3, 1));

        foreach (var (day, told) in shown)
        {
            Assert.Equal($"{day} {told}", $"{day} {await TellAsync(day)}");
        }

        Assert.Equal(shown.Count, shown.Values.Distinct().Count());

        async Task DayAsync(DateOnly day, Func<Task> step)
        {
            world.GoTo(day);
            await step();
            shown.Add(day, await TellAsync(null));
        }

        async Task ChangeAsync(string body, Func<SeenObligation, Task<ObligationOutcome>> change)
        {
            var filing = await world.FilingAsync(body);
            Assert.Null((await change(new SeenObligation(filing.DueOn, filing.LocksOn, filing.WaiverReason))).Problem);
        }

        async Task AcceptAsync()
        {
            var version = (await world.Commands.ReviewAsync(CentreUdem, "CHUM", P8, (await world.FilingAsync()).Version)).Version;
            Assert.True((await world.Commands.AcceptAsync(Ministry, "CHUM", P8, version)).Succeeded);
        }

        async Task<string> TellAsync(DateOnly? asOf) => Text((await world.ReadAsync(session => MatrixQueries.PageAsync(
            session, Ministry, world.Today, Year with { AsOf = asOf }, new PageRequest(0, MatrixQueries.PageSize))))!);
    }

    /// <summary>Over the whole demonstration: seen from tomorrow, the end of today is today.</summary>
    [Fact]
    public async Task Every_state_of_the_demonstration_follows_from_its_steps()
    {
        await using var database = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite);
        var today = database.Time.Today;
        foreach (var year in new[] { "2024-2025", "2025-2026", "2026-2027" })
        {
            foreach (var only in new MatrixOnly?[] { null, MatrixOnly.Late, MatrixOnly.Missing })
            {
                var now = await PageAsync(today, new MatrixFilter { FiscalYear = year, Only = only });
                var later = await PageAsync(today.AddDays(1), new MatrixFilter { FiscalYear = year, Only = only, AsOf = today });
                Assert.True(now!.Lines.Count > 0 || only is not null);
                Assert.Equal(Text(now), Text(later!));
            }
        }

        Task<MatrixPage?> PageAsync(DateOnly on, MatrixFilter filter) =>
            database.Database.ReadAsync(session => MatrixQueries.PageAsync(session, Scopes.Ministry, on, filter, new PageRequest(0, MatrixQueries.PageSize)));
    }

    [DatabaseFact]
    public async Task The_past_takes_as_many_statements_and_pages_like_the_present(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.SubmitAsync(Sound());
        var day = world.Today;
        world.GoTo(day.AddDays(60));
        var count = StatementCount.Begin();
        var whole = (await PageAsync(new PageRequest(0, 50)))!;
        Assert.Equal(3, count.Sent);

        var part = (await PageAsync(new PageRequest(0, 1)))!;
        Assert.Equal((whole.LineCount, whole.Totals.Sum(row => row.Filed)), (part.LineCount, part.Totals.Sum(row => row.Filed)));
        Assert.Equal(new Completeness(4, 0, 1, 0, 0, 0), whole.Total);
        Assert.Equal(3, (await world.ReadAsync(session => MatrixQueries.PageAsync(session, Ministry, world.Today, Year, new PageRequest(0, 50))))!.Total.Missing);
        List<ObligationRow> rows = [];
        await world.ReadAsync(async session =>
        {
            await foreach (var row in UtilizationQueries.StreamObligationsAsync(session, Ministry, world.Today, new UtilizationFilter(1, 13) { AsOf = day }))
            {
                rows.Add(row);
            }

            return 0;
        });
        Assert.Equal(["CHUQ NotStarted", "CHUM Submitted", "ETE NotStarted", "IUCPQ NotStarted"], rows.Select(row => $"{row.BodyCode} {row.State}"));

        Task<MatrixPage?> PageAsync(PageRequest page) =>
            world.ReadAsync(session => MatrixQueries.PageAsync(session, Ministry, world.Today, Year with { AsOf = day }, page));
    }

    private static string Text(MatrixPage page) => string.Join('\n', [
        .. page.Lines.Select(line => $"{line.Establishment.TerritoryCode} {line.Establishment.Code}: {string.Join(", ", line.Cells.Values.OrderBy(cell => cell.Sequence).Select(
            cell => $"{cell.Sequence} {cell.State} {cell.IsLate} {cell.IsUnderRevision} {cell.Status} {cell.DueOn:MM-dd} {cell.LocksOn:MM-dd} {cell.FiledOn:MM-dd} {cell.WaiverReason}"))}"),
        .. page.Totals.Select(row => $"{row.TerritoryCode} {row.Sequence} {row.Counts}"),
    ]);
}
