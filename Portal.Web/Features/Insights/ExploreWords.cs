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

    /// <summary>How an indicator is put together over periods.</summary>
    public string OverTime(FormIndicator indicator) => t.Find("overTime." + indicator.OverTime.ToString().ToLowerInvariant()) ?? "";

    /// <summary>Everything that a question says, each part with its value; the measures first.</summary>
    public IReadOnlyList<(string Term, string Value)> Question(ExplorePage page)
    {
        var (question, answer) = (page.Question, page.Answer!);
        return
        [
            (t.Measure, string.Join(", ", answer.Measures.Select(measure => Measure(measure.Key)))),
            (t.Rows, question.Rows is { } rows ? Dimension(rows) : t.Whole),
            (t.Columns, question.Columns is { } columns ? Dimension(columns) : t.Whole),
            (t.Periods, Span(answer.Periods)),
            .. question.Filters.OrderBy(filter => filter.Key.Code, StringComparer.Ordinal)
                .Select(filter => (Dimension(filter.Key), string.Join(", ", filter.Value.Select(code => Choice(page, filter.Key, code))))),
            (t.Compare, question.Comparison.Kind == ComparisonKind.None ? t.CompareNone : Compared(question.Comparison.Kind, answer.ComparedWith)),
            (t.Structure, question.StructureToday ? t.StructureToday : question.StructureOn is { } day ? t.StructureOn(format.LongDate(day)) : t.StructureThen),
            (t.Basis, question.Basis == Basis.Accepted ? t.BasisAccepted : t.BasisSubmitted),
            .. question.Reach == Reach.Territory ? [(t.Reach, t.ReachTerritory)] : Array.Empty<(string, string)>(),
            .. question.Top is { } top ? [(t.Top, format.Whole(top))] : Array.Empty<(string, string)>(),
        ];
    }

    /// <summary>What was interrupted, when and why, as a sentence.</summary>
    public string Break(SeriesBreak at) => at.Sentence(form, language);

    /// <summary>A share by how many points it changed, anything else in proportion.</summary>
    public string Change(AnswerCell cell, AnsweredMeasure measure) => (cell.Change, cell.RelativeChange) switch
    {
        (null, _) => cell.IsBroken ? t.ChangeBroken : t.ChangeNone,
        ({ } points, _) when measure.Indicator is { Kind: IndicatorKind.Derived, Unit: Units.Percent } =>
            Points(points * 100),
        (_, { } share) => format.Change(share),
        _ => t.ChangeNone,
    };

    /// <summary>Points of percentage with their sign; from two on, or from anything but one, they are several, as the language has it.</summary>
    public string Points(decimal points)
    {
        var (text, rounded) = ((points > 0 ? "+" : "") + format.Number(points, 1), Math.Abs(Math.Round(points, 1)));
        return (language == Language.English ? rounded == 1 : rounded < 2) ? t.Point(text) : t.Points(text);
    }

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

    private string Compared(ComparisonKind kind, IReadOnlyList<PeriodRow> periods)
    {
        var how = kind switch
        {
            ComparisonKind.Previous => t.ComparePrevious,
            ComparisonKind.LastYear => t.CompareYear,
            _ => t.CompareChosen,
        };
        return periods.Count == 0 ? $"{how}. {t.EmptyTitle}" : $"{how}. {Span(periods)}";
    }

    private string Choice(ExplorePage page, Dimension dimension, string code) => dimension.Kind == DimensionKind.Category
        ? form.CategoriesOf(dimension.Code).Where(category => category.Code == code).Select(words.Category).FirstOrDefault() ?? code
        : t.Find($"{dimension.Code}.{code}") ?? page.Names[dimension.Code].FirstOrDefault(name => name.Code == code)?.Name(language) ?? code;

    private string? By(Dimension? dimension) => dimension is null ? null : t.Find("by." + dimension.Code) ?? dimension.Code;
}
