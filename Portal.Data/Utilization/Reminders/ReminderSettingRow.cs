using System.Globalization;

namespace Portal.Data.Utilization.Reminders;

/// <summary>The settings of reminders as they are kept, once for each rule.</summary>
internal sealed record ReminderSettingRow
{
    public bool IsOn { get; init; }
    public int SendsAtHour { get; init; }
    public int Version { get; init; }
    public ReminderKind Kind { get; init; }
    public bool RuleIsOn { get; init; }
    public required string Days { get; init; }
    public int? RepeatDays { get; init; }

    public ReminderRule Rule => new()
    {
        Kind = Kind,
        IsOn = RuleIsOn,
        Days = [.. Days.Split(',').Select(day => int.Parse(day, CultureInfo.InvariantCulture))],
        RepeatDays = RepeatDays,
    };

    /// <summary>No row until the settings were changed for the first time.</summary>
    public const string All = """
        SELECT s.IsOn, s.SendsAtHour, s.Version, r.Kind, r.IsOn AS RuleIsOn, r.Days, r.RepeatDays
        FROM ReminderSetting s
        CROSS JOIN ReminderRule r
        ORDER BY r.Kind
        """;
}
