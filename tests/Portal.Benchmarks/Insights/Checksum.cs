using Portal.Data.Insights;

namespace Portal.Benchmarks.Insights;

/// <summary>What an answer comes to as one number: everything that it shows, added.</summary>
internal static class Checksum
{
    public static double Of(InsightAnswer answer)
    {
        var compares = answer.Question.Comparison.Kind != ComparisonKind.None;
        return answer.Cells.Sum(cell => (double)(cell.Value.Amount ?? 0) + (compares ? (double)(cell.Before?.Amount ?? 0) : 0));
    }

    public static bool AreSame(double one, double other) => Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Abs(one));
}
