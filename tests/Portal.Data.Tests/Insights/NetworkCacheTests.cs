using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Network.Changes.StructureChangeKind;
using static Portal.Data.Tests.Network.Changes.ChangedNetwork;

namespace Portal.Data.Tests.Insights;

/// <summary>The network is kept while it stays as it is, and is never older than the last change of it.</summary>
public sealed class NetworkCacheTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly DateOnly Eve = Day.AddDays(-1);

    [DatabaseFact]
    public async Task What_another_instance_changes_is_there_the_next_time(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var cache = new NetworkCache(network.Test.Time);
        var before = await GetAsync();
        Assert.Same(before, await GetAsync());

        var others = network.OpenOtherCommands();
        foreach (var act in new[] { Act(Rename, Day, "ETE") with { NameFr = "Institut de l’Été", Acronym = "IE" }, Act(Move, Day, "ETE") with { Territory = "UL" } })
        {
            var shown = (await others.PreviewAsync(Scopes.Ministry, act)).Plan.Fingerprint();
            Assert.Equal("", Faults(await others.ApplyAsync(Scopes.Ministry, act, shown)));
        }

        var after = (await GetAsync()).Find("ETE")!;
        Assert.Equal(("UDEM", "UL"), (after.TerritoryOn(Eve), after.TerritoryOn(Day)));
        Assert.Equal((before.Find("ETE")!.Name(Language.French, Day), "Institut de l’Été"), (after.Name(Language.French, Eve), after.Name(Language.French, Day)));

        Task<InsightNetwork> GetAsync() => network.Database.ReadAsync(cache.GetAsync);
    }

    [DatabaseFact]
    public async Task Filings_leave_it_as_it_is_but_not_a_period_that_opens_nor_the_first_of_an_establishment(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        world.Filings.GoTo(new DateOnly(2025, 1, 3)); // the next period has begun
        var before = await world.Filings.ReadAsync(world.Sources.Networks.GetAsync);
        await world.LiveAsync(25);

        var count = StatementCount.Begin();
        var after = await world.Filings.ReadAsync(world.Sources.Networks.GetAsync);
        Assert.Same(before, after);
        Assert.Equal(1, count.Sent);

        await world.Filings.OpenAsync(InsightWorld.Periods + 1);
        Assert.Equal((InsightWorld.Periods, InsightWorld.Periods + 1), (Opened(before), Opened(await world.Filings.ReadAsync(world.Sources.Networks.GetAsync))));

        before = await world.Filings.ReadAsync(world.Sources.Networks.GetAsync);
        await world.Filings.Test.Database.WriteAsync(session => session.ExecuteAsync(
            "DELETE FROM InsightGroupBody WHERE BodyId = (SELECT MAX(x.BodyId) FROM InsightGroupBody x)", new { }));
        Assert.NotSame(before, await world.Filings.ReadAsync(world.Sources.Networks.GetAsync));
    }

    [DatabaseFact]
    public async Task What_the_trail_speaks_of_says_whether_it_is_read_again(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var (cache, trail) = (new NetworkCache(network.Test.Time), new AuditTrail(network.Test.Time));
        var subjects = new Dictionary<string, bool>
        {
            ["Filing/CHUM/2024-2025-P08"] = true,
            ["Seat/7"] = true,
            ["Account/3"] = true,
            ["Document/register"] = true,
            ["SignIn"] = true,
            ["StructureChange/1"] = false,
            ["Period/2024-2025-P08"] = false,
            ["Form/SESS"] = false,
            ["Filing"] = false,
            ["Seats"] = false,
            ["Other"] = false,
        };
        foreach (var (subject, isKept) in subjects)
        {
            var before = await network.Database.ReadAsync(cache.GetAsync);
            await network.Database.WriteAsync(async session =>
            {
                await trail.AppendAsync(session, Scopes.Ministry, "Tried", new AuditSubject(subject), null, null);
                return true;
            });

            Assert.True(isKept == ReferenceEquals(before, await network.Database.ReadAsync(cache.GetAsync)), subject);
        }
    }

    private static int Opened(InsightNetwork network) => network.Calendar.Count(period => period.IsOpened);

    [DatabaseFact]
    public async Task What_is_written_by_hand_is_there_after_a_minute(TestEngine on)
    {
        await using var network = await OnAsync(on);
        var cache = new NetworkCache(network.Test.Time);
        await network.Database.ReadAsync(cache.GetAsync);
        await network.Database.WriteAsync(session => session.ExecuteAsync("UPDATE BodyName SET NameFr = 'Autrement' WHERE BodyId = (SELECT b.BodyId FROM Body b WHERE b.Code = 'ETE')", new { }));

        network.Test.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("Autrement", (await network.Database.ReadAsync(cache.GetAsync)).Find("ETE")!.Name(Language.French, Day));
    }
}
