using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>What documents read: obligation by obligation, establishment by establishment, region by region; always beside others’.</summary>
public sealed class DocumentQueryTests
{
    private static readonly UtilizationFilter P8Only = new(8, 8);

    [DatabaseFact]
    public async Task Obligations_come_by_territory_establishment_and_period_and_add_up_to_the_counts(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(7, 8);
        world.GoTo(P8Ends);
        await world.SubmitAsync(Sound(), "CHUM");
        await world.SubmitAsync(Sound(), "CHUQ");
        world.GoTo(P8Ends.AddDays(PeriodRow.DueDays + 1));
        await world.SubmitAsync(Sound(), "IUCPQ");
        await world.WaiveAsync("ETE", 8);

        var rows = await ObligationsAsync(world, Ministry, new UtilizationFilter(7, 8));
        Assert.Equal(["CHUQ.7", "CHUQ.8", "CHUM.7", "CHUM.8", "ETE.7", "ETE.8", "IUCPQ.8"], rows.Where(row => row.Sequence == 8 || row.BodyCode != "IUCPQ").Select(row => $"{row.BodyCode}.{row.Sequence}"));
        Assert.Equal(
            ["Submitted on time 1", "Submitted on time 1", "Waived", "Submitted late 1"],
            rows.Where(row => row.Sequence == 8).Select(row => $"{row.State}{(row.IsFiled ? row.IsFiledLate ? " late" : " on time" : "")} {row.CountedRevision}".TrimEnd()));
        Assert.All(rows.Where(row => row.IsFiled), row => Assert.NotNull(row.CertifiedByName));
        Assert.Equal("Déménagement", rows.Single(row => row.IsWaived).WaiverReason);

        var counted = await world.ReadAsync(session => UtilizationQueries.CompletenessAsync(session, Ministry, world.Today, new UtilizationFilter(7, 8)));
        var sum = rows.Aggregate(default(Completeness), (total, row) => total + row.Counts);
        Assert.Equal(Completeness.Sum(counted), sum);
        Assert.Equal((3, 2, 1), (sum.Filed, sum.OnTime, sum.FiledLate));
        Assert.Equal(2m / 3m, sum.Timeliness);
        Assert.Null(default(Completeness).Timeliness);
    }

