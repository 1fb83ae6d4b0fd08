using Portal.Data.Engine;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>Who is told of what, case by case, always with the other establishments beside.</summary>
public sealed class ReminderPlanTests
{
    private const string P8 = FilingWorld.P8;
    private static readonly DateOnly Friday = RemindedWorld.Friday;

    [DatabaseFact]
    public async Task Holders_are_told_then_interims_then_the_centre(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);

        Assert.Equal(
            [
                "Ada: CHUM Due*",
                "Bea: ETE Due*",
                "Cid: IUCPQ Due*",
                "Dan: IUCPQ Due*",
                "Eva: IUCPQ Due*",
                "Fay: ETE Due* [TechnologyPilot]",
                "Gil: CHUQ Due* [Clinical respondent+TechnologyPilot]",
                "Hal: CHUQ Due* [Clinical respondent+TechnologyPilot]",
            ],
            await world.ToldAsync(Friday));
        Assert.Empty((await world.PlanAsync(Friday)).Unaddressed);
    }

    [DatabaseFact]
    public async Task The_scope_is_that_of_the_caller(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);

        Assert.Equal(["Gil: CHUQ Due* [Clinical respondent+TechnologyPilot]", "Hal: CHUQ Due* [Clinical respondent+TechnologyPilot]"], await world.ToldAsync(Friday, FilingWorld.CentreUl));
        Assert.Equal(["Ada: CHUM Due*"], await world.ToldAsync(Friday, FilingWorld.Chum));
        Assert.Equal(8, (await world.ToldAsync(Friday, FilingWorld.Ministry)).Count);
    }

    [DatabaseFact]
    public async Task A_reminder_without_anybody_to_go_to_is_told_of(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(PlantedReminders.Leave, new { On = Friday.AddDays(-1), Body = "CCT-CHUQ" }));

        Assert.Equal(["CHUQ Due* [Clinical respondent+TechnologyPilot]"], (await world.PlanAsync(Friday)).Unaddressed.Select(RemindedWorld.Word));
        Assert.Empty((await world.PlanAsync(Friday.AddDays(-1))).Unaddressed);
    }

    /// <summary>The usual rules, day by day: 7, 2 and 0 days before the due date, 1, 5 and 10 after it, 3 and 0 before the lock, 1 after.</summary>
    [DatabaseFact]
    public async Task Reminders_fall_before_at_and_after_the_due_date_and_around_the_lock(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        List<string> told = [];
        for (var day = new DateOnly(2024, 11, 11); day < new DateOnly(2024, 12, 31); day = ReminderWindow.WorkdayFrom(day.AddDays(1)))
        {
            var ada = (await world.PlanAsync(day)).Due.SingleOrDefault(digest => digest.FullName == "Ada");
            if (ada is not null)
            {
                told.Add($"{day:MM-dd} {RemindedWorld.Word(Assert.Single(ada.Entries))}");
            }
        }

        Assert.Equal(
            ["11-15 CHUM Due*", "11-22 CHUM Due*", "11-25 CHUM Overdue*", "11-29 CHUM Overdue*", "12-04 CHUM Overdue*", "12-06 CHUM Overdue*", "12-09 CHUM Overdue*", "12-10 CHUM Missing*"],
            told);
    }

    [DatabaseFact]
    public async Task What_is_filed_waived_or_has_nothing_to_report_is_not_told(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Filings.SubmitAsync(PlantedForm.Sound());
        await world.Filings.WaiveAsync("ETE", 8);
        var scope = Scopes.Establishment("IUCPQ");
        Assert.True((await world.Filings.Commands.DeclareNothingToReportAsync(scope, "IUCPQ", P8, true, 0)).Succeeded);
        Assert.True((await world.Filings.Commands.SubmitAsync(scope, "IUCPQ", P8, (await world.Filings.FilingAsync("IUCPQ")).Version)).Succeeded);

        Assert.Equal(["Gil: CHUQ Due* [Clinical respondent+TechnologyPilot]", "Hal: CHUQ Due* [Clinical respondent+TechnologyPilot]"], (await world.ToldAsync(Friday)).Where(line => !line.StartsWith("Fay", StringComparison.Ordinal)));
        Assert.Equal(["Fay: CHUM ToReview; IUCPQ ToReview"], (await world.ToldAsync(Friday)).Where(line => line.StartsWith("Fay", StringComparison.Ordinal)));
    }

    [DatabaseFact]
    public async Task What_was_returned_is_the_establishments_again_until_it_is_submitted(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Filings.BringToAsync(FilingStatus.Returned);
        var monday = Friday.AddDays(3);

        Assert.Contains("Ada: CHUM Returned", await world.ToldAsync(Friday));
        Assert.Contains("Ada: CHUM Returned*", await world.ToldAsync(monday));
        await world.Filings.FillAsync(PlantedForm.Sound(("DONE", 79)));
        Assert.Contains("Ada: CHUM Returned*", await world.ToldAsync(monday));
        Assert.Equal(PortalTime.DayOf(world.Test.Time.UtcNow), (await world.PlanAsync(monday)).Digests.Single(digest => digest.FullName == "Ada").Entries[0].Matter.ReturnedOn);

        await world.Filings.SubmitAsync(PlantedForm.Sound(("DONE", 79)));
        Assert.DoesNotContain(await world.ToldAsync(monday), line => line.StartsWith("Ada", StringComparison.Ordinal));
        Assert.Contains("Fay: CHUM ToReview; ETE Overdue* [TechnologyPilot]", await world.ToldAsync(monday));
    }

    [DatabaseFact]
    public async Task What_was_reopened_is_told_until_it_expires(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Filings.BringToAsync(FilingStatus.Accepted);
        var january = new DateOnly(2025, 1, 9);
        world.Filings.GoTo(january);
        var version = (await world.Filings.FilingAsync()).Version;
        Assert.True((await world.Filings.Commands.ReopenAsync(FilingWorld.Ministry, "CHUM", P8, "Erreur de saisie", new DateOnly(2025, 1, 20), version)).Succeeded);

        Assert.Contains("Ada: CHUM Reopened", await world.ToldAsync(january));
        Assert.Contains("Ada: CHUM Reopened*", await world.ToldAsync(new(2025, 1, 13)));
        Assert.Contains("Ada: CHUM Reopened*", await world.ToldAsync(new(2025, 1, 20)));
        Assert.DoesNotContain(await world.ToldAsync(new(2025, 1, 21)), line => line.StartsWith("Ada", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task The_centre_is_told_of_what_waits_for_it_by_age(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        world.Filings.GoTo(new DateOnly(2024, 11, 13)); // a Wednesday
        await world.Filings.SubmitAsync(PlantedForm.Sound());
        List<DateOnly> told = [];
        for (var day = new DateOnly(2024, 11, 14); day < new DateOnly(2024, 12, 12); day = ReminderWindow.WorkdayFrom(day.AddDays(1)))
        {
            if ((await world.PlanAsync(day)).Due.SelectMany(digest => digest.Entries).Any(entry => entry is { Kind: MatterKind.ToReview, IsDue: true }))
            {
                told.Add(day);
            }
        }

        Assert.Equal([new(2024, 11, 18), new(2024, 11, 25), new(2024, 11, 28), new(2024, 12, 3), new(2024, 12, 9)], told);
    }

    /// <summary>The centre of the territory on the period's last day may act on the filing, and is told; IUCPQ moved before P8 ended.</summary>
    [DatabaseFact]
    public async Task The_centre_is_that_which_may_act_on_the_filing(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        await world.Test.Database.WriteAsync(session => session.ExecuteAsync(PlantedReminders.Leave, new { On = Friday.AddDays(-1), Body = "IUCPQ" }));
        await NetworkBuilder.PlantAsync(world.Test.Database, async network =>
        {
            await network.MoveAsync("IUCPQ", "UL", new(2024, 11, 20));
            return 0;
        });

        Assert.Contains("Fay: ETE Due* [TechnologyPilot]; IUCPQ Due* [Clinical respondent+TechnologyPilot]", await world.ToldAsync(Friday));
        Assert.DoesNotContain(await world.ToldAsync(Friday), line => line.Contains("IUCPQ", StringComparison.Ordinal) && !line.StartsWith("Fay", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task The_number_of_statements_does_not_follow_the_number_of_filings(TestEngine on)
    {
        await using var world = await RemindedWorld.MakeAsync(on);
        var one = StatementCount.Begin();
        await world.PlanAsync(Friday);
        Assert.Equal(5, one.Sent);

        await world.Filings.OpenAsync(1, 2, 3, 4, 5, 6, 7);
        var planned = StatementCount.Begin();
        await world.Work.PlanAsync(Friday, "exemple.test");
        Assert.Equal(9, planned.Sent); // one of them to find the trail's end
    }
}

/// <summary>What happens by other hands than those under test.</summary>
internal static class PlantedReminders
{
    /// <summary>Everybody leaves a body's seats.</summary>
    public const string Leave = """
        UPDATE Appointment SET EndsOn = @On, EndReason = 'Departure'
        WHERE SeatId IN (SELECT s.SeatId FROM Seat s INNER JOIN Body b ON b.BodyId = s.BodyId AND b.Code = @Body)
        """;
}
