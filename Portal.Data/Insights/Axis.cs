namespace Portal.Data.Insights;

/// <summary>The rows or the columns of an answer, with the number of each.</summary>
internal sealed class Axis
{
    private readonly Dictionary<string, int> index;

    public Axis(Dimension? dimension, IReadOnlyList<AnswerHeading> headings)
    {
        (Dimension, Headings) = (dimension, headings);
        index = new Dictionary<string, int>(headings.Count, StringComparer.Ordinal);
        foreach (var (at, heading) in headings.Index())
        {
            index.Add(heading.Code, at);
        }
    }

    /// <summary>Null: one row, or one column, for all.</summary>
    public Dimension? Dimension { get; }

    public IReadOnlyList<AnswerHeading> Headings { get; }

    public int Count => Headings.Count;

    public bool Is(DimensionKind kind) => Dimension?.Kind == kind;

    /// <summary>-1 for what is not on the axis.</summary>
    public int IndexOf(string code) => index.GetValueOrDefault(code, -1);

    public static Axis Whole { get; } = new(null, [AnswerHeading.Whole]);
}