    [DatabaseFact]
    public async Task Nobody_reads_an_obligation_or_an_establishments_sums_outside_the_scope(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        foreach (var body in new[] { "CHUM", "ETE", "IUCPQ", "CHUQ" })
        {
            await world.SubmitAsync(Sound(), body);
        }

        (AccessScope Scope, UtilizationFilter Filter, string Bodies)[] cases =
        [
            (Ministry, P8Only, "CHUQ CHUM ETE IUCPQ"),
            (Scopes.Auditor, P8Only with { Territory = "UL" }, "CHUQ"),
            (CentreUdem, P8Only, "CHUM ETE IUCPQ"),
            (CentreUdem, P8Only with { Territory = "UL" }, ""),
            (CentreUl, P8Only with { Body = "CHUM" }, ""),
            (Chum, P8Only, "CHUM"),
            (Chum, P8Only with { Body = "ETE" }, ""),
            (Scopes.Centre("MCGILL"), P8Only, ""),
        ];
        var form = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 8));
        foreach (var (scope, filter, bodies) in cases)
        {
            Assert.Equal(bodies, string.Join(' ', (await ObligationsAsync(world, scope, filter)).Select(row => row.BodyCode)));
            Assert.Equal(bodies, string.Join(' ', (await BodiesAsync(world, scope, filter, form)).Select(row => row.BodyCode)));
            if (filter.Body is null)
            {
                var regions = await world.ReadAsync(session => UtilizationQueries.ByRegionAsync(session, scope, filter, ["DONE"]));
                Assert.Equal(80m * bodies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, regions.Sum(row => row.Tally.Sum));
            }
        }
    }

    [DatabaseFact]
    public async Task An_establishments_sums_follow_what_each_indicator_allows_and_equal_its_summary(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await world.OpenAsync(6, 7, 8);
        world.GoTo(new DateOnly(2024, 9, 14));
        await world.SubmitAsync(Sound(("DONE", 50), ("RPMACT", 5), ("PAT", 10)), "CHUM", Code(6));
        await world.SubmitAsync(Sound(("DONE", 50), ("RPMACT", 6), ("PAT", 15)), "CHUM", Code(8));
        await world.SubmitAsync(Sound(("DONE", 9)), "ETE", Code(7));
        var form = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 8));

        var bodies = await BodiesAsync(world, Ministry, new UtilizationFilter(6, 8), form);

        Assert.Equal(["CHUM", "ETE"], bodies.Select(body => body.BodyCode));
        var own = await world.ReadAsync(session => UtilizationQueries.SummaryAsync(session, Ministry, new UtilizationFilter(6, 8) { Body = "CHUM" }));
        var summary = OverPeriods.ByCell(form, own);
        Assert.All(bodies[0].Cells, cell => Assert.Equal(summary[cell.Key], cell.Value));
        Assert.Equal((100m, 6m, 12.5m), (bodies[0].Cells[Cell("DONE")].Sum, bodies[0].Cells[Cell("RPMACT")].Sum, bodies[0].Cells[Cell("PAT")].Sum));
        Assert.Equal([6, 8], bodies[0].Course.Keys.Order());
        Assert.Equal(40, bodies[0].Course[8].Sum);
        Assert.Equal(Quantity.Number(100m / 200m), form.Value("R_COMPL", bodies[0].Summed(form)));
    }

    [DatabaseFact]
    public async Task A_region_has_a_rate_only_for_those_who_see_all_of_its_establishments(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        Assert.All(await RegionsAsync(Ministry), region => Assert.True(region.HasRate));
        Assert.Equal(["03", "06"], (await RegionsAsync(Ministry)).Select(region => region.Code));

        // IUCPQ lies in region 03 and belongs to UDEM by then.
        Assert.Equal([("03", false)], (await RegionsAsync(CentreUl)).Select(region => (region.Code, region.HasRate)));
        Assert.Equal(["06"], (await RegionsAsync(Chum)).Select(region => region.Code));
        Assert.Empty(await RegionsAsync(Scopes.Centre("MCGILL")));

        Task<IReadOnlyList<RegionAccessRow>> RegionsAsync(AccessScope scope) => world.ReadAsync(session => UtilizationQueries.RegionsAsync(session, scope, P8Ends, null));
    }

    [DatabaseFact]
    public async Task A_receipt_is_of_the_newest_submitted_revision_with_the_reasons_of_every_return(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        Assert.Null((await ReceiptAsync(Chum))!.Value.Receipt);
        await world.FillAsync(Sound());
        Assert.Null((await ReceiptAsync(Chum))!.Value.Receipt); // a draft is not submitted

        await world.BringToAsync(FilingStatus.Returned);
        var returned = (await ReceiptAsync(Chum))!.Value.Receipt!;
        Assert.Equal((1, FilingStatus.Returned, false), (returned.Submission.Revision, returned.Submission.Status, returned.Submission.IsCounted));

        await world.FillAsync(Sound(("DONE", 60)));
        var reopened = (await ReceiptAsync(CentreUdem))!.Value.Receipt!;
        Assert.Equal((1, 2, Answer.Number(80)), (reopened.Submission.Revision, reopened.Filing.Revision, reopened.Answers[Cell("DONE")]));

        await world.SubmitAsync(Sound(("DONE", 60)));
        var again = (await ReceiptAsync(Ministry))!.Value.Receipt!;
        Assert.Equal((2, true, Answer.Number(60)), (again.Submission.Revision, again.Submission.IsCounted, again.Answers[Cell("DONE")]));
        Assert.Equal([(1, "À vérifier")], again.ReturnReasons.Select(reason => (reason.Revision, reason.Reason)));
        Assert.Equal(Chum.ActorName, again.Submission.SubmittedByName);

        Assert.Null(await ReceiptAsync(CentreUl));
        Assert.Null(await ReceiptAsync(Scopes.Establishment("ETE")));

        Task<(FilingRow Filing, FilingReceipt? Receipt)?> ReceiptAsync(AccessScope scope) =>
            world.ReadAsync(session => FilingQueries.ReceiptAsync(session, scope, world.Today, "CHUM", P8));
    }

    private static Task<List<ObligationRow>> ObligationsAsync(FilingWorld world, AccessScope scope, UtilizationFilter filter) =>
        world.ReadAsync(session => UtilizationQueries.StreamObligationsAsync(session, scope, world.Today, filter).ToListAsync().AsTask());

    private static Task<List<BodySums>> BodiesAsync(FilingWorld world, AccessScope scope, UtilizationFilter filter, Form form) =>
        world.ReadAsync(session => UtilizationQueries.StreamBodiesAsync(session, scope, filter, form, ["DONE", "SCHED", "SESS", "RPMACT", "PAT"], "SESS").ToListAsync().AsTask());
}
