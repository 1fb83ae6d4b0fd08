using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Exchange;

/// <summary>The cells of a sheet that are merged with others, for a few columns.</summary>
internal sealed class MergedRows
{
    private readonly List<(int Left, int Right, int Top, int Bottom)> ranges = [];

    /// <param name="references">As the workbook has them, <c>B2:C5</c>.</param>
    public MergedRows(IReadOnlyList<string> references)
    {
        foreach (var reference in references)
        {
            if (reference.Split(':') is [var from, var to]
                && CellAddress.TryParse(from, out var left, out var top) && CellAddress.TryParse(to, out var right, out var bottom))
            {
                ranges.Add((left, right, top, bottom));
            }
        }
    }

    /// <summary>One of the columns is merged with something else in the row.</summary>
    public bool Holds(int row, params ReadOnlySpan<int> columns)
    {
        foreach (var (left, right, top, bottom) in ranges)
        {
            foreach (var column in columns)
            {
                if (row >= top && row <= bottom && column >= left && column <= right)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
