using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Insights;

/// <summary>A row or a column: its code, and its name where the data have one. Times and degrees of remoteness are named by the page.</summary>
public sealed record AnswerHeading(string Code, string NameFr, string NameEn)
{
    /// <summary>What is not sorted by anything.</summary>
    public static AnswerHeading Whole { get; } = new("", "", "");

    /// <summary>Of a time: from here on, figures of a measure are not comparable with those before; null where the series goes on.</summary>
    public SeriesBreak? Break { get; init; }

    public string Name(Language language) => Names.In(language, NameFr, NameEn);
}

/// <summary>A measure with its definition: the version of the indicator that is in force in the last period.</summary>
public sealed record AnsweredMeasure(MeasureKey Key, FormIndicator Indicator, FormCategory? Category);

/// <summary>How many filings a figure rests on, of those that are due.</summary>
public readonly record struct DataBehind(int Filed, int Due)
{
    public bool IsComplete => Filed == Due;

    /// <summary>From 0 to 1; null where nothing is due.</summary>
    public decimal? Share => Due == 0 ? null : (decimal)Filed / Due;
}

/// <summary>One figure of an answer.</summary>
/// <param name="Value">
/// A number, not applicable, or not available; partial where answers are missing or masked. A ratio is of summed parts; nothing masked is
/// part of any value, so that none can be worked out from the others.
/// </param>
/// <param name="Data">How complete the filings behind it are.</param>
/// <param name="Masked">How many small counts were left out of it.</param>
public readonly record struct AnswerCell(Quantity Value, DataBehind Data, int Masked = 0)
{
    /// <summary>The figure it is put beside; null where the question compares with nothing.</summary>
    public Quantity? Before { get; init; }

    /// <summary>The series was interrupted between the two figures: they are not compared.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What became more, or less; null where one of the two is no number, or they do not compare.</summary>
    public decimal? Change => !IsBroken && (Value.Kind, Before?.Kind) == (QuantityKind.Number, QuantityKind.Number) ? Value.Amount - Before!.Value.Amount : null;

    /// <summary>The change as a share of what was before; null where that was 0 or there is no change to tell.</summary>
    public decimal? RelativeChange => Before?.Amount is { } before && before != 0 ? Change / before : null;
}

/// <summary>The figures that answer a question, and what it was taken to mean.</summary>
public sealed record InsightAnswer
{
    public required InsightQuestion Question { get; init; }

    /// <summary>The opened periods of the span, in order.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>The periods it is compared with; none without a comparison.</summary>
    public IReadOnlyList<PeriodRow> ComparedWith { get; init; } = [];
    public required IReadOnlyList<AnsweredMeasure> Measures { get; init; }

    /// <summary>Where the series of a measure are interrupted, from the first period that is shown or compared with.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];
    public required IReadOnlyList<AnswerHeading> Rows { get; init; }
    public required IReadOnlyList<AnswerHeading> Columns { get; init; }

    /// <summary>Rows that <see cref="InsightQuestion.Top"/> leaves out.</summary>
    public int HiddenRows { get; init; }

    /// <summary>Rows × columns × measures, one after the other; then see <see cref="Cell"/>.</summary>
    public required IReadOnlyList<AnswerCell> Cells { get; init; }

    /// <summary>By row and measure, over all columns.</summary>
    public required IReadOnlyList<AnswerCell> RowTotals { get; init; }

    /// <summary>By column and measure, over all rows, the hidden ones included.</summary>
    public required IReadOnlyList<AnswerCell> ColumnTotals { get; init; }

    /// <summary>By measure, over everything.</summary>
    public required IReadOnlyList<AnswerCell> Totals { get; init; }

    public AnswerCell Cell(int row, int column, int measure = 0) => Cells[(((row * Columns.Count) + column) * Measures.Count) + measure];

    public AnswerCell RowTotal(int row, int measure = 0) => RowTotals[(row * Measures.Count) + measure];

    public AnswerCell ColumnTotal(int column, int measure = 0) => ColumnTotals[(column * Measures.Count) + measure];

    /// <summary>Nothing was due: periods or places without data.</summary>
    public bool IsEmpty => Totals.All(total => total.Data.Due == 0);
}

/// <summary>The answer, or why there is none.</summary>
public sealed record InsightOutcome(InsightAnswer? Answer, IReadOnlyList<InsightProblem> Problems)
{
    public static InsightOutcome Refused(params IReadOnlyList<InsightProblem> problems) => new(null, problems);
}
