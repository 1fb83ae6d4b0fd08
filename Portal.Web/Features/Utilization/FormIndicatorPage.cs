using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>An indicator as it is typed.</summary>
public sealed record IndicatorForm
{
    // A field that is left empty comes as null.
    public const string Derived = "derived";
    public const string Interrupted = "break";
    public const string Continued = "same";

    public string Code { get; init => field = value ?? ""; } = "";
    public bool IsNew { get; init; }
    public string Section { get; init => field = value ?? ""; } = "";

    /// <summary>input or derived.</summary>
    public string Kind { get; init => field = value ?? ""; } = "input";
    public string Unit { get; init => field = value ?? ""; } = Units.Count;
    public string OverTime { get; init => field = value ?? ""; } = "sum";
    public string First { get; init => field = value ?? ""; } = "";
    public string Second { get; init => field = value ?? ""; } = "";
    public string NameFr { get; init => field = value ?? ""; } = "";
    public string NameEn { get; init => field = value ?? ""; } = "";
    public string DefinitionFr { get; init => field = value ?? ""; } = "";
    public string DefinitionEn { get; init => field = value ?? ""; } = "";
    public string Formula { get; init => field = value ?? ""; } = "";

    /// <summary>required or optional.</summary>
    public string Blank { get; init => field = value ?? ""; } = "required";

    /// <summary>break or same; empty until it is said.</summary>
    public string Series { get; init => field = value ?? ""; } = "";
    public string ReasonFr { get; init => field = value ?? ""; } = "";
    public string ReasonEn { get; init => field = value ?? ""; } = "";
    public string From { get; init => field = value ?? ""; } = "";
    public string EndFrom { get; init => field = value ?? ""; } = "";
    public int SeenRevision { get; init; }

    /// <summary>A version says whether the series goes on; a new indicator has none yet.</summary>
    public bool SaysSeries => IsNew || Series is Interrupted or Continued;

    public IndicatorInput Input() => new()
    {
        Code = Code.Trim(),
        Section = Section,
        Kind = Kind == Derived ? IndicatorKind.Derived : IndicatorKind.Input,
        Unit = Unit,
        OverTime = Enum.TryParse<OverTime>(OverTime, ignoreCase: true, out var overTime) && Enum.IsDefined(overTime) ? overTime : Portal.Data.Utilization.OverTime.Ratio,
        Breakdown = string.Join(FormIndicator.DimensionSeparator, new[] { First, Second }.Where(dimension => dimension.Length > 0)),
        NameFr = NameFr,
        NameEn = NameEn,
        DefinitionFr = DefinitionFr,
        DefinitionEn = DefinitionEn,
        Formula = Kind == Derived ? Formula : "",
        IsOptional = Blank == "optional",
        IsBreak = Series == Interrupted,
        ReasonFr = ReasonFr,
        ReasonEn = ReasonEn,
    };

    public static IndicatorForm Of(FormIndicator version, bool isPlanned) => new()
    {
        Code = version.Code,
        Section = version.Section,
        Kind = version.Kind.ToString().ToLowerInvariant(),
        Unit = version.Unit,
        OverTime = version.OverTime.ToString().ToLowerInvariant(),
        First = version.Dimensions.ElementAtOrDefault(0) ?? "",
        Second = version.Dimensions.ElementAtOrDefault(1) ?? "",
        NameFr = version.NameFr,
        NameEn = version.NameEn,
        DefinitionFr = version.DefinitionFr,
        DefinitionEn = version.DefinitionEn,
        Formula = version.Formula,
        Blank = version.IsOptional ? "optional" : "required",
        Series = !isPlanned ? "" : version.IsBreak ? Interrupted : Continued,
        ReasonFr = isPlanned ? version.ReasonFr ?? "" : "",
        ReasonEn = isPlanned ? version.ReasonEn ?? "" : "",
        From = isPlanned ? version.FromPeriod ?? "" : "",
    };
}

/// <summary>Another part of the form that names an indicator.</summary>
public sealed record IndicatorUse(string Code, bool IsRule, string Text);

/// <summary>One indicator before the Ministry: written from a period on, shown as the form would be, ended, or taken back.</summary>
public sealed record FormIndicatorPage
{
    private const int Ahead = 26;
    private const int MostChanges = 12;

