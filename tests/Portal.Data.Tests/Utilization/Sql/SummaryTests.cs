using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class SummaryTests
{
    [DatabaseFact]
    public async Task The_counted_filings_are_added_cell_by_cell_with_the_kinds_of_answer(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var answers = Sound(("HRS", 0.1m));
        answers["SESS.advice.async"] = Answer.NotApplicable;
        answers["PAT"] = Answer.NotAvailable;
        await world.SubmitAsync(answers);
        await world.BringToAsync(FilingStatus.Accepted, "CHUQ", answers: Sound(("HRS", 0.2m)));
        await world.BringToAsync(FilingStatus.Returned, "IUCPQ"); // does not count
        await world.FillAsync(Sound(), "ETE"); // nor does a draft

        var rows = await SummaryAsync(world, Ministry, new UtilizationFilter(1, 26));

        Assert.Equal(CellNames.Order(StringComparer.Ordinal), rows.Select(row => row.Cell.ToString()).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(8, row.Sequence));
        Assert.Equal(new CellTally { Sum = 0.3m, Numbers = 2 }, Of(rows, "HRS"));
        Assert.Equal(new CellTally { Sum = 30, Numbers = 1, NotAvailable = 1 }, Of(rows, "PAT"));
        Assert.Equal(new CellTally { Sum = 10, Numbers = 1, NotApplicable = 1 }, Of(rows, "SESS.advice.async"));
        Assert.Equal(new CellTally { Sum = 20, Numbers = 2 }, Of(rows, "SESS.consult.video"));
    }

    [DatabaseFact]
    public async Task An_accepted_revision_counts_while_a_newer_one_is_open_and_the_newer_one_once_it_is_submitted(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.BringToAsync(FilingStatus.Accepted, answers: Sound(("DONE", 50)));
        await world.ReopenAsync("CHUM", 8);
        await world.FillAsync(Sound(("DONE", 60)));
        Assert.Equal(50, Of(await SummaryAsync(world, Ministry, new UtilizationFilter(8, 8)), "DONE").Sum);

        await world.SubmitAsync(new Dictionary<string, Answer>());
        Assert.Equal(new CellTally { Sum = 60, Numbers = 1 }, Of(await SummaryAsync(world, Ministry, new UtilizationFilter(8, 8)), "DONE"));

        await world.WaiveAsync("CHUM", 8);
        Assert.Empty(await SummaryAsync(world, Ministry, new UtilizationFilter(8, 8)));
    }

    [DatabaseFact]
    public async Task Nobody_gets_a_total_wider_than_their_scope(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var amounts = new Dictionary<string, int> { ["CHUM"] = 1, ["ETE"] = 2, ["IUCPQ"] = 4, ["CHUQ"] = 8 };
        foreach (var (body, amount) in amounts)
        {
            await world.SubmitAsync(Sound(("DONE", amount)), body);
        }

        var p8 = new UtilizationFilter(8, 8);
        (AccessScope Scope, UtilizationFilter Filter, int Expected)[] cases =
        [
            (Ministry, p8, 15),
            (Scopes.Auditor, p8, 15),
            (Ministry, p8 with { Territory = "UDEM" }, 7),
            (Ministry, p8 with { Body = "ETE" }, 2),
            (CentreUdem, p8, 7),
            (CentreUdem, p8 with { Territory = "UL" }, 0),
            (CentreUl, p8, 8),
            (CentreUl, p8 with { Body = "CHUM" }, 0),
            (Chum, p8, 1),
            (Chum, p8 with { Territory = "UDEM" }, 1),
            (Chum, p8 with { Body = "ETE" }, 0),
            (Scopes.Centre("MCGILL"), p8, 0),
        ];
        foreach (var (scope, filter, expected) in cases)
        {
            Assert.Equal(expected, Of(await SummaryAsync(world, scope, filter), "DONE").Sum);
            var series = await world.ReadAsync(session => UtilizationQueries.SeriesAsync(session, scope, filter, ["DONE"]));
            Assert.Equal(expected, series.Sum(row => row.Tally.Sum));
            var completeness = await world.ReadAsync(session => UtilizationQueries.CompletenessAsync(session, scope, world.Today, filter));
            Assert.Equal(expected == 0 ? 0 : System.Numerics.BitOperations.PopCount((uint)expected), Completeness.Sum(completeness).Filed);
        }
    }

    [DatabaseFact]
    public async Task A_series_gives_an_indicators_total_for_each_period_with_filings(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(5, 6, 7, 8);
        world.GoTo(new DateOnly(2024, 8, 1));
        await world.SubmitAsync(Sound(("DONE", 1)), "IUCPQ", Code(5));
        await world.SubmitAsync(Sound(("DONE", 2)), "CHUQ", Code(5));
        await world.SubmitAsync(Sound(("DONE", 4)), "IUCPQ", Code(8));

        var series = await world.ReadAsync(session =>
            UtilizationQueries.SeriesAsync(session, Ministry, new UtilizationFilter(5, 8), ["DONE", "SESS"]));
        Assert.Equal([(5, "DONE", 3m, 2), (5, "SESS", 80m, 8), (8, "DONE", 4m, 1), (8, "SESS", 40m, 4)],
            series.Select(row => (row.Sequence, row.IndicatorCode, row.Total!.Value, row.Numbers)));

        // IUCPQ belonged to UL then, and to UDEM in P8.
        var ul = await world.ReadAsync(session =>
            UtilizationQueries.SeriesAsync(session, Ministry, new UtilizationFilter(6, 8) { Territory = "UL" }, ["DONE"]));
        Assert.Empty(ul);
        var centre = await world.ReadAsync(session => UtilizationQueries.SeriesAsync(session, CentreUl, new UtilizationFilter(1, 26), ["DONE"]));
        Assert.Equal([(5, 3m)], centre.Select(row => (row.Sequence, row.Total!.Value)));
    }

    [DatabaseFact]
    public async Task A_filing_with_nothing_to_report_counts_as_filed_and_adds_nothing(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());
        var declared = await world.Commands.DeclareNothingToReportAsync(Chum, "CHUM", P8, true, (await world.FilingAsync()).Version);
        await world.Commands.SubmitAsync(Chum, "CHUM", P8, declared.Version);

        Assert.Empty(await SummaryAsync(world, Chum, new UtilizationFilter(8, 8)));
        var completeness = await world.ReadAsync(session => UtilizationQueries.CompletenessAsync(session, Chum, world.Today, new UtilizationFilter(8, 8)));
        Assert.Equal(1, Assert.Single(completeness).Filed);
    }

    [DatabaseFact]
    public async Task Over_a_year_flows_are_added_stocks_are_the_last_and_persons_the_mean(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(6, 7, 8);
        world.GoTo(new DateOnly(2024, 9, 14));
        await world.SubmitAsync(Sound(("DONE", 50), ("RPMACT", 5), ("PAT", 10)), "CHUM", Code(6));
        await world.SubmitAsync(Sound(("DONE", 50), ("RPMACT", 6), ("PAT", 15)), "CHUM", Code(7));
        var last = Sound(("DONE", 20));
        last["RPMACT"] = last["PAT"] = Answer.NotAvailable;
        await world.SubmitAsync(last, "CHUM", Code(8));

        var rows = await SummaryAsync(world, Chum, new UtilizationFilter(1, 13));
        var form = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 8));
        var year = OverPeriods.Summed(form, rows);

        Assert.Equal(Quantity.Number(120), form.Value("DONE", year));
        Assert.Equal(Quantity.Number(120m / 300m), form.Value("R_COMPL", year)); // of the sums, not the mean of three rates
        Assert.Equal(6, OverPeriods.ByCell(form, rows)[Cell("RPMACT")].Sum);
        Assert.Equal(new CellTally { Sum = 12.5m, Numbers = 2, NotAvailable = 1 }, OverPeriods.ByCell(form, rows)[Cell("PAT")]);
    }

    private static CellTally Of(IEnumerable<PeriodIndicatorRow> rows, string cell) =>
        rows.Where(row => row.Cell == Cell(cell)).Aggregate(default(CellTally), (sum, row) => sum + row.Tally);

    private static Task<IReadOnlyList<PeriodIndicatorRow>> SummaryAsync(FilingWorld world, AccessScope scope, UtilizationFilter filter) =>
        world.ReadAsync(session => UtilizationQueries.SummaryAsync(session, scope, filter));
}
