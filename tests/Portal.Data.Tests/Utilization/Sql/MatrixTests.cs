using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class MatrixTests
{
    private static readonly MatrixFilter Year = new() { FiscalYear = FirstYear };

    [DatabaseFact]
    public async Task Each_obligation_stands_in_its_state(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 2, 10));
        await world.OpenAsync(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        world.GoTo(new DateOnly(2024, 4, 27));
        await world.BringToAsync(FilingStatus.Accepted, "CHUM", Code(1));
        await world.BringToAsync(FilingStatus.Reviewed, "CHUM", Code(2));
        await world.BringToAsync(FilingStatus.Submitted, "CHUM", Code(3));
        await world.BringToAsync(FilingStatus.Draft, "CHUM", Code(5));
        await world.BringToAsync(FilingStatus.Returned, "CHUM", Code(6));
        await world.BringToAsync(FilingStatus.Accepted, "CHUM", Code(7));
        await world.ReopenAsync("CHUM", 7);
        await world.BringToAsync(FilingStatus.Draft, "CHUM", Code(8));
        await world.BringToAsync(FilingStatus.Returned, "CHUM", Code(9));
        await world.WaiveAsync("CHUM", 4);
        world.GoTo(new DateOnly(2024, 12, 10)); // P8 locked on the 9th; P9 ends on the 7th

        var line = Assert.Single((await PageAsync(world, Chum))!.Lines);

        (int, ObligationState, bool, FilingStatus?)[] expected =
        [
            (1, ObligationState.Accepted, false, FilingStatus.Accepted),
            (2, ObligationState.Reviewed, false, FilingStatus.Reviewed),
            (3, ObligationState.Submitted, false, FilingStatus.Submitted),
            (4, ObligationState.Waived, false, null),
            (5, ObligationState.Missing, false, FilingStatus.Draft),
            (6, ObligationState.Missing, false, FilingStatus.Returned),
            (7, ObligationState.Accepted, true, FilingStatus.Draft),
            (8, ObligationState.Missing, false, FilingStatus.Draft),
            (9, ObligationState.Returned, false, FilingStatus.Returned),
            (10, ObligationState.NotStarted, false, null),
        ];
        Assert.Equal(expected, line.Cells.Values.OrderBy(cell => cell.Sequence).Select(cell => (cell.Sequence, cell.State, cell.IsUnderRevision, cell.Status)));
        Assert.Equal((4, 9), (line.Filed, line.Due));
        var page = (await PageAsync(world, Chum))!;
        Assert.Equal(ObligationState.NotOpened, line.State(page.Periods[10]));
        Assert.Equal(new Completeness(10, 1, 4, 0, 2, 3), page.Total);
        Assert.Equal(4m / 9, page.Total.Share);

        world.GoTo(new DateOnly(2024, 12, 9));
        Assert.Equal(ObligationState.Draft, Assert.Single((await PageAsync(world, Chum))!.Lines).Cells[8].State);
    }

    [DatabaseFact]
    public async Task Late_is_decided_by_the_first_submission_or_by_today(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        world.GoTo(P8Ends.AddDays(15));
        await world.BringToAsync(FilingStatus.Returned);
        Assert.DoesNotContain((await PageAsync(world, Ministry))!.Lines, line => line.Cells[8].IsLate);

        world.GoTo(P8Ends.AddDays(16));
        await world.SubmitAsync(Sound(), "ETE");
        await world.WaiveAsync("CHUQ", 8);

        var late = (await PageAsync(world, Ministry))!.Lines.ToDictionary(line => line.Establishment.Code, line => line.Cells[8].IsLate);
        Assert.Equal([("CHUM", false), ("CHUQ", false), ("ETE", true), ("IUCPQ", true)], late.Select(line => (line.Key, line.Value)).Order());

        var total = (await PageAsync(world, Ministry))!.Total;
        Assert.Equal(new Completeness(4, 1, 1, 1, 2, 0), total);
    }

    [DatabaseFact]
    public async Task Completeness_is_never_above_one_whatever_is_waived(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Accepted);
        await world.WaiveAsync("CHUM", 8);
        await world.SubmitAsync(Sound(), "ETE");

        var page = (await PageAsync(world, CentreUdem))!;

        Assert.Equal(new Completeness(3, 1, 1, 0, 0, 0), page.Total);
        Assert.Equal(0.5m, page.Total.Share);
        Assert.Null(default(Completeness).Share);
    }

    [DatabaseFact]
    public async Task Rows_stand_under_the_territory_of_each_period_with_names_of_the_day(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 1, 20));
        await world.OpenAsync(3, 6, 8, 10);

        var page = (await PageAsync(world, Ministry))!;

        Assert.Equal(
            [("UL", "CHUQ", "3 6 8 10"), ("UL", "IUCPQ", "3 6"), ("UDEM", "CHUM", "3 6 8 10"), ("UDEM", "ETE", "3 6 8 10"), ("UDEM", "HSC", "3"), ("UDEM", "IUCPQ", "8 10")],
            page.Lines.Select(Described));
        Assert.Equal("Centre hospitalier de l’Université de Montréal", page.Lines[2].Establishment.Name(Language.French));
        Assert.Equal([("UL", 3, 2), ("UL", 6, 2), ("UL", 8, 1), ("UL", 10, 1), ("UDEM", 3, 3), ("UDEM", 6, 2), ("UDEM", 8, 3), ("UDEM", 10, 3)],
            page.Totals.Select(row => (row.TerritoryCode!, row.Sequence, row.Expected)));
        Assert.Equal(5, page.OfPeriod(page.Periods[2]).Expected);
        Assert.Equal(6, page.OfTerritory("UL").Expected);
        Assert.Equal(3, page.Of("UDEM", page.Periods[7]).Expected);

        // Before it was renamed.
        world.GoTo(new DateOnly(2024, 12, 1));
        var asThen = (await PageAsync(world, Ministry, Year with { StructureOn = new DateOnly(2024, 9, 1) }))!;
        Assert.Equal("Hôpital de l’Université de Montréal", asThen.Lines.Single(line => line.Establishment.Code == "CHUM").Establishment.Name(Language.French));
    }

    [DatabaseFact]
    public async Task Under_todays_structure_each_establishment_has_one_row_and_a_closed_one_stands_where_it_last_stood(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 1, 20));
        await world.OpenAsync(3, 6, 8, 10);

        await world.Test.Database.WriteAsync(async session =>
        {
            var hsc = new { Body = "HSC", LastDay = SmallNetwork.HscCloses };
            return await session.ExecuteAsync(PlantedFilings.EndName, hsc) + await session.ExecuteAsync(PlantedFilings.LeaveTerritory, hsc);
        });

        var page = (await PageAsync(world, Ministry, Year with { StructureOn = world.Today }))!;

        Assert.Equal(
            [("UL", "CHUQ", "3 6 8 10"), ("UDEM", "CHUM", "3 6 8 10"), ("UDEM", "ETE", "3 6 8 10"), ("UDEM", "HSC", "3"), ("UDEM", "IUCPQ", "3 6 8 10")],
            page.Lines.Select(Described));
        Assert.Equal((4, 13), (page.OfTerritory("UL").Expected, page.OfTerritory("UDEM").Expected));
    }

    [DatabaseFact]
    public async Task A_scope_sees_its_own_rows_and_totals_only(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        world.GoTo(new DateOnly(2025, 1, 20));
        await world.OpenAsync(6, 8);
        world.GoTo(new DateOnly(2024, 11, 12));
        await world.SubmitAsync(Sound(), "CHUQ");
        world.GoTo(new DateOnly(2025, 1, 20));

        var own = (await PageAsync(world, Chum))!;
        Assert.Equal([("UDEM", "CHUM", "6 8")], own.Lines.Select(Described));
        Assert.Equal((1, 2, 0), (own.LineCount, own.Total.Expected, own.Total.Filed));

        // A centre sees the months in which an establishment was its own, also under today's structure.
        var centre = (await PageAsync(world, CentreUl, Year with { StructureOn = world.Today }))!;
        Assert.Equal([("UL", "CHUQ", "6 8"), ("UDEM", "IUCPQ", "6")], centre.Lines.Select(Described));
        Assert.Equal((3, 1), (centre.Total.Expected, centre.Total.Filed));
        Assert.Empty((await PageAsync(world, Scopes.Centre("MCGILL")))!.Lines);

        // Asking for another's territory yields nothing of it.
        var foreign = (await PageAsync(world, CentreUl, Year with { Territory = "UDEM" }))!;
        Assert.Equal((0, 0), (foreign.Lines.Count, foreign.Total.Expected));
    }

    [DatabaseFact]
    public async Task Rows_can_be_narrowed_to_what_is_missing_or_late_and_totals_stay(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(7, 8);
        world.GoTo(P8Ends);
        await world.SubmitAsync(Sound(), "CHUM", Code(7)); // P7 was due on 27 October: late
        await world.SubmitAsync(Sound(), "CHUQ", Code(7));
        await world.WaiveAsync("ETE", 7);
        world.GoTo(new DateOnly(2024, 11, 12)); // P7 locked on the 11th

        var missing = (await PageAsync(world, Ministry, Year with { Only = MatrixOnly.Missing }))!;
        Assert.Equal([("UDEM", "IUCPQ", "7 8")], missing.Lines.Select(Described));
        var late = (await PageAsync(world, Ministry, Year with { Only = MatrixOnly.Late }))!;
        Assert.Equal(["CHUQ", "CHUM", "IUCPQ"], late.Lines.Select(line => line.Establishment.Code));
        var lateUdem = (await PageAsync(world, Ministry, Year with { Only = MatrixOnly.Late, Territory = "UDEM" }))!;
        Assert.Equal(["CHUM", "IUCPQ"], lateUdem.Lines.Select(line => line.Establishment.Code));

        Assert.Equal((1, 3, 2), (missing.LineCount, late.LineCount, lateUdem.LineCount));
        Assert.Equal(new Completeness(8, 1, 2, 2, 3, 1), missing.Total);
        Assert.Equal(missing.Total, late.Total);
        Assert.Equal(6, lateUdem.Total.Expected);
    }

    [DatabaseFact]
    public async Task Pages_follow_one_another_and_totals_are_those_of_all(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var pages = new List<MatrixPage>();
        for (var number = 1; number <= 3; number++)
        {
            pages.Add((await PageAsync(world, Ministry, page: PageRequest.Number(number, 2)))!);
        }

        Assert.Equal(["CHUQ", "ETE", "CHUM", "IUCPQ"], pages.SelectMany(page => page.Lines).Select(line => line.Establishment.Code));
        Assert.All(pages, page => Assert.Equal((4, 4), (page.LineCount, page.Total.Expected)));
        Assert.Null(await PageAsync(world, Ministry, new MatrixFilter { FiscalYear = "2030-2031" }));
        var unopened = (await PageAsync(world, Ministry, new MatrixFilter { FiscalYear = SecondYear }))!;
        Assert.Equal((13, 0, 0), (unopened.Periods.Count, unopened.Lines.Count, unopened.Total.Expected));
    }

    [DatabaseFact]
    public async Task The_matrix_takes_three_statements_and_five_over_several_pages(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var count = StatementCount.Begin();
        await PageAsync(world, Ministry);
        Assert.Equal(3, count.Sent);

        count = StatementCount.Begin();
        await PageAsync(world, Ministry, page: new PageRequest(0, 1));
        Assert.Equal(5, count.Sent);
    }

    private static (string, string, string) Described(MatrixLine line) =>
        (line.Establishment.TerritoryCode!, line.Establishment.Code, string.Join(' ', line.Cells.Keys.Order()));

    private static Task<MatrixPage?> PageAsync(FilingWorld world, AccessScope scope, MatrixFilter? filter = null, PageRequest? page = null) =>
        world.ReadAsync(session => MatrixQueries.PageAsync(session, scope, world.Today, filter ?? Year, page ?? new PageRequest(0, MatrixQueries.PageSize)));
}
