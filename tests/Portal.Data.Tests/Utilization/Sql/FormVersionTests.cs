using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.TestKit;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.FilingWorld;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>The form changes by versions from a period on that is not opened; what is open stays as it was opened.</summary>
public sealed class FormVersionTests
{
    private static readonly IndicatorInput Visits = new()
    {
        Code = "VISITS",
        Section = "A",
        Unit = Units.Count,
        NameFr = "Visites à domicile",
        NameEn = "Home visits",
        DefinitionFr = "Visites faites à domicile durant la période.",
        DefinitionEn = "Visits made at home in the period.",
    };

    private static readonly IndicatorInput Hours = new()
    {
        Code = "HRS",
        Section = "A",
        Unit = Units.Hours,
        NameFr = "Heures",
        NameEn = "Hours",
        DefinitionFr = "Heures payées.",
        DefinitionEn = "Paid hours.",
        IsBreak = true,
        ReasonFr = "Les heures bénévoles ne comptent plus.",
        ReasonEn = "Unpaid hours no longer count.",
    };

    private static readonly IndicatorInput Completion = new()
    {
        Code = "R_COMPL",
        Section = "A",
        Kind = IndicatorKind.Derived,
        Unit = Units.Percent,
        NameFr = "Taux",
        NameEn = "Rate",
        DefinitionFr = "Réalisés ÷ planifiés.",
        DefinitionEn = "Done ÷ scheduled.",
        Formula = "DONE / (SCHED+0)",
        ReasonFr = "Écriture",
        ReasonEn = "Wording",
    };

    [DatabaseFact]
    public async Task An_open_period_keeps_its_form_and_the_next_has_the_new_one(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);
        await world.FillAsync(Sound());
        var before = await FormAsync(world, 8);

        await forms.WriteAsync(Visits, true, 10);
        await forms.WriteAsync(Hours, false, 9);
        await forms.EndAsync("RPMACT", 10);

        var (now, next, later) = (await FormAsync(world, 8), await FormAsync(world, 9), await FormAsync(world, 10));
        Assert.Equal(CellNames, now.RequiredCells.Select(cell => cell.ToString()));
        Assert.Equal((before.Version, before.Version + 1, before.Version + 2), (now.Version, next.Version, later.Version));
        Assert.Equal((1, 2, "Heures payées."), (now.Indicator("HRS").Version, next.Indicator("HRS").Version, next.Indicator("HRS").DefinitionFr));
        Assert.Equal((true, false, false, true), (next.FindIndicator("RPMACT") is not null, later.FindIndicator("RPMACT") is not null, next.FindIndicator("VISITS") is not null, later.FindIndicator("VISITS") is not null));
        Assert.True((await world.SubmitAsync(Sound())).Succeeded);