    public required IndicatorForm Form { get; init; }

    /// <summary>The newest first; none for a new indicator.</summary>
    public required IReadOnlyList<FormIndicator> Versions { get; init; }
    public required FormHistory History { get; init; }

    /// <summary>From which a version may hold; the next first.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>As it is in the next period.</summary>
    public required Form Next { get; init; }
    public required int Revision { get; init; }

    /// <summary>What others did since the page was shown; null when nothing stood in the way.</summary>
    public IReadOnlyList<FormChangeRow>? Meanwhile { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public FormPlan? Plan { get; init; }
    public IReadOnlyList<FormConsequence> Consequences { get; init; } = [];

    public bool IsNew => Versions.Count == 0;

    public FormIndicator? Newest => Versions is [{ } newest, ..] ? newest : null;

    /// <summary>Its last version, or its end, is still to come.</summary>
    public bool MayWithdraw => Newest is { } last && Periods is [var next, ..] && (last.FromSequence >= next.Sequence || last.ToSequence >= next.Sequence - 1);

    public bool MayEnd => Newest is { ToSequence: null } && Periods.Count > 0;

    /// <summary>Formulas and rules of the form of the chosen period that name the indicator.</summary>
    public IReadOnlyList<IndicatorUse> Uses(Form form) =>
    [
        .. form.Indicators.Where(one => form.Formula(one.Code)?.Symbols().Any(symbol => symbol.Code == Form.Code) == true).Select(one => new IndicatorUse(one.Code, false, one.Formula)),
        .. form.CompiledRules.Where(rule => rule.Comparison.Left.Symbols().Concat(rule.Comparison.Right.Symbols()).Any(symbol => symbol.Code == Form.Code))
            .Select(rule => new IndicatorUse(rule.Rule.Code, true, $"{rule.Rule.LeftSide} {rule.Rule.Operator} {rule.Rule.RightSide}")),
    ];

    /// <summary>Eight statements at the most. Null for an unknown code.</summary>
    /// <param name="session">One read transaction.</param>
    /// <param name="code">Null for a new indicator.</param>
    /// <param name="form">What was typed; null at first.</param>
    public static async Task<FormIndicatorPage?> LoadAsync(IReadSession session, string? code, IndicatorForm? form)
    {
        var history = await FormQueries.HistoryAsync(session, FormQueries.Telehealth);
        var versions = code is null ? [] : history.OfCode(code);
        if (code is not null && versions.Count == 0)
        {
            return null;
        }

        var next = (await PeriodQueries.CurrentAsync(session))?.Sequence + 1 ?? 1;
        var periods = await PeriodQueries.OfRangeAsync(session, next, next + Ahead);
        var revision = periods is [var first, ..] ? first.FormRevision : await FormQueries.RevisionAsync(session, FormQueries.Telehealth);
        // Ending and taking back send the code alone: the fields show what is there.
        var typed = form is { NameFr.Length: 0, NameEn.Length: 0, DefinitionFr.Length: 0, IsNew: false } ? null : form;
        typed ??= versions is [var newest, ..]
            ? IndicatorForm.Of(newest, newest.FromSequence >= next) with { EndFrom = form?.EndFrom ?? "" }
            : new IndicatorForm { IsNew = true, Section = history.Sections is [var section, ..] ? section.Code : "" };
        return new FormIndicatorPage
        {
            Form = typed with { SeenRevision = revision },
            Versions = versions,
            History = history,
            Periods = periods,
            Next = history.At(next),
            Revision = revision,
            Meanwhile = form is not null && form.SeenRevision != revision
                ? await FormQueries.ChangesAsync(session, FormQueries.Telehealth, form.SeenRevision, new PageRequest(0, MostChanges))
                : null,
        };
    }

    /// <summary>With what the form would be.</summary>
    public FormIndicatorPage Previewed()
    {
        var plan = Periods.FirstOrDefault(period => period.Code == Form.From) is { } period
            ? FormPlan.Write(History, Form.Input(), period.Sequence, Form.IsNew)
            : FormPlan.Refused(History, FormProblem.UnknownPeriod, nameof(Form.From));
        return this with { Plan = plan, Consequences = plan.Outcome.Consequences };
    }
}
