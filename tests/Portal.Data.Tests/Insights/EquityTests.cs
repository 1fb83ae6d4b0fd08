using Portal.Data.Access;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>Groups of regions come to what one finds by hand among the facts, and only where the asker may know their inhabitants.</summary>
public sealed class EquityTests
{
    [DatabaseFact]
    public async Task Figures_of_a_group_are_ratios_of_what_its_regions_filed(TestEngine on)
    {
        await using var world = await InsightWorld.MakeAsync(on);
        await world.LiveAsync(140);
        var span = new InsightQuestion { From = PlantedForm.Code(2), To = PlantedForm.Code(InsightWorld.Periods) };
        foreach (var (scope, isAlone) in new[] { (Scopes.Ministry, true), (Scopes.Auditor, true), (Scopes.Centre("UL"), false), (Scopes.Establishment("CHUQ"), false) })
        {
            var group = Assert.Single(await GroupsAsync(world, scope, span));
            Assert.Equal((EquityAnswer.Urban, 0), (group.Code, group.Gaps.Count));

            var question = new InsightQuestion { Measures = [new("SESS")], Rows = Dimension.Region, From = span.From, To = span.To };
            var byHand = await BruteForce.PrepareAsync(world.Filings, question, scope);
            var activities = group.Regions.Sum(region => byHand.Cell(new("SESS"), region.Code, null).Value.Amount ?? 0);
            Assert.Equal(activities, group.Figures[EquityMeasure.Activities].Parts.Events);

            // 100,000 inhabitants in each of the world's two regions; a centre or an establishment shares its own with others.
            Assert.Equal(isAlone ? 200_000m : null, group.Figures[EquityMeasure.Activities].Parts.Base);
            Assert.Equal(isAlone && activities >= Interval.Floor ? activities / 20 : null, group.Figures[EquityMeasure.Activities].Value);
        }
    }

    private static Task<IReadOnlyList<EquityGroup>> GroupsAsync(InsightWorld world, AccessScope scope, InsightQuestion span) => world.Filings.ReadAsync(async session =>
    {
        var network = await world.Sources.Networks.GetAsync(session);
        var form = await world.Filings.Forms.GetAsync(session, FormQueries.Telehealth, InsightWorld.Periods);
        var reading = InsightReading.OfPage(
            session, scope, world.Filings.Today, world.Sources, network);
        var outcomes = await InsightQueries.AnswerAllAsync(reading, EquityAnswer.Questions(span, form));
        return EquityAnswer.Of(scope, network, [.. outcomes.Select(outcome => outcome.Answer!)]).Groups;
    });
}
