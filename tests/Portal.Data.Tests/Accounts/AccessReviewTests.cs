using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Accounts;

/// <summary>Campaigns of review: who is asked about whom, and what comes of the answers.</summary>
public sealed class AccessReviewTests
{
    [DatabaseFact]
    public async Task Each_access_is_put_to_its_centre_or_to_the_Ministry(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ul-pilot", "pilot:CHUQ");
        await world.AddAsync("udem-filer", "establishment:CHUM");
        await world.AddAsync("ul-centre", "centre:UL");
        await world.AddAsync("eve", "administrator");
        var gone = await world.AddAsync("gone", "pilot:CHUQ");
        await world.Accounts.DeactivateAsync(Scopes.Administrator, gone, 1, "x");
        Assert.True((await world.Reviews.StartAsync(Scopes.Ministry, world.Today.AddDays(21))).Is(AccountProblem.NotAllowed));
        Assert.True((await world.Reviews.StartAsync(Scopes.Administrator, world.Today)).Is(AccountProblem.EndsInThePast));
        var review = await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(21));
        Assert.True((await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(21))).Is(AccountProblem.ReviewOpen));
        await world.AddAsync("later", "pilot:CHUQ"); // not in force when it started

        Assert.Equal(["ul-pilot"], (await ItemsAsync(world, Scopes.Centre("UL"), review.Id)).Keys);
        Assert.Equal(["udem-filer"], (await ItemsAsync(world, Scopes.Centre("UDEM"), review.Id)).Keys);
        Assert.Equal(["eve", "ul-centre"], (await ItemsAsync(world, Scopes.Ministry, review.Id)).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4, (await ItemsAsync(world, Scopes.Administrator, review.Id)).Count);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ItemsAsync(world, Scopes.Pilot("CHUQ"), review.Id));
    }

    [DatabaseFact]
    public async Task Those_are_called_who_have_something_to_answer_and_may(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ul-pilot", "pilot:CHUQ");
        await world.AddAsync("ul-centre", "centre:UL");
        await world.AddAsync("udem-centre", "centre:UDEM"); // nothing is put to it
        await world.AddAsync("min", "ministry");
        var gone = await world.AddAsync("gone", "centre:UL");
        await world.Accounts.DeactivateAsync(Scopes.Administrator, gone, 1, "x");
        var review = await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(21));

        Task<IReadOnlyList<AccessReviewerRow>> CalledAsync(AccessScope by) =>
            world.Test.Database.ReadAsync(session => AccessReviewQueries.ReviewersAsync(session, by, review.Id, world.Today));
        Assert.Equal(["ul-centre", "min"], (await CalledAsync(Scopes.Administrator)).Select(reviewer => reviewer.FullName));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => CalledAsync(Scopes.Centre("UL")));
    }

    [DatabaseFact]
    public async Task An_answer_is_the_centres_own_and_never_about_oneself(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ul-pilot", "pilot:CHUQ");
        var ministry = await world.AddAsync("min", "ministry");
        var review = await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(21));
        var pilot = (await ItemsAsync(world, Scopes.Centre("UL"), review.Id))["ul-pilot"];
        var own = (await ItemsAsync(world, Scopes.Ministry, review.Id))["min"];

        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UDEM"), pilot, ReviewAnswer.Keep, null)).Is(AccountProblem.NotFound));
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Ministry, pilot, ReviewAnswer.Keep, null)).Is(AccountProblem.NotFound));
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Auditor, pilot, ReviewAnswer.Keep, null)).Is(AccountProblem.NotAllowed));
        Assert.True((await world.Reviews.AnswerAsync(await world.ActAsync(ministry), own, ReviewAnswer.Keep, null)).Is(AccountProblem.Oneself));
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UL"), pilot, ReviewAnswer.Change, " ")).Is(AccountProblem.Missing));
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UL"), pilot, null, null)).Is(AccountProblem.Missing));
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UL"), pilot, ReviewAnswer.Keep, null)).Succeeded);
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UL"), pilot, ReviewAnswer.Change, "Autre établissement")).Succeeded); // until it is carried out
        Assert.Equal(2, (await world.TrailAsync()).Count(row => row.Action == "AccessReviewed"));
    }

    /// <summary>Until it is answered or the campaign closes; for the home page, which asks in two ways.</summary>
    [DatabaseFact]
    public async Task What_waits_for_an_answer_is_a_duty_of_who_may_give_it(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        await world.AddAsync("ul-pilot", "pilot:CHUQ");
        await world.AddAsync("ul-filer", "establishment:CHUQ");
        await world.AddAsync("auditor", "auditor");
        var ministry = await world.ActAsync(await world.AddAsync("min", "ministry"));
        Assert.Null(await WaitingAsync(Scopes.Centre("UL")));
        var due = world.Today.AddDays(21);
        var review = await world.Reviews.StartAsync(Scopes.Administrator, due);

        Assert.Equal((2, due), await WaitingAsync(Scopes.Centre("UL")));
        Assert.Equal((2, due), await WaitingAsync(Scopes.Ministry));
        Assert.Equal((1, due), await WaitingAsync(ministry)); // another answers for their own
        Assert.Null(await WaitingAsync(Scopes.Centre("UDEM")));
        Assert.Null(await WaitingAsync(Scopes.Establishment("CHUQ")));
        Assert.Null(await WaitingAsync(Scopes.Auditor));

        await world.Reviews.AnswerAsync(Scopes.Centre("UL"), (await ItemsAsync(world, Scopes.Centre("UL"), review.Id))["ul-pilot"], ReviewAnswer.Keep, null);
        Assert.Equal((1, due), await WaitingAsync(Scopes.Centre("UL")));
        await world.Reviews.CloseAsync(Scopes.Administrator, review.Id);
        Assert.Null(await WaitingAsync(Scopes.Centre("UL")));

        Task<(int, DateOnly)?> WaitingAsync(AccessScope by) => world.Test.Database.ReadAsync(async session =>
        {
            var duty = (await OwnDutyRow.ListAsync(session, by, world.Today)).SingleOrDefault(duty => duty.Accesses is not null);
            var pressing = (await PressingRow.ListAsync(session, by, world.Today, 1)).Duties.SingleOrDefault(duty => duty.Accesses is not null);
            Assert.Equal((duty?.Accesses, duty?.OnDate), (pressing?.Accesses, pressing?.OnDate));
            return duty is null ? ((int, DateOnly)?)null : (duty.Accesses!.Value, duty.OnDate!.Value);
        });
    }

    [DatabaseFact]
    public async Task A_removal_is_carried_out_by_the_administrator_and_what_nobody_answered_stays_listed(TestEngine on)
    {
        await using var world = await AccountWorld.OpenAsync(on);
        var (leaves, stays) = (await world.AddAsync("leaves", "pilot:CHUQ"), await world.AddAsync("stays", "pilot:CHUQ"));
        await world.AddAsync("silent", "pilot:CHUQ");
        var review = await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(21));
        var items = await ItemsAsync(world, Scopes.Centre("UL"), review.Id);
        await world.Reviews.AnswerAsync(Scopes.Centre("UL"), items["leaves"], ReviewAnswer.Remove, "Départ");
        await world.Reviews.AnswerAsync(Scopes.Centre("UL"), items["stays"], ReviewAnswer.Keep, null);
        var stamp = (await world.FindAsync(leaves)).Account.SecurityStamp;
        Assert.True((await world.FindAsync(leaves)).Scopes[0].Holds(world.Today));

        Assert.True((await world.Reviews.SettleAsync(Scopes.Centre("UL"), items["leaves"])).Is(AccountProblem.NotAllowed));
        Assert.True((await world.Reviews.SettleAsync(Scopes.Administrator, items["stays"])).Is(AccountProblem.AlreadySo));
        Assert.True((await world.Reviews.SettleAsync(Scopes.Administrator, items["leaves"])).Succeeded);
        Assert.True((await world.Reviews.SettleAsync(Scopes.Administrator, items["leaves"])).Is(AccountProblem.AlreadySo));
        Assert.False((await world.FindAsync(leaves)).Scopes[0].Holds(world.Today));
        Assert.NotEqual(stamp, (await world.FindAsync(leaves)).Account.SecurityStamp);
        Assert.True((await world.FindAsync(stays)).Scopes[0].Holds(world.Today));

        Assert.True((await world.Reviews.CloseAsync(Scopes.Administrator, review.Id)).Succeeded);
        Assert.True((await world.Reviews.AnswerAsync(Scopes.Centre("UL"), items["silent"], ReviewAnswer.Keep, null)).Is(AccountProblem.ReviewClosed));
        var closed = await world.Test.Database.ReadAsync(session => AccessReviewQueries.FindAsync(session, Scopes.Administrator, review.Id));
        Assert.Equal((3, 2, 0, false), (closed!.Items, closed.Answered, closed.ToSettle, closed.IsOpen));
        Assert.True((await world.Reviews.StartAsync(Scopes.Administrator, world.Today.AddDays(5))).Succeeded);
    }

    /// <summary>The ids of the items, by the name of who they are about.</summary>
    private static async Task<Dictionary<string, int>> ItemsAsync(AccountWorld world, AccessScope by, int review) =>
        (await world.Test.Database.ReadAsync(session => AccessReviewQueries.ItemsAsync(session, by, review, world.Today))).ToDictionary(item => item.FullName, item => item.AccessReviewItemId);
}
