namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>A glyph in its place on the line. Lengths in thousandths of the type size.</summary>
internal struct ShapedGlyph
{
    /// <summary>Which font of the face's stack.</summary>
    public int Slot;
    public int Glyph;

    /// <summary>What a reader copies, speaks or searches for.</summary>
    public int CodePoint;

    /// <summary>The code point whose form was chosen; differs from <see cref="CodePoint"/> in joined or mirrored signs.</summary>
    public int Form;
    public int X;
    public int Advance;
}
