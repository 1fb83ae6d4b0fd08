namespace Portal.Data.Insights;

/// <summary>Why a question has no answer.</summary>
public enum InsightProblemKind
{
    /// <summary>The value does not have the shape that the parameter takes.</summary>
    Malformed,

    /// <summary>The parameter takes one value.</summary>
    Repeated,

    /// <summary>More values than the parameter takes.</summary>
    TooMany,
    MeasureMissing,
    UnknownMeasure,

    /// <summary>Neither a fixed dimension nor a breakdown of the form.</summary>
    UnknownDimension,

    /// <summary>Times are chosen by the span, not by a filter.</summary>
    NotAFilter,

    /// <summary>Rows and columns are the same.</summary>
    SameDimension,

    /// <summary>A measure is not broken down so, or is itself one category of it; <see cref="InsightProblem.Measure"/> says which.</summary>
    NotBrokenDown,

    /// <summary>The network or the form has no such code.</summary>
    UnknownCode,

    /// <summary>It exists, outside the asker's scope: to a page, as if it did not.</summary>
    OutOfScope,
    UnknownPeriod,

    /// <summary>The last period comes before the first.</summary>
    Reversed,

    /// <summary>No period was opened yet, or none of the span.</summary>
    NoPeriod,

    /// <summary>A span to compare with does not go with times as rows or columns.</summary>
    SpanWithTimes,

    /// <summary>A published aggregate is not broken down by places, and only an establishment asks for one.</summary>
    NotPublished,

    /// <summary>More cells than an answer holds, or more figures behind them than are read for one; <see cref="InsightProblem.Size"/> says how many.</summary>
    TooLarge,

    /// <summary>Without rows there are no largest ones.</summary>
    TopWithoutRows,
}

/// <summary>What is wrong with one parameter of a question.</summary>
/// <param name="Parameter">As it is called in the address: <see cref="QuestionAddress"/>.</param>
/// <param name="Value">What was given, where there was something.</param>
public sealed record InsightProblem(InsightProblemKind Kind, string Parameter, string? Value = null)
{
    public MeasureKey? Measure { get; init; }

    /// <summary>With <see cref="InsightProblemKind.TooLarge"/>: what was asked for, and the most there can be.</summary>
    public long? Size { get; init; }
    public long? Most { get; init; }
}
