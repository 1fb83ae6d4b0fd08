namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Shares a width out among columns by weight, but no column gets less than it asks for, while there is room.</summary>
internal static class ColumnWidths
{
    /// <param name="total">Width to share, in points.</param>
    /// <param name="weights">Positive.</param>
    /// <param name="least">The width below which a word of the column's heading would be cut.</param>
    public static double[] Share(double total, IReadOnlyList<double> weights, IReadOnlyList<double> least)
    {
        var widths = new double[weights.Count];
        if (least.Sum() > total)
        {
            // Too narrow for all: then everyone gives up the same share.
            return [.. least.Select(width => width * total / least.Sum())];
        }

        var isSettled = new bool[weights.Count];
        for (var changed = true; changed;)
        {
            changed = false;
            var room = total - Enumerable.Range(0, widths.Length).Where(i => isSettled[i]).Sum(i => widths[i]);
            var shares = Enumerable.Range(0, widths.Length).Where(i => !isSettled[i]).Sum(i => weights[i]);
            for (var i = 0; i < widths.Length; i++)
            {
                if (!isSettled[i])
                {
                    widths[i] = room * weights[i] / shares;
                }
            }

            for (var i = 0; i < widths.Length; i++)
            {
                if (!isSettled[i] && widths[i] < least[i])
                {
                    (widths[i], isSettled[i], changed) = (least[i], true, true);
                }
            }
        }

        return widths;
    }
}
