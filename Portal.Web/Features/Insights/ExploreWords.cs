using Portal.Data;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Reports;
using Portal.Reports.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Utilization;

namespace Portal.Web.Features.Insights;

/// <summary>A question, its answer and its problems in one language.</summary>
public sealed class ExploreWords(Form form, Language language)
{
    private readonly ExploreTexts t = ExploreTexts.For(language);
    private readonly Formats format = Formats.For(language);
    private readonly FormWords words = new(form, language);

    public FormWords Form => words;

    public string Dimension(Dimension dimension) => t.Find("dimension." + dimension.Code) ?? dimension.Code;

    public string Measure(MeasureKey key)
    {
        if (form.FindIndicator(key.Code) is not { } indicator)
        {
            return key.ToString();
        }

        var category = form.Categories.FirstOrDefault(category => category.Code == key.Category && indicator.Dimensions.Contains(category.Dimension));
        return category is null ? words.Name(indicator) : $"{words.Name(indicator)} – {words.Category(category)}";
    }

    /// <summary>A row or a column: times by their numbers, places and categories by their names.</summary>
    public string Heading(Dimension? dimension, AnswerHeading heading) => dimension?.Code switch
    {
        null => t.Total,
        "remoteness" => t.Find("remoteness." + heading.Code) ?? heading.Code,
        "period" => $"{heading.Code[10..]} {heading.Code[..9]}",
        "quarter" => $"{t.QuarterShort(heading.Code[^1..])} {heading.Code[..9]}",
        _ when heading.Code.Length == 0 => t.NoPlace,
        "region" => $"{heading.Code} {heading.Name(language)}",
        _ => heading.Name(language),
    };

    /// <summary>The short form that a column has room for, and the fiscal year that neighbours share.</summary>
    public (string Label, string? Group) Abbreviated(Dimension? dimension, AnswerHeading heading) => dimension?.Code switch
    {
        "period" => (heading.Code[10..], heading.Code[..9]),
        "quarter" => (t.QuarterShort(heading.Code[^1..]), heading.Code[..9]),
        _ => (Heading(dimension, heading), null),
    };

    public string Title(InsightAnswer answer)
    {
        var measures = string.Join(", ", answer.Measures.Select(measure => Measure(measure.Key)));
        var (rows, columns) = (By(answer.Question.Rows), By(answer.Question.Columns));
        return (rows, columns) switch
        {
            ({ } one, { } other) => t.TitleByBoth(measures, one, other),
            ({ } only, null) => t.TitleBy(measures, only),
            (null, { } only) => t.TitleBy(measures, only),
            _ => measures,
        };
    }

    public string Span(IReadOnlyList<PeriodRow> periods) => periods.Count == 1
        ? t.SpanOne(Period(periods[0]))
        : t.Span(Period(periods[0]), Period(periods[^1]));

    /// <summary>The least and the greatest of a class of values.</summary>
    public string Range(string least, string greatest) => least == greatest ? least : t.RangeOf(least, greatest);

    public static string Period(PeriodRow period) => $"{PeriodNames.Of(period.Number)} {period.FiscalYear}";

    public string Value(AnswerCell cell, AnsweredMeasure measure) => IndicatorValues.Write(measure.Indicator, cell.Value, format);

    /// <summary>A share by how many points it changed, anything else in proportion.</summary>
    public string Change(AnswerCell cell, AnsweredMeasure measure) => (cell.Change, cell.RelativeChange) switch
    {
        (null, _) => t.ChangeNone,
        ({ } points, _) when measure.Indicator is { Kind: IndicatorKind.Derived, Unit: Units.Percent } =>
            t.Points((points > 0 ? "+" : "") + format.Number(points * 100, 1)),
        (_, { } share) => format.Change(share),
        _ => t.ChangeNone,
    };

    public string Data(DataBehind data) => data.Due == 0 ? t.DataNone : t.DataOf(format.Whole(data.Filed), format.Whole(data.Due));

    public string Completeness(DataBehind data) => data.IsComplete
        ? t.Complete(format.Whole(data.Filed), format.Whole(data.Due))
        : t.Incomplete(format.Whole(data.Filed), format.Whole(data.Due), format.Percent(data.Share ?? 0));

    public string Problem(InsightProblem problem) => problem.Kind switch
    {
        InsightProblemKind.Malformed => t.ProblemMalformed(problem.Value ?? ""),
        InsightProblemKind.Repeated => t.ProblemRepeated(Parameter(problem)),
        InsightProblemKind.TooMany => t.ProblemTooMany(format.Whole(problem.Most ?? 0), format.Whole(problem.Size ?? 0)),
        InsightProblemKind.MeasureMissing => t.ProblemMeasureMissing,
        InsightProblemKind.UnknownMeasure => t.ProblemUnknownMeasure(problem.Value ?? ""),
        InsightProblemKind.UnknownDimension => t.ProblemUnknownDimension(problem.Value ?? problem.Parameter),
        InsightProblemKind.NotAFilter => t.ProblemNotAFilter,
        InsightProblemKind.SameDimension => t.ProblemSameDimension,
        InsightProblemKind.NotBrokenDown => t.ProblemNotBrokenDown(
            problem.Measure is { } measure ? Measure(measure) : "", Portal.Data.Insights.Dimension.TryParse(problem.Value, out var dimension) ? Dimension(dimension) : problem.Value ?? ""),
        InsightProblemKind.UnknownPeriod => t.ProblemUnknownPeriod(problem.Value ?? ""),
        InsightProblemKind.Reversed => t.ProblemReversed,
        InsightProblemKind.NoPeriod => t.ProblemNoPeriod,
        InsightProblemKind.SpanWithTimes => t.ProblemSpanWithTimes,
        InsightProblemKind.NotPublished => t.ProblemNotPublished,
        InsightProblemKind.TooLarge => t.ProblemTooLarge(format.Whole(problem.Size ?? 0), format.Whole(problem.Most ?? 0)),
        InsightProblemKind.TopWithoutRows => t.ProblemTopWithoutRows,
        _ => t.ProblemUnknownCode(problem.Value ?? ""),
    };

    /// <summary>Each problem at the field that its parameter comes from; at the whole where the form has none.</summary>
    public FormErrors Errors(ExplorePage page) => new([.. page.Problems.Select(problem => new FormError(Field(page, problem), Problem(problem)))]);

    private static string Field(ExplorePage page, InsightProblem problem) =>
        problem.Parameter is QuestionAddress.Measure or QuestionAddress.Rows or QuestionAddress.Columns or QuestionAddress.From or QuestionAddress.To
            or QuestionAddress.Structure or QuestionAddress.Basis or QuestionAddress.Compare or QuestionAddress.Top
            || (problem.Parameter == QuestionAddress.Reach && page.Question.Reach == Reach.Territory)
            ? "q-" + problem.Parameter
            : "";

    private string Parameter(InsightProblem problem) => problem.Parameter switch
    {
        QuestionAddress.Rows => t.Rows,
        QuestionAddress.Columns => t.Columns,
        QuestionAddress.From => t.From,
        QuestionAddress.To => t.To,
        _ => problem.Parameter,
    };

    private string? By(Dimension? dimension) => dimension is null ? null : t.Find("by." + dimension.Code) ?? dimension.Code;
}