        // The next period asks for what its form asks for: the filing under way does not.
        world.GoTo(new DateOnly(2025, 1, 10));
        await world.OpenAsync(9, 10);
        await world.FillAsync(Sound().Where(cell => cell.Key != "RPMACT").ToDictionary(), period: Code(10));
        var refused = await world.Commands.SubmitAsync(Chum, "CHUM", Code(10), (await world.FilingAsync(period: Code(10))).Version);
        Assert.Equal((FilingProblem.HasErrors, "blank:VISITS"), (refused.Problem, Assert.Single(refused.Findings, finding => finding.Blocks).Key));
    }

    [DatabaseFact]
    public async Task What_is_optional_may_stay_blank_and_what_is_required_may_not(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);
        await forms.WriteAsync(Hours with { IsOptional = true, IsBreak = false }, false, 9);
        world.GoTo(new DateOnly(2024, 12, 7));
        await world.OpenAsync(9);

        await world.FillAsync(Sound().Where(cell => cell.Key != "HRS").ToDictionary(), period: Code(9));
        Assert.True((await world.Commands.SubmitAsync(Chum, "CHUM", Code(9), (await world.FilingAsync(period: Code(9))).Version)).Succeeded);

        await world.FillAsync(Sound().Where(cell => cell.Key != "HRS").ToDictionary());
        Assert.Equal(FilingProblem.HasErrors, (await world.Commands.SubmitAsync(Chum, "CHUM", P8, (await world.FilingAsync()).Version)).Problem);
    }

    [DatabaseFact]
    public async Task A_version_to_come_is_written_anew_or_withdrawn_and_the_one_before_holds_on(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);
        await forms.WriteAsync(Hours, false, 10);
        await forms.WriteAsync(Hours with { DefinitionFr = "Heures payées, pauses comprises." }, false, 10);
        Assert.Equal("Heures payées, pauses comprises.", (await FormAsync(world, 10)).Indicator("HRS").DefinitionFr);
        Assert.Equal(2, (await FormAsync(world, 12)).Indicator("HRS").Version);

        await forms.EndAsync("HRS", 13);
        Assert.Null((await FormAsync(world, 13)).FindIndicator("HRS"));
        await forms.WithdrawAsync("HRS");
        Assert.Equal(2, (await FormAsync(world, 13)).Indicator("HRS").Version);
        await forms.WithdrawAsync("HRS");
        Assert.Equal(1, (await FormAsync(world, 13)).Indicator("HRS").Version);
        Assert.Equal(FormProblem.NothingPlanned, (await forms.Commands.WithdrawAsync(Ministry, "HRS", await forms.RevisionAsync())).Problem);

        Assert.Equal(
            ["IndicatorWithdrawn", "IndicatorWithdrawn", "IndicatorEnded", "IndicatorAmended", "IndicatorChanged"],
            (await world.TrailAsync(null)).Where(row => row.Subject == "Form/HRS").Select(row => row.Action));
    }

    [DatabaseFact]
    public async Task A_section_takes_another_order_from_a_period_on(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);

        await forms.MoveAsync("HRS", up: true, 9);
        await forms.MoveAsync("HRS", up: true, 9);
        await forms.MoveAsync("SCHED", up: false, 11);

        Assert.Equal("SCHED DONE SESS RPMACT PAT HRS R_COMPL", await OrderAsync(8));
        Assert.Equal("SCHED DONE SESS HRS RPMACT PAT R_COMPL", await OrderAsync(9));
        Assert.Equal("DONE SCHED SESS HRS RPMACT PAT R_COMPL", await OrderAsync(11));
        Assert.Equal(FormProblem.NoPlace, (await forms.Commands.MoveAsync(Ministry, "DONE", true, Code(11), await forms.RevisionAsync())).Problem);
        Assert.Equal(FormProblem.NoPlace, (await forms.Commands.MoveAsync(Ministry, "R_COMPL", true, Code(11), await forms.RevisionAsync())).Problem);

        async Task<string> OrderAsync(int sequence) => string.Join(' ', (await FormAsync(world, sequence)).Indicators.Select(indicator => indicator.Code));
    }

    [DatabaseFact]
    public async Task A_category_is_asked_from_its_period_until_its_end(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);

        Forms.Done(await forms.Commands.AddCategoryAsync(Ministry, "channel", "chat", "Clavardage", "Chat", Code(9), await forms.RevisionAsync()));
        Forms.Done(await forms.Commands.EndCategoryAsync(Ministry, "channel", "async", Code(11), await forms.RevisionAsync()));

        Assert.Equal((4, 6, 4), (await CellsAsync(8), await CellsAsync(9), await CellsAsync(11)));
        Assert.DoesNotContain(new CellKey("SESS", "consult", "async"), (await FormAsync(world, 11)).RequiredCells);
        Assert.Contains(new CellKey("SESS", "consult", "chat"), (await FormAsync(world, 11)).RequiredCells);
        Assert.Equal(FormProblem.CodeTaken, (await forms.Commands.AddCategoryAsync(Ministry, "channel", "consult", "x", "x", Code(9), await forms.RevisionAsync())).Problem);

        async Task<int> CellsAsync(int sequence) => (await FormAsync(world, sequence)).Cells("SESS").Count;
    }

    [DatabaseFact]
    public async Task What_formulas_and_rules_need_is_not_taken_from_them(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);

        var refused = await forms.Commands.EndAsync(Ministry, "SCHED", Code(10), await forms.RevisionAsync());

        Assert.Equal(FormProblem.WouldNotCompile, refused.Problem);
        Assert.Equal(
            [("R_COMPL", FormPart.Formula, 5, "DONE/SCHED", 10), ("V01", FormPart.RuleRight, 0, "SCHED", 10), ("V99", FormPart.RuleLeft, 0, "SCHED", 27)],
            refused.Consequences.Select(one => (one.Fault.Code, one.Fault.Part, one.Fault.Error.Offset, one.Text, one.FromSequence)));
        Assert.NotNull((await FormAsync(world, 10)).FindIndicator("SCHED"));
        Assert.All(refused.Consequences, one => Assert.Equal(ExpressionErrorKind.UnknownIndicator, one.Fault.Error.Kind));

        // A rule names a category: the breakdown that has it stays.
        var rules = new RuleCommands(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time);
        var rule = new RuleInput { Code = "V60", Rule = "SESS[video] >= DONE-SESS[async]", MessageFr = "x", MessageEn = "x", Severity = FindingSeverity.Warning };
        Assert.True((await rules.ActivateAsync(Ministry, rule, Code(12), 0)).Succeeded);
        var sessions = Visits with { Code = "SESS", Breakdown = "activity", ReasonFr = "x", ReasonEn = "x" };
        var broken = await forms.Commands.WriteAsync(Ministry, sessions, false, Code(9), await forms.RevisionAsync());
        Assert.Equal([("V60", 12, 5), ("V60", 12, 10)], broken.Consequences.Select(one => (one.Fault.Code, one.FromSequence, one.Fault.Error.Offset)));
        Assert.Equal(FormProblem.WouldNotCompile, (await forms.Commands.EndCategoryAsync(Ministry, "channel", "video", Code(9), await forms.RevisionAsync())).Problem);

        // Mended first, it goes.
        Assert.True((await rules.EndAsync(Ministry, "V60", Code(13), 1)).Succeeded);
        Assert.Equal(FormProblem.WouldNotCompile, (await forms.Commands.WriteAsync(Ministry, sessions, false, Code(12), await forms.RevisionAsync())).Problem);
        Forms.Done(await forms.Commands.WriteAsync(Ministry, sessions, false, Code(13), await forms.RevisionAsync()));
    }

    [DatabaseFact]
    public async Task What_cannot_be_is_told_at_its_field_and_leaves_every_row_as_it_was(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);
        await forms.WriteAsync(Hours, false, 12);
        var (seen, before) = (await forms.RevisionAsync(), await Snapshot.TakeAsync(world.Test.Database));
        (FormProblem Problem, string Field, IndicatorInput Input, bool IsNew, string Period)[] cases =
        [
            (FormProblem.CodeMalformed, "Code", Visits with { Code = "visits" }, true, Code(9)),
            (FormProblem.CodeMalformed, "Code", Visits with { Code = new string('V', 21) }, true, Code(9)),
            (FormProblem.CodeTaken, "Code", Visits with { Code = "DONE" }, true, Code(9)),
            (FormProblem.CodeTaken, "Code", Visits with { Code = "POPULATION" }, true, Code(9)),
            (FormProblem.NotFound, "", Visits, false, Code(9)),
            (FormProblem.UnknownPeriod, "From", Visits, true, "2099-2100-P01"),
            (FormProblem.PeriodOpened, "From", Visits, true, P8),
            (FormProblem.PeriodOpened, "From", Visits, true, Code(2)),
            (FormProblem.LaterVersion, "From", Hours, false, Code(10)),
            (FormProblem.Unchanged, "", Hours, false, Code(12)),
            (FormProblem.KindFixed, "Kind", Hours with { Kind = IndicatorKind.Derived, Formula = "DONE" }, false, Code(13)),
            (FormProblem.UnknownSection, "Section", Visits with { Section = "Z" }, true, Code(9)),
            (FormProblem.UnknownUnit, "Unit", Visits with { Unit = "parsecs" }, true, Code(9)),
            (FormProblem.UnknownBreakdown, "Breakdown", Visits with { Breakdown = "activity×activity" }, true, Code(9)),
            (FormProblem.UnknownBreakdown, "Breakdown", Visits with { Breakdown = "colour" }, true, Code(9)),
            (FormProblem.OverTimeUnfit, "OverTime", Visits with { OverTime = OverTime.Ratio }, true, Code(9)),
            (FormProblem.TextMissing, "NameFr", Visits with { NameFr = " " }, true, Code(9)),
            (FormProblem.TextTooLong, "DefinitionEn", Visits with { DefinitionEn = new string('x', 1001) }, true, Code(9)),
            (FormProblem.TextMissing, "ReasonEn", Completion with { ReasonEn = "" }, false, Code(9)),
            (FormProblem.FormulaUnreadable, "Formula", Completion with { Formula = "DONE/PLANNED" }, false, Code(9)),
            (FormProblem.FormulaUnreadable, "Formula", Visits with { Formula = "DONE" }, true, Code(9)),
        ];
        foreach (var (problem, field, input, isNew, period) in cases)
        {
            var outcome = await forms.Commands.WriteAsync(Ministry, input, isNew, period, seen);
            Assert.Equal((problem, field), (outcome.Problem, outcome.Field));
        }

        Assert.Equal(
            new ExpressionError(ExpressionErrorKind.UnknownIndicator, 5, 7),
            (await forms.Commands.WriteAsync(Ministry, Completion with { Formula = "DONE/PLANNED" }, false, Code(9), seen)).Error);
        foreach (var scope in new[] { CentreUdem, Chum, Scopes.Auditor, Scopes.Administrator })
        {
            Assert.Equal(FormProblem.NotAllowed, (await forms.Commands.WriteAsync(scope, Visits, true, Code(9), seen)).Problem);
        }

        Assert.Equal((FormProblem.Stale, seen), await forms.Commands.WriteAsync(Ministry, Visits, true, Code(9), seen - 1) is var stale ? (stale.Problem, stale.Revision) : default);
        Assert.Equal(FormProblem.LaterVersion, (await forms.Commands.EndAsync(Ministry, "HRS", Code(12), seen)).Problem);
        Assert.Equal(before, await Snapshot.TakeAsync(world.Test.Database));
    }

    [DatabaseFact]
    public async Task Of_two_who_change_the_form_at_once_one_is_told_what_the_other_did(TestEngine on)
    {
        await using var world = await WithP8Async(on);
        var forms = new Forms(world);
        var seen = await forms.RevisionAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => Task.Run(() =>
            new FormCommands(world.Test.OpenAnother(), new AuditTrail(world.Test.Time), world.Test.Time).WriteAsync(Ministry, Visits with { Code = $"VISITS{one}" }, true, Code(9), seen))));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal((FormProblem.Stale, seen + 1), (outcome.Problem, outcome.Revision)));
        var change = Assert.Single(await world.ReadAsync(session => FormQueries.ChangesAsync(session, FormQueries.Telehealth, seen, new PageRequest(0, 10))));
        Assert.Equal((FormChange.IndicatorAdded, Code(9), seen + 1, Ministry.ActorName), (change.Change, change.FromPeriod, change.Revision, change.ByName));
        Assert.Single((await FormAsync(world, 9)).Indicators, indicator => indicator.Code.StartsWith("VISITS", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task History_before_a_break_neither_prompts_nor_compares(TestEngine on)
    {
        await using var world = await MakeAsync(on);
        var forms = new Forms(world);
        world.GoTo(new DateOnly(2024, 12, 20));
        await world.OpenAsync([.. Enumerable.Range(1, 9)]);
        world.GoTo(new DateOnly(2024, 4, 27));
        await world.FileAsync("CHUM", 1, 9, _ => Sound(("HRS", 400), ("SCHED", 100)));
        await forms.WriteAsync(Hours, false, 10);
        await forms.WriteAsync(Completion with { IsBreak = false }, false, 10);
        world.GoTo(new DateOnly(2025, 1, 4));
        await world.OpenAsync(10);
        var answers = Sound(("HRS", 40), ("RPMACT", 900));
        await world.FillAsync(answers, period: Code(10));

        var (detail, form) = (await world.DetailAsync(period: Code(10)), await FormAsync(world, 10));

        Assert.Equal(["outlier:RPMACT"], detail.Findings(form).Select(finding => finding.Key));
        Assert.Equal(("HRS", 10, "2024-2025-P10", "P10"), detail.History.PreviousBreak(form, "HRS") is { } at ? (at.Code, at.FromSequence, at.FromPeriod!, at.Period) : default);
        Assert.Null(detail.History.PreviousBreak(form, "RPMACT"));
        Assert.Null(detail.History.PreviousBreak(form, "R_COMPL"));
        Assert.Equal(Answer.Number(400), detail.History.Previous(Cell("HRS")));
    }

    private static Task<Form> FormAsync(FilingWorld world, int sequence) => world.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, sequence));

    /// <summary>The commands, each given the revision of the moment.</summary>
    private sealed class Forms(FilingWorld world)
    {
        public FormCommands Commands { get; } = new(world.Test.Database, new AuditTrail(world.Test.Time), world.Test.Time);

        public Task<int> RevisionAsync() => world.ReadAsync(session => FormQueries.RevisionAsync(session, FormQueries.Telehealth));

        public static void Done(FormOutcome outcome) => Assert.True(outcome.Succeeded, $"{outcome}");

        public async Task WriteAsync(IndicatorInput input, bool isNew, int from) => Done(await Commands.WriteAsync(Ministry, input, isNew, Code(from), await RevisionAsync()));

        public async Task EndAsync(string code, int from) => Done(await Commands.EndAsync(Ministry, code, Code(from), await RevisionAsync()));

        public async Task WithdrawAsync(string code) => Done(await Commands.WithdrawAsync(Ministry, code, await RevisionAsync()));

        public async Task MoveAsync(string code, bool up, int from) => Done(await Commands.MoveAsync(Ministry, code, up, Code(from), await RevisionAsync()));
    }
}
