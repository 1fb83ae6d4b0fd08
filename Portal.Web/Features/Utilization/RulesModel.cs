using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A rule with its versions, the newest first.</summary>
public sealed record RuleHistory(string Code, IReadOnlyList<RuleRow> Versions)
{
    public RuleRow Newest => Versions[0];

    /// <summary>The version under which a period is filed; null when the rule does not hold for it.</summary>
    public RuleRow? At(int sequence) => Versions.FirstOrDefault(version => version.IsInForce(sequence));
}

/// <summary>All rules through their versions.</summary>
public sealed record RulesModel
{
    public required IReadOnlyList<RuleHistory> Rules { get; init; }

    /// <summary>That is filed now; null before the first.</summary>
    public PeriodRow? Current { get; init; }

    /// <summary>Two statements.</summary>
    public static async Task<RulesModel> LoadAsync(IReadSession session) => new()
    {
        Rules = [.. (await RuleQueries.AllAsync(session)).GroupBy(row => row.Code).Select(rule => new RuleHistory(rule.Key, [.. rule]))],
        Current = await PeriodQueries.CurrentAsync(session),
    };
}

/// <summary>A rule as it is typed.</summary>
public sealed record RuleForm
{
    // A field that is left empty comes as null.
    public string Code { get; init => field = value ?? ""; } = "";

    /// <summary>error or warning.</summary>
    public string Severity { get; init => field = value ?? ""; } = Warning;
    public string Rule { get; init => field = value ?? ""; } = "";
    public string MessageFr { get; init => field = value ?? ""; } = "";
    public string MessageEn { get; init => field = value ?? ""; } = "";
    public string From { get; init => field = value ?? ""; } = "";
    public int SeenVersion { get; init; }

    public const string Error = "error";
    public const string Warning = "warning";

    public RuleInput Input() => new()
    {
        Code = Code.Trim(),
        Severity = Severity == Error ? FindingSeverity.Error : FindingSeverity.Warning,
        Rule = Rule,
        MessageFr = MessageFr,
        MessageEn = MessageEn,
    };
}

/// <summary>One rule before the Ministry: written, tried on what was filed, put in force from a period on, or ended.</summary>
public sealed record RulePage
{
    private const int Ahead = 26;

    public required RuleForm Form { get; init; }

    /// <summary>The newest first; none for a new rule.</summary>
    public required IReadOnlyList<RuleRow> Versions { get; init; }

    /// <summary>From which a version may hold: not opened yet, the next first.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>The form whose indicators the rule may name.</summary>
    public required Form Dictionary { get; init; }

    /// <summary>The periods of the trial, both included.</summary>
    public PeriodRow? TriedFrom { get; init; }
    public PeriodRow? TriedTo { get; init; }
    public RuleTrial? Trial { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Somebody wrote a version after the page was shown.</summary>
    public bool IsStale { get; init; }

    public bool IsNew => Versions.Count == 0;

    /// <summary>The newest version holds until further notice, or for periods still to come.</summary>
    public bool MayEnd => Versions is [{ } newest, ..] && Periods.Count > 0 && (newest.ToSequence is null || newest.ToSequence >= Periods[0].Sequence);

    /// <summary>Six statements at the most, when the form is at hand. Null for an unknown code.</summary>
    /// <param name="code">Null for a new rule.</param>
    /// <param name="form">What was typed; null at first.</param>
    public static async Task<RulePage?> LoadAsync(IReadSession session, FormCache forms, string? code, RuleForm? form)
    {
        var versions = code is null ? [] : await RuleQueries.OfCodeAsync(session, code);
        if (code is not null && versions.Count == 0)
        {
            return null;
        }

        var next = (await PeriodQueries.CurrentAsync(session))?.Sequence + 1 ?? 1;
        var periods = (await PeriodQueries.OfRangeAsync(session, next, next + Ahead)).Where(period => !period.IsOpened).ToList();
        form ??= versions is [{ } newest, ..]
            ? new RuleForm
            {
                Code = newest.Code,
                Severity = newest.Severity == FindingSeverity.Error ? RuleForm.Error : RuleForm.Warning,
                Rule = $"{newest.LeftSide} {newest.Operator} {newest.RightSide}",
                MessageFr = newest.MessageFr,
                MessageEn = newest.MessageEn,
                SeenVersion = newest.Version,
            }
            : new RuleForm();
        return new RulePage
        {
            Form = form,
            Versions = versions,
            Periods = periods,
            Dictionary = await forms.GetAsync(session, FormQueries.Telehealth, periods.FirstOrDefault()?.Sequence ?? next),
        };
    }

    /// <summary>The same with the rule tried on the last periods that were opened; unchanged when it cannot be read. Two statements more.</summary>
    public async Task<RulePage> TryAsync(IReadSession session, PortalContext portal)
    {
        if (!ExpressionParser.TryParseRule(Form.Rule, Dictionary, out var rule, out _) || await PeriodQueries.CurrentAsync(session) is not { } current)
        {
            return this;
        }

        var from = current.Sequence - RuleQueries.TrialPeriods + 1;
        var periods = await PeriodQueries.OfRangeAsync(session, from, current.Sequence);
        return this with
        {
            TriedFrom = periods[0],
            TriedTo = current,
            Trial = await RuleQueries.TryAsync(session, portal.Scope, Dictionary, rule, from, current.Sequence),
        };
    }

    /// <summary>Where the rule cannot be read, in words; null when it can.</summary>
    public static string? Unreadable(ExpressionError? error, string rule, RulesTexts t)
    {
        if (error is not { } fault)
        {
            return null;
        }

        var what = t.Find("error." + char.ToLowerInvariant(fault.Kind.ToString()[0]) + fault.Kind.ToString()[1..]) ?? fault.Kind.ToString();
        var at = Math.Min(fault.Offset, rule.Length);
        var piece = rule.Substring(at, Math.Min(fault.Length, rule.Length - at));
        return piece.Length == 0 ? t.ErrorAtEnd(what) : t.ErrorAt(what, piece, $"{at + 1}");
    }
}
