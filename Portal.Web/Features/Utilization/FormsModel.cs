using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>A category as it is typed, or chosen to end.</summary>
public sealed record CategoryForm
{
    // A field that is left empty comes as null.
    public string Dimension { get; init => field = value ?? ""; } = "";
    public string Code { get; init => field = value ?? ""; } = "";
    public string NameFr { get; init => field = value ?? ""; } = "";
    public string NameEn { get; init => field = value ?? ""; } = "";
    public string From { get; init => field = value ?? ""; } = "";
    public int SeenRevision { get; init; }

    /// <summary>One that is chosen comes as <c>channel.video</c>.</summary>
    public CategoryForm Chosen() => Code.Split('.') is [var dimension, var code] ? this with { Dimension = dimension, Code = code } : this;
}

/// <summary>A version of what is asked, and what it changed.</summary>
/// <param name="Form">As it is from its first period on.</param>
/// <param name="Changes">In words' stead: the indicators that begin, change or end with it, by code.</param>
public sealed record FormVersionView(FormVersion Version, PeriodRow? From, PeriodRow? To, Form Form, IReadOnlyList<(FormChange Change, FormIndicator Indicator)> Changes);

/// <summary>The form by version: which sections, indicators and breakdowns are asked from which period on.</summary>
public sealed record FormsModel
{
    private const int Ahead = 26;
    private const int MostChanges = 12;

    public required FormHistory History { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<FormVersionView> Versions { get; init; }

    /// <summary>Whose sections are shown.</summary>
    public required FormVersionView Shown { get; init; }

    /// <summary>That is filed now; null before the first period.</summary>
    public required PeriodRow? Current { get; init; }

    /// <summary>From which a change may hold: not opened, nor before one that is; the next first.</summary>
    public required IReadOnlyList<PeriodRow> Periods { get; init; }

    /// <summary>Of the form, to be given as seen.</summary>
    public required int Revision { get; init; }

    /// <summary>The latest changes; after a refusal for being late, those since the page was shown.</summary>
    public required IReadOnlyList<FormChangeRow> Changes { get; init; }
    public FormOutcome? Refused { get; init; }
    public CategoryForm? Category { get; init; }

    public bool IsCurrent(FormVersionView one) => one.Version.FromSequence <= Sequence && (one.Version.ToSequence is null || one.Version.ToSequence >= Sequence);

    public bool IsPlanned(FormVersionView one) => one.Version.FromSequence > Sequence;

    /// <summary>The code of a period; null outside the calendar.</summary>
    public string? Period(int sequence) => Codes.GetValueOrDefault(sequence);

    private IReadOnlyDictionary<int, string> Codes { get; init; } = new Dictionary<int, string>();

    private int Sequence => Current?.Sequence ?? 0;

    /// <summary>Eight statements. Null when there is no form, or no such version.</summary>
    /// <param name="session">One read transaction.</param>
    /// <param name="version">Null for the one that is filed now.</param>
    /// <param name="aboveRevision">Tells what changed since.</param>
    public static async Task<FormsModel?> LoadAsync(IReadSession session, int? version, int? aboveRevision = null)
    {
        var current = await PeriodQueries.CurrentAsync(session);
        var history = await FormQueries.HistoryAsync(session, FormQueries.Telehealth);
        var versions = history.Versions();
        if (versions.Count == 0)
        {
            return null;
        }

        var next = (current?.Sequence ?? 0) + 1;
        var calendar = await PeriodQueries.OfRangeAsync(session, Math.Min(versions[0].FromSequence, next), next + Ahead);
        var periods = calendar.ToDictionary(period => period.Sequence);
        var views = versions.Select(one => View(history, one, periods)).Reverse().ToList();
        var shown = version is { } number
            ? views.Find(one => one.Version.Number == number)
            : views.Find(one => one.Version.FromSequence <= next - 1) ?? views[^1];
        var revision = calendar is [var any, ..] ? any.FormRevision : 0;
        return shown is null ? null : new FormsModel
        {
            History = history,
            Versions = views,
            Shown = shown,
            Current = current,
            Periods = [.. calendar.Where(period => period.Sequence >= next)],
            Codes = periods.ToDictionary(period => period.Key, period => period.Value.Code),
            Revision = revision,
            Changes = await FormQueries.ChangesAsync(session, FormQueries.Telehealth, aboveRevision ?? 0, new PageRequest(0, MostChanges)),
        };
    }

    private static FormVersionView View(FormHistory history, FormVersion version, Dictionary<int, PeriodRow> periods)
    {
        var (from, isFirst) = (version.FromSequence, version.Number == 1);
        return new FormVersionView(
            version,
            periods.GetValueOrDefault(from),
            version.ToSequence is { } to ? periods.GetValueOrDefault(to) : null,
            history.At(from),
            isFirst ? [] :
            [
                .. history.Indicators.Where(one => one.FromSequence == from)
                    .Select(one => (one.Version == 1 ? FormChange.IndicatorAdded : FormChange.IndicatorChanged, one))
                    .Concat(history.Indicators.Where(one => one.ToSequence == from - 1 && !history.Indicators.Any(other => other.Code == one.Code && other.FromSequence == from))
                        .Select(one => (FormChange.IndicatorEnded, one))),
            ]);
    }
}
