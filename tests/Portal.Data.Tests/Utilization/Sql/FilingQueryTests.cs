using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class FilingQueryTests
{
    [DatabaseFact]
    public async Task A_filing_is_named_as_on_the_last_day_of_its_period(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 1, 20));
        await world.OpenAsync(6, 8, 10);

        var (p8, p10) = (await world.FilingAsync(), await world.FilingAsync(period: Code(10)));
        Assert.Equal(("Hôpital de l’Université de Montréal", "UDEM"), (p8.Body(Language.French), p8.Territory(Language.French)));
        Assert.Equal("Centre hospitalier de l’Université de Montréal", p10.Body(Language.French));
        Assert.Equal("University of Montréal hospital", p10.Body(Language.English));
        Assert.Equal(("UL", "UDEM"), ((await world.FilingAsync("IUCPQ", Code(6))).TerritoryCode, (await world.FilingAsync("IUCPQ")).TerritoryCode));
        Assert.Equal((P8, "2024-2025", 8, 8, "TELE", 1), (p8.PeriodCode, p8.FiscalYear, p8.Number, p8.Sequence, p8.FormCode, p8.FormRevision));
        Assert.Equal((0, 0, null, null), (p8.Revision, p8.Version, p8.Status, p8.FilingId));
    }

    [DatabaseFact]
    public async Task A_filing_is_found_within_its_scope_only(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());
        AccessScope[] readers = [Chum, Scopes.Pilot("CHUM"), CentreUdem, Ministry, Scopes.Auditor];
        AccessScope[] strangers = [Scopes.Establishment("ETE"), CentreUl, Scopes.Centre("MCGILL")];
        await world.ReadAsync(async session =>
        {
            foreach (var scope in readers)
            {
                Assert.NotNull(await FilingQueries.DetailAsync(session, scope, world.Today, "CHUM", P8));
                Assert.NotEmpty(await FilingQueries.RevisionAsync(session, scope, world.Today, "CHUM", P8, 1));
            }

            foreach (var scope in strangers)
            {
                Assert.Null(await FilingQueries.FindAsync(session, scope, world.Today, "CHUM", P8));
                Assert.Null(await FilingQueries.DetailAsync(session, scope, world.Today, "CHUM", P8));
                Assert.Empty(await FilingQueries.RevisionAsync(session, scope, world.Today, "CHUM", P8, 1));
                Assert.Empty(await FilingQueries.DifferencesAsync(session, scope, world.Today, "CHUM", P8, 0, 1));
            }

            Assert.Null(await FilingQueries.DetailAsync(session, Ministry, world.Today, "CHUM", Code(7))); // not opened
            return 0;
        });
    }

    [DatabaseFact]
    public async Task The_page_of_a_filing_takes_six_statements_and_its_form_none_more(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned, answers: Sound(("PAT", 41)));
        await world.FillAsync(Sound());

        await world.ReadAsync(async session =>
        {
            var count = StatementCount.Begin();
            var detail = await FilingQueries.DetailAsync(session, Chum, world.Today, "CHUM", P8);
            Assert.Equal(6, count.Sent);
            Assert.NotEmpty(detail!.ReturnReasons);
            await world.Forms.GetAsync(session, detail.Filing.FormCode, detail.Filing.Sequence, detail.Filing.FormRevision);
            Assert.Equal(6, count.Sent);
            return 0;
        });
    }

    [DatabaseFact]
    public async Task A_save_of_one_cell_takes_three_statements_however_full_the_filing(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());

        // Find the filing and the cell, write it, append to the trail.
        var count = StatementCount.Begin();
        Assert.True((await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 1)])).Succeeded);
        Assert.Equal(3, count.Sent);

        // Nothing to write: only looked at.
        count = StatementCount.Begin();
        Assert.True((await world.Commands.SaveCellsAsync(Chum, "CHUM", P8, [new(Cell("DONE"), Answer.Number(5), 1)])).Succeeded);
        Assert.Equal(1, count.Sent);
    }

    [DatabaseFact]
    public async Task History_is_what_counted_in_the_establishments_own_periods_before(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 5, 30));
        await world.OpenAsync([.. Enumerable.Range(1, 15)]);
        world.GoTo(new DateOnly(2024, 4, 27));
        await world.FileAsync("CHUM", 1, 14, sequence => Sound(("HRS", sequence)));
        await world.FileAsync("ETE", 13, 14, sequence => Sound(("HRS", 1000 + sequence)));

        // P13 counts as accepted while it is open again; P12 was returned and counts for nothing.
        var p13 = (await world.FilingAsync(period: Code(13))).Version;
        p13 = (await world.Commands.ReviewAsync(CentreUdem, "CHUM", Code(13), p13)).Version;
        await world.Commands.AcceptAsync(Ministry, "CHUM", Code(13), p13);
        await world.ReopenAsync("CHUM", 13);
        await world.FillAsync(Sound(("HRS", 999)), "CHUM", Code(13));
        await world.Commands.ReturnAsync(CentreUdem, "CHUM", Code(12), [], "Revoir", (await world.FilingAsync(period: Code(12))).Version);

        var history = (await world.DetailAsync(period: Code(15))).History;
        var form = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 15));

        var hours = Cell("HRS");
        Assert.Equal(Answer.Number(14), history.Previous(hours));
        Assert.Equal(Answer.Number(2), history.YearBefore(hours));
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14], history.Series(hours).Select(point => point.Sequence));
        Assert.All(history.Series(hours), point => Assert.Equal(Answer.Number(point.Sequence), point.Answer));
        Assert.Equal([14, 13, 11, 10, 9, 8, 7, 6, 5, 4, 3], history.Prompts(form)[hours].Select(answer => (int)answer.Amount!.Value));
        Assert.Equal(CellNames.Count, history.PreviousAnswers.Count);
        Assert.Equal(Answer.Number(2), history.YearBeforeAnswers[hours]);
        Assert.Null(history.Previous(Cell("NOSUCH")));
        Assert.Empty(history.Series(Cell("NOSUCH")));

        var first = (await world.DetailAsync(period: Code(1))).History;
        Assert.Null(first.Previous(hours));
        Assert.Empty(first.Prompts(form));
        Assert.Null((await world.DetailAsync(period: Code(13))).History.Previous(hours)); // P12 counts for nothing
    }

    [DatabaseFact]
    public async Task Two_revisions_are_compared_cell_by_cell(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned);
        await world.BringToAsync(FilingStatus.Returned, "ETE");
        var changed = Sound(("DONE", 70));
        changed["HRS"] = Answer.NotAvailable;
        changed["PAT"] = Answer.Blank;
        await world.FillAsync(changed);
        await world.FillAsync(Sound(("SCHED", 90)), "ETE");

        var differences = await world.ReadAsync(session => FilingQueries.DifferencesAsync(session, CentreUdem, world.Today, "CHUM", P8, 1, 2));

        Assert.Equal(
            [
                new CellDifference(Cell("DONE"), Answer.Number(80), Answer.Number(70)),
                new CellDifference(Cell("HRS"), Answer.Number(12.5m), Answer.NotAvailable),
                new CellDifference(Cell("PAT"), Answer.Number(30), Answer.Blank),
            ],
            differences.OrderBy(difference => difference.Cell.ToString(), StringComparer.Ordinal));
        Assert.Equal([-10m, null], differences.Where(difference => difference.Cell != Cell("PAT")).Select(difference => difference.Change).OrderDescending());

        // Against nothing, each cell differs from blank.
        var all = await world.ReadAsync(session => FilingQueries.DifferencesAsync(session, CentreUdem, world.Today, "CHUM", P8, 0, 1));
        Assert.Equal(CellNames.Count, all.Count);
        Assert.All(all, difference => Assert.Equal(Answer.Blank, difference.Before));
    }

    [DatabaseFact]
    public async Task The_reasons_of_the_last_return_stay_in_sight_until_the_next(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Returned); // DONE
        var again = await world.SubmitAsync(new Dictionary<string, Answer>());
        Assert.Equal((1, Cell("DONE")), Assert.Single((await world.DetailAsync()).ReturnReasons.Select(reason => (reason.Revision, reason.Cell))));

        await world.Commands.ReturnAsync(CentreUdem, "CHUM", P8, [new(Cell("HRS"), "Heures?")], null, again.Version);
        await world.Commands.StartAsync(Chum, "CHUM", P8);

        var detail = await world.DetailAsync();
        Assert.Equal((2, Cell("HRS")), Assert.Single(detail.ReturnReasons.Select(reason => (reason.Revision, reason.Cell))));
        Assert.Equal([3, 2, 2, 2, 1, 1, 1], detail.Transitions.Select(step => step.Revision));
        Assert.Null(detail.LastReturn!.Message);
    }

    [DatabaseFact]
    public async Task A_reopened_filing_is_accepted_and_under_revision(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Accepted);
        await world.ReopenAsync("CHUM", 8);

        var filing = await world.FilingAsync();

        Assert.Equal((ObligationState.Accepted, true, 1, FilingStatus.Draft, 2), (filing.State, filing.IsUnderRevision, filing.CountedRevision, filing.Status!.Value, filing.Revision));
        Assert.True(filing.IsOpenOn(world.Today));
        Assert.False(filing.IsOpenOn(P8Ends.AddDays(31)));

        await world.SubmitAsync(Sound());
        filing = await world.FilingAsync();
        Assert.Equal((ObligationState.Submitted, false, 2), (filing.State, filing.IsUnderRevision, filing.CountedRevision));
        Assert.False(filing.IsOpenOn(world.Today));
    }
}
