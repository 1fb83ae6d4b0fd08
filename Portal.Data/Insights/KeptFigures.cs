using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>Reads what is kept into cubes, and no more rows of it than a question may cost.</summary>
internal sealed class KeptFigures
{
    /// <summary>Rows of years that one question may read: establishments × figures × fiscal years.</summary>
    public const int MostRows = 130_000;

    private const int PlacesAtOnce = 1000;

    private readonly Basis basis;
    private readonly bool byEstablishment;
    private readonly Dictionary<int, IReadOnlyList<Target>> targets = [];
    private readonly int? filings;

    private KeptFigures(MeasurePlan plan, Basis basis, bool byEstablishment, MeasureIds ids)
    {
        (this.basis, this.byEstablishment, filings) = (basis, byEstablishment, ids.Find(MeasureIds.Filings));
        foreach (var kept in plan.Kept)
        {
            if (ids.Find(kept) is { } id)
            {
                targets[id] = plan.TargetsOf(kept);
            }
        }
    }

    public static async Task<KeptFigures> PrepareAsync(IReadSession session, MeasurePlan plan, Basis basis, bool byEstablishment) =>
        new(plan, basis, byEstablishment, await MeasureIds.ReadAsync(session));

    /// <summary>At most, of so many places.</summary>
    public long RowsOf(int places, IReadOnlyList<PeriodRow> periods) => (long)places * (targets.Count + 1) * Years(periods).Count;

    /// <param name="sorted">By place: row and column in each of the cubes' periods; places with none are left out.</param>
    /// <param name="isWhole">Every place there is: then they need not be named.</param>
    public async Task ReadAsync(
        IReadSession session, IReadOnlyDictionary<int, (int Row, int Column)[]> sorted, bool isWhole, Cube figures, Cube counted)
    {
        var periods = figures.Time.Periods;
        var at = periods.Select((period, index) => (period.Sequence, index)).ToDictionary(pair => pair.Sequence, pair => pair.index);
        foreach (var row in await RowsAsync(session, [.. sorted.Keys], isWhole, Years(periods)))
        {
            if (sorted.TryGetValue(row.PlaceId, out var places))
            {
                Add(row, places, at, figures, counted);
            }
        }
    }

    private void Add(YearRow year, (int Row, int Column)[] places, Dictionary<int, int> at, Cube figures, Cube counted)
    {
        Span<Figures> kept = stackalloc Figures[YearFigures.Periods];
        YearFigures.Read(year.Figures, kept);
        var goesTo = year.MeasureId == filings ? [] : targets[year.MeasureId];
        for (var slot = 0; slot < kept.Length; slot++)
        {
            if (kept[slot].IsEmpty || !at.TryGetValue(year.FirstSequence + slot, out var period) || places[period].Row < 0)
            {
                continue;
            }

            var (row, column) = places[period];
            if (year.MeasureId == filings)
            {
                counted.Add(row, column, 0, period, kept[slot]);
            }

            foreach (var target in goesTo)
            {
                figures.Add(row + target.Row, column + target.Column, target.Symbol, period, kept[slot]);
            }
        }
    }

    private async Task<IReadOnlyList<YearRow>> RowsAsync(IReadSession session, int[] places, bool isWhole, List<int> years)
    {
        if (filings is not { } everything || places.Length == 0)
        {
            return [];
        }

        var measures = targets.Keys.Append(everything).ToList();
        var args = new { Measures = measures, FromYear = years[0], ToYear = years[^1], Basis = basis == Basis.Accepted ? YearRow.Accepted : YearRow.Submitted };
        if (isWhole && !byEstablishment)
        {
            return await session.ListAsync<YearRow>(GroupYears.All, args);
        }

        var rows = new List<YearRow>();
        foreach (var some in places.Chunk(PlacesAtOnce))
        {
            rows.AddRange(byEstablishment
                ? await session.ListAsync<YearRow>(BodyYears.OfPlaces, new { args.Measures, Places = some, args.FromYear, args.ToYear, args.Basis })
                : await session.ListAsync<YearRow>(GroupYears.OfPlaces, new { args.Measures, Places = some, Years = years, args.Basis }));
        }

        return rows;
    }

    /// <summary>The first sequences of the fiscal years, in order.</summary>
    private static List<int> Years(IReadOnlyList<PeriodRow> periods) => [.. periods.Select(period => period.Sequence - period.Number + 1).Distinct().Order()];
}
