using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports;

namespace Portal.Web.Features.Utilization;

/// <summary>What the checks and the reading of answers say, in sentences.</summary>
public sealed class FindingWords(Form form, Language language, IQuantitySource cells, CellHistory history)
{
    private readonly FilingTexts t = FilingTexts.For(language);
    private readonly Formats format = Formats.For(language);
    private readonly FormWords words = new(form, language);

    public string Title(Finding finding) => finding switch
    {
        RuleFailed failed => words.Message(failed.Rule),
        Outlier outlier when outlier.Amount > outlier.Median => t.OutlierHigh(words.FullLabel(outlier.Cell), format.Number(outlier.Amount)),
        Outlier outlier => t.OutlierLow(words.FullLabel(outlier.Cell), format.Number(outlier.Amount)),
        ZeroAfterActivity zero => t.Zero(words.FullLabel(zero.Cell), words.Answer(zero.Answer)),
        BlankRequired blank => t.Blank(words.FullLabel(blank.Cell)),
        _ => finding.Key,
    };

    public string Detail(Finding finding) => finding switch
    {
        RuleFailed failed => Detail(failed),
        Outlier outlier => t.OutlierDetail(
            Periods(outlier.Cell), format.Number(outlier.Median), format.Number(outlier.Low), format.Number(outlier.High)),
        ZeroAfterActivity zero => t.ZeroDetail(Periods(zero.Cell), format.Number(zero.Median)),
        _ => "",
    };

    /// <summary>What was typed, cut where nobody types so much.</summary>
    public static string Cut(string text) => text.Length > AnswerText.MaxLength ? text[..AnswerText.MaxLength] + "…" : text;

    /// <summary>Why a text is no answer, and what to write instead.</summary>
    public string Refusal(AnswerProblem problem, string typed) => problem switch
    {
        AnswerProblem.TooLong => t.RefusedTooLong(format.Whole(AnswerText.MaxLength)),
        AnswerProblem.Ambiguous when typed.Any(char.IsLetter) => t.RefusedAmbiguousWord(typed),
        AnswerProblem.Ambiguous => t.RefusedAmbiguous(typed),
        AnswerProblem.Negative => t.RefusedNegative(typed),
        AnswerProblem.TooLarge => t.RefusedTooLarge(typed),
        AnswerProblem.NotWhole => t.RefusedNotWhole(typed),
        AnswerProblem.TooPrecise => t.RefusedTooPrecise(typed),
        _ => t.RefusedNotANumber(typed),
    };

    private string Detail(RuleFailed failed)
    {
        var rule = form.CompiledRules.FirstOrDefault(rule => rule.Rule.Code == failed.Key);
        var (left, right) = rule is null
            ? (format.Number(failed.Left), format.Number(failed.Right))
            : (words.Side(rule.Comparison.Left, failed.Left, cells), words.Side(rule.Comparison.Right, failed.Right, cells));
        var difference = format.Number(Math.Abs(failed.Difference));
        return failed.Difference switch
        {
            > 0 => t.RuleAbove(left, difference, right, failed.Key),
            < 0 => t.RuleBelow(left, difference, right, failed.Key),
            _ => t.RuleEqual(left, right, failed.Key),
        };
    }

    private string Periods(CellKey cell) => t.LastPeriods(history.Series(cell).Count(one => one.Answer.Kind == AnswerKind.Number));
}
