using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A period, and what is filed for it within the caller's scope.</summary>
/// <param name="MayOpen">The caller may open it now.</param>
/// <param name="MayMove">The caller may move its last day.</param>
/// <param name="MayClose">The caller may close it before its lock dates.</param>
public sealed record CalendarLine(PeriodRow Period, Completeness Counts, bool MayOpen, bool MayMove, bool MayClose);

/// <summary>The periods of a fiscal year.</summary>
public sealed record CalendarModel
{
    public required string FiscalYear { get; init; }
    public required IReadOnlyList<FiscalYearRow> Years { get; init; }
    public required IReadOnlyList<CalendarLine> Lines { get; init; }

    /// <summary>Why a step was not taken; null when none was refused.</summary>
    public PeriodProblem? Refused { get; init; }

    /// <summary>Three statements. Null when the calendar has no such fiscal year.</summary>
    public static async Task<CalendarModel?> LoadAsync(IReadSession session, PortalContext portal, string? fiscalYear)
    {
        var years = await PeriodQueries.FiscalYearsAsync(session);
        var year = string.IsNullOrEmpty(fiscalYear)
            ? years.FirstOrDefault(year => year.Opened > 0) ?? (years.Count == 0 ? null : years[^1])
            : years.FirstOrDefault(year => year.FiscalYear == fiscalYear);
        if (year is null)
        {
            return null;
        }

        var periods = await PeriodQueries.OfFiscalYearAsync(session, year.FiscalYear);
        var counts = (await UtilizationQueries.CompletenessAsync(
            session, portal.Scope, portal.Today, new UtilizationFilter(year.FromSequence, year.ToSequence))).ToLookup(row => row.Sequence);
        return new CalendarModel
        {
            FiscalYear = year.FiscalYear,
            Years = years,
            Lines =
            [
                .. periods.Select(period => new CalendarLine(
                    period,
                    Completeness.Sum(counts[period.Sequence]),
                    portal.Scope.MayOpenPeriods && !period.IsOpened && period.StartsOn <= portal.Today,
                    portal.Scope.MayOpenPeriods && !period.IsOpened && period.Number < CellHistory.PeriodsOfYear,
                    portal.Scope.MayOpenPeriods && period.IsOpened && period.DueOn < portal.Today && portal.Today <= period.LocksOn)),
            ],
        };
    }
}
