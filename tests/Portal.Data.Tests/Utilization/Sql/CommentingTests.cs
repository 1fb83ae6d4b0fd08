using Portal.Data.Audit;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Comments on cells: said, answered, settled, over all revisions and within the scope.</summary>
public sealed class CommentingTests
{
    [DatabaseFact]
    public async Task A_comment_is_answered_by_the_other_side_settled_and_open_again_when_answered(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var said = await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), "  Nouvelle clinique.\r\nÀ suivre. ");
        Assert.True(said.Succeeded);
        var thread = Assert.Single((await world.DetailAsync()).Comments);
        Assert.Equal((Cell("DONE"), "Nouvelle clinique.\nÀ suivre.", Chum.ActorName, "Establishment"),
            (thread.Cell, thread.First.Comment, thread.First.ByName, thread.First.Persona));
        Assert.Equal((said.CommentId, world.Test.Time.UtcNow, true), (thread.Id, thread.First.AtUtc, thread.IsOpen));
        Assert.Equal(0, (await world.DetailAsync()).Filing.Revision); // saying something begins no draft

        Assert.True((await world.Commands.AnswerCommentAsync(CentreUdem, "CHUM", P8, thread.Id, "Depuis quand?")).Succeeded);
        Assert.True((await world.Commands.SettleCommentAsync(Scopes.Ministry, "CHUM", P8, thread.Id)).Succeeded);
        thread = Assert.Single((await world.DetailAsync()).Comments);
        Assert.Equal((false, Scopes.Ministry.ActorName, "Depuis quand?"), (thread.IsOpen, thread.First.SettledByName, thread.Last.Comment));

        Assert.True((await world.Commands.AnswerCommentAsync(Chum, "CHUM", P8, thread.Id, "Mai.")).Succeeded);
        thread = Assert.Single((await world.DetailAsync()).Comments);
        Assert.True(thread.IsOpen);
        Assert.Equal(["Depuis quand?", "Mai."], thread.Answers.Select(answer => answer.Comment));
        Assert.Null(await world.ReadAsync(session => AuditTrail.FirstBreakAsync(session)));
    }

    [DatabaseFact]
    public async Task What_is_sent_twice_is_said_once_and_settled_once(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var ids = new List<int>();
        for (var time = 0; time < 2; time++)
        {
            ids.Add((await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), "Vérifié")).CommentId);
        }

        await world.Commands.AnswerCommentAsync(CentreUdem, "CHUM", P8, ids[0], "Merci");
        await world.Commands.AnswerCommentAsync(CentreUdem, "CHUM", P8, ids[0], "Merci");
        await world.Commands.SettleCommentAsync(CentreUdem, "CHUM", P8, ids[0]);
        await world.Commands.SettleCommentAsync(CentreUdem, "CHUM", P8, ids[0]);

        Assert.Equal(ids[0], ids[1]);
        Assert.Single(Assert.Single((await world.DetailAsync()).Comments).Answers);
        var actions = await world.ReadAsync(session => session.ListAsync<string>("SELECT Action FROM AuditEvent WHERE Action LIKE 'CellComment%' ORDER BY Sequence"));
        Assert.Equal(["CellCommented", "CellCommentAnswered", "CellCommentSettled"], actions);
    }

    [DatabaseFact]
    public async Task It_stays_with_the_filing_over_its_states_and_never_shows_in_another(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), "Avant");
        await world.BringToAsync(FilingStatus.Returned);
        await world.Commands.CommentAsync(CentreUdem, "CHUM", P8, Cell("HRS"), "Après");
        await world.Commands.StartAsync(Chum, "CHUM", P8);

        Assert.Equal(["Avant", "Après"], (await world.DetailAsync()).Comments.Select(thread => thread.First.Comment));
        Assert.Empty((await world.DetailAsync("IUCPQ")).Comments);
    }

    [DatabaseFact]
    public async Task Refusals_leave_nothing(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var thread = (await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), "Dit")).CommentId;
        var before = await Snapshot.TakeAsync(world.Test.Database);
        var (other, ministry) = (Scopes.Establishment("IUCPQ"), Scopes.Ministry);
        (FilingProblem, CommentOutcome)[] outcomes =
        [
            (FilingProblem.Missing, await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), " \n ")),
            (FilingProblem.TooLong, await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("DONE"), new string('é', FilingCommands.CommentLength + 1))),
            (FilingProblem.UnknownCell, await world.Commands.CommentAsync(Chum, "CHUM", P8, Cell("OTHER"), "Dit")),
            (FilingProblem.NotFound, await world.Commands.CommentAsync(other, "CHUM", P8, Cell("DONE"), "Dit")),
            (FilingProblem.NotFound, await world.Commands.AnswerCommentAsync(other, "CHUM", P8, thread, "Dit")),
            (FilingProblem.NotFound, await world.Commands.SettleCommentAsync(other, "CHUM", P8, thread)),
            (FilingProblem.UnknownComment, await world.Commands.AnswerCommentAsync(other, "IUCPQ", P8, thread, "Dit")),
            (FilingProblem.UnknownComment, await world.Commands.SettleCommentAsync(ministry, "IUCPQ", P8, thread)),
            (FilingProblem.UnknownComment, await world.Commands.SettleCommentAsync(ministry, "CHUM", P8, thread + 1)),
            (FilingProblem.NotAllowed, await world.Commands.CommentAsync(Scopes.Auditor, "CHUM", P8, Cell("DONE"), "Dit")),
            (FilingProblem.NotAllowed, await world.Commands.SettleCommentAsync(Scopes.Auditor, "CHUM", P8, thread)),
        ];

        Assert.Equal(outcomes.Select(one => (FilingProblem?)one.Item1), outcomes.Select(one => one.Item2.Problem));
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
        Assert.True((await world.Commands.CommentAsync(ministry, "CHUM", P8, Cell("DONE"), new string('é', FilingCommands.CommentLength))).Succeeded);
    }
}
