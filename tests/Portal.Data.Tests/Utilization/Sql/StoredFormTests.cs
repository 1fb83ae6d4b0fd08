using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

public sealed class StoredFormTests
{
    private const string Rename = "UPDATE Indicator SET NameFr = @Name WHERE FormCode = @FormCode AND Code = 'DONE'";

    [DatabaseFact]
    public async Task A_form_is_what_is_in_force_at_the_sequence(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);

        var now = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 26));
        var later = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 27));
        var before = await world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, 0));

        Assert.Equal(CellNames, now.RequiredCells.Select(cell => cell.ToString()));
        Assert.Equal(["V01", "V12"], now.CompiledRules.Select(rule => rule.Rule.Code));
        Assert.Equal([FindingSeverity.Error, FindingSeverity.Warning], now.Rules.Select(rule => rule.Severity));
        Assert.Empty(now.Faults);
        Assert.Equal((OverTime.Last, OverTime.Mean, "hours"), (now.Indicator("RPMACT").OverTime, now.Indicator("PAT").OverTime, now.Indicator("HRS").Unit));
        Assert.Equal((IndicatorKind.Derived, OverTime.Ratio), (now.Indicator("R_COMPL").Kind, now.Indicator("R_COMPL").OverTime));

        Assert.Contains(Cell("LATER"), later.RequiredCells);
        Assert.Equal(["V01", "V12", "V99"], later.Rules.Select(rule => rule.Code));
        Assert.Equal([Cell("FORMER")], before.RequiredCells);
        Assert.Empty((await world.ReadAsync(session => FormQueries.LoadAsync(session, "NOSUCH", 1))).Indicators);
    }

    [DatabaseFact]
    public async Task A_kept_form_is_read_again_when_the_form_has_changed(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        var cache = new FormCache();
        var first = await GetAsync(8);
        Assert.Same(first, await GetAsync(8));
        Assert.NotSame(first, await GetAsync(9));

        var count = StatementCount.Begin();
        await GetAsync(8);
        Assert.Equal(1, count.Sent);

        await ChangeAsync(world.Test.OpenAnother(), "Rendez-vous tenus");

        var second = await GetAsync(8);
        Assert.Equal(("DONE", "Rendez-vous tenus"), (first.Indicator("DONE").NameFr, second.Indicator("DONE").NameFr));
        Assert.Same(second, await GetAsync(8));

        Task<Form> GetAsync(int sequence) => world.ReadAsync(session => cache.GetAsync(session, FormQueries.Telehealth, sequence));
    }

    [DatabaseFact]
    public async Task More_forms_than_are_kept_are_still_given(TestEngine on)
    {
        await using var world = await FilingWorld.MakeAsync(on);
        await world.ReadAsync(async session =>
        {
            var cache = new FormCache();
            for (var sequence = 1; sequence <= 140; sequence++)
            {
                Assert.Equal(sequence >= 27, (await cache.GetAsync(session, FormQueries.Telehealth, sequence, 1)).RequiredCells.Contains(Cell("LATER")));
            }

            return 0;
        });
    }

    private static Task<int> ChangeAsync(Database database, string name) => database.WriteAsync(async session =>
    {
        await FormQueries.TouchAsync(session, FormQueries.Telehealth);
        return await session.ExecuteAsync(Rename, new { FormCode = FormQueries.Telehealth, Name = name });
    });
}
