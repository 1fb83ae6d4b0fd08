using System.Globalization;
using Portal.Data;
using Portal.Data.Audit;

namespace Portal.Reports.Audit;

/// <summary>What the values of an event are called, on the page and in documents alike.</summary>
public static class TrailFields
{
    /// <summary>Values of these are codes, which have words; what people wrote is never translated.</summary>
    private static readonly HashSet<string> Coded = new(StringComparer.Ordinal)
    {
        "state", "status", "persona", "language", "format", "rhythm", "sentAs", "kind", "endReason", "severity", "answer", "delivery", "overTime", "span", "cells", "voided",
    };

    private static readonly string[] Flags = [bool.TrueString, bool.FalseString];

    /// <summary>In the reader's words; as it is kept in the trail where there is no word for it.</summary>
    public static string Name(AuditChange change, Language language)
    {
        var t = TrailTexts.For(language);
        var name = t.Find("field." + change.Name) ?? t.Find("field." + Last(change.Name)) ?? change.Name;
        return change.Key is null ? name : $"{name} {change.Key}";
    }

    /// <summary>What was before, in the reader's words; null where there was nothing.</summary>
    public static string? Before(AuditChange change, Language language) => Value(change, change.Before, language);

    /// <summary>What is after, in the reader's words; null where nothing remains.</summary>
    public static string? After(AuditChange change, Language language) => Value(change, change.After, language);

    /// <summary>One value in a line: before and after, or the one there is.</summary>
    internal static string Line(AuditChange change, Language language)
    {
        var t = TrailTexts.For(language);
        var value = (Before(change, language), After(change, language)) switch
        {
            ({ } before, { } after) => t.Changed(before, after),
            ({ } before, null) => t.Removed(before),
            (_, var after) => after ?? "–",
        };
        return change.Name.Length == 0 ? value : t.Pair(Name(change, language), value);
    }

    private static string? Value(AuditChange change, string? value, Language language)
    {
        if (value is null)
        {
            return null;
        }

        if (Flags.Contains(value) || Coded.Contains(Last(change.Name)))
        {
            return TrailTexts.For(language).Find("value." + value) ?? value;
        }

        return value.EndsWith('Z') && DateTime.TryParseExact(
            value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
                ? Formats.For(language).DateAndTime(instant)
                : value;
    }

    /// <summary>The innermost name, as the words spell it: <c>question.AsOf</c> is <c>asOf</c>.</summary>
    private static string Last(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length > 0 && char.IsAsciiLetterUpper(last[0]) ? char.ToLowerInvariant(last[0]) + last[1..] : last;
    }
}
