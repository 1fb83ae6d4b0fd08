using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>The course of the network, or of a territory, that is read of the kept sums is the one that the filings give.</summary>
public sealed class NetworkSeriesTests
{
    private static readonly string[] Indicators = ["PAT", "SCHED", "SESS"];

    [DatabaseFact]
    public async Task The_course_of_the_network_is_that_of_its_filings_whatever_became_of_them(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        var compared = 0;
        for (var round = 0; round < 6; round++)
        {
            await world.LiveAsync(25);
            foreach (var scope in new[] { Scopes.Ministry, Scopes.Auditor, Scopes.Centre("UL"), Scopes.Centre("UDEM"), Scopes.Centre("MCGILL") })
            {
                foreach (var (from, to) in new[] { (1, InsightWorld.Periods), (5, 7), (-9, 4) })
                {
                    var (kept, filed) = await world.Filings.ReadAsync(async session =>
                    {
                        var course = await PeriodQueries.OfRangeAsync(session, from, to);
                        return (
                            await NetworkSeries.ReadAsync(session, scope, course, Indicators),
                            await UtilizationQueries.SeriesAsync(session, scope, new UtilizationFilter(from, to), Indicators));
                    });
                    compared += filed.Count;
                    Assert.Equal(filed, kept);
                }
            }
        }

        Assert.True(compared > 500, $"{compared} compared");
    }

    [DatabaseFact]
    public async Task An_establishment_is_not_given_the_sums_of_others(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await Assert.ThrowsAsync<ArgumentException>(() => world.Filings.ReadAsync(async session =>
            await NetworkSeries.ReadAsync(session, Scopes.Establishment("CHUM"), await PeriodQueries.OfRangeAsync(session, 1, 1), Indicators)));
    }
}
