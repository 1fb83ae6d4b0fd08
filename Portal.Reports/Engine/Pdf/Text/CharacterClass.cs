using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>What a document does with a character: shows it, sets it as a space, or leaves it out.</summary>
internal static class CharacterClass
{
    public const int ReplacementCharacter = 0xFFFD;

    public static bool IsDropped(int c) => c switch
    {
        < 0x20 => c is not ('\t' or '\n' or '\r'),
        < 0x7F => false,
        < 0xA0 => true, // DEL and the C1 controls
        0xAD or 0x061C or 0x180E or 0xFEFF => true, // soft hyphen, Arabic letter mark, vowel separator, byte order mark
        >= 0x200B and <= 0x200F => true, // zero widths and direction marks
        >= 0x2028 and <= 0x202E => true, // line and paragraph separators, embeddings
        >= 0x2060 and <= 0x206F => true, // joiners, isolates, deprecated controls
        >= 0xFE00 and <= 0xFE0F => true, // variation selectors
        >= 0xFFF9 and <= 0xFFFB => true, // interlinear annotation
        >= 0xE0000 and <= 0xE0FFF => true, // tags and more variation selectors
        _ => false,
    };

    /// <summary>
    /// Tab and line ends become spaces, so that words do not run together. A private-use sign or a noncharacter means
    /// nothing outside the font of whoever wrote it: it becomes the replacement character.
    /// </summary>
    public static int Shown(int c) => c switch
    {
        '\t' or '\n' or '\r' => ' ',
        (>= 0xE000 and <= 0xF8FF) or (>= 0xFDD0 and <= 0xFDEF) or >= 0xF0000 => ReplacementCharacter,
        _ => (c & 0xFFFE) == 0xFFFE ? ReplacementCharacter : c,
    };

    /// <summary>Reads one code point; half of a surrogate pair reads as the replacement character.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out int length)
    {
        var c = text[at];
        length = 1;
        if (!char.IsSurrogate(c))
        {
            return c;
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out length);
        return rune.Value;
    }

    /// <summary>An accent or a vowel sign that sits on the character before it.</summary>
    public static bool IsMark(int c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Letters of the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their kin.</summary>
    public static bool IsRightToLeft(int c) => c is
        (>= 0x0590 and <= 0x08FF and not (>= 0x0660 and <= 0x0669) and not (>= 0x06F0 and <= 0x06F9))
        or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>The pair of a bracket: inside text from right to left it opens towards the left.</summary>
    public static int Mirrored(int c) => c switch
    {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        _ => c,
    };
}
