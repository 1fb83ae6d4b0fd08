namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>
/// Sets the runs of a line that read from right to left. A run goes from a letter of such a script to the last one, or the
/// last digit, before a letter of another; numbers inside keep their own direction. That is the Unicode bidirectional algorithm (UAX #9) for
/// a line whose base direction is left to right, without explicit embeddings.
/// </summary>
internal static class RightToLeft
{
    public static void Mirror(Span<ShapedGlyph> line)
    {
        for (var start = 0; NextRun(line, ref start, out var end); start = end)
        {
            foreach (ref var glyph in line[start..end])
            {
                glyph.Form = CharacterClass.Mirrored(glyph.Form);
            }
        }
    }

    /// <summary>Moves the glyphs of each run to their places; the line's width does not change.</summary>
    public static void Place(Span<ShapedGlyph> line)
    {
        for (var start = 0; NextRun(line, ref start, out var end); start = end)
        {
            var run = line[start..end];
            var right = run[^1].X + run[^1].Advance;
            for (var i = 0; i < run.Length;)
            {
                var number = NumberLength(run[i..]);
                for (var k = Math.Max(number, 1) - 1; k >= 0; k--)
                {
                    right -= run[i + k].Advance;
                    run[i + k].X = right;
                }

                i += Math.Max(number, 1);
            }
        }
    }

    private static bool NextRun(ReadOnlySpan<ShapedGlyph> line, ref int start, out int end)
    {
        while (start < line.Length && !CharacterClass.IsRightToLeft(line[start].CodePoint))
        {
            start++;
        }

        end = start;
        var opening = -1;
        for (var i = start; i < line.Length && !IsLeftToRight(line[i].CodePoint); i++)
        {
            var c = line[i].CodePoint;
            if (CharacterClass.IsRightToLeft(c) || IsDigit(c) || (end == i && CharacterClass.IsMark(c)))
            {
                end = i + 1;
            }
            else if (c is '(' or '[' or '{')
            {
                opening = i;
            }
            else if (c is ')' or ']' or '}')
            {
                if (opening < 0)
                {
                    // Its pair stands before the run, so it does not belong to it either.
                    break;
                }

                end = end > opening ? i + 1 : end;
                opening = -1;
            }
        }

        return start < line.Length;
    }

    private static int NumberLength(ReadOnlySpan<ShapedGlyph> run)
    {
        var length = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (IsDigit(run[i].CodePoint))
            {
                length = i + 1;
            }
            else if (length == 0 || run[i].CodePoint is not ('.' or ',' or ':' or '/' or '-' or '\u00A0' or '\u202F'))
            {
                break;
            }
        }

        return length;
    }

    private static bool IsDigit(int c) => c is (>= '0' and <= '9') or (>= 0x0660 and <= 0x0669) or (>= 0x06F0 and <= 0x06F9);

    private static bool IsLeftToRight(int c) =>
        !CharacterClass.IsRightToLeft(c) && (c <= 0xFFFF ? char.IsLetter((char)c) : !CharacterClass.IsMark(c));
}
