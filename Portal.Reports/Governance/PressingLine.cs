using Portal.Data;

namespace Portal.Reports.Governance;

/// <summary>Vacancies and ending mandates of a part of the network, as a line of a table; the last line may be the total.</summary>
internal sealed record PressingLine(string Name, string Role, long Seats, SeatCount Count, bool IsTotal = false)
{
    /// <summary>For the axis of a chart.</summary>
    public string ShortName { get; init; } = Name;

    public static IEnumerable<PressingLine> OfTerritories(VacanciesData data, VacanciesTexts t) => WithTotal(data, t, data.Parts.Select(part => new PressingLine(
        part.Name, "", data.Coverage.Where(row => row.TerritoryCode == part.TerritoryCode).Sum(row => row.Seats), data.Tally.OfTerritory(part.TerritoryCode))
    { ShortName = part.ShortName ?? part.Name }));

    public static IEnumerable<PressingLine> OfRoles(VacanciesData data, VacanciesTexts t, Language language) => WithTotal(data, t,
        from role in data.Roles
        let seats = data.Coverage.Where(row => row.RoleCode == role.RoleCode).Sum(row => row.Seats)
        where seats > 0
        select new PressingLine(role.Label(language), "", seats, data.Tally.OfRole(role.RoleCode)));

    /// <summary>Each role of each part that has such a seat, without a total: for a spreadsheet, which adds up itself.</summary>
    public static IEnumerable<PressingLine> ByTerritoryAndRole(VacanciesData data, VacanciesTexts t, Language language) =>
        from part in data.Parts
        from role in data.Roles
        let seats = data.Coverage.Where(row => row.TerritoryCode == part.TerritoryCode && row.RoleCode == role.RoleCode).Sum(row => row.Seats)
        where seats > 0
        select new PressingLine(part.Name, role.Label(language), seats, data.Tally.Of(part.TerritoryCode, role.RoleCode));

    private static IEnumerable<PressingLine> WithTotal(VacanciesData data, VacanciesTexts t, IEnumerable<PressingLine> lines)
    {
        var all = lines.ToList();
        return all.Count < 2 ? all : all.Append(new PressingLine(t.Total, "", data.Coverage.Sum(row => row.Seats), data.Tally.Total, IsTotal: true));
    }
}
