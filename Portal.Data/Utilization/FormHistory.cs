namespace Portal.Data.Utilization;

/// <summary>The order of a section's indicators from a period on; one that it does not name stands where it stood, after them.</summary>
public sealed record SectionOrder(string Section, int FromSequence, IReadOnlyList<string> Codes);

/// <summary>A version of what is asked, and the periods that are filed under it, both included; no last one: until further notice.</summary>
public sealed record FormVersion(int Number, int FromSequence, int? ToSequence);

/// <summary>
/// A form through all its versions: the form of a period is what is in force at its sequence. Immutable; a change is tried on a copy
/// before it is written.
/// </summary>
public sealed record FormHistory
{
    public required IReadOnlyList<FormSection> Sections { get; init; }

    /// <summary>Every version.</summary>
    public required IReadOnlyList<FormIndicator> Indicators { get; init; }
    public required IReadOnlyList<FormCategory> Categories { get; init; }
    public required IReadOnlyList<FormRule> Rules { get; init; }
    public IReadOnlyList<SectionOrder> Orders { get; init; } = [];

    /// <summary>The form of a period.</summary>
    public Form At(int sequence) => new(
        Sections,
        Placed(sequence),
        Categories.Where(category => category.IsInForce(sequence)),
        Rules.Where(rule => rule.IsInForce(sequence)),
        Indicators.Where(version => version.FromSequence <= sequence))
    {
        Version = Math.Max(Changes().Count(change => change <= sequence), 1),
    };

    /// <summary>The versions of what is asked, the earliest first.</summary>
    public IReadOnlyList<FormVersion> Versions()
    {
        var changes = Changes();
        return [.. changes.Select((change, index) => new FormVersion(index + 1, change, index + 1 < changes.Count ? changes[index + 1] - 1 : null))];
    }

    /// <summary>An indicator's versions, the newest first; none for an unknown code.</summary>
    public IReadOnlyList<FormIndicator> OfCode(string code) =>
        [.. Indicators.Where(version => version.Code == code).OrderByDescending(version => version.Version)];

    /// <summary>The sequences from which on something holds that did not before, rules included, the earliest first.</summary>
    internal IReadOnlyList<int> Turns() =>
    [
        .. Changes().Concat(Rules.Select(rule => rule.FromSequence)).Concat(Rules.Select(rule => rule.ToSequence + 1).OfType<int>())
            .Distinct().Order(),
    ];

    private List<int> Changes() =>
    [
        .. Indicators.Select(version => version.FromSequence).Concat(Indicators.Select(version => version.ToSequence + 1).OfType<int>())
            .Concat(Categories.Select(category => category.FromSequence)).Concat(Categories.Select(category => category.ToSequence + 1).OfType<int>())
            .Concat(Orders.Select(order => order.FromSequence))
            .Distinct().Order(),
    ];

    /// <summary>A section's places stay its own: its indicators share them out in its order.</summary>
    private IEnumerable<FormIndicator> Placed(int sequence)
    {
        foreach (var section in Indicators.Where(version => version.IsInForce(sequence)).GroupBy(version => version.Section))
        {
            var asked = section.OrderBy(version => version.Ordinal).ThenBy(version => version.Code, StringComparer.Ordinal).ToList();
            var order = Orders.Where(order => order.Section == section.Key && order.FromSequence <= sequence).MaxBy(order => order.FromSequence)?.Codes ?? [];
            var places = order.Index().ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
            foreach (var (version, place) in asked.OrderBy(version => places.GetValueOrDefault(version.Code, places.Count)).Zip(asked))
            {
                yield return version with { Ordinal = place.Ordinal };
            }
        }
    }
}
