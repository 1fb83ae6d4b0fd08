using System.Text;

namespace Portal.Texts.Model;

/// <summary>Which grammatical number a text is for.</summary>
internal enum PluralForm { None, One, Other }

/// <summary>
/// A key of a file: the text <c>vacantDays_one</c> has the stem <c>vacantDays</c> and is the form One of the member
/// <c>VacantDays</c>.
/// </summary>
internal readonly record struct TextKey(string Text, string Stem, PluralForm Form, string Member)
{
    private const string OneSuffix = "_one";
    private const string OtherSuffix = "_other";

    /// <summary>The key of the same text for another number.</summary>
    public string Sibling => Stem + (Form == PluralForm.One ? OtherSuffix : OneSuffix);

    /// <summary>Reads a key: ASCII letters and digits, a letter first, words parted by camelCase or by <c>.</c>, <c>-</c> or <c>_</c>.</summary>
    public static bool TryParse(string text, out TextKey key)
    {
        var form = text.EndsWith(OneSuffix, StringComparison.Ordinal) ? PluralForm.One
            : text.EndsWith(OtherSuffix, StringComparison.Ordinal) ? PluralForm.Other
            : PluralForm.None;
        var stem = form switch
        {
            PluralForm.One => text.Substring(0, text.Length - OneSuffix.Length),
            PluralForm.Other => text.Substring(0, text.Length - OtherSuffix.Length),
            _ => text,
        };
        var member = MemberName(stem);
        key = new(text, stem, form, member ?? "");
        return member is not null;
    }

    private static string? MemberName(string stem)
    {
        var name = new StringBuilder(stem.Length);
        var startsWord = true;
        foreach (var c in stem)
        {
            var isLetter = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
            if (isLetter || (c is >= '0' and <= '9' && name.Length > 0))
            {
                name.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else if (c is '.' or '-' or '_' && !startsWord)
            {
                startsWord = true;
            }
            else
            {
                return null;
            }
        }

        return startsWord ? null : name.ToString();
    }
}
