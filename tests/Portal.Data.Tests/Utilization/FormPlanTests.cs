using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Utilization;

/// <summary>
/// Whatever is done to a form, in whatever order: the form of a period is the replay of what was done up to it, and what is done from a
/// period on leaves every period before it as it was.
/// </summary>
public sealed class FormPlanTests
{
    private const int Last = 12;

    private static readonly FormHistory Start = new()
    {
        Sections = [new FormSection { Code = "A", NameFr = "A", NameEn = "A", Ordinal = 1 }, new FormSection { Code = "B", NameFr = "B", NameEn = "B", Ordinal = 2 }],
        Indicators = [Input("X", 1), Input("Y", 2), Input("Z", 3), Input("R", 4) with { Kind = IndicatorKind.Derived, OverTime = OverTime.Ratio, Unit = Units.Percent, Formula = "X/Y" }],
        Categories =
        [
            new FormCategory { Dimension = "channel", Code = "video", NameFr = "v", NameEn = "v", Ordinal = 1, FromSequence = 1 },
            new FormCategory { Dimension = "channel", Code = "phone", NameFr = "p", NameEn = "p", Ordinal = 2, FromSequence = 1 },
        ],
        Rules = [new FormRule { Code = "V1", Severity = FindingSeverity.Error, LeftSide = "Z", Operator = "<=", RightSide = "X", MessageFr = "m", MessageEn = "m", FromSequence = 1 }],
    };

    private static readonly Arbitrary<Step[]> Steps = (
        from kind in Gen.Choose(0, 5)
        from code in Gen.Elements("X", "Y", "Z", "R", "N", "M")
        from at in Gen.Choose(2, Last)
        from variant in Gen.Choose(0, 3)
        from isBreak in Gen.Elements(true, false)
        select new Step(kind, code, at, variant, isBreak)).ArrayOf().Resize(20).ToArbitrary();

    [Fact]
    public void A_change_leaves_every_period_before_it_as_it_was() => Prop.ForAll(Steps, steps =>
    {
        var history = Start;
        foreach (var plan in steps.Select(step => step.On(history)))
        {
            foreach (var sequence in Enumerable.Range(1, Last).Where(sequence => sequence < plan.FromSequence))
            {
                if (Shown(plan.After.At(sequence)) != Shown(history.At(sequence)))
                {
                    return false;
                }
            }

            history = plan.After;
        }

        return true;
    }).Check(Generated.Many.WithMaxTest(400));

    [Fact]
    public void No_sound_change_leaves_a_form_that_cannot_be_read_or_two_versions_in_one_period() => Prop.ForAll(Steps, steps =>
    {
        var history = steps.Aggregate(Start, (one, step) => step.On(one).After);
        return Enumerable.Range(1, Last + 1).All(sequence => history.At(sequence).Faults.Count == 0);
    }).Check(Generated.Many.WithMaxTest(400));

    [Fact]
    public void Versions_count_what_is_asked_and_nothing_changes_between_two_of_them() => Prop.ForAll(Steps, steps =>
    {
        var history = steps.Aggregate(Start, (one, step) => step.On(one).After);
        return Enumerable.Range(2, Last).All(sequence => history.At(sequence).Version == history.At(sequence - 1).Version
            ? Shown(history.At(sequence)) == Shown(history.At(sequence - 1))
            : history.Versions().Any(version => version.FromSequence == sequence && version.Number == history.At(sequence).Version));
    }).Check(Generated.Many.WithMaxTest(400));

