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

    /// <summary>Null when it is none of the roles.</summary>
    internal static string? RoleCode(IEnumerable<RoleRow> roles, string text) =>
        roles.FirstOrDefault(role => Means(text, role.RoleCode, Role(role)) || Means(text, role.LabelFr, role.LabelEn))?.RoleCode;

    /// <summary>Null when it is none; blank is holder.</summary>
    internal static bool? IsInterim(string text) =>
        text.Length == 0 || Means(text, "Substantive", Natures[false]) ? false : Means(text, nameof(MandateRow.IsInterim), Natures[true]) ? true : null;

    internal static EndReason? Reason(string text)
    {
        foreach (var (reason, words) in Reasons)
        {
            if (Means(text, reason.ToString(), words))
            {
                return reason;
            }
        }

        return null;
    }

    internal static bool IsYes(string text) => Means(text, "x", Yes);

    private static bool Means(string text, string code, string words)
    {
        var folded = SearchText.Fold(text);
        return folded == SearchText.Fold(code) || folded == SearchText.Fold(words)
            || words.Split(Between).Any(word => folded == SearchText.Fold(word));
    }
}
