using Portal.Data.Engine;

namespace Portal.Data.Governance.Bulk;

/// <summary>
/// The words of a workbook that stand for codes, in both languages at once: a format, not texts. Read by the code, by either
/// language or by both, without case or accents.
/// </summary>
public static class BulkWords
{
    private const string Between = " – ";

    public static IReadOnlyDictionary<bool, string> Natures { get; } = new Dictionary<bool, string> { [false] = "Titulaire – Holder", [true] = "Intérim – Interim" };

    public static IReadOnlyDictionary<EndReason, string> Reasons { get; } = new Dictionary<EndReason, string>
    {
        [EndReason.TermCompleted] = "Mandat terminé – Term completed",
        [EndReason.Resignation] = "Démission – Resignation",
        [EndReason.Departure] = "Départ – Departure",
        [EndReason.Reassignment] = "Réaffectation – Reassignment",
        [EndReason.Other] = "Autre motif – Other reason",
    };

    public const string Yes = "Oui – Yes";

    public static string Role(RoleRow role) => role.LabelFr == role.LabelEn ? role.LabelFr : $"{role.LabelFr}{Between}{role.LabelEn}";

    private static readonly Dictionary<string, bool> NatureOf = Known(Natures.Select(nature => (nature.Key, nature.Value, nature.Key ? "Interim" : "Substantive")));
    private static readonly Dictionary<string, EndReason> ReasonOf = Known(Reasons.Select(reason => (reason.Key, reason.Value, reason.Key.ToString())));
    private static readonly Dictionary<string, bool> YesOf = Known([(true, Yes, "x")]);

    /// <summary>What names a role, folded, to its code.</summary>
    internal static Dictionary<string, string> RoleCodes(IEnumerable<RoleRow> roles) => Known(roles.Select(role => (role.RoleCode, Role(role), role.RoleCode)));

    /// <summary>Null when it is none; blank is holder.</summary>
    internal static bool? IsInterim(string text) => text.Length == 0 ? false : NatureOf.TryGetValue(SearchText.Fold(text), out var isInterim) ? isInterim : null;

    internal static EndReason? Reason(string text) => ReasonOf.TryGetValue(SearchText.Fold(text), out var reason) ? reason : null;

    internal static bool IsYes(string text) => text.Length > 0 && YesOf.ContainsKey(SearchText.Fold(text));

    /// <summary>By the code, the words in both languages, and those in each; of two that share a word the first has it.</summary>
    private static Dictionary<string, T> Known<T>(IEnumerable<(T Value, string Words, string Code)> terms)
    {
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (value, words, code) in terms)
        {
            foreach (var word in words.Split(Between).Append(words).Append(code))
            {
                known.TryAdd(SearchText.Fold(word), value);
            }
        }

        return known;
    }
}
