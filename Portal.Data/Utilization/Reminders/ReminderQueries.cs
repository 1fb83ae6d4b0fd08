using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization.Reminders;

/// <summary>Who is reminded of what, and what was sent, within the caller's scope.</summary>
public static class ReminderQueries
{
    /// <summary>For so many days a page tells what was sent.</summary>
    public const int DaysShown = 14;

    private const int MostDigests = 500;

    /// <summary>One statement.</summary>
    public static async Task<ReminderSettings> SettingsAsync(IReadSession session)
    {
        var rows = await session.ListAsync<ReminderSettingRow>(ReminderSettingRow.All);
        var (usual, rules) = (ReminderSettings.Default, rows.ToDictionary(row => row.Kind, row => row.Rule));
        return rows.Count == 0 ? usual : new ReminderSettings
        {
            IsOn = rows[0].IsOn,
            SendsAtHour = rows[0].SendsAtHour,
            Version = rows[0].Version,
            Rules = [.. usual.Rules.Select(rule => rules.GetValueOrDefault(rule.Kind, rule))],
        };
    }

    /// <summary>What was sent in the days before one and on it, the latest first. One statement.</summary>
    public static Task<IReadOnlyList<ReminderRunRow>> RunsAsync(IReadSession session, DateOnly day) =>
        session.ListAsync<ReminderRunRow>(ReminderRunRow.Since, new { Since = day.AddDays(-DaysShown) });

    /// <summary>The digests of a day, as far as the caller sees establishments and people. Five statements, however many they are.</summary>
    public static async Task<ReminderPlan> PlanAsync(IReadSession session, AccessScope scope, DateOnly day) =>
        await PlanAsync(session, scope, day, await SettingsAsync(session), await RunsAsync(session, day));

    /// <summary>The same with what was read already. Three statements.</summary>
    public static async Task<ReminderPlan> PlanAsync(
        IReadSession session, AccessScope scope, DateOnly day, ReminderSettings settings, IEnumerable<ReminderRunRow> runs)
    {
        var locked = settings[ReminderKind.AfterLock];
        var args = new
        {
            FormCode = FormQueries.Telehealth,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            LocksFrom = locked.IsOn ? day.AddDays(-locked.Reach - ReminderWindow.LongestGap) : day,
        };
        var matters = (await session.ListAsync<MatterRow>(MatterRow.Waiting, args)).ToLookup(matter => matter.Status == FilingStatus.Submitted);
        var held = new { AsOf = day, ScopeBody = scope.Body, ScopeTerritory = scope.Territory };
        var seats = await session.ListAsync<SeatHolderRow>(SeatHolderRow.On, held);
        var duties = await session.ListAsync<DutyRow>(DutyRow.On, held);
        var previous = runs.Select(run => (DateOnly?)run.OnDay).Where(run => run < day).Max();
        var plan = ReminderPlan.Make(
            day, previous, settings, matters[false].Concat(matters[true].OrderBy(matter => matter.SubmittedAtUtc)), seats, duties);
        return scope.Body is null ? plan : plan with { Unaddressed = [] }; // whether its centre has anybody is not the establishment's to see
    }

    /// <summary>Digests of a day, and of the days before those that did not arrive, or perhaps did not. The caller keeps to whom it shows them.</summary>
    public static Task<IReadOnlyList<ReminderDigestRow>> DigestsAsync(IReadSession session, DateOnly day) =>
        session.PageAsync<ReminderDigestRow>(ReminderDigestRow.OfDayAndFailed, new { Day = day, Since = day.AddDays(-DaysShown) }, new PageRequest(0, MostDigests));

    /// <summary>How many of the last days' digests did not arrive, or perhaps did not: for whoever may read deliveries.</summary>
    public static Task<int> FailedAsync(IReadSession session, DateOnly day) =>
        session.FindAsync<int>(ReminderDigestRow.CountFailed, new { Since = day.AddDays(-DaysShown) });

    /// <summary>What the caller chose; null for somebody who is not in the directory.</summary>
    public static async Task<MailPreferenceRow?> PreferenceAsync(IReadSession session, AccessScope scope) => scope.PersonId is { } person
        ? await session.FindAsync<MailPreferenceRow>(MailPreferenceRow.OfPerson, new { PersonId = person }) ?? MailPreferenceRow.Default
        : null;
}
