namespace Portal.Reports.Engine.Charts;

/// <summary>
/// Values to five classes by their rank, a fifth of the values in each, so that one very large region does not leave all
/// others in the lowest class. Equal values share a class, and a greater value is never in a lower one.
/// </summary>
public sealed class StepScale
{
    private static readonly MarkStyle[] Steps = [MarkStyle.Step1, MarkStyle.Step2, MarkStyle.Step3, MarkStyle.Step4, MarkStyle.Step5];

    private readonly decimal[] sorted;

    public StepScale(IEnumerable<decimal> values) => sorted = [.. values.Order()];

    /// <summary>The class of one of the scale's values; null is <see cref="MarkStyle.StepNone"/>.</summary>
    public MarkStyle Of(decimal? value) =>
        value is { } known ? Steps[Math.Min(Steps.Length - 1, Steps.Length * Below(known) / Math.Max(1, sorted.Length))] : MarkStyle.StepNone;

    /// <summary>The classes that hold a value, from low to high, each with its least and its greatest.</summary>
    public IReadOnlyList<(MarkStyle Style, decimal Least, decimal Greatest)> Classes() =>
        [.. sorted.GroupBy(value => Of(value)).Select(step => (step.Key, step.First(), step.Last()))];

    private int Below(decimal value)
    {
        var place = Array.BinarySearch(sorted, value);
        place = place < 0 ? ~place : place;
        while (place > 0 && sorted[place - 1] == value)
        {
            place--;
        }

        return place;
    }
}
