using System.Globalization;
using System.Text;
using Portal.Reports.Engine.Pdf.Fonts;

namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>
/// Accents and vowel signs that are written after their letter. Where a font has the two as one sign, that is shown; else
/// the mark is centred on the letter.
/// </summary>
internal static class Marks
{
    /// <summary>Joins a mark to the last glyph, if one sign stands for both (Unicode's canonical composition).</summary>
    public static bool TryCompose(Span<ShapedGlyph> line, int mark, FontStack fonts)
    {
        if (line.IsEmpty)
        {
            return false;
        }

        ref var letter = ref line[^1];
        Span<char> pair = stackalloc char[4];
        var length = new Rune(letter.CodePoint).EncodeToUtf16(pair);
        length += new Rune(mark).EncodeToUtf16(pair[length..]);
        var composed = new string(pair[..length]).Normalize(NormalizationForm.FormC);
        if (!Rune.TryGetRuneAt(composed, 0, out var rune) || rune.Utf16SequenceLength != composed.Length || !fonts.Has(rune.Value))
        {
            return false;
        }

        letter.CodePoint = letter.Form = rune.Value;
        return true;
    }

    /// <summary>Whether the glyph is a mark with a glyph before it, from the same font: such a mark takes no room of its own.</summary>
    public static bool SitsOn(ReadOnlySpan<ShapedGlyph> line, int at) =>
        at > 0 && IsSetOverItsLetter(line[at].CodePoint) && line[at].Slot == line[at - 1].Slot;

    /// <summary>Centres each mark on the letter that it follows, directly or after other marks.</summary>
    public static void Place(Span<ShapedGlyph> line, FontStack fonts)
    {
        var letter = 0;
        for (var i = 1; i < line.Length; i++)
        {
            if (!SitsOn(line, i))
            {
                letter = i;
                continue;
            }

            var font = fonts[line[i].Slot];
            line[i].X = line[letter].X + font.MiddleOf(line[letter].Glyph) - font.MiddleOf(line[i].Glyph);
        }
    }

    private static bool IsSetOverItsLetter(int c) => CharacterClass.IsMark(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.SpacingCombiningMark;
}
