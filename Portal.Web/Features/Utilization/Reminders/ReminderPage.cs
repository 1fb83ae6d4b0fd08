using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>Reminders as a persona sees them: who would be told of what, the rules, what was sent, one's own choice.</summary>
public sealed record ReminderPage
{
    private const int PageSize = 25;

    public required ReminderSettings Settings { get; init; }

    /// <summary>Today, or the next working day where today's hours are over or it is none.</summary>
    public required DateOnly Day { get; init; }
    public required bool IsToday { get; init; }

    /// <summary>Days of which digests were sent, the latest first.</summary>
    public required IReadOnlyList<ReminderRunRow> Runs { get; init; }

    /// <summary>Null for whoever reads no filings.</summary>
    public ReminderPlan? Plan { get; init; }

    /// <summary>Of the people who are to be told.</summary>
    public Pager? Pager { get; init; }

    /// <summary>How far the digests of the day have come, by person; empty before they are decided on.</summary>
    public IReadOnlyDictionary<int, DeliveryState> States { get; init; } = new Dictionary<int, DeliveryState>();

    /// <summary>For whoever may read deliveries.</summary>
    public IReadOnlyList<ReminderDigestRow> Failed { get; init; } = [];

    /// <summary>Null for somebody who is not in the directory.</summary>
    public MailPreferenceRow? Preference { get; init; }

    /// <summary>For which the reader is reminded.</summary>
    public IReadOnlyList<SeatHolderRow> OwnSeats { get; init; } = [];

    /// <summary>For who writes the rules.</summary>
    public ReminderForm? Form { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Somebody changed the rules after the page was shown.</summary>
    public bool IsStale { get; init; }

    public bool IsPlanned => Runs.Any(run => run.OnDay == Day);

    public IReadOnlyList<Digest> Shown => Plan is null || Pager is null ? [] : [.. Plan.Due.Skip(Pager.Request.Skip).Take(Pager.Size)];

    /// <summary>Seven statements at the most.</summary>
    /// <param name="form">What was typed; null at first.</param>
    public static async Task<ReminderPage> LoadAsync(IReadSession session, PortalContext portal, PortalTime time, int number, ReminderForm? form = null)
    {
        var scope = portal.Scope;
        var isToday = ReminderWindow.IsWorkday(portal.Today) && PortalTime.Local(time.UtcNow).Hour < ReminderRunner.LastHour;
        var day = isToday ? portal.Today : ReminderWindow.WorkdayFrom(portal.Today.AddDays(1));
        var settings = await ReminderQueries.SettingsAsync(session);
        var runs = await ReminderQueries.RunsAsync(session, portal.Today);
        var plan = scope.MayReadOperations ? await ReminderQueries.PlanAsync(session, scope, day, settings, runs) : null;
        var digests = plan is not null || scope.MayReadDeliveries ? await ReminderQueries.DigestsAsync(session, day) : [];
        return new ReminderPage
        {
            Settings = settings,
            Day = day,
            IsToday = isToday,
            Runs = runs,
            Plan = plan,
            Pager = plan is null ? null : new Pager(portal, number, PageSize, plan.Due.Count()),
            States = digests.Where(digest => digest.OnDay == day).ToDictionary(digest => digest.PersonId, digest => digest.State),
            Failed = scope.MayReadDeliveries ? [.. digests.Where(digest => digest.State is DeliveryState.Failed or DeliveryState.Unknown)] : [],
            Preference = scope.MayReadOperations ? await ReminderQueries.PreferenceAsync(session, scope) : null,
            OwnSeats = plan is not null && scope.PersonId is { } person ? plan.SeatsOf(person) : [],
            Form = scope.MayManageReminders ? form ?? ReminderForm.Of(settings) : null,
        };
    }
}
