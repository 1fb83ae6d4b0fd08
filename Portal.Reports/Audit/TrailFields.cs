using Portal.Data;
using Portal.Data.Audit;

namespace Portal.Reports.Audit;

/// <summary>What the values of an event are called, on the page and in documents alike.</summary>
public static class TrailFields
{
    /// <summary>In the reader's words; as it is kept in the trail where there is no word for it.</summary>
    public static string Name(AuditChange change, Language language) => TrailTexts.For(language).Find("field." + change.Name) ?? change.Name;

    /// <summary>One value in a line: before and after, or the one there is.</summary>
    internal static string Line(AuditChange change, Language language)
    {
        var t = TrailTexts.For(language);
        var value = change switch
        {
            { Before: { } before, After: { } after } => t.Changed(before, after),
            { Before: { } before } => t.Removed(before),
            _ => change.After ?? "–",
        };
        return change.Name.Length == 0 ? value : t.Pair(Name(change, language), value);
    }
}
