using Microsoft.AspNetCore.Html;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A value that the establishment's own past calls unusual, for the reviewer's eye.</summary>
public sealed record UnusualView(CellView Cell, string Label, string Change, HtmlString Strip, string Usual, ExplanationRow? Explanation);

/// <summary>A cell that differs from the returned revision, or that was returned and stayed.</summary>
public sealed record DifferenceView(CellKey Key, string Label, ReturnReasonRow? Reason, string Before, string After, string Change, bool IsChanged);

/// <summary>A submitted filing before its reviewer: what is unusual, what changed, every value, and the decision.</summary>
public sealed record ReviewModel
{
    public required FilingDetail Detail { get; init; }
    public required Form Form { get; init; }
    public required Sheet Sheet { get; init; }
    public required FormWords Words { get; init; }

    /// <summary>The farthest from its median first.</summary>
    public required IReadOnlyList<UnusualView> Unusual { get; init; }

    /// <summary>Warnings of rules, explained by the establishment.</summary>
    public required IReadOnlyList<FindingView> Warnings { get; init; }
    public required IReadOnlyList<DifferenceView> Differences { get; init; }
    public required bool MayReturn { get; init; }
    public required bool MayReview { get; init; }
    public required bool MayAccept { get; init; }
    public ReturnEntry Entry { get; init; } = ReturnEntry.Empty;

    /// <summary>What is wrong with the return, by the name of its field.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; init; } = [];

    /// <summary>What others did since the page was shown, the latest first; null when nothing stood in the way.</summary>
    public IReadOnlyList<TransitionRow>? Meanwhile { get; init; }

    public FilingRow Filing => Detail.Filing;

    public int RulesFulfilled => Form.CompiledRules.Count - Sheet.Blocks.Sum(block => block.Errors.Count) - Warnings.Count;

    /// <summary>The day until which a return would leave the filing open.</summary>
    public DateOnly OpenUntil(DateOnly today) =>
        Filing.LocksOn > today.AddDays(FilingCommands.AnswerDays) ? Filing.LocksOn : today.AddDays(FilingCommands.AnswerDays);

    /// <summary>Seven statements, one more where something was said about a cell, when the form is at hand. Null when there is no such filing in scope.</summary>
    public static async Task<ReviewModel?> LoadAsync(IReadSession session, PortalContext portal, FormCache forms, string establishment, string period)
    {
        if (await FilingModel.ReadAsync(session, portal.Scope, portal.Today, forms, establishment, period) is not var (form, detail))
        {
            return null;
        }

        var returned = detail.LastReturn is { } last && last.Revision == detail.Filing.Revision - 1 ? last : null;
        var differences = returned is null
            ? []
            : await FilingQueries.DifferencesAsync(session, portal.Scope, detail.Filing, returned.Revision, detail.Filing.Revision);
        return Of(portal, form, detail, returned is null ? [] : detail.ReturnReasons, differences);
    }

    private static ReviewModel Of(
        PortalContext portal, Form form, FilingDetail detail, IReadOnlyList<ReturnReasonRow> reasons, IReadOnlyList<CellDifference> differences)
    {
        var source = SheetSource.Of(form, detail) with { Reasons = reasons, Differences = differences.ToDictionary(cell => cell.Cell) };
        var sheet = SheetBuilder.Build(source, portal.Language);
        var words = new FormWords(form, portal.Language);
        var (status, scope) = (detail.Filing.Status, portal.Scope);
        return new ReviewModel
        {
            Detail = detail,
            Form = form,
            Sheet = sheet,
            Words = words,
            Unusual = new UnusualValues(portal, form, detail, sheet).All(source.Findings),
            Warnings = [.. sheet.Blocks.SelectMany(block => block.Questions).Where(question => question.Severity == FindingSeverity.Warning)],
            Differences = [.. form.RequiredCells.Select(cell => Difference(portal, words, detail, cell, source, reasons)).OfType<DifferenceView>()],
            MayReturn = scope.MayReturnFilings && status is FilingStatus.Submitted or FilingStatus.Reviewed,
            MayReview = scope.MayReviewFilings && status == FilingStatus.Submitted,
            MayAccept = scope.MayAcceptFilings && status == FilingStatus.Reviewed,
        };
    }

