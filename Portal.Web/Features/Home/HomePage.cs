using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Insights;
using Portal.Data.Network;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>What the home page knows; the tasks and figures are made of it.</summary>
public sealed record HomePage
{
    /// <summary>Periods back whose obligations are looked at: a year, the open one included.</summary>
    private const int PeriodsBack = 12;
    private const int MostOpen = 60;
    private const int MostSeats = 8;
    private const int MostOwnSeats = 50;

    /// <summary>The day is in Montréal; the home page is always about today.</summary>
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<TerritoryRow> Territories { get; init; }
    public PeriodRow? Current { get; init; }
    public IReadOnlyList<StateCountRow> States { get; init; } = [];

    /// <summary>Neither filed nor waived, or open again, the oldest due date first; at the most sixty.</summary>
    public IReadOnlyList<AttentionRow> Open { get; init; } = [];

    /// <summary>For who keeps the mail going: digests of the last days that did not arrive, or perhaps did not.</summary>
    public int FailedReminders { get; init; }
    public IReadOnlyList<CoverageRow> Coverage { get; init; } = [];
    public IReadOnlyList<SeatRow> Vacant { get; init; } = [];
    public IReadOnlyList<SeatRow> Ending { get; init; } = [];

    /// <summary>Indicators of the key figures, period by period: a year that has closed and the same period of the year before.</summary>
    public IReadOnlyList<PeriodIndicatorRow> Series { get; init; } = [];

    /// <summary>Of the last period of the series; null before the first.</summary>
    public Form? Form { get; init; }

    /// <summary>Requests for access that wait for the administrator.</summary>
    public int OpenRequests { get; init; }

    /// <summary>The campaign of review under way, for the administrator.</summary>
    public AccessReviewRow? AccessReview { get; init; }

    public IEnumerable<StateCountRow> CurrentStates => States.Where(row => row.Sequence == Current?.Sequence);

    public int Count(ObligationState state) => States.Where(row => row.State == state).Sum(row => row.Obligations);

    /// <summary>What the reader has to see to themself.</summary>
    public IReadOnlyList<OwnDutyRow> Duties { get; init; } = [];

    /// <summary>Seven statements at the most, when the form is at hand.</summary>
    public static async Task<HomePage> LoadAsync(IReadSession session, PortalContext portal, FormCache forms)
    {
        var (scope, today) = (portal.Scope, portal.Today);
        var page = new HomePage { Today = today, Territories = await NetworkQueries.TerritoriesAsync(session, today, scope.Territory) };
        if (!scope.MayReadOperations)
        {
            page = scope.MayReadDeliveries ? page with { FailedReminders = await ReminderQueries.FailedAsync(session, today) } : page;
            return !scope.MayManageAccounts ? page : page with
            {
                OpenRequests = await AccessRequestCommands.CountAsync(session, scope, onlyOpen: true),
                AccessReview = await AccessReviewQueries.OpenAsync(session),
            };
        }

        page = scope.Body is null ? await WithSeatsAsync(page, session, scope) : await WithOwnSeatsAsync(page, session, scope);
        var opened = await PeriodQueries.OpenedAsync(session, HomeFigures.Opened);
        page = page with { Current = opened is [var last, ..] ? last : null };
        if (page.Current is not { } current)
        {
            return page;
        }

        var from = current.Sequence - PeriodsBack;
        return page with
        {
            States = await AttentionQueries.StateCountsAsync(session, scope, today, new UtilizationFilter(from, current.Sequence)),
            Open = await AttentionQueries.OpenAsync(session, scope, today, from, current.Sequence, new PageRequest(0, MostOpen)),
            Series = await SeriesAsync(session, scope, HomeFigures.Periods(current), opened),
            Form = await forms.GetAsync(session, FormQueries.Telehealth, current.Sequence - 1, current.FormRevision),
        };
    }

    /// <summary>Of many establishments from the sums that are kept, of one from its filings.</summary>
    private static Task<IReadOnlyList<PeriodIndicatorRow>> SeriesAsync(IReadSession session, AccessScope scope, UtilizationFilter course, IReadOnlyList<PeriodRow> opened) =>
        scope.Body is null
            ? NetworkSeries.ReadAsync(
                session,
                scope,
                [.. opened.Where(period => period.Sequence >= course.FromSequence && period.Sequence <= course.ToSequence).OrderBy(period => period.Sequence)],
                HomeFigures.Indicators)
            : UtilizationQueries.SeriesAsync(session, scope, course, HomeFigures.Indicators);

    private static async Task<HomePage> WithSeatsAsync(HomePage page, IReadSession session, AccessScope scope)
    {
        var (vacant, ending, duties) = await PressingRow.ListAsync(session, scope, page.Today, MostSeats);
        return page with { Vacant = vacant, Ending = ending, Duties = duties, Coverage = await SeatQueries.CoverageAsync(session, scope, page.Today) };
    }

    /// <summary>An establishment's few seats are read once and counted here.</summary>
    private static async Task<HomePage> WithOwnSeatsAsync(HomePage page, IReadSession session, AccessScope scope)
    {
        var seats = await SeatQueries.ListAsync(session, scope, page.Today, new SeatFilter(), new PageRequest(0, MostOwnSeats));
        return page with
        {
            Vacant = [.. seats.Where(seat => seat.Holder is null).OrderBy(seat => seat.VacantSince).Take(MostSeats)],
            Ending = [.. seats.Where(seat => seat.State(page.Today) == SeatState.EndingSoon).OrderBy(seat => seat.HeldUntil).Take(MostSeats)],
            Coverage = CoverageRow.Of(seats, page.Today),
            Duties = await OwnDutyRow.ListAsync(session, scope, page.Today),
        };
    }
}
