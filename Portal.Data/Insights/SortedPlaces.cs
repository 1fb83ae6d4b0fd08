namespace Portal.Data.Insights;

/// <summary>Where the figures of a place go: one row and column, or others from period to period.</summary>
/// <param name="Row">-1: nowhere, unless by period.</param>
/// <param name="ByPeriod">By the number of the period; a row of -1: nowhere in that one. Null where the place stays.</param>
internal readonly record struct SortedPlace(int Row, int Column, (int Row, int Column)[]? ByPeriod = null)
{
    public static SortedPlace Nowhere { get; } = new(-1, -1);

    public bool IsSomewhere => Row >= 0 || ByPeriod is not null;

    public (int Row, int Column) In(int period) => ByPeriod is null ? (Row, Column) : ByPeriod[period];
}

/// <summary>The places of an answer, as they stand on the sheets that are read.</summary>
internal sealed class SortedPlaces
{
    private readonly SortedPlace[]?[] sheets;

    public SortedPlaces(IReadOnlyList<Place> places, Func<Place, SortedPlace> sort)
    {
        sheets = new SortedPlace[]?[places.Count == 0 ? 0 : FigureSheet.NumberOf(places.Max(place => place.Id)) + 1];
        foreach (var place in places)
        {
            if (sort(place) is { IsSomewhere: true } sorted)
            {
                (sheets[FigureSheet.NumberOf(place.Id)] ??= Empty())[FigureSheet.SlotOf(place.Id)] = sorted;
                Count++;
            }
        }
    }

    /// <summary>Those that are in the answer in some period.</summary>
    public int Count { get; }

    /// <summary>The numbers of the sheets on which there is one.</summary>
    public IReadOnlyList<int> Sheets => [.. Enumerable.Range(0, sheets.Length).Where(sheet => sheets[sheet] is not null)];

    /// <summary>By slot; null where none of a sheet is in the answer.</summary>
    public SortedPlace[]? On(int sheet) => sheet < sheets.Length ? sheets[sheet] : null;

    private static SortedPlace[] Empty()
    {
        var slots = new SortedPlace[FigureSheet.Places];
        Array.Fill(slots, SortedPlace.Nowhere);
        return slots;
    }
}
