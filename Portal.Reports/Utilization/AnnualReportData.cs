using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>What the annual report is made of: never more than the sums of the year, however many filings there were.</summary>
public sealed record AnnualReportData
{
    /// <summary>The inputs that access is told by, over their whole breakdown.</summary>
    public static IReadOnlyList<string> AccessIndicators { get; } =
        [IndicatorCodes.Activities, IndicatorCodes.Patients, IndicatorCodes.RemotePatients, IndicatorCodes.IndigenousPatients];

    public required string FiscalYear { get; init; }

    /// <summary>All that the scope holds, compared with the same periods of the year before.</summary>
    public required UtilizationReportData Utilization { get; init; }

    /// <summary>The day of the structure and of the seats: the last of the last period, or the reference date in a year in progress.</summary>
    public required DateOnly StructureOn { get; init; }

    /// <summary>Some periods of the year are not opened yet.</summary>
    public required bool IsInProgress { get; init; }

    /// <summary>The territories that the scope holds establishments of, with the sums of each.</summary>
    public required IReadOnlyList<AnnualTerritory> Territories { get; init; }

    /// <summary>By territory and role, on the day of the structure and a year before it.</summary>
    public required IReadOnlyList<CoverageRow> Coverage { get; init; }
    public required IReadOnlyList<CoverageRow> CoverageBefore { get; init; }
    public required IReadOnlyList<TurnoverRow> Turnover { get; init; }

    /// <summary>The longest vacancy first.</summary>
    public required Func<IAsyncEnumerable<SeatRow>> Vacant { get; init; }

    /// <summary>The seats of each establishment, by its code.</summary>
    public required ILookup<string, SeatRow> Seats { get; init; }
    public required IReadOnlyList<RegionAccessRow> Regions { get; init; }
    public required IReadOnlyList<RegionUseRow> RegionUse { get; init; }

    internal Form Form => Utilization.Form;

    internal IReadOnlyList<PeriodRow> Periods => Utilization.Periods;
}

/// <summary>A territory of the annual report.</summary>
public sealed record AnnualTerritory(TerritoryRow Territory, IReadOnlyList<PeriodIndicatorRow> Rows);

/// <summary>Coverage of a territory's seats over the year; the Ministry's own, and all of them together.</summary>
internal sealed record CoverageYear(string Name, int Seats, int Filled, int Interim, int SeatsBefore, int FilledBefore, int Begun, int Ended)
{
    public decimal? Share => Seats == 0 ? null : (decimal)Filled / Seats;

    public decimal? ShareBefore => SeatsBefore == 0 ? null : (decimal)FilledBefore / SeatsBefore;

    /// <summary>Mandates that ended, as a share of the seats.</summary>
    public decimal? Turnover => Seats == 0 ? null : (decimal)Ended / Seats;

    public static IReadOnlyList<CoverageYear> Of(AnnualReportData data, AnnualTexts t, Language language)
    {
        var parts = data.Territories.Select(one => (Code: (string?)one.Territory.Code, Name: one.Territory.ShortName(language)));
        parts = data.Coverage.Any(row => row.TerritoryCode is null) ? parts.Prepend((null, t.Ministry)) : parts;
        return [.. parts.Select(part => Line(part.Name, code => code == part.Code))];

        CoverageYear Line(string name, Func<string?, bool> isOfIt) => One(data, name, isOfIt);
    }

    public static CoverageYear All(AnnualReportData data, AnnualTexts t) => One(data, t.Total, _ => true);

    private static CoverageYear One(AnnualReportData data, string name, Func<string?, bool> isOfIt)
    {
        var now = data.Coverage.Where(row => isOfIt(row.TerritoryCode)).ToList();
        var before = data.CoverageBefore.Where(row => isOfIt(row.TerritoryCode)).ToList();
        var turnover = data.Turnover.Where(row => isOfIt(row.TerritoryCode)).ToList();
        return new CoverageYear(
            name, now.Sum(row => row.Seats), now.Sum(row => row.Filled), now.Sum(row => row.Interim), before.Sum(row => row.Seats), before.Sum(row => row.Filled),
            turnover.Sum(row => row.Begun), turnover.Sum(row => row.Ended));
    }
}