    private static DifferenceView? Difference(
        PortalContext portal, FormWords words, FilingDetail detail, CellKey cell, SheetSource source, IReadOnlyList<ReturnReasonRow> reasons)
    {
        var difference = source.Differences.GetValueOrDefault(cell);
        var reason = reasons.FirstOrDefault(reason => reason.Cell == cell);
        if (difference is null && reason is null)
        {
            return null;
        }

        var now = words.Answer(detail.Answer(cell));
        var change = difference?.Change is { } amount ? (amount > 0 ? "+" : "") + portal.Format.Number(amount) : "";
        return new DifferenceView(cell, words.FullLabel(cell), reason, difference is null ? now : words.Answer(difference.Before), now, change, difference is not null);
    }
}

/// <summary>Draws each unusual value among those of the last twelve periods.</summary>
internal sealed class UnusualValues(PortalContext portal, Form form, FilingDetail detail, Sheet sheet)
{
    private readonly ReviewTexts t = ReviewTexts.For(portal.Language);
    private readonly FormWords words = new(form, portal.Language);

    public IReadOnlyList<UnusualView> All(IEnumerable<Finding> findings) =>
    [
        .. findings.Select(finding => finding switch
        {
            Outlier outlier => (View: Of(outlier.Key, outlier.Cell, outlier.Amount, new UsualRange(outlier.Low, outlier.Median, outlier.High)), Distance: Distance(outlier.Amount, outlier.Median)),
            ZeroAfterActivity zero => (View: Of(zero.Key, zero.Cell, zero.Answer.Amount, null, zero.Median), Distance: Distance(zero.Answer.Amount ?? 0, zero.Median)),
            _ => default,
        }).Where(one => one.View is not null).OrderByDescending(one => one.Distance).Select(one => one.View),
    ];

    private UnusualView Of(string key, CellKey cell, decimal? amount, UsualRange? usual, decimal? median = null)
    {
        var format = portal.Format;
        var middle = usual?.Median ?? median;
        var since = form.Breaks.Last(cell.Indicator, detail.Filing.Sequence)?.FromSequence ?? 0;
        var strip = new DotStrip
        {
            Title = words.FullLabel(cell),
            Description = "",
            Past = [.. detail.History.Series(cell).Where(one => one.Sequence >= since).Select(one => new NamedValue(Name(one.Sequence), new ChartValue(one.Answer.Amount)))],
            Current = new NamedValue(PeriodNames.Of(detail.Filing.Number), new ChartValue(amount)),
            Usual = usual,
            PeriodHeader = "",
            ValueHeader = "",
            Format = format.Number,
            Words = ChartTexts.Words(portal.Language),
        };
        return new UnusualView(
            sheet.Find(cell)!,
            words.Label(cell),
            amount is { } now && middle is > 0 ? format.Change((now - middle.Value) / middle.Value) : "",
            ChartLayout.Draw(strip).Decoration(),
            usual is null ? t.UsualMedian(format.Number(middle ?? 0)) : t.Usual(format.Number(usual.Median), format.Number(usual.Low), format.Number(usual.High)),
            detail.Explanations.GetValueOrDefault(key));
    }

    /// <summary>The name of a period of the past, by its distance from this one.</summary>
    private string Name(int sequence)
    {
        var back = detail.Filing.Sequence - sequence;
        return PeriodNames.Of(((((detail.Filing.Number - 1 - back) % CellHistory.PeriodsOfYear) + CellHistory.PeriodsOfYear) % CellHistory.PeriodsOfYear) + 1);
    }

    private static decimal Distance(decimal amount, decimal median) => median == 0 ? amount : Math.Abs(amount - median) / median;
}
