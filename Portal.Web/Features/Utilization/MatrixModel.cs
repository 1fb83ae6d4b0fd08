using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What the address asks of the matrix.</summary>
public sealed record MatrixQuery
{
    public string? Year { get; init; }
    public string? Territory { get; init; }

    /// <summary><c>missing</c> or <c>late</c>; everything without it.</summary>
    public string? Show { get; init; }

    /// <summary>
    /// <c>today</c>: grouped and named as today; <c>period</c>: as on the last day of each period; without it, as on the reference
    /// day, which is the last day of each period where that is today.
    /// </summary>
    public string? Structure { get; init; }
    public string? Page { get; init; }
}

/// <summary>Rows of the matrix that belong to one territory.</summary>
public sealed record MatrixGroup(string? TerritoryCode, string? Name, IReadOnlyList<MatrixLine> Lines);

/// <summary>The matrix of a fiscal year: what every establishment in scope has filed, period by period.</summary>
public sealed record MatrixModel
{
    public const string ShowMissing = "missing";
    public const string ShowLate = "late";
    public const string StructureOfToday = "today";
    public const string StructureOfPeriod = "period";

    public required MatrixQuery Query { get; init; }
    public required string FiscalYear { get; init; }

    /// <summary>The past day at whose end every state is told; null: now.</summary>
    public DateOnly? AsOf { get; init; }
    public required IReadOnlyList<FiscalYearRow> Years { get; init; }
    public required IReadOnlyList<PlaceRow> Territories { get; init; }
    public required MatrixPage Matrix { get; init; }
    public required Pager Pager { get; init; }
    public required MatrixCells Cells { get; init; }

    /// <summary>The fields of the query that ask for what does not exist.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Of the fiscal year, the latest that was opened.</summary>
    public PeriodRow? Current => Matrix.Periods.LastOrDefault(period => period.IsOpened && (AsOf is not { } day || PortalTime.DayOf(period.OpenedAtUtc!.Value) <= day));

    public IReadOnlyList<MatrixGroup> Groups(PortalContext portal) =>
    [
        .. Matrix.Lines.GroupBy(line => line.Establishment.TerritoryCode)
            .Select(group => new MatrixGroup(group.Key, group.First().Establishment.Territory(portal.Language), [.. group])),
    ];

    /// <summary>Five statements, seven where there are several pages. Null when the calendar is empty, or the page is beyond the last.</summary>
    public static async Task<MatrixModel?> LoadAsync(IReadSession session, PortalContext portal, MatrixQuery query)
    {
        var years = await PeriodQueries.FiscalYearsAsync(session);
        var territories = portal.Scope.SeesWholeNetwork ? await AccessQueries.TerritoriesAsync(session) : [];
        List<string> faults = [];
        var asked = years.FirstOrDefault(year => year.FiscalYear == query.Year);
        Check(nameof(query.Year), string.IsNullOrEmpty(query.Year) || asked is not null);
        Check(nameof(query.Territory), string.IsNullOrEmpty(query.Territory) || territories.Any(territory => territory.Code == query.Territory));
        Check(nameof(query.Show), query.Show is null or "" or ShowMissing or ShowLate);
        Check(nameof(query.Structure), query.Structure is null or "" or StructureOfToday or StructureOfPeriod);
        Check("Date", portal.AsOf.Day <= portal.Today);
        Check(nameof(query.Page), TryPage(query.Page, out var number));
        var asOf = portal.AsOf.Day < portal.Today ? portal.AsOf.Day : (DateOnly?)null;
        var ofDay = asOf is { } past ? years.FirstOrDefault(year => year.FiscalYear == PortalTime.FiscalYearOf(past)) : null;
        if ((asked ?? ofDay ?? years.FirstOrDefault(year => year.Opened > 0) ?? (years.Count == 0 ? null : years[^1])) is not { } year)
        {
            return null;
        }

        var filter = faults.Count > 0 ? new MatrixFilter { FiscalYear = year.FiscalYear } : new MatrixFilter
        {
            FiscalYear = year.FiscalYear,
            Territory = string.IsNullOrEmpty(query.Territory) ? null : query.Territory,
            Only = query.Show switch { ShowMissing => MatrixOnly.Missing, ShowLate => MatrixOnly.Late, _ => null },
            AsOf = asOf,
            StructureOn = query.Structure switch { StructureOfToday => portal.Today, StructureOfPeriod => null, _ => asOf },
        };
        var request = PageRequest.Number(number, MatrixQueries.PageSize);
        if (await MatrixQueries.PageAsync(session, portal.Scope, portal.Today, filter, request) is not { } matrix
            || (matrix.Lines.Count == 0 && number > 1))
        {
            return null;
        }

        return new MatrixModel
        {
            Query = query,
            FiscalYear = year.FiscalYear,
            AsOf = filter.AsOf,
            Years = years,
            Territories = territories,
            Matrix = matrix,
            Pager = new Pager(portal, number, MatrixQueries.PageSize, matrix.LineCount),
            Cells = new MatrixCells(portal.Language, matrix.Periods, filter.AsOf),
            Faults = faults,
        };

        void Check(string field, bool holds)
        {
            if (!holds)
            {
                faults.Add(field);
            }
        }
    }

    /// <summary>Page 1 where none is asked for, or none can be read.</summary>
    internal static bool TryPage(string? text, out int number)
    {
        var isRead = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number)
            && number is > 0 and < 100_000;
        number = isRead ? number : 1;
        return isRead || string.IsNullOrEmpty(text);
    }
}
