using Portal.Reports.Engine.Pdf.Fonts;

namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>A line of a wrapped text, as a part of it.</summary>
internal readonly record struct TextLine(int Start, int Length)
{
    /// <summary>With the space that the line was broken at: whoever copies the text gets it, nobody sees it.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}

/// <summary>
/// Breaks text into lines that are as full as they can be. A line ends after a space or after a hyphen or dash between
/// letters; a no-break space holds. A word longer than the line is cut, never inside a surrogate pair or before an accent.
/// </summary>
internal static class LineBreaker
{
    /// <param name="text">A line feed starts a new line.</param>
    /// <param name="fonts">The fonts of the face.</param>
    /// <param name="width">In thousandths of the type size.</param>
    /// <param name="lines">Emptied, then filled with at least one line.</param>
    public static void Wrap(string text, FontStack fonts, double width, List<TextLine> lines)
    {
        lines.Clear();
        int start = 0, breakAt = 0;
        double used = 0, usedAtBreak = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = CharacterClass.Read(text, i, out var length);
            if (c == '\n')
            {
                lines.Add(new TextLine(start, i - start));
                start = breakAt = i + 1;
                used = usedAtBreak = 0;
                i++;
                continue;
            }

            var advance = CharacterClass.IsDropped(c) ? 0 : fonts.Resolve(CharacterClass.Shown(c)).Advance;
            var isSpace = CharacterClass.Shown(c) == ' ';
            if (used + advance > width && i > start && !isSpace && !CharacterClass.IsMark(c))
            {
                var end = breakAt > start ? breakAt : i;
                lines.Add(new TextLine(start, end - start));
                used -= end == breakAt ? usedAtBreak : used;
                start = breakAt = end;
                usedAtBreak = 0;
                continue;
            }

            used += advance;
            i += length;
            if (isSpace || IsBreakableDash(text, i))
            {
                (breakAt, usedAtBreak) = (i, used);
            }
        }

        if (start < text.Length || lines.Count == 0)
        {
            lines.Add(new TextLine(start, text.Length - start));
        }
    }

    private static bool IsBreakableDash(string text, int after) =>
        text[after - 1] is '-' or '–' or '\u2010' && after >= 2 && after < text.Length
        && char.IsLetter(text[after - 2]) && char.IsLetter(text[after]);
}
