using Portal.Data.Audit;
using Portal.Data.Governance.Campaigns;
using Portal.Data.Governance.Guidelines;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Utilization.Reminders.RemindedWorld;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>Guidelines and campaigns in the digests of the day: told to whoever can answer them, until they do.</summary>
public sealed class DutyReminderTests
{
    /// <summary>The day by which everything is answered: 14, 7, 2 and 0 days before it are told, then 1 and 7 after it for a guideline.</summary>
    private static readonly DateOnly By = new(2024, 12, 6);

    [DatabaseFact]
    public async Task A_guideline_is_told_to_each_role_that_acknowledges_it_and_a_campaign_to_pilots(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await PublishAsync(world, Roles.ClinicalPilot, Roles.ClinicalCoordinator);
        await OpenAsync(world);

        // Ada holds both pilot seats of CHUM, Cid covers one of IUCPQ, Dan holds the other and Eva covers it, Lou is the Ministry's. CHUQ
        // has nobody: its centre is told.
        Assert.Equal(
            ["Ada Guideline OM-1* Campaign CHUM*", "Bea Guideline OM-1* Campaign ETE*", "Cid Guideline OM-1* Campaign IUCPQ*", "Dan Campaign IUCPQ*", "Eva Campaign IUCPQ*",
                "Gil Campaign CHUQ*", "Hal Campaign CHUQ*", "Lou Guideline OM-1*"],
            await DutiesAsync(world, Friday));
        Assert.Equal(["Ada Guideline OM-1* Campaign CHUM*"], await DutiesAsync(world, Friday, Scopes.Pilot("CHUM")));
        Assert.Empty(await DutiesAsync(world, Friday, Scopes.Establishment("CHUQ"))); // whom its centre has is not the establishment's to see
        var gil = (await world.PlanAsync(Friday)).Digests.Single(digest => digest.FullName == "Gil").Duties.Single().Duty;
        Assert.Equal((true, "CHU de Québec–Université Laval"), (gil.IsForVacancy, gil.Body(Language.French)));
        Assert.Equal(["Ada", "Bea", "Cid", "Dan", "Eva", "Fay", "Gil", "Hal", "Lou"], (await world.PlanAsync(Friday)).Due.Select(digest => digest.FullName));
    }

    [DatabaseFact]
    public async Task What_is_answered_is_told_no_more(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        var guidelines = await PublishAsync(world, Roles.ClinicalPilot);
        var (campaigns, id) = await OpenAsync(world);
        var (seat, ada) = await NetworkBuilder.PlantAsync(world.Test.Database, async network =>
            (await network.SeatIdAsync("CHUM", Roles.ClinicalPilot), await network.PersonIdAsync("Ada")));

        Assert.True((await guidelines.AcknowledgeAsync(Scopes.Pilot("CHUM") with { PersonId = ada }, "OM-1", 1, seat)).Succeeded);
        Assert.True((await campaigns.AnswerAsync(Scopes.Establishment("IUCPQ"), id, "IUCPQ", new CampaignAnswerInput { Answer = CampaignAnswer.Right })).Succeeded);

        Assert.Equal(["Ada Campaign CHUM*", "Bea Guideline OM-1* Campaign ETE*", "Cid Guideline OM-1*", "Gil Campaign CHUQ*", "Hal Campaign CHUQ*"], await DutiesAsync(world, Friday));
    }

    /// <summary>Day by day; a campaign that is over is told no more, a guideline goes on until it is acknowledged.</summary>
    [DatabaseFact]
    public async Task Reminders_fall_on_the_days_of_their_rules(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        await PublishAsync(world, Roles.ClinicalPilot);
        await OpenAsync(world);
        var told = new Dictionary<DutyKind, List<string>> { [DutyKind.Guideline] = [], [DutyKind.Campaign] = [] };
        for (var day = Friday; day < new DateOnly(2025, 1, 1); day = ReminderWindow.WorkdayFrom(day.AddDays(1)))
        {
            foreach (var duty in (await world.PlanAsync(day)).Digests.Single(digest => digest.FullName == "Ada").Duties.Where(duty => duty.IsDue))
            {
                told[duty.Duty.Kind].Add($"{day:MM-dd}");
            }
        }

        Assert.Equal(["11-22", "11-29", "12-04", "12-06", "12-09", "12-13", "12-20", "12-27"], told[DutyKind.Guideline]);
        Assert.Equal(["11-22", "11-29", "12-04", "12-06"], told[DutyKind.Campaign]);
    }

    private static async Task<GuidelineCommands> PublishAsync(RemindedWorld world, params string[] roles)
    {
        var commands = new GuidelineCommands(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time);
        var file = await GuidelineFile.ReadAsync("om.pdf", new MemoryStream("%PDF-1.7\nstartxref\n0\n%%EOF\n"u8.ToArray()), default);
        Assert.True((await commands.PublishAsync(Scopes.Ministry, null, new GuidelineInput
        {
            Code = "OM-1",
            TitleFr = "Cogestion",
            TitleEn = "Co-management",
            Roles = roles,
            EffectiveFrom = Friday,
            AcknowledgeBy = By,
            SummaryFr = "Deux.",
            SummaryEn = "Two.",
        }, file)).Succeeded);
        return commands;
    }

    private static async Task<(CampaignCommands Commands, int Id)> OpenAsync(RemindedWorld world)
    {
        var commands = new CampaignCommands(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time);
        var outcome = await commands.OpenAsync(Scopes.Ministry, new CampaignInput { TitleFr = "Automne", TitleEn = "Autumn", OpensOn = Friday, ClosesOn = By, Territories = ["UL", "UDEM"] });
        Assert.True(outcome.Succeeded);
        return (commands, outcome.CampaignId);
    }

    private static async Task<IEnumerable<string>> DutiesAsync(RemindedWorld world, DateOnly day, Portal.Data.Access.AccessScope? scope = null) =>
        (await world.PlanAsync(day, scope)).Digests.Where(digest => digest.Duties.Count > 0)
            .Select(digest => $"{digest.FullName} {string.Join(' ', digest.Duties.OrderBy(duty => duty.Duty.Kind).Select(duty => $"{duty.Duty.Kind} {duty.Duty.Code}{(duty.IsDue ? "*" : "")}"))}");
}
