using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class FormTests
{
    private static readonly FormSection Section = new() { Code = "A", NameFr = "Activités", NameEn = "Activities" };

    [Fact]
    public void The_reference_form_compiles_without_fault()
    {
        var form = ReferenceForm.Form;
        Assert.Empty(form.Faults);
        Assert.Equal(form.Rules.Select(rule => rule.Code), form.CompiledRules.Select(rule => rule.Rule.Code));
        Assert.Equal(13, form.Rules.Count);
        Assert.Equal(14, form.Indicators.Count(indicator => form.Formula(indicator.Code) is not null));
        Assert.Equal(53, form.RequiredCells.Count);
        Assert.Equal(form.RequiredCells.Count, form.RequiredCells.Distinct().Count());
    }

    [Fact]
    public void Cells_stand_in_the_order_of_the_breakdown()
    {
        var form = ReferenceForm.Form;
        Assert.Equal(["SESS.consult.video", "SESS.consult.phone", "SESS.consult.async", "SESS.advice.video"],
            form.Cells("SESS").Take(4).Select(cell => cell.ToString()));
        Assert.Equal(["SESS.consult.async", "SESS.advice.async", "SESS.assist.async", "SESS.homecare.async"],
            form.Cells(new Symbol("SESS", "async")).Select(cell => cell.ToString()));
        Assert.Equal(12, form.Cells("PROG").Count);
        Assert.Equal([new CellKey("DONE")], form.Cells("DONE"));
        Assert.Empty(form.Cells("R_COMPL"));
        Assert.Empty(form.Cells("NOPE"));
    }

    [Fact]
    public void A_rule_names_the_cells_that_it_speaks_of_once_and_in_order()
    {
        var rule = ReferenceForm.Form.CompiledRules.Single(rule => rule.Rule.Code == "V01");
        Assert.Equal(["SCHED", "DONE", "NOSHOW", "CANC", "TECHFAIL"], rule.Cells.Select(cell => cell.ToString()));
    }

    [Fact]
    public void What_does_not_parse_is_listed_and_the_rest_of_the_form_works()
    {
        var form = new Form(
            [Section],
            [Input("DONE"), Input("SCHED"), Derived("R_A", "DONE/GONE"), Derived("R_B", "DONE/SCHED"), Derived("R_C", "R_B*2")],
            [],
            [Rule("V1", "DONE", "<=", "SCHED+"), Rule("V2", "DONE", "=<", "SCHED"), Rule("V3", "DONE", "<=", "SCHED"),
             Rule("V4", "POPULATION", ">", "DONE")]);

        Assert.Equal(
            [
                new FormFault("R_A", FormPart.Formula, new ExpressionError(ExpressionErrorKind.UnknownIndicator, 5, 4)),
                new FormFault("R_C", FormPart.Formula, new ExpressionError(ExpressionErrorKind.DerivedIndicator, 0, 3)),
                new FormFault("V1", FormPart.RuleRight, new ExpressionError(ExpressionErrorKind.ExpectedOperand, 6, 0)),
                new FormFault("V2", FormPart.RuleOperator, new ExpressionError(ExpressionErrorKind.ExpectedComparison, 0, 2)),
                new FormFault("V4", FormPart.RuleLeft, new ExpressionError(ExpressionErrorKind.UnknownIndicator, 0, 10)),
            ],
            form.Faults);
        Assert.Equal(["V3"], form.CompiledRules.Select(rule => rule.Rule.Code));
        var filing = new FilingCells(form, new Dictionary<CellKey, Answer>
        {
            [new("DONE")] = Answer.Number(3),
            [new("SCHED")] = Answer.Number(4),
        });
        Assert.Equal(Quantity.Number(0.75m), form.Value("R_B", filing));
        Assert.Equal(Quantity.NotAvailable, form.Value("R_A", filing));
        Assert.Equal(Quantity.Number(3), form.Value("DONE", filing));
        Assert.Equal(Quantity.NotAvailable, form.Value("GONE", filing));
    }

    [Fact]
    public void A_form_that_cannot_be_computed_with_is_refused()
    {
        var video = new FormCategory { Dimension = "channel", Code = "video", NameFr = "Vidéo", NameEn = "Video" };
        Refused(() => new Form([Section, Section], [], [], []));
        Refused(() => new Form([Section], [Input("DONE"), Input("DONE")], [], []));
        Refused(() => new Form([Section], [Input("done")], [], []));
        Refused(() => new Form([Section], [Input("POPULATION")], [], []));
        Refused(() => new Form([], [Input("DONE")], [], []));
        Refused(() => new Form([Section], [Input("DONE") with { Breakdown = "channel" }], [], []));
        Refused(() => new Form([Section], [Input("DONE") with { Breakdown = "channel×channel×channel" }], [video], []));
        Refused(() => new Form([Section], [], [video, video], []));
        Refused(() => new Form([Section], [], [video with { Code = "Vidéo" }], []));
        Refused(() => new Form([Section], [], [], [Rule("V1", "1", "=", "1"), Rule("V1", "1", "=", "1")]));
        Refused(() => new Form([Section], [], [], [Rule("V1", "1", "=", "1") with { Severity = FindingSeverity.Prompt }]));

        static void Refused(Func<Form> make) => Assert.Throws<ArgumentException>(make);
    }

    [Fact]
    public void Rows_are_filled_from_columns_of_text_and_integers()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var indicator = connection.QuerySingle<FormIndicator>("""
            SELECT 'SESS' AS Code, 'A' AS Section, 'hours' AS Unit, 'derived' AS Kind, 'ratio' AS OverTime,
                'activity×channel' AS Breakdown, 'Activités' AS NameFr, 'Activities' AS NameEn, NULL AS Formula,
                2 AS Version, 7 AS Ordinal
            """);
        Assert.Equal((IndicatorKind.Derived, OverTime.Ratio, 2, 7, 2, ""),
            (indicator.Kind, indicator.OverTime, indicator.Version, indicator.Ordinal, indicator.Decimals, indicator.Formula));
        Assert.Equal(["activity", "channel"], indicator.Dimensions);
        var rule = connection.QuerySingle<FormRule>("""
            SELECT 'V10' AS Code, 'warning' AS Severity, 'SESS' AS LeftSide, '=' AS Operator, 'ASANS' AS RightSide,
                'fr' AS MessageFr, 'en' AS MessageEn, 1 AS Version
            """);
        Assert.Equal((FindingSeverity.Warning, "SESS", "=", "ASANS"), (rule.Severity, rule.LeftSide, rule.Operator, rule.RightSide));
    }

    private static FormIndicator Input(string code) =>
        new() { Code = code, Section = "A", Unit = Units.Count, NameFr = code, NameEn = code };

    private static FormIndicator Derived(string code, string formula) => new()
    {
        Code = code,
        Section = "A",
        Unit = Units.Percent,
        Kind = IndicatorKind.Derived,
        OverTime = OverTime.Ratio,
        Formula = formula,
        NameFr = code,
        NameEn = code,
    };

    private static FormRule Rule(string code, string left, string op, string right) =>
        new() { Code = code, LeftSide = left, Operator = op, RightSide = right, MessageFr = code, MessageEn = code };
}
