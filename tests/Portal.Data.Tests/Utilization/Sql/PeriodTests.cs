using Portal.Data.Access;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class PeriodTests
{
    private const string ObligationsOf = """
        SELECT b.Code
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId
        WHERE p.Code = @Code
        ORDER BY b.Code
        """;

    private const string CloseBody = "UPDATE Body SET ClosesOn = @ClosesOn WHERE Code = @Code";

    [DatabaseFact]
    public async Task Opening_expects_a_filing_of_each_establishment_open_on_the_last_day(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);

        var outcome = await world.Periods.OpenAsync(FilingWorld.Ministry, FilingWorld.P8);

        // Not HSC, which closed in June, and no centre nor the Ministry.
        Assert.Equal((null, 4), (outcome.Problem, outcome.Obligations));
        Assert.Equal(["CHUM", "CHUQ", "ETE", "IUCPQ"], await BodiesAsync(world, FilingWorld.P8));
        Assert.Empty(await BodiesAsync(world, PlantedForm.Code(7)));

        var filing = await world.FilingAsync();
        Assert.Equal((FilingWorld.P8Ends.AddDays(15), FilingWorld.P8Ends.AddDays(30)), (filing.DueOn, filing.LocksOn));
        Assert.Equal(ObligationState.NotStarted, filing.State);

        var period = await world.ReadAsync(session => PeriodQueries.FindAsync(session, FilingWorld.P8));
        Assert.Equal(world.Test.Time.UtcNow, period!.OpenedAtUtc);
        var entry = (await world.TrailAsync(null))[0];
        Assert.Equal(("PeriodOpened", $"Period/{FilingWorld.P8}"), (entry.Action, entry.Subject));
    }

    [DatabaseFact]
    public async Task An_establishment_that_closed_before_the_last_day_is_not_expected_and_one_that_was_open_is(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        await world.OpenAsync(3, 4);

        Assert.Contains("HSC", await BodiesAsync(world, PlantedForm.Code(3))); // ends on 22 June
        Assert.DoesNotContain("HSC", await BodiesAsync(world, PlantedForm.Code(4))); // ends on 20 July; HSC closed on 30 June
    }

    [DatabaseFact]
    public async Task The_last_day_of_a_period_to_come_moves_and_the_next_begins_the_day_after(TestEngine on)
    {
        await using var world = await FilingWorld.WithP8Async(on);
        var (p9, end) = (PlantedForm.Code(9), (await PeriodAsync(world, 9)).EndsOn);

        Assert.True((await world.Periods.MoveEndAsync(FilingWorld.Ministry, p9, end.AddDays(3), end)).Succeeded);

        Assert.Equal(end.AddDays(3), (await PeriodAsync(world, 9)).EndsOn);
        Assert.Equal((end.AddDays(4), (await PeriodAsync(world, 11)).StartsOn.AddDays(-1)), ((await PeriodAsync(world, 10)).StartsOn, (await PeriodAsync(world, 10)).EndsOn));
        var before = await Snapshot.TakeAsync(world.Test.Database);
        (PeriodProblem Problem, AccessScope Scope, int Sequence, DateOnly To, DateOnly Seen)[] cases =
        [
            (PeriodProblem.Stale, FilingWorld.Ministry, 9, end.AddDays(5), end),
            (PeriodProblem.NotAllowed, FilingWorld.CentreUdem, 9, end, end.AddDays(3)),
            (PeriodProblem.Opened, FilingWorld.Ministry, 8, FilingWorld.P8Ends.AddDays(1), FilingWorld.P8Ends),
            (PeriodProblem.FixedEnd, FilingWorld.Ministry, 13, new DateOnly(2025, 3, 30), new DateOnly(2025, 3, 31)),
            (PeriodProblem.EndOutOfRange, FilingWorld.Ministry, 9, FilingWorld.P8Ends, end.AddDays(3)),
            (PeriodProblem.EndOutOfRange, FilingWorld.Ministry, 9, (await PeriodAsync(world, 10)).EndsOn, end.AddDays(3)),
        ];
        foreach (var (problem, scope, sequence, to, seen) in cases)
        {
            Assert.Equal(problem, (await world.Periods.MoveEndAsync(scope, PlantedForm.Code(sequence), to, seen)).Problem);
        }

        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task Closed_a_period_takes_answers_to_returns_and_what_was_extended_only(TestEngine on)
    {
        await using var world = await FilingWorld.WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned, "ETE");
        Assert.Equal(PeriodProblem.NotDue, (await world.Periods.CloseAsync(FilingWorld.Ministry, FilingWorld.P8)).Problem);
        world.GoTo(FilingWorld.P8Ends.AddDays(16));

        var closed = await world.Periods.CloseAsync(FilingWorld.Ministry, FilingWorld.P8);

        Assert.Equal((null, 3), (closed.Problem, closed.Obligations));
        Assert.Equal(ObligationState.Missing, (await world.FilingAsync()).State);
        Assert.Equal(FilingProblem.Locked, (await world.Commands.SaveCellsAsync(FilingWorld.Chum, "CHUM", FilingWorld.P8, [])).Problem);
        await world.SubmitAsync(PlantedForm.Sound(), "ETE");
        Assert.Equal(PeriodProblem.NotAllowed, (await world.Periods.CloseAsync(FilingWorld.CentreUdem, FilingWorld.P8)).Problem);
        Assert.Equal("PeriodClosed", (await world.TrailAsync(null)).First(row => row.Subject == $"Period/{FilingWorld.P8}").Action);
    }

    private static async Task<PeriodRow> PeriodAsync(FilingWorld world, int sequence) =>
        (await world.ReadAsync(session => PeriodQueries.OfRangeAsync(session, sequence, sequence))).Single();

    [DatabaseFact]
    public async Task Opened_again_a_period_stays_as_it_was_frozen(TestEngine on)
    {
        await using var world = await FilingWorld.WithP8Async(on);
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(CloseBody, new { Code = "HSC", ClosesOn = (DateOnly?)null }));
        var before = await Snapshot.TakeAsync(world.Test.Database);
        world.GoTo(world.Today.AddDays(3));

        var again = await world.Periods.OpenAsync(FilingWorld.Ministry, FilingWorld.P8);

        Assert.Equal((null, 0), (again.Problem, again.Obligations));
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task A_period_cannot_be_opened_before_its_first_day(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        world.GoTo(new DateOnly(2024, 11, 9)); // P9 starts on the 10th

        Assert.Equal(PeriodProblem.NotBegun, (await world.Periods.OpenAsync(FilingWorld.Ministry, PlantedForm.Code(9))).Problem);
        Assert.Empty(await BodiesAsync(world, PlantedForm.Code(9)));

        world.GoTo(new DateOnly(2024, 11, 10));
        Assert.Equal(4, (await world.Periods.OpenAsync(FilingWorld.Ministry, PlantedForm.Code(9))).Obligations);
    }

    [DatabaseFact]
    public async Task Only_the_Ministry_opens_periods_and_only_those_of_the_calendar(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        AccessScope[] others = [FilingWorld.CentreUdem, FilingWorld.Chum, Scopes.Pilot("CHUM"), Scopes.Auditor, Scopes.Administrator];
        foreach (var scope in others)
        {
            Assert.Equal(PeriodProblem.NotAllowed, (await world.Periods.OpenAsync(scope, FilingWorld.P8)).Problem);
        }

        Assert.Equal(PeriodProblem.NotFound, (await world.Periods.OpenAsync(FilingWorld.Ministry, "2024-2025-P14")).Problem);
        Assert.Empty(await BodiesAsync(world, FilingWorld.P8));
    }

    [DatabaseFact]
    public async Task Of_several_who_open_at_once_one_makes_the_obligations(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);

        var outcomes = await AtOnce.RunAsync(4, _ =>
            new PeriodCommands(world.Test.OpenAnother(), new(world.Test.Time), world.Test.Time, new InsightSums()).OpenAsync(FilingWorld.Ministry, FilingWorld.P8));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        Assert.Equal([0, 0, 0, 4], outcomes.Select(outcome => outcome.Obligations).Order());
        Assert.Equal(4, (await BodiesAsync(world, FilingWorld.P8)).Count);
    }

    [DatabaseFact]
    public async Task The_calendar_is_read_by_year_code_and_range(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        await world.ReadAsync(async session =>
        {
            Assert.Null(await PeriodQueries.CurrentAsync(session));
            Assert.Null(await PeriodQueries.FindAsync(session, "2023-2024-P01"));
            return 0;
        });
        await world.OpenAsync(7, 8);
        await world.ReadAsync(async session =>
        {
            var years = await PeriodQueries.FiscalYearsAsync(session);
            Assert.Equal([(PlantedForm.SecondYear, 14, 26, 0), (PlantedForm.FirstYear, 1, 13, 2)],
                years.Select(year => (year.FiscalYear, year.FromSequence, year.ToSequence, year.Opened)));

            var second = await PeriodQueries.OfFiscalYearAsync(session, PlantedForm.SecondYear);
            Assert.Equal(Enumerable.Range(14, 13), second.Select(period => period.Sequence));
            Assert.Equal(Enumerable.Range(1, 13), second.Select(period => period.Number));
            Assert.Empty(await PeriodQueries.OfFiscalYearAsync(session, "2026-2027"));

            Assert.Equal([12, 13, 14], (await PeriodQueries.OfRangeAsync(session, 12, 14)).Select(period => period.Sequence));
            Assert.Equal(FilingWorld.P8, (await PeriodQueries.CurrentAsync(session))!.Code);

            var p8 = await PeriodQueries.FindAsync(session, FilingWorld.P8);
            Assert.Equal((new DateOnly(2024, 10, 13), FilingWorld.P8Ends, true), (p8!.StartsOn, p8.EndsOn, p8.IsOpened));
            Assert.False((await PeriodQueries.FindAsync(session, PlantedForm.Code(9)))!.IsOpened);
            return 0;
        });
    }

    private static Task<IReadOnlyList<string>> BodiesAsync(FilingWorld world, string period) =>
        world.ReadAsync(session => session.ListAsync<string>(ObligationsOf, new { Code = period }));
}
