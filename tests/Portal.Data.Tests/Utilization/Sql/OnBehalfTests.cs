using Portal.Data.Access;
using Portal.Data.Migrations;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Whose hand a cell is of: the centre’s, for the establishment, or the establishment’s own.</summary>
public sealed class OnBehalfTests
{
    [DatabaseFact]
    public async Task A_cell_knows_the_persona_who_last_changed_it_also_in_the_revisions_after(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());
        await ByCentreAsync(world, "DONE", 71);
        await ByCentreAsync(world, "SCHED", 101);
        Assert.Equal(["DONE", "SCHED"], await OnBehalfAsync(world));
        var author = (await world.DetailAsync()).Cells[Cell("DONE")].Author!;
        Assert.Equal((CentreUdem.ActorName, Persona.Centre, world.Test.Time.UtcNow), (author.Name, author.Persona, author.AtUtc));

        // Written again by the establishment, it is its own; saved as it was, it stays the centre's.
        await world.FillAsync(new Dictionary<string, Answer> { ["DONE"] = Answer.Number(72), ["SCHED"] = Answer.Number(101) });
        Assert.Equal(["SCHED"], await OnBehalfAsync(world));

        await world.BringToAsync(FilingStatus.Returned, answers: new Dictionary<string, Answer> { ["DONE"] = Answer.Number(72) });
        await world.Commands.StartAsync(Chum, "CHUM", P8);
        Assert.Equal((2, "SCHED"), ((await world.FilingAsync()).Revision, Assert.Single(await OnBehalfAsync(world))));
    }

    [DatabaseFact]
    public async Task What_was_entered_before_is_told_where_the_steps_know_the_name_in_one_capacity_only(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.FillAsync(Sound());
        await ByCentreAsync(world, "DONE", 71);
        await world.BringToAsync(FilingStatus.Returned, answers: new Dictionary<string, Answer> { ["SCHED"] = Answer.Number(100) });
        await ForgetAsync(world);
        Assert.Empty(await OnBehalfAsync(world));

        var script = MigrationFolder.Read(Repository.Migrations, world.Test.Engine.Dialect).Single(one => one.Name.EndsWith("_OnBehalf.sql", StringComparison.Ordinal));
        var older = script.Batches(world.Test.Engine.Dialect.MigrationWords).Last();
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(older, new { }));
        Assert.Equal(["DONE"], await OnBehalfAsync(world));

        // Somebody who also submitted for the establishment is not taken for a centre.
        await ForgetAsync(world);
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE FilingTransition SET ByName = @Name WHERE Status = 'Submitted'", new { Name = CentreUdem.ActorName }));
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(older, new { }));
        Assert.Empty(await OnBehalfAsync(world));
    }

    private static Task<int> ForgetAsync(FilingWorld world) =>
        world.Test.Database.WriteAsync(session => session.ExecuteAsync("UPDATE FilingValue SET ChangedByPersona = NULL", new { }));

    private static async Task ByCentreAsync(FilingWorld world, string cell, decimal amount)
    {
        var version = (await world.DetailAsync()).Version(Cell(cell));
        var outcome = await world.Commands.SaveCellsAsync(CentreUdem, "CHUM", P8, [new CellEdit(Cell(cell), Answer.Number(amount), version)]);
        Assert.Equal((null, 1), (outcome.Problem, outcome.Written));
    }

    private static async Task<IEnumerable<string>> OnBehalfAsync(FilingWorld world) =>
        (await world.DetailAsync()).Cells.Values.Where(cell => cell.Author is { IsOnBehalf: true }).Select(cell => cell.Cell.ToString()).Order();
}
