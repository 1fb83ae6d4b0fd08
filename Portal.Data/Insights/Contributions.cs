using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What obligations add to the sums: their filings' answers, and whether they are filed at all, on each basis.</summary>
internal sealed class Contributions
{
    private const int FilingsAtOnce = 500;

    private readonly ILookup<int, FactRow> facts;

    private Contributions(ILookup<int, FactRow> facts) => this.facts = facts;

    /// <summary>Reads the answers of filings, which nobody changes any more once they were submitted.</summary>
    public static async Task<Contributions> ReadAsync(IReadSession session, IEnumerable<int> filings)
    {
        var rows = new List<FactRow>();
        foreach (var some in filings.Distinct().Order().Chunk(FilingsAtOnce))
        {
            rows.AddRange(await session.ListAsync<FactRow>(FactRow.OfFilings, new { Filings = some }));
        }

        return new Contributions(rows.ToLookup(row => row.FilingId));
    }

    /// <summary>What a state of an obligation comes to: what is kept, class of revisions, and the figures.</summary>
    public IEnumerable<(CellKey Kept, int Basis, Figures Figures)> Of(CountedRevisions? state) => state switch
    {
        null => [],
        { } counted when counted.Submitted == counted.Accepted => Of(counted.Submitted, SheetRow.Both),
        { } counted => [.. Of(counted.Submitted, SheetRow.Submitted), .. Of(counted.Accepted, SheetRow.Accepted)],
    };

    private IEnumerable<(CellKey Kept, int Basis, Figures Figures)> Of(int? filing, int basis)
    {
        yield return (Cut.Filings, basis, filing is null ? new Figures { Blanks = 1 } : new Figures { Numbers = 1 });
        foreach (var fact in filing is { } id ? facts[id] : [])
        {
            foreach (var kept in fact.Kept)
            {
                yield return (kept, basis, fact.Figures);
            }
        }
    }
}
