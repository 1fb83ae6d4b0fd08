using Portal.Data.Governance;

namespace Portal.Reports.Governance;

/// <summary>Coverage of a part of the network, as a line of a table; the last line is the total.</summary>
internal sealed record CoverageLine
{
    public required string Name { get; init; }
    public bool IsTotal { get; init; }
    public long Seats { get; init; }
    public long Filled { get; init; }
    public long Interim { get; init; }
    public required string ClinicalPilots { get; init; }
    public required string TechnologyPilots { get; init; }
    public required string Others { get; init; }

    public decimal? Share => Seats == 0 ? null : (decimal)Filled / Seats;

    public static IEnumerable<CoverageLine> Of(GovernanceRegisterData data, GovernanceTexts t)
    {
        foreach (var part in data.Parts)
        {
            yield return Line(part.Name, false, [.. data.Coverage.Where(row => row.TerritoryCode == part.TerritoryCode)]);
        }

        if (data.Parts.Count > 1)
        {
            yield return Line(t.Total, true, data.Coverage);
        }
    }

    private static CoverageLine Line(string name, bool isTotal, IReadOnlyList<CoverageRow> rows) => new()
    {
        Name = name,
        IsTotal = isTotal,
        Seats = rows.Sum(row => row.Seats),
        Filled = rows.Sum(row => row.Filled),
        Interim = rows.Sum(row => row.Interim),
        ClinicalPilots = Pair(rows.Where(row => row.RoleCode == "ClinicalPilot")),
        TechnologyPilots = Pair(rows.Where(row => row.RoleCode == "TechnologyPilot")),
        Others = Pair(rows.Where(row => !row.IsPilot)),
    };

    private static string Pair(IEnumerable<CoverageRow> rows)
    {
        var (filled, seats) = rows.Aggregate((0, 0), (sum, row) => (sum.Item1 + row.Filled, sum.Item2 + row.Seats));
        return seats == 0 ? "–" : $"{filled} / {seats}";
    }
}
