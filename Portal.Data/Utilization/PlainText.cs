using System.Globalization;
using System.Text;

namespace Portal.Data.Utilization;

/// <summary>Typed and pasted text brought to plain signs: what looks alike becomes alike.</summary>
internal static class PlainText
{
    private const int FullWidthFirst = 0xFF01;
    private const int FullWidthLast = 0xFF5E;
    private const int FullWidthOffset = FullWidthFirst - '!';

    /// <summary>
    /// ASCII digits for those of any script, '-' for every dash, one ordinary space for each run of spaces, none
    /// outside, small letters, and no marks that are not seen.
    /// </summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnseen(rune.Value))
            {
                continue;
            }

            var sign = Plain(rune);
            if (sign.Value != ' ' || (plain.Length > 0 && plain[^1] != ' '))
            {
                plain.Append(sign.ToString());
            }
        }

        return plain.ToString().TrimEnd();
    }

    private static Rune Plain(Rune rune) => rune switch
    {
        _ when Rune.IsWhiteSpace(rune) => new Rune(' '),
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber =>
            new Rune('0' + (int)Rune.GetNumericValue(rune)),
        { Value: >= FullWidthFirst and <= FullWidthLast } =>
            Rune.ToLowerInvariant(new Rune(rune.Value - FullWidthOffset)),
        { Value: (>= 0x2010 and <= 0x2015) or 0x2212 } => new Rune('-'),
        _ => Rune.ToLowerInvariant(rune),
    };

    /// <summary>
    /// Zero-width and direction marks that cells of spreadsheets carry along. Not the overrides U+202D and U+202E, which
    /// show digits in another order, nor the soft hyphen, which some fonts show as a minus.
    /// </summary>
    private static bool IsUnseen(int value) => value is
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202C) or 0x2060 or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0x061C;
}
