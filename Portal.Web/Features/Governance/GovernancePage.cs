using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>What the address asks of the governance page.</summary>
public sealed record GovernanceQuery
{
    /// <summary>Mandates that end within 30, 60 or 90 days; without it, 90.</summary>
    public string? Ending { get; init; }

    /// <summary>The first day of the turnover, yyyy-mm-dd; without it, the first of the fiscal year.</summary>
    public string? From { get; init; }
}

/// <summary>Mandates that began and ended in a territory over a period, against its seats on the last day.</summary>
public sealed record TurnoverLine(string? TerritoryCode, int Begun, int Ended, int Seats)
{
    /// <summary>Mandates that ended for each seat; null where there is no seat.</summary>
    public decimal? Rate => Seats == 0 ? null : (decimal)Ended / Seats;
}

/// <summary>The mandated seats at a glance: key figures, vacancies, mandates that end, coverage, turnover.</summary>
public sealed record GovernancePage
{
    /// <summary>A longer list is cut here and points to the list of all seats.</summary>
    public const int MostRows = 25;

    /// <summary>The days within which mandates that end may be asked for, and how many end within them.</summary>
    public required IReadOnlyList<(int Days, int Mandates)> Horizons { get; init; }
    public required int Horizon { get; init; }
    public required CoverageCount All { get; init; }
    public required VacancyFigures Vacancies { get; init; }

    /// <summary>The longest vacancies first.</summary>
    public required IReadOnlyList<SeatRow> Vacant { get; init; }

    /// <summary>The first mandates to end first.</summary>
    public required IReadOnlyList<SeatRow> Ending { get; init; }
    public required Coverage Coverage { get; init; }
    public required IReadOnlyList<TurnoverLine> Turnover { get; init; }

    /// <summary>The first day of the turnover; the last is the day of the page.</summary>
    public required DateOnly TurnoverFrom { get; init; }

    /// <summary>What the list of all seats can be asked for.</summary>
    public required SeatsFilterForm Filter { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    public int WithoutInterim => All.Seats - All.Filled - All.Interim;

    /// <summary>Within the longest horizon.</summary>
    public int EndingSoon => Horizons[^1].Mandates;

    /// <summary>Within the horizon that is shown.</summary>
    public int EndingShown => Horizons.First(horizon => horizon.Days == Horizon).Mandates;

    /// <summary>Seven statements.</summary>
    public static async Task<GovernancePage> LoadAsync(IReadSession session, PortalContext portal, GovernanceQuery query)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Register);
        var coverage = await SeatQueries.CoverageAsync(session, scope, asOf);
        var choices = await SeatsFilterChoices.LoadAsync(session, asOf.StructureOn);
        var page = new PageRequest(0, MostRows);
        IReadOnlyList<(int Days, int Mandates)> horizons =
        [
            (SeatRow.SoonDays / 3, coverage.Sum(row => row.EndingFirst)),
            (SeatRow.SoonDays * 2 / 3, coverage.Sum(row => row.EndingSecond)),
            (SeatRow.SoonDays, coverage.Sum(row => row.EndingSoon)),
        ];
        var (horizon, from, errors) = Read(query, horizons, asOf.On, portal);
        return new GovernancePage
        {
            Horizons = horizons,
            Horizon = horizon,
            All = CoverageCount.Of(coverage),
            Vacancies = VacancyFigures.Of(await SeatQueries.VacanciesByFirstDayAsync(session, scope, asOf), asOf.On),
            Vacant = await SeatQueries.VacantAsync(session, scope, asOf, page),
            Ending = await SeatQueries.EndingSoonAsync(session, scope, asOf, page, horizon),
            Coverage = Coverage.Of(coverage, choices.Roles),
            Turnover = Lines(await SeatQueries.TurnoverAsync(session, scope, from, asOf), coverage),
            TurnoverFrom = from,
            Filter = new SeatsFilterForm { Choices = choices },
            Errors = errors,
        };
    }

    private static (int Horizon, DateOnly From, FormErrors Errors) Read(
        GovernanceQuery query, IReadOnlyList<(int Days, int Mandates)> horizons, DateOnly asOf, PortalContext portal)
    {
        var (texts, format) = (GovernanceTexts.For(portal.Language), portal.Format);
        List<FormError> errors = [];
        var horizon = horizons.FirstOrDefault(known => format.Whole(known.Days) == query.Ending).Days;
        if (horizon == 0)
        {
            horizon = SeatRow.SoonDays;
            if (!string.IsNullOrEmpty(query.Ending))
            {
                errors.Add(new FormError("", texts.EndingUnknown));
            }
        }

        var from = DateEntry.Read(query.From);
        if (from.Unreadable is { } text)
        {
            errors.Add(new FormError("from", SharedTexts.For(portal.Language).UnreadableDate(text)));
        }
        else if (from.Day > asOf)
        {
            errors.Add(new FormError("from", texts.TurnoverAfter(format.LongDate(asOf))));
        }

        var first = from.Day is { } day && day <= asOf ? day : SeatChart.FiscalYear(asOf);
        return (horizon, first, new FormErrors(errors));
    }

    /// <summary>A territory that has seats or had mandates, the Ministry last.</summary>
    private static List<TurnoverLine> Lines(IReadOnlyList<TurnoverRow> turnover, IReadOnlyList<CoverageRow> coverage) =>
    [
        .. coverage.Select(row => row.TerritoryCode).Concat(turnover.Select(row => row.TerritoryCode)).Distinct().OrderBy(code => code is null).Select(code => new TurnoverLine(
            code,
            turnover.Where(row => row.TerritoryCode == code).Sum(row => row.Begun),
            turnover.Where(row => row.TerritoryCode == code).Sum(row => row.Ended),
            coverage.Where(row => row.TerritoryCode == code).Sum(row => row.Seats))),
    ];
}
