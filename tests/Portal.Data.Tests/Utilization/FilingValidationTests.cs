using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class FilingValidationTests
{
    private static readonly Form Form = ReferenceForm.Form;
    private static readonly Dictionary<CellKey, IReadOnlyList<Answer>> NoHistory = [];

    [Fact]
    public void A_sound_filing_gives_no_finding()
    {
        Assert.Empty(Validate(ReferenceForm.Sound()));
        Assert.Empty(Validate(ReferenceForm.Filled(Answer.NotApplicable)));
        Assert.Empty(Validate(ReferenceForm.Filled(Answer.NotAvailable)));
    }

    [Fact]
    public void An_untouched_filing_lacks_every_cell_and_fails_no_rule()
    {
        var findings = Validate([]);
        Assert.Equal(Form.RequiredCells, findings.Cast<BlankRequired>().Select(finding => finding.Cell));
        Assert.All(findings, finding => Assert.True(finding.Blocks && !finding.NeedsExplanation));
        Assert.Equal("blank:SESS.consult.video", findings[0].Key);
    }

    /// <summary>What breaks each rule of the reference form, and nothing else.</summary>
    [Theory]
    [InlineData("V01", "SCHED", 3, "4", "3")]
    [InlineData("V02", "PROG.mental", 3, "14", "12")]
    [InlineData("V03", "ASTGT", 5, "5", "4")]
    [InlineData("V04", "ASDECL", 2, "2", "1")]
    [InlineData("V05", "ASAVOID", 5, "5", "4")]
    [InlineData("V06", "RPMDAYT", 2, "2", "1")]
    [InlineData("V07", "RPMALTGT", 2, "2", "1")]
    [InlineData("V08", "PATREM", 2, "2", "1")]
    [InlineData("V09", "PATIND", 2, "2", "1")]
    [InlineData("V10", "ASANS", 6, "4", "6")]
    [InlineData("V11", "DONE", 9, "8", "9")]
    [InlineData("V12", "PAT", 13, "13", "12")]
    [InlineData("V13", "KMAVOID", 24001, "24001", "24000")]
    public void A_broken_rule_is_found_with_both_sides(string rule, string cell, int amount, string left, string right)
    {
        var answers = ReferenceForm.Sound();
        ReferenceForm.Set(answers, "SCHED", 12);
        ReferenceForm.Set(answers, cell, amount);
        var finding = Assert.IsType<RuleFailed>(Assert.Single(Validate(answers)));
        Assert.Equal(rule, finding.Key);
        Assert.Equal((Number(left), Number(right)), (finding.Left, finding.Right));
        Assert.Equal(finding.Left - finding.Right, finding.Difference);
        Assert.Contains(ReferenceForm.Key(cell), finding.Cells);
        Assert.Equal(Form.Rules.Single(row => row.Code == rule).Severity == FindingSeverity.Error, finding.Blocks);
    }

    [Fact]
    public void No_service_beside_reported_answers_is_a_difference()
    {
        var answers = ReferenceForm.Sound();
        foreach (var cell in Form.Cells("SESS").Where(cell => cell.Has("async")))
        {
            answers[cell] = Answer.NotApplicable;
        }

        ReferenceForm.Set(answers, "PROG.mental", 0);
        ReferenceForm.Set(answers, "PROG.cardio", 0);
        ReferenceForm.Set(answers, "PROG.derm", 0);
        ReferenceForm.Set(answers, "PROG.stroke", 0);
        var finding = Assert.IsType<RuleFailed>(Assert.Single(Validate(answers)));
        Assert.Equal(("V10", 0m, 4m), (finding.Key, finding.Left, finding.Right));
        Assert.True(finding.NeedsExplanation);

        foreach (var cell in new[] { "ASANS", "ASTGT", "ASAVOID" })
        {
            answers[ReferenceForm.Key(cell)] = Answer.NotApplicable;
        }

        Assert.Empty(Validate(answers));
    }

    [Fact]
    public void Rules_come_first_then_cells_in_the_order_of_the_form()
    {
        var answers = ReferenceForm.Sound();
        ReferenceForm.Set(answers, "ASANS", 5);
        ReferenceForm.Set(answers, "ASDECL", 9);
        ReferenceForm.Set(answers, "INPERS", 900);
        answers.Remove(ReferenceForm.Key("TICKETS"));
        answers[ReferenceForm.Key("PROG.mental")] = Answer.Blank;
        answers[new CellKey("OLD")] = Answer.Number(1);
        var history = new Dictionary<CellKey, IReadOnlyList<Answer>> { [ReferenceForm.Key("INPERS")] = Past(100, 100, 100, 100, 100, 100) };
        Assert.Equal(["V04", "V10", "blank:PROG.mental", "outlier:INPERS", "blank:TICKETS"],
            FilingValidation.Validate(Form, answers, history).Select(finding => finding.Key));
    }

    [Theory]
    // Median 100; MAD 0 counts for 5 %, that is 5: within 100 ± 25.9455.
    [InlineData(new[] { 100, 100, 100, 100, 100, 100 }, 125, false)]
    [InlineData(new[] { 100, 100, 100, 100, 100, 100 }, 126, true)]
    [InlineData(new[] { 100, 100, 100, 100, 100, 100 }, 75, false)]
    [InlineData(new[] { 100, 100, 100, 100, 100, 100 }, 74, true)]
    // Median 100, MAD 10: within 100 ± 51.891.
    [InlineData(new[] { 90, 110, 90, 110, 100, 100, 90, 110 }, 151, false)]
    [InlineData(new[] { 90, 110, 90, 110, 100, 100, 90, 110 }, 152, true)]
    // One wild period among the twelve neither hides the next nor raises it.
    [InlineData(new[] { 9000, 100, 100, 100, 100, 100 }, 9000, true)]
    [InlineData(new[] { 9000, 100, 100, 100, 100, 100 }, 100, false)]
    // Fewer than six numbers say nothing.
    [InlineData(new[] { 100, 100, 100, 100, 100 }, 9000, false)]
    // Small counts say nothing: both below 20; a MAD of 2 at least, so within 10.
    [InlineData(new[] { 1, 1, 1, 1, 1, 1 }, 19, false)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1 }, 20, true)]
    [InlineData(new[] { 20, 20, 20, 20, 20, 20 }, 9, true)]
    [InlineData(new[] { 20, 20, 20, 20, 20, 20 }, 10, false)]
    // Only the last twelve count.
    [InlineData(new[] { 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900 }, 900, true)]
    public void An_unusual_number_is_measured_by_the_establishments_own_past(int[] past, int amount, bool unusual) =>
        Assert.Equal(unusual, Check(Answer.Number(amount), Past(past)) is Outlier);

    [Fact]
    public void Missing_periods_are_no_numbers()
    {
        Answer[] gaps = [Answer.NotAvailable, Answer.Blank, Answer.NotApplicable];
        Assert.Null(Check(Answer.Number(9000), [.. Past(100, 100, 100, 100, 100), .. gaps]));
        Assert.NotNull(Check(Answer.Number(9000), [.. Past(100, 100, 100), .. gaps, .. Past(100, 100, 100)]));
    }

    [Fact]
    public void The_limits_shown_are_the_outermost_usual_values()
    {
        var finding = Assert.IsType<Outlier>(Check(Answer.Number(1284), Past(700, 760, 742, 742, 730, 750)));
        Assert.Equal((742m, 550m, 934m), (finding.Median, finding.Low, finding.High)); // ± 5.1891 × 37.1
        Assert.Equal(FindingSeverity.Prompt, finding.Severity);
        Assert.Equal("outlier:DONE", finding.Key);
    }

    [Fact]
    public void A_number_is_usual_exactly_between_the_limits() =>
        Prop.ForAll(
            Gen.Choose(0, 400).ArrayOf().Where(past => past.Length >= HistoryPrompts.FewestNumbers).ToArbitrary(),
            Gen.Choose(20, 400).ToArbitrary(),
            (past, amount) => Check(Answer.Number(10_000_000), Past(past)) is Outlier { Low: >= 0 } limits
                && (Check(Answer.Number(amount), Past(past)) is Outlier) == (amount < limits.Low || amount > limits.High))
            .Check(Generated.Many);

    [Theory]
    [InlineData(new[] { 5, 5, 5, 5, 5, 5 }, true)]
    [InlineData(new[] { 1, 1, 5, 5, 9, 9 }, true)]
    [InlineData(new[] { 4, 4, 4, 4, 9, 9 }, false)]
    [InlineData(new[] { 0, 9, 9, 9, 9, 9 }, false)]
    [InlineData(new[] { 9, 9, 9, 9, 9, 9, 0 }, true)]
    [InlineData(new[] { 9, 9, 9, 9, 9 }, false)]
    public void Nothing_where_there_was_always_something_asks_why(int[] past, bool asks)
    {
        foreach (var none in new[] { Answer.Number(0), Answer.NotApplicable, Answer.NotAvailable })
        {
            Assert.Equal(asks, Check(none, Past(past)) is ZeroAfterActivity { Key: "zero:DONE", Severity: FindingSeverity.Prompt });
        }

        Assert.Null(Check(Answer.Number(1), Past(past)));
    }

    [Fact]
    public void Nothing_after_much_is_asked_about_once() =>
        Assert.IsType<ZeroAfterActivity>(Assert.Single(FilingValidation.Validate(
            Form,
            WithoutTickets(),
            new Dictionary<CellKey, IReadOnlyList<Answer>> { [ReferenceForm.Key("TICKETS")] = Past(100, 100, 100, 100, 100, 100) })));

    [Fact]
    public void Findings_have_keys_of_their_own_whatever_is_filed() =>
        Prop.ForAll(Generated.Filings.ToArbitrary(), Generated.Answers.ArrayOf(12).ToArbitrary(), (answers, past) =>
        {
            var findings = FilingValidation.Validate(
                Form, answers, Form.RequiredCells.ToDictionary(cell => cell, _ => (IReadOnlyList<Answer>)past));
            return findings.Select(finding => finding.Key).Distinct().Count() == findings.Count
                && findings.All(finding => finding.Cells.Count > 0)
                && findings.OfType<BlankRequired>().Count() == answers.Values.Count(answer => answer.Kind == AnswerKind.Blank);
        }).Check(Generated.Many);

    private static Dictionary<CellKey, Answer> WithoutTickets()
    {
        var answers = ReferenceForm.Sound();
        ReferenceForm.Set(answers, "TICKETS", 0);
        return answers;
    }

    private static Finding? Check(Answer answer, IReadOnlyList<Answer> past) =>
        HistoryPrompts.Check(new CellKey("DONE"), answer, past, decimals: 0);

    private static IReadOnlyList<Finding> Validate(Dictionary<CellKey, Answer> answers) =>
        FilingValidation.Validate(Form, answers, NoHistory);

    private static Answer[] Past(params int[] amounts) => [.. amounts.Select(amount => Answer.Number(amount))];

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