/// <summary>Access in a region, or in the regions of one remoteness: rates only where inhabitants and activities are of the same places.</summary>
internal sealed record AccessLine
{
    /// <summary>Below so many inhabitants a rate varies too much by chance to be compared.</summary>
    public const int SmallPopulation = 25_000;

    private const decimal PerInhabitants = 10_000;

    public required string Name { get; init; }
    public required string Remoteness { get; init; }
    public string Nations { get; init; } = "";

    /// <summary>Of the regions that have a rate; null when none has.</summary>
    public decimal? Population { get; init; }
    public required CellTally Activities { get; init; }
    public required CellTally Patients { get; init; }
    public required CellTally Remote { get; init; }
    public required CellTally Indigenous { get; init; }

    /// <summary>Of the regions that have a rate.</summary>
    public decimal? ActivitiesWithRate { get; init; }
    public decimal? PatientsWithRate { get; init; }

    public bool IsSmall => Population < SmallPopulation;

    public decimal? ActivityRate => ActivitiesWithRate * PerInhabitants / Population;

    public decimal? PatientRate => PatientsWithRate * PerInhabitants / Population;

    public static IReadOnlyList<AccessLine> ByRegion(AnnualReportData data, AnnualTexts t, Language language) =>
        [.. data.Regions.Select(region => Of(data, $"{region.Code} {region.Name(language)}", [region], t))];

    public static IReadOnlyList<AccessLine> ByRemoteness(AnnualReportData data, AnnualTexts t)
    {
        string[] order = ["urban", "intermediate", "rural", "remote", "northern"];
        return [.. data.Regions.GroupBy(region => region.Remoteness).OrderBy(one => Array.IndexOf(order, one.Key)).Select(one => Of(data, RemotenessName(one.Key, t), [.. one], t))];
    }

    public static AccessLine All(AnnualReportData data, AnnualTexts t) => Of(data, t.Total, data.Regions, t);

    private static AccessLine Of(AnnualReportData data, string name, IReadOnlyList<RegionAccessRow> regions, AnnualTexts t)
    {
        var rated = regions.Where(region => region.HasRate).ToList();
        return new AccessLine
        {
            Name = name,
            Remoteness = RemotenessName(regions[0].Remoteness, t),
            Nations = string.Join(", ", regions.SelectMany(region => region.Nations.Split(';', StringSplitOptions.RemoveEmptyEntries)).Distinct()),
            Population = rated.Count == 0 ? null : rated.Sum(region => (decimal)region.Population),
            Activities = Tally(data, regions, IndicatorCodes.Activities),
            Patients = Tally(data, regions, IndicatorCodes.Patients),
            Remote = Tally(data, regions, IndicatorCodes.RemotePatients),
            Indigenous = Tally(data, regions, IndicatorCodes.IndigenousPatients),
            ActivitiesWithRate = Tally(data, rated, IndicatorCodes.Activities) is { Numbers: > 0 } activities ? activities.Sum : null,
            PatientsWithRate = Tally(data, rated, IndicatorCodes.Patients) is { Numbers: > 0 } patients ? patients.Sum : null,
        };
    }

    /// <summary>Over the regions of each period first, then over the periods by what the indicator allows.</summary>
    private static CellTally Tally(AnnualReportData data, IEnumerable<RegionAccessRow> regions, string indicator)
    {
        var codes = regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var periods = data.RegionUse.Where(row => row.IndicatorCode == indicator && codes.Contains(row.RegionCode)).GroupBy(row => row.Sequence).OrderBy(period => period.Key)
            .Select(period => period.Aggregate(default(CellTally), (sum, row) => sum + row.Tally)).ToList();
        return OverPeriods.Combine(data.Form.FindIndicator(indicator)?.OverTime ?? OverTime.Sum, periods);
    }

    private static string RemotenessName(string remoteness, AnnualTexts t) => t.Find("remoteness." + remoteness) ?? remoteness;
}
