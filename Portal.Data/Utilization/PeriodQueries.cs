using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>The calendar, which everyone may know.</summary>
public static class PeriodQueries
{
    public static Task<IReadOnlyList<FiscalYearRow>> FiscalYearsAsync(IReadSession session) => session.ListAsync<FiscalYearRow>(FiscalYearRow.All);

    public static Task<IReadOnlyList<PeriodRow>> OfFiscalYearAsync(IReadSession session, string fiscalYear) =>
        session.ListAsync<PeriodRow>(PeriodRow.OfFiscalYear, new { FiscalYear = fiscalYear });

    /// <summary>The periods of the day's fiscal year and of the one before, in order.</summary>
    public static Task<IReadOnlyList<PeriodRow>> OfYearAndPreviousAsync(IReadSession session, DateOnly day) =>
        session.ListAsync<PeriodRow>(
            PeriodRow.OfFiscalYears, new { FiscalYears = new[] { PortalTime.FiscalYearOf(day.AddYears(-1)), PortalTime.FiscalYearOf(day) } });

    /// <summary>Both ends included.</summary>
    public static Task<IReadOnlyList<PeriodRow>> OfRangeAsync(IReadSession session, int fromSequence, int toSequence) =>
        session.ListAsync<PeriodRow>(PeriodRow.OfRange, new { FromSequence = fromSequence, ToSequence = toSequence });

    public static Task<PeriodRow?> FindAsync(IReadSession session, string code) => session.FindAsync<PeriodRow>(PeriodRow.ByCode, new { Code = code });

    /// <summary>The period that is being filed: the latest that was opened. Null before the first.</summary>
    public static async Task<PeriodRow?> CurrentAsync(IReadSession session) => (await OpenedAsync(session, 1)).SingleOrDefault();

    /// <summary>The last <paramref name="most"/> that were opened, the latest first.</summary>
    public static Task<IReadOnlyList<PeriodRow>> OpenedAsync(IReadSession session, int most) =>
        session.PageAsync<PeriodRow>(PeriodRow.Opened, new { }, new PageRequest(0, most));
}
