using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization.Reminders;

/// <summary>What became of a change to the settings of reminders, or to one's own.</summary>
public enum ReminderOutcome
{
    Done,

    /// <summary>The rules are the Ministry's; a preference is that of somebody in the directory.</summary>
    NotAllowed,

    /// <summary>Somebody changed them after the page was shown.</summary>
    Stale,
}

/// <summary>Writes the Ministry's rules, and what each person chose for themselves.</summary>
public sealed class ReminderCommands(Database database, AuditTrail audit)
{
    /// <param name="settings">One rule of each kind, valid as it stands; its version is the one that the caller saw.</param>
    public Task<ReminderOutcome> SetAsync(AccessScope scope, ReminderSettings settings, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!scope.MayManageReminders)
        {
            return ReminderOutcome.NotAllowed;
        }

        var before = await ReminderQueries.SettingsAsync(session);
        var values = new { settings.IsOn, settings.SendsAtHour, settings.Version };
        if (await session.ExecuteAsync(settings.Version == 0 ? ReminderSql.InsertSetting : ReminderSql.UpdateSetting, values) == 0)
        {
            return ReminderOutcome.Stale;
        }

        await session.ExecuteAsync(ReminderSql.DeleteRules, new { Kinds = Enum.GetNames<ReminderKind>() });
        await session.ExecuteManyAsync(ReminderSql.InsertRule, settings.Rules.Select(rule => new { Kind = rule.Kind.ToString(), rule.IsOn, Days = Days(rule), rule.RepeatDays }));
        await audit.AppendAsync(session, scope, "RemindersChanged", new AuditSubject("Reminders"), Seen(before), Seen(settings));
        return ReminderOutcome.Done;
    }, cancel);

    /// <param name="chosen">Its version is the one that the caller saw.</param>
    public Task<ReminderOutcome> PreferAsync(AccessScope scope, MailPreferenceRow chosen, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await ReminderQueries.PreferenceAsync(session, scope) is not { } before)
        {
            return ReminderOutcome.NotAllowed;
        }

        var values = new { scope.PersonId, Language = chosen.Language.ToString(), chosen.WantsReminders, chosen.Version };
        if (await session.ExecuteAsync(chosen.Version == 0 ? ReminderSql.InsertPreference : ReminderSql.UpdatePreference, values) == 0)
        {
            return ReminderOutcome.Stale;
        }

        await audit.AppendAsync(session, scope, "MailPreferenceChanged", new AuditSubject($"Person/{scope.PersonId}"),
            new { before.Language, before.WantsReminders }, new { chosen.Language, chosen.WantsReminders });
        return ReminderOutcome.Done;
    }, cancel);

    private static string Days(ReminderRule rule) => string.Join(',', rule.Days);

    private static Dictionary<string, object> Seen(ReminderSettings settings)
    {
        var values = new Dictionary<string, object> { ["isOn"] = settings.IsOn, ["sendsAtHour"] = settings.SendsAtHour };
        foreach (var rule in settings.Rules)
        {
            var repeats = rule.RepeatDays is { } every ? $" +{every}" : "";
            values[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(rule.Kind.ToString())] = rule.IsOn ? Days(rule) + repeats : "–";
        }

        return values;
    }
}
