using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>Reads what is kept into cubes, and no more rows of it than a question may cost.</summary>
internal sealed class KeptFigures
{
    /// <summary>Rows of years that one question may read: establishments × figures × fiscal years.</summary>
    public const int MostRows = 130_000;

    /// <summary>A longer list of parameters costs more to bind than another statement.</summary>
    private const int PlacesAtOnce = 200;

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
        if (filings is not { } everything || sorted.Count == 0)
        {
            return;
        }

        var reader = new YearReader(sorted, targets, everything, figures, counted);
        var years = Years(figures.Time.Periods);
        var args = new
        {
            Measures = targets.Keys.Append(everything).ToList(),
            FromYear = years[0],
            ToYear = years[^1],
            Basis = basis == Basis.Accepted ? YearRow.Accepted : YearRow.Submitted,
        };
        if (isWhole)
        {
            await session.EachAsync(byEstablishment ? BodyYears.All : GroupYears.All, args, reader.Add);
            return;
        }

        foreach (var some in sorted.Keys.Order().Chunk(PlacesAtOnce))
        {
            await (byEstablishment
                ? session.EachAsync(BodyYears.OfPlaces, new { args.Measures, Places = some, args.FromYear, args.ToYear, args.Basis }, reader.Add)
                : session.EachAsync(GroupYears.OfPlaces, new { args.Measures, Places = some, Years = years, args.Basis }, reader.Add));
        }
    }

    /// <summary>The first sequences of the fiscal years, in order.</summary>
    private static List<int> Years(IReadOnlyList<PeriodRow> periods) => [.. periods.Select(period => period.Sequence - period.Number + 1).Distinct().Order()];
}
