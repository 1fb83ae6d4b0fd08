namespace Portal.Data.Insights;

/// <summary>A cell of a cut that a question wants, and where its figures go; the filings themselves have no targets.</summary>
internal sealed record WantedCell(string Category1, string Category2, IReadOnlyList<Target> Targets);

/// <summary>Takes sheets, one after the other, into the cubes of one span of an answer.</summary>
/// <param name="wanted">By the code of the cut.</param>
/// <param name="basis">See <see cref="SheetRow"/>: what counts on both counts here too.</param>
/// <param name="sorted">In the cubes' periods.</param>
/// <param name="filings">Null where nobody asks for them.</param>
internal sealed class SheetReader(
    IReadOnlyDictionary<string, IReadOnlyList<WantedCell>> wanted, int basis, SortedPlaces sorted, Cube figures, Cube? filings)
{
    private readonly int first = figures.Time.Periods[0].Sequence;
    private readonly int[] periods = NumbersOf(figures.Time);
    private readonly bool isOneBucket = figures.Time.Lengths.Length == 1;
    private readonly Dictionary<string, Cells> cells = [];

    /// <summary>A row with the columns of <see cref="SheetRow"/>, in their order.</summary>
    public void Add(string cut, int firstSequence, int sheet, ReadOnlySpan<byte> bytes)
    {
        var start = firstSequence - first;
        if (start >= periods.Length || start + YearFigures.Periods <= 0 || sorted.On(sheet) is not { } places || !wanted.TryGetValue(cut, out var ofCut))
        {
            return;
        }

        Span<bool> isWanted = stackalloc bool[YearFigures.Periods];
        for (var period = 0; period < isWanted.Length; period++)
        {
            isWanted[period] = start + period is >= 0 and var slot && slot < periods.Length && periods[slot] >= 0;
        }

        var at = 0;
        var targets = TargetsOf(cut, ofCut, bytes, ref at);
        while (at < bytes.Length)
        {
            var slot = FigureSheet.Byte(bytes, ref at);
            var end = FigureSheet.Length(bytes, ref at) + at;
            if (slot < places.Length && places[slot] is { IsSomewhere: true } place)
            {
                AddPlace(bytes[..end], at, start, isWanted, place, targets);
            }

            at = end;
        }
    }

    private void AddPlace(ReadOnlySpan<byte> bytes, int at, int start, ReadOnlySpan<bool> isWanted, SortedPlace place, CellTargets?[] targets)
    {
        while (at < bytes.Length)
        {
            var label = (int)VariableInteger.Read(bytes, ref at);
            var end = FigureSheet.Length(bytes, ref at) + at;
            var counts = label % 4;
            if ((counts == SheetRow.Both || counts == basis) && targets[label / 4] is { } to)
            {
                if (!to.AreFlows || !isOneBucket || place.ByPeriod is not null)
                {
                    AddYear(bytes[..end], at, start, place, to.Targets);
                }
                else if (YearFigures.Sum(bytes[at..end], isWanted) is { IsEmpty: false } sum)
                {
                    Put(place.Row, place.Column, 0, sum, to.Targets); // neither time nor place tells the periods apart
                }
            }

            at = end;
        }
    }

    private void AddYear(ReadOnlySpan<byte> bytes, int at, int start, SortedPlace place, IReadOnlyList<Target> targets)
    {
        for (var slot = start; at < bytes.Length; slot++)
        {
            if (bytes[at] == 0)
            {
                at++; // nothing in this period
                continue;
            }

            var sum = YearFigures.Next(bytes, ref at);
            if (slot < 0 || slot >= periods.Length || periods[slot] is var period && period < 0)
            {
                continue;
            }

            var (row, column) = place.In(period);
            if (row >= 0)
            {
                Put(row, column, period, sum, targets);
            }
        }
    }

    private void Put(int row, int column, int period, in Figures sum, IReadOnlyList<Target> targets)
    {
        if (targets.Count == 0)
        {
            filings?.Add(row, column, 0, period, sum);
        }

        for (var target = 0; target < targets.Count; target++)
        {
            var to = targets[target];
            figures.Add(row + to.Row, column + to.Column, to.Symbol, period, sum);
        }
    }

    /// <summary>Where the cells of a sheet go; most sheets of a cut have the same cells, so that they are looked up once.</summary>
    private CellTargets?[] TargetsOf(string cut, IReadOnlyList<WantedCell> ofCut, ReadOnlySpan<byte> bytes, ref int at)
    {
        if (cells.TryGetValue(cut, out var known) && bytes.StartsWith(known.Bytes))
        {
            at = known.Bytes.Length;
            return known.Targets;
        }

        CellTargets?[] targets =
        [
            .. FigureSheet.ReadCells(bytes, ref at)
                .Select(cell => ofCut.FirstOrDefault(wanted => wanted.Category1 == cell.Category1 && wanted.Category2 == cell.Category2)?.Targets)
                .Select(to => to is null ? null : new CellTargets(to, to.All(target => figures.IsFlow(target.Symbol)))),
        ];
        cells[cut] = new Cells(bytes[..at].ToArray(), targets);
        return targets;
    }

    /// <summary>The number of each period by its distance from the first; -1 for what is not in the span.</summary>
    private static int[] NumbersOf(TimeAxis time)
    {
        var numbers = Enumerable.Repeat(-1, time.Periods[^1].Sequence - time.Periods[0].Sequence + 1).ToArray();
        for (var at = 0; at < time.Periods.Count; at++)
        {
            numbers[time.Periods[at].Sequence - time.Periods[0].Sequence] = at;
        }

        return numbers;
    }

    private sealed record Cells(byte[] Bytes, CellTargets?[] Targets);

    private sealed record CellTargets(IReadOnlyList<Target> Targets, bool AreFlows);
}
