using System.Data.Common;

namespace Portal.Data.Insights;

/// <summary>Takes rows of years, one after the other, into the cubes of an answer.</summary>
/// <param name="sorted">By place: row and column in each of the cubes' periods.</param>
/// <param name="targets">By measure: where its figures go.</param>
/// <param name="filings">The measure that is the filings themselves.</param>
internal sealed class YearReader(
    IReadOnlyDictionary<int, (int Row, int Column)[]> sorted, IReadOnlyDictionary<int, IReadOnlyList<Target>> targets, int filings, Cube figures, Cube counted)
{
    private readonly byte[] bytes = new byte[YearFigures.MostBytes];
    private readonly Figures[] year = new Figures[YearFigures.Periods];
    private readonly int first = figures.Time.Periods[0].Sequence;
    private readonly int[] periods = Places(figures.Time);

    /// <summary>A row with the columns of <see cref="YearRow"/>, in their order.</summary>
    public void Add(DbDataReader row)
    {
        if (!sorted.TryGetValue(row.GetInt32(1), out var places))
        {
            return;
        }

        var length = (int)row.GetBytes(4, 0, bytes, 0, bytes.Length);
        YearFigures.Read(bytes.AsSpan(0, length), year);
        var measure = row.GetInt32(0);
        var start = row.GetInt32(2) - first;
        if (measure == filings)
        {
            Add(start, places, null);
            return;
        }

        foreach (var target in targets[measure])
        {
            Add(start, places, target);
        }
    }

    private void Add(int start, (int Row, int Column)[] places, Target? target)
    {
        for (var slot = 0; slot < year.Length; slot++)
        {
            var at = start + slot;
            if (at < 0 || at >= periods.Length || periods[at] < 0 || year[slot].IsEmpty || places[periods[at]].Row < 0)
            {
                continue;
            }

            var (row, column) = places[periods[at]];
            if (target is { } to)
            {
                figures.Add(row + to.Row, column + to.Column, to.Symbol, periods[at], year[slot]);
            }
            else
            {
                counted.Add(row, column, 0, periods[at], year[slot]);
            }
        }
    }

    /// <summary>The number of each period by its distance from the first; -1 for what is not in the span.</summary>
    private static int[] Places(TimeAxis time)
    {
        var places = Enumerable.Repeat(-1, time.Periods[^1].Sequence - time.Periods[0].Sequence + 1).ToArray();
        for (var at = 0; at < time.Periods.Count; at++)
        {
            places[time.Periods[at].Sequence - time.Periods[0].Sequence] = at;
        }

        return places;
    }
}
