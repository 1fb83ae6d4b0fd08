using System.Globalization;
using Portal.Data;
using Portal.Data.Utilization.Reminders;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization.Reminders;

/// <summary>One rule as it is filled in.</summary>
public sealed record ReminderRuleForm
{
    public bool IsOn { get; init; }
    public string? Days { get; init; }
    public string? Repeat { get; init; }
}

/// <summary>The Ministry's rules as they are filled in; texts as they were sent, so that what is wrong is shown again as it was typed.</summary>
public sealed record ReminderForm
{
    public bool IsOn { get; init; }
    public string? SendsAtHour { get; init; }

    /// <summary>Of the settings when the form was shown.</summary>
    public int Version { get; init; }

    public ReminderRuleForm BeforeDue { get; init; } = new();
    public ReminderRuleForm AfterDue { get; init; } = new();
    public ReminderRuleForm BeforeLock { get; init; } = new();
    public ReminderRuleForm AfterLock { get; init; } = new();
    public ReminderRuleForm AfterReturn { get; init; } = new();
    public ReminderRuleForm BeforeExpiry { get; init; } = new();
    public ReminderRuleForm AfterSubmission { get; init; } = new();
    public ReminderRuleForm BeforeAnswer { get; init; } = new();
    public ReminderRuleForm AfterAnswer { get; init; } = new();

    public ReminderRuleForm this[ReminderKind kind] => kind switch
    {
        ReminderKind.BeforeDue => BeforeDue,
        ReminderKind.AfterDue => AfterDue,
        ReminderKind.BeforeLock => BeforeLock,
        ReminderKind.AfterLock => AfterLock,
        ReminderKind.AfterReturn => AfterReturn,
        ReminderKind.BeforeExpiry => BeforeExpiry,
        ReminderKind.BeforeAnswer => BeforeAnswer,
        ReminderKind.AfterAnswer => AfterAnswer,
        _ => AfterSubmission,
    };

    public static ReminderForm Of(ReminderSettings settings)
    {
        return new ReminderForm
        {
            IsOn = settings.IsOn,
            SendsAtHour = Text(settings.SendsAtHour),
            Version = settings.Version,
            BeforeDue = Rule(ReminderKind.BeforeDue),
            AfterDue = Rule(ReminderKind.AfterDue),
            BeforeLock = Rule(ReminderKind.BeforeLock),
            AfterLock = Rule(ReminderKind.AfterLock),
            AfterReturn = Rule(ReminderKind.AfterReturn),
            BeforeExpiry = Rule(ReminderKind.BeforeExpiry),
            AfterSubmission = Rule(ReminderKind.AfterSubmission),
            BeforeAnswer = Rule(ReminderKind.BeforeAnswer),
            AfterAnswer = Rule(ReminderKind.AfterAnswer),
        };

        ReminderRuleForm Rule(ReminderKind kind) => settings[kind] is var rule
            ? new ReminderRuleForm { IsOn = rule.IsOn, Days = string.Join(", ", rule.Days.Select(Text)), Repeat = rule.RepeatDays is { } every ? Text(every) : null }
            : throw new ArgumentException($"No rule for {kind}.", nameof(settings));
    }

    /// <summary>What is chosen, or what is wrong with it. A rule that is off may be empty: it keeps what it had.</summary>
    public (ReminderSettings? Settings, FormErrors Errors) Read(ReminderSettings before, RemindersTexts t)
    {
        List<FormError> errors = [];
        List<ReminderRule> rules = [];
        if (!TryNumber(SendsAtHour, out var hour) || hour is < ReminderSettings.EarliestHour or > ReminderSettings.LatestHour)
        {
            errors.Add(new FormError(nameof(SendsAtHour), t.FaultHour));
        }

        foreach (var rule in before.Rules)
        {
            var typed = this[rule.Kind];
            if (!typed.IsOn && string.IsNullOrWhiteSpace(typed.Days))
            {
                rules.Add(rule with { IsOn = false });
                continue;
            }

            var days = Days(typed.Days, rule);
            if (days is null)
            {
                errors.Add(new FormError($"{rule.Kind}.{nameof(typed.Days)}", t.FaultDays(Text(rule.LeastDay))));
            }

            var every = 0;
            var repeats = !rule.CountsDown && !string.IsNullOrWhiteSpace(typed.Repeat);
            if (repeats && !(TryNumber(typed.Repeat, out every) && every is > 0 and <= ReminderRule.MostDays))
            {
                errors.Add(new FormError($"{rule.Kind}.{nameof(typed.Repeat)}", t.FaultRepeat));
            }

            rules.Add(rule with { IsOn = typed.IsOn, Days = days ?? rule.Days, RepeatDays = repeats ? every : null });
        }

        return errors.Count > 0
            ? (null, new FormErrors(errors))
            : (new ReminderSettings { IsOn = IsOn, SendsAtHour = hour, Version = Version, Rules = rules }, FormErrors.None);
    }

    /// <summary>Each once and in order; null when they cannot be read.</summary>
    private static IReadOnlyList<int>? Days(string? text, ReminderRule rule)
    {
        List<int> days = [];
        foreach (var part in (text ?? "").Split([',', ';', ' ', '\u00a0', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryNumber(part, out var day) || day < rule.LeastDay || day > ReminderRule.MostDays)
            {
                return null;
            }

            days.Add(day);
        }

        var once = days.Distinct().Order();
        return days.Count is 0 or > ReminderRule.MostSteps ? null : [.. rule.CountsDown ? once.Reverse() : once];
    }

    private static bool TryNumber(string? text, out int value) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What somebody chose of their own mail.</summary>
public sealed record PreferenceForm
{
    public string? Language { get; init; }
    public bool WantsReminders { get; init; }
    public int Version { get; init; }

    /// <summary>Null when the language is none.</summary>
    public MailPreferenceRow? Read() => Language is nameof(Data.Language.French) or nameof(Data.Language.English)
        ? new MailPreferenceRow { Language = Enum.Parse<Language>(Language), WantsReminders = WantsReminders, Version = Version }
        : null;
}
