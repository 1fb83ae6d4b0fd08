using System.Text.Json;
using Portal.Data.Mail;
using Portal.Data.Utilization.Reminders;
using Portal.Reports;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>The rules and the states of messages, as pages show them.</summary>
internal static class ReminderStates
{
    public static IReadOnlyList<DeliveryState> Shown { get; } =
        [DeliveryState.Sent, DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Failed, DeliveryState.Unknown];

    public static string State(this RemindersTexts t, DeliveryState state) => t.Find("delivery." + Camel(state.ToString())) ?? state.ToString();

    public static string Situation(this RemindersTexts t, ReminderKind kind) => t.Find("rule." + Camel(kind.ToString())) ?? kind.ToString();

    /// <summary>7 et 2 jours avant et le jour même; 5 et 10 jours après, puis tous les 5 jours.</summary>
    public static string DaysOf(this RemindersTexts t, ReminderRule rule, Formats format)
    {
        if (!rule.IsOn)
        {
            return t.Off;
        }

        var numbers = rule.Days.Where(day => day > 0).ToList();
        List<string> parts = [];
        if (numbers.Count > 0)
        {
            var days = t.Enumerate([.. numbers.Select(day => format.Whole(day))]);
            parts.Add((rule.CountsDown, numbers is [1]) switch
            {
                (true, false) => t.DaysBefore(days),
                (true, true) => t.DayBefore(days),
                (false, false) => t.DaysAfter(days),
                _ => t.DayAfter(days),
            });
        }

        if (rule.Days.Contains(0))
        {
            parts = [parts is [var before] ? $"{before} {t.AndOnDay}" : t.OnDay];
        }

        if (rule.RepeatDays is { } every)
        {
            parts.Add(t.ThenEvery(every));
        }

        var words = string.Join(", ", parts);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>7, 3 et 1.</summary>
    private static string Enumerate(this RemindersTexts t, IReadOnlyList<string> items) =>
        items.Count < 2 ? items[0] : t.And(string.Join(", ", items.SkipLast(1)), items[^1]);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
