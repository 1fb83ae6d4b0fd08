namespace Portal.Data.Insights;

/// <summary>Which revisions of the filings count.</summary>
public enum Basis
{
    /// <summary>The newest that is submitted, reviewed or accepted.</summary>
    Submitted,

    /// <summary>The last that the Ministry accepted, also while a newer one is open.</summary>
    Accepted,
}

/// <summary>How far a question of an establishment reaches; for everyone else there is only <see cref="Scope"/>.</summary>
public enum Reach
{
    /// <summary>Everything that the asker may see one by one.</summary>
    Scope,

    /// <summary>
    /// The whole territory of the asker's establishment as one published aggregate: by time and by breakdown only, and masked as
    /// for the public.
    /// </summary>
    Territory,
}

/// <summary>What each figure is put beside.</summary>
public enum ComparisonKind
{
    None,

    /// <summary>What comes before: the period before each period, or as many periods before as the span has.</summary>
    Previous,

    /// <summary>The same periods a fiscal year earlier.</summary>
    LastYear,

    /// <summary>A span that the question names.</summary>
    Span,
}

/// <summary>The other figures that each figure is put beside; the codes of periods, both included, are there for a span only.</summary>
public sealed record Comparison(ComparisonKind Kind, string? From = null, string? To = null)
{
    public static Comparison None { get; } = new(ComparisonKind.None);
    public static Comparison Previous { get; } = new(ComparisonKind.Previous);
    public static Comparison LastYear { get; } = new(ComparisonKind.LastYear);
}

/// <summary>
/// A question: what is measured, how it is laid out, of whom, when, by whose structure. Everything that it says stands in the address
/// (<see cref="QuestionAddress"/>); what it leaves out is said by the answer.
/// </summary>
public sealed record InsightQuestion
{
    /// <summary>Cells of an answer, without totals: rows × columns × measures.</summary>
    public const int MostCells = 10_000;

    public const int MostMeasures = 6;

    /// <summary>Codes that one filter may name.</summary>
    public const int MostCodes = 600;

    public const int MostTop = 500;

    /// <summary>One at least.</summary>
    public IReadOnlyList<MeasureKey> Measures { get; init; } = [];

    /// <summary>Null: one row.</summary>
    public Dimension? Rows { get; init; }

    /// <summary>Null: one column.</summary>
    public Dimension? Columns { get; init; }

    /// <summary>By dimension, the codes to keep; a dimension that is not named keeps all. Times are chosen by the span.</summary>
    public IReadOnlyDictionary<Dimension, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<Dimension, IReadOnlyList<string>>();

    /// <summary>Code of the first period; null: the thirteenth up to the last.</summary>
    public string? From { get; init; }

    /// <summary>Code of the last period; null: the latest that was opened.</summary>
    public string? To { get; init; }

    /// <summary>The day whose structure sorts the figures; null: that of each period's last day.</summary>
    public DateOnly? StructureOn { get; init; }

    /// <summary>The structure of whatever day it is when the question is asked; then <see cref="StructureOn"/> is null.</summary>
    public bool StructureToday { get; init; }

    public Basis Basis { get; init; }
    public Reach Reach { get; init; }
    public Comparison Comparison { get; init; } = Comparison.None;

    /// <summary>Keep so many rows, the largest by the first measure; the totals stay those of all.</summary>
    public int? Top { get; init; }
}