    [Fact]
    public void Two_periods_compare_unless_a_break_begins_after_the_one_and_up_to_the_other() => Prop.ForAll(Steps, Gen.Choose(1, Last).ToArbitrary(), Gen.Choose(1, Last).ToArbitrary(), (steps, one, other) =>
    {
        var history = steps.Aggregate(Start, (before, step) => step.On(before).After);
        var (from, to) = (Math.Min(one, other), Math.Max(one, other));
        var form = history.At(to);
        return form.Indicators.All(indicator =>
        {
            string[] parts = [indicator.Code, .. form.Formula(indicator.Code)?.Symbols().Select(symbol => symbol.Code) ?? []];
            var begun = history.Indicators.Any(version => version.IsBreak && parts.Contains(version.Code) && version.FromSequence > from && version.FromSequence <= to);
            return begun == form.Breaks.Between(indicator.Code, from, to) is not null && begun == form.Breaks.Within(indicator.Code, from, to).Count > 0;
        });
    }).Check(Generated.Many.WithMaxTest(400));

    [Fact]
    public void What_is_computed_breaks_with_what_it_is_computed_from()
    {
        var history = Write(Start, Step.Of("Y", 0) with { IsBreak = true }, 5);
        history = Write(history, Step.Of("R", 1) with { IsBreak = true }, 8);
        var form = history.At(12);

        Assert.Equal([("Y", 5), ("R", 8)], form.Breaks.Within("R", 1, 12).Select(at => (at.Code, at.FromSequence)));
        Assert.Equal([8], form.Breaks.Within("R", 5, 12).Select(at => at.FromSequence));
        Assert.Null(form.Breaks.Between("X", 1, 12));
        Assert.Null(form.Breaks.Between("Y", 5, 12));
        Assert.Equal("Y", form.Breaks.Between("R", 4, 5)?.Code);
        Assert.Equal("Y", form.Breaks.Last("Y", 12)?.Code);
        Assert.Null(history.At(4).Breaks.Last("Y", 12)); // what begins later is not known to an earlier form
    }

    private static FormHistory Write(FormHistory history, IndicatorInput input, int from)
    {
        var plan = FormPlan.Write(history, input, from, isNew: false);
        Assert.True(plan.IsSound, $"{plan.Outcome}");
        return plan.After;
    }

    private static FormIndicator Input(string code, int ordinal) => new()
    {
        Code = code,
        Section = "A",
        Unit = Units.Count,
        NameFr = code,
        NameEn = code,
        Ordinal = ordinal,
        FromSequence = 1,
    };

    /// <summary>All that a filer would see of a form.</summary>
    private static string Shown(Form form) => string.Join('\n',
        form.Indicators.Select(one => $"{one.Code} {one.Version} {one.Section} {one.NameFr} {one.Breakdown} {one.Formula} {one.IsOptional}")
            .Concat(form.RequiredCells.Select(cell => cell.ToString())));

    /// <summary>Something that somebody tries; refused, it changes nothing.</summary>
    private sealed record Step(int Kind, string Code, int At, int Variant, bool IsBreak)
    {
        public static IndicatorInput Of(string code, int variant) => new()
        {
            Code = code,
            Section = variant == 2 ? "B" : "A",
            Kind = code == "R" ? IndicatorKind.Derived : IndicatorKind.Input,
            Unit = code == "R" ? Units.Percent : Units.Count,
            NameFr = $"{code} {variant}",
            NameEn = code,
            DefinitionFr = "d",
            DefinitionEn = "d",
            Breakdown = variant == 3 && code != "R" ? "channel" : "",
            Formula = code != "R" ? "" : variant > 1 ? "X/N" : "X/Y",
            ReasonFr = "r",
            ReasonEn = "r",
        };

        public FormPlan On(FormHistory history) => Kind switch
        {
            0 => FormPlan.End(history, Code, At),
            1 => FormPlan.Withdraw(history, Code, 1),
            2 => FormPlan.Move(history, Code, Variant % 2 == 0, At),
            3 when Variant == 0 => FormPlan.EndCategory(history, "channel", "phone", At),
            3 => FormPlan.AddCategory(history, "channel", $"c{Variant}", "c", "c", At),
            _ => FormPlan.Write(history, Of(Code, Variant) with { IsBreak = IsBreak }, At, Code is "N" or "M" && history.OfCode(Code).Count == 0),
        };
    }
}
