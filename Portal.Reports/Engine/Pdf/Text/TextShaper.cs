using Portal.Reports.Engine.Pdf.Fonts;

namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>
/// Turns a line of text into placed glyphs. They stay in logical order, also where a run reads from right to left: the
/// order of the content stream is what a screen reader follows. Not thread-safe: the result is a buffer used again.
/// </summary>
internal sealed class TextShaper
{
    private ShapedGlyph[] glyphs = new ShapedGlyph[256];
    private int count;

    /// <summary>The width of the line shaped last, in thousandths of the size.</summary>
    public int Width { get; private set; }

    /// <summary>The result holds until the next call.</summary>
    public ReadOnlySpan<ShapedGlyph> Shape(ReadOnlySpan<char> text, FontStack fonts)
    {
        count = 0;
        var (hasRightToLeft, hasMarks) = (false, false);
        for (var i = 0; i < text.Length;)
        {
            var c = CharacterClass.Read(text, i, out var length);
            i += length;
            if (!CharacterClass.IsDropped(c))
            {
                c = CharacterClass.Shown(c);
                hasRightToLeft |= CharacterClass.IsRightToLeft(c);
                if (!CharacterClass.IsMark(c))
                {
                    Add(c);
                }
                else if (!Marks.TryCompose(glyphs.AsSpan(0, count), c, fonts))
                {
                    hasMarks = true;
                    Add(c);
                }
            }
        }

        var line = glyphs.AsSpan(0, count);
        if (hasRightToLeft)
        {
            line = line[..ArabicJoining.Apply(line)];
            RightToLeft.Mirror(line);
        }

        Resolve(line, fonts);
        if (hasRightToLeft)
        {
            RightToLeft.Place(line);
        }

        if (hasMarks)
        {
            Marks.Place(line, fonts);
        }

        return line;
    }

    /// <summary>The width of a line in thousandths of the size.</summary>
    public int Measure(ReadOnlySpan<char> text, FontStack fonts)
    {
        Shape(text, fonts);
        return Width;
    }

    private void Add(int codePoint)
    {
        if (count == glyphs.Length)
        {
            Array.Resize(ref glyphs, 2 * count);
        }

        glyphs[count++] = new ShapedGlyph { CodePoint = codePoint, Form = codePoint };
    }

    private void Resolve(Span<ShapedGlyph> line, FontStack fonts)
    {
        Width = 0;
        var at = 0;
        foreach (ref var glyph in line)
        {
            (glyph.Slot, glyph.Glyph, glyph.Width) = fonts.Resolve(glyph.Form);
            glyph.X = Width;
            glyph.Advance = Marks.SitsOn(line, at) ? 0 : glyph.Width;
            Width += glyph.Advance;
            at++;
        }
    }
}
