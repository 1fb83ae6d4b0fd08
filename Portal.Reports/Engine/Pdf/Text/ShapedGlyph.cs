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

    /// <summary>A second character that the same glyph shows, as in lam with alef; 0 for none.</summary>
    public int Joined;
    public int X;

    /// <summary>How far the line goes on after it: nothing for a mark, which sits on the glyph before it.</summary>
    public int Advance;

    /// <summary>The glyph's own width, as its font states it.</summary>
    public int Width;
}
