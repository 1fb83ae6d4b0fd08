using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;

namespace Portal.Web.Features.Network;

/// <summary>An establishment's profile as of a day: its seats through time, its filings, what they add up to.</summary>
public sealed record EstablishmentPage
{
    private const int MostSeats = 20;

    /// <summary>The indicator whose course the profile shows.</summary>
    public const string TrendIndicator = YearCourse.Indicator;

    public required BodyRow Body { get; init; }

    /// <summary>Everything that happened to its structure, the earliest first.</summary>
    public required IReadOnlyList<BodyEventRow> Structure { get; init; }

    public IReadOnlyList<AffiliationRow> Affiliations => BodyEventRow.Stays(Structure);
    public IReadOnlyList<SeatRow> Seats { get; init; } = [];
    public IReadOnlyList<MandateRow> Mandates { get; init; } = [];

    /// <summary>The periods of the day's fiscal year; none outside the calendar.</summary>
    public IReadOnlyList<PeriodRow> Periods { get; init; } = [];
    public IReadOnlyList<PeriodRow> PreviousPeriods { get; init; } = [];

    /// <summary>By the sequence of their period.</summary>
    public IReadOnlyDictionary<int, MatrixCellRow> Filings { get; init; } = new Dictionary<int, MatrixCellRow>();

    /// <summary>What was filed of the trend indicator, by the sequence of the period.</summary>
    public IReadOnlyDictionary<int, PeriodIndicatorRow> Trend { get; init; } = new Dictionary<int, PeriodIndicatorRow>();

    public string FiscalYear => Periods is [var first, ..] ? first.FiscalYear : "";

    /// <summary>Of the year’s last period; null where nothing is filed.</summary>
    public Form? Form { get; init; }

    public YearCourse Course => new(Periods, PreviousPeriods, Trend) { Form = Form };

    /// <summary>Seven statements, when the form is at hand; null when there is none, it is not open that day, or it is outside the scope.</summary>
    /// <param name="session">One read transaction.</param>
    /// <param name="forms">The compiled forms.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="asOf">The day of the structure, the seats and the fiscal year.</param>
    /// <param name="today">The day on which a filing is late or missing.</param>
    /// <param name="code">The establishment’s.</param>
    public static async Task<EstablishmentPage?> LoadAsync(IReadSession session, FormCache forms, AccessScope scope, DateOnly asOf, DateOnly today, string code)
    {
        if (await NetworkQueries.EstablishmentAsync(session, scope, asOf, code) is not { } body)
        {
            return null;
        }

        var page = new EstablishmentPage { Body = body, Structure = await StructureQueries.HistoryAsync(session, body.BodyId) };
        if (!scope.MayReadOperations)
        {
            return page;
        }

        page = page with
        {
            Seats = await SeatQueries.ListAsync(session, scope, asOf, new SeatFilter { Body = code }, new PageRequest(0, MostSeats)),
            Mandates = await SeatQueries.MandatesOfBodyAsync(session, scope, asOf, code),
        };
        return await PeriodQueries.OfYearAndPreviousAsync(session, asOf) is [var first, .., var last] periods
            ? await WithFilingsAsync(page, session, forms, scope, asOf, today, periods, new UtilizationFilter(first.Sequence, last.Sequence) { Body = code })
            : page;
    }

    private static async Task<EstablishmentPage> WithFilingsAsync(
        EstablishmentPage page, IReadSession session, FormCache forms, AccessScope scope, DateOnly asOf, DateOnly today, IReadOnlyList<PeriodRow> periods, UtilizationFilter filter)
    {
        var year = PortalTime.FiscalYearOf(asOf);
        var trend = await UtilizationQueries.SeriesAsync(session, scope, filter, [TrendIndicator]);
        return page with
        {
            Periods = [.. periods.Where(period => period.FiscalYear == year)],
            PreviousPeriods = [.. periods.Where(period => period.FiscalYear != year)],
            Filings = await MatrixQueries.OfBodyAsync(session, scope, today, filter.Body!, filter.FromSequence, filter.ToSequence),
            Trend = trend.ToDictionary(row => row.Sequence),
            Form = await forms.GetAsync(session, FormQueries.Telehealth, filter.ToSequence, periods[^1].FormRevision),
        };
    }
}
