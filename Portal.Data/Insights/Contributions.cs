using Portal.Data.Engine;

namespace Portal.Data.Insights;

/// <summary>What obligations add to the sums: their filings' answers, and whether they are filed at all, on each basis.</summary>
internal sealed class Contributions
{
    private const int FilingsAtOnce = 500;

    private readonly ILookup<int, FactRow> facts;
    private readonly MeasureIds measures;

    private Contributions(ILookup<int, FactRow> facts, MeasureIds measures) => (this.facts, this.measures) = (facts, measures);

    /// <summary>Reads the answers of filings, which nobody changes any more once they were submitted, and numbers measures that are new.</summary>
    public static async Task<Contributions> ReadAsync(IWriteSession session, IEnumerable<int> filings)
    {
        var rows = new List<FactRow>();
        foreach (var some in filings.Distinct().Order().Chunk(FilingsAtOnce))
        {
            rows.AddRange(await session.ListAsync<FactRow>(FactRow.OfFilings, new { Filings = some }));
        }

        var measures = await MeasureIds.ReadAsync(session);
        await measures.AddAsync(session, rows.SelectMany(row => row.Kept).Append(MeasureIds.Filings));
        return new Contributions(rows.ToLookup(row => row.FilingId), measures);
    }

    /// <summary>What a state of an obligation comes to: measure, class of figures, and the figures.</summary>
    public IEnumerable<(int MeasureId, int Basis, Figures Figures)> Of(CountedRevisions? state) => state switch
    {
        null => [],
        { } counted when counted.Submitted == counted.Accepted => Of(counted.Submitted, YearRow.Both),
        { } counted => [.. Of(counted.Submitted, YearRow.Submitted), .. Of(counted.Accepted, YearRow.Accepted)],
    };

    private IEnumerable<(int MeasureId, int Basis, Figures Figures)> Of(int? filing, int basis)
    {
        yield return (measures.Find(MeasureIds.Filings)!.Value, basis, filing is null ? new Figures { Blanks = 1 } : new Figures { Numbers = 1 });
        foreach (var fact in filing is { } id ? facts[id] : [])
        {
            foreach (var kept in fact.Kept)
            {
                yield return (measures.Find(kept)!.Value, basis, fact.Figures);
            }
        }
    }
}
