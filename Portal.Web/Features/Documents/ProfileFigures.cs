using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;

namespace Portal.Web.Features.Documents;

/// <summary>The figures of the last whole period for a profile, beside those of the same period a year before.</summary>
internal static class ProfileFigures
{
    /// <summary>A fiscal year has so many periods: the same period a year before is so far back.</summary>
    private const int PeriodsInYear = 13;

    /// <summary>
    /// The last period whose due date is past on the day: of the one after it, most are still to come. Null where there is none.
    /// </summary>
    /// <param name="session">One read transaction.</param>
    /// <param name="forms">The compiled forms.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="today">The day on which a filing is late or missing.</param>
    /// <param name="periods">Of the day’s fiscal year and the one before, in order.</param>
    /// <param name="of">A territory or an establishment; its sequences are not read.</param>
    public static async Task<PeriodComparison?> ReadAsync(
        IReadSession session, FormCache forms, AccessScope scope, DateOnly asOf, DateOnly today, IReadOnlyList<PeriodRow> periods, UtilizationFilter of)
    {
        if (periods.LastOrDefault(period => period.IsOpened && period.DueOn <= asOf) is not { } last)
        {
            return null;
        }

        var before = (await PeriodQueries.OfRangeAsync(session, last.Sequence - PeriodsInYear, last.Sequence - PeriodsInYear)).SingleOrDefault(period => period.IsOpened);
        var (rows, counts) = await OfAsync(last);
        var (rowsBefore, countsBefore) = before is null ? ([], default) : await OfAsync(before);
        return new PeriodComparison
        {
            Form = await forms.GetAsync(session, FormQueries.Telehealth, last.Sequence),
            Period = last,
            Rows = rows,
            Counts = counts,
            Before = before,
            RowsBefore = rowsBefore,
            CountsBefore = countsBefore,
        };

        async Task<(IReadOnlyList<PeriodIndicatorRow> Rows, Completeness Counts)> OfAsync(PeriodRow period)
        {
            var filter = of with { FromSequence = period.Sequence, ToSequence = period.Sequence };
            return (
                await UtilizationQueries.SummaryAsync(session, scope, filter),
                Completeness.Sum(await UtilizationQueries.CompletenessAsync(session, scope, today, filter)));
        }
    }

    /// <summary>The course of the day’s fiscal year beside the one before; of it, periods whose due date is past, since one that is only partly filed would look like a fall.</summary>
    public static YearCourse Course(IReadOnlyList<PeriodRow> periods, IEnumerable<PeriodIndicatorRow> values, DateOnly asOf, Form? form)
    {
        var year = PortalTime.FiscalYearOf(asOf);
        var due = periods.Where(period => period.DueOn <= asOf).Select(period => period.Sequence).ToHashSet();
        return new YearCourse(
            [.. periods.Where(period => period.FiscalYear == year)],
            [.. periods.Where(period => period.FiscalYear != year)],
            values.Where(row => due.Contains(row.Sequence)).ToDictionary(row => row.Sequence))
        {
            Form = form,
        };
    }
}
