using Portal.Data.Network;

namespace Portal.Data.Utilization;

/// <summary>From a period on, figures of an indicator are not comparable with those before it.</summary>
public sealed record SeriesBreak
{
    /// <summary>The indicator whose definition changed: the one asked about, or an input that it is computed from.</summary>
    public required string Code { get; init; }

    /// <summary>The first period under the new definition.</summary>
    public required int FromSequence { get; init; }

    /// <summary>Its code; null where the calendar does not reach so far.</summary>
    public string? FromPeriod { get; init; }

    /// <summary>Why; empty where it was not said.</summary>
    public string ReasonFr { get; init; } = "";
    public string ReasonEn { get; init; } = "";

    /// <summary>The period without its year: <c>P05</c>; empty where it has no code.</summary>
    public string Period => FromPeriod is { } code ? code[(code.LastIndexOf('-') + 1)..] : "";

    public string Reason(Language language) => Names.In(language, ReasonFr, ReasonEn);
}

/// <summary>
/// Where the series of a form's indicators are interrupted. A derived indicator is interrupted wherever its own definition, or that of
/// an input of its formula, begins a version that is not comparable: the one rule by which every page, document and chart marks a
/// break, and by which no change is computed over one. Immutable.
/// </summary>
public sealed class SeriesBreaks
{
    private readonly Dictionary<string, SeriesBreak[]> breaks;

    /// <param name="form">Its formulas say what is computed from what.</param>
    /// <param name="versions">Of its indicators, those before it included.</param>
    internal SeriesBreaks(Form form, IEnumerable<FormIndicator> versions)
    {
        var own = versions.Where(version => version.IsBreak).ToLookup(version => version.Code, version => new SeriesBreak
        {
            Code = version.Code,
            FromSequence = version.FromSequence,
            FromPeriod = version.FromPeriod,
            ReasonFr = version.ReasonFr ?? "",
            ReasonEn = version.ReasonEn ?? version.ReasonFr ?? "",
        });
        breaks = own.Count == 0 ? [] : form.Indicators
            .Select(indicator => (indicator.Code, Breaks: Of(indicator.Code)))
            .Where(indicator => indicator.Breaks.Length > 0)
            .ToDictionary(indicator => indicator.Code, indicator => indicator.Breaks, StringComparer.Ordinal);

        SeriesBreak[] Of(string code) =>
        [
            .. (form.Formula(code)?.Symbols().Select(symbol => symbol.Code) ?? []).Prepend(code).Distinct()
                .SelectMany(part => own[part]).OrderBy(at => at.FromSequence),
        ];
    }

    public bool Any => breaks.Count > 0;

    /// <summary>The last one that stands between two periods, of which the later may lie under it; null where they compare.</summary>
    public SeriesBreak? Between(string indicator, int before, int after)
    {
        var all = breaks.GetValueOrDefault(indicator, []);
        for (var at = all.Length - 1; at >= 0; at--)
        {
            if (before < all[at].FromSequence && all[at].FromSequence <= after)
            {
                return all[at];
            }
        }

        return null;
    }

    /// <summary>The last one up to a period; null where there was none.</summary>
    public SeriesBreak? Last(string indicator, int sequence) => Between(indicator, int.MinValue, sequence);

    /// <summary>Those within a run of periods, the earliest first: each is drawn before the period that it begins with.</summary>
    public IReadOnlyList<SeriesBreak> Within(string indicator, int first, int last) =>
        [.. breaks.GetValueOrDefault(indicator, []).Where(at => first < at.FromSequence && at.FromSequence <= last).DistinctBy(at => at.FromSequence)];
}
