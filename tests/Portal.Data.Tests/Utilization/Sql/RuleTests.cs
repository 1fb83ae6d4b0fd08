using Portal.Data.Audit;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>A rule is written, tried on what was filed, and put in force from a period on.</summary>
public sealed class RuleTests
{
    private static readonly RuleInput NoMoreHours = new()
    {
        Code = "V50",
        Severity = FindingSeverity.Error,
        Rule = " HRS*2 <= DONE ",
        MessageFr = "Plus d’heures que de rendez-vous.",
        MessageEn = "More hours than appointments.",
    };

    [DatabaseFact]
    public async Task A_rule_holds_from_its_period_on_and_what_is_open_keeps_its_rules(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var commands = Commands(world);

        Assert.Equal(RuleProblem.PeriodOpened, (await commands.ActivateAsync(Ministry, NoMoreHours, P8, 0)).Problem);
        Assert.True((await commands.ActivateAsync(Ministry, NoMoreHours, Code(9), 0)).Succeeded);
        Assert.True((await commands.ActivateAsync(Ministry, NoMoreHours with { Rule = "HRS*4<=DONE", Severity = FindingSeverity.Warning }, Code(11), 1)).Succeeded);
        Assert.True((await commands.EndAsync(Ministry, "V50", Code(13), 2)).Succeeded);

        Assert.Equal(["none", "error HRS*2<=DONE", "error HRS*2<=DONE", "warning HRS*4<=DONE", "warning HRS*4<=DONE", "none"], await Task.WhenAll(Enumerable.Range(8, 6).Select(InForceAsync)));
        Assert.Equal(["RuleEnded", "RuleActivated", "RuleActivated"], (await world.TrailAsync(null)).Where(row => row.Subject == "Rule/V50").Select(row => row.Action));

        async Task<string> InForceAsync(int sequence)
        {
            var form = await world.ReadAsync(session => world.Forms.GetAsync(session, FormQueries.Telehealth, sequence));
            return form.Rules.SingleOrDefault(rule => rule.Code == "V50") is { } rule
                ? $"{rule.Severity.ToString().ToLowerInvariant()} {rule.LeftSide}{rule.Operator}{rule.RightSide}"
                : "none";
        }
    }

    [DatabaseFact]
    public async Task A_trial_tells_whom_the_rule_would_have_stopped_within_the_scope(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        await world.SubmitAsync(Sound(("HRS", 50)));
        await world.SubmitAsync(Sound(("HRS", 10)), "ETE");
        await world.SubmitAsync(Sound(("HRS", 60)), "CHUQ");
        var unsaid = Sound();
        unsaid["HRS"] = Answer.NotAvailable;
        await world.SubmitAsync(unsaid, "IUCPQ");

        var all = await TryAsync(world, Ministry);
        Assert.Equal((3, 1, 2), (all.Decided, all.Undecided, all.Stopped));
        Assert.Equal([("CHUM", 100m, 80m), ("CHUQ", 120m, 80m)], all.Shown.Select(one => (one.Filing.BodyCode, one.Left, one.Right)));
        Assert.Equal(["CHUM"], (await TryAsync(world, CentreUdem)).Shown.Select(one => one.Filing.BodyCode));
    }

    [DatabaseFact]
    public async Task What_cannot_be_is_told_and_leaves_every_row_as_it_was(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        Assert.True((await Commands(world).ActivateAsync(Ministry, NoMoreHours, Code(10), 0)).Succeeded);
        var before = await Snapshot.TakeAsync(world.Test.Database);
        (RuleProblem Problem, RuleInput Input, string Period, int Seen)[] cases =
        [
            (RuleProblem.CodeMalformed, NoMoreHours with { Code = "v50" }, Code(12), 0),
            (RuleProblem.CodeTaken, NoMoreHours, Code(12), 0),
            (RuleProblem.Stale, NoMoreHours, Code(12), 2),
            (RuleProblem.UnknownPeriod, NoMoreHours, "2099-2100-P01", 1),
            (RuleProblem.LaterVersion, NoMoreHours, Code(10), 1),
            (RuleProblem.MessageMissing, NoMoreHours with { MessageEn = " " }, Code(12), 1),
            (RuleProblem.MessageTooLong, NoMoreHours with { MessageFr = new string('x', 501) }, Code(12), 1),
            (RuleProblem.Unreadable, NoMoreHours with { Rule = "HRS <= NOTHING" }, Code(12), 1),
        ];
        foreach (var (problem, input, period, seen) in cases)
        {
            Assert.Equal(problem, (await Commands(world).ActivateAsync(Ministry, input, period, seen)).Problem);
        }

        Assert.Equal(RuleProblem.NotAllowed, (await Commands(world).ActivateAsync(CentreUdem, NoMoreHours, Code(12), 1)).Problem);
        Assert.Equal(RuleProblem.NotFound, (await Commands(world).EndAsync(Ministry, "V99X", Code(12), 1)).Problem);
        Assert.Equal(RuleProblem.LaterVersion, (await Commands(world).EndAsync(Ministry, "V50", Code(9), 1)).Problem);
        var unreadable = await Commands(world).ActivateAsync(Ministry, NoMoreHours with { Rule = "HRS <= NOTHING" }, Code(12), 1);
        Assert.Equal(new ExpressionError(ExpressionErrorKind.UnknownIndicator, 7, 7), unreadable.Error);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task Of_two_who_write_the_same_version_one_is_told(TestEngine on)
    {
        await using var world = await WithP8Async(on);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Commands(world).ActivateAsync(Ministry, NoMoreHours, Code(9), 0))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.Equal(4, outcomes.Count(outcome => outcome.Problem == RuleProblem.CodeTaken));
    }

    private static RuleCommands Commands(FilingWorld world) => new(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time);

    private static Task<RuleTrial> TryAsync(FilingWorld world, Access.AccessScope scope) => world.ReadAsync(async session =>
    {
        var form = await FormQueries.LoadAsync(session, FormQueries.Telehealth, 8);
        Assert.True(ExpressionParser.TryParseRule("HRS*2<=DONE", form, out var rule, out _));
        return await RuleQueries.TryAsync(session, scope, form, rule!, 1, 13);
    });
}
