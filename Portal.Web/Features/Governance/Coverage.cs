using Portal.Data.Governance;

namespace Portal.Web.Features.Governance;

/// <summary>Filled seats of all, and vacant ones that an interim covers.</summary>
public sealed record CoverageCount(int Seats, int Filled, int Interim)
{
    public decimal Share => Seats == 0 ? 0 : (decimal)Filled / Seats;

    public decimal InterimShare => Seats == 0 ? 0 : (decimal)Interim / Seats;

    public static CoverageCount Of(IEnumerable<CoverageRow> rows)
    {
        var all = rows.ToList();
        return new CoverageCount(all.Sum(row => row.Seats), all.Sum(row => row.Filled), all.Sum(row => row.Interim));
    }
}

/// <summary>One line of the coverage: a territory, or the Ministry where there is none.</summary>
/// <param name="Pilots">One count for each pilot role, in the table's order; null where the line has no such seat.</param>
/// <param name="Others">The seats of the centre or of the Ministry; null where there are none.</param>
public sealed record CoverageLine(string? Territory, IReadOnlyList<CoverageCount?> Pilots, CoverageCount? Others, CoverageCount All);

/// <summary>Coverage by territory and role: a column for each pilot role, one for the seats above the establishments.</summary>
public sealed record Coverage
{
    public required IReadOnlyList<RoleRow> PilotRoles { get; init; }
    public required IReadOnlyList<CoverageLine> Lines { get; init; }
    public required CoverageLine Total { get; init; }

    /// <summary>Territories in the register's order, the Ministry last.</summary>
    public static Coverage Of(IReadOnlyList<CoverageRow> rows, IReadOnlyList<RoleRow> roles)
    {
        var pilots = roles.Where(role => role.IsPilot).ToList();
        return new Coverage
        {
            PilotRoles = pilots,
            Lines = [.. rows.GroupBy(row => row.TerritoryCode).OrderBy(group => group.Key is null).Select(group => Line(group.Key, [.. group], pilots))],
            Total = Line(null, rows, pilots),
        };
    }

    private static CoverageLine Line(string? territory, IReadOnlyList<CoverageRow> rows, IReadOnlyList<RoleRow> pilots) => new(
        territory,
        [.. pilots.Select(role => Count(rows.Where(row => row.RoleCode == role.RoleCode)))],
        Count(rows.Where(row => !row.IsPilot)),
        CoverageCount.Of(rows));

    private static CoverageCount? Count(IEnumerable<CoverageRow> rows) => CoverageCount.Of(rows) is { Seats: > 0 } count ? count : null;
}
