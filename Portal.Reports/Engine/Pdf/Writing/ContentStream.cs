using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// Operators of a page or form, in PDF's own axes (origin at the bottom left). Remembers the graphics state, so that what
/// already holds is not written again.
/// </summary>
internal sealed class ContentStream(DocumentFonts fonts, HatchPatterns patterns)
{
    private record struct State(Paint? Fill, Rgb? Stroke, double Width, double Dash, double Gap, bool RoundEnds, int Font, double Size);

    private readonly Stack<State> saved = new();
    private State state;

    public PdfBuffer Bytes { get; } = new(32 * 1024);

    public ResourceSet Resources { get; } = new();

    public void Reset()
    {
        Bytes.Clear();
        Resources.Clear();
        saved.Clear();
        state = default;
        state.Width = 1;
    }

    public void Save()
    {
        saved.Push(state);
        Bytes.Raw("q\n");
    }

    public void Restore()
    {
        state = saved.Pop();
        Bytes.Raw("Q\n");
    }

    public void Fill(Paint paint)
    {
        if (state.Fill == paint)
        {
            return;
        }

        state.Fill = paint;
        if (paint.Hatch == Hatch.None)
        {
            Color(paint.Color).Raw(" rg\n");
        }
        else
        {
            Bytes.Raw("/Pattern cs ");
            Resources.WriteName(Bytes, ResourceKind.Pattern, patterns.Get(paint));
            Bytes.Raw(" scn\n");
        }
    }

    public void Stroke(Stroke stroke)
    {
        if (state.Stroke != stroke.Color)
        {
            state.Stroke = stroke.Color;
            Color(stroke.Color).Raw(" RG\n");
        }

        if (state.Width != stroke.Width)
        {
            state.Width = stroke.Width;
            Bytes.Number(stroke.Width).Raw(" w\n");
        }

        if ((state.Dash, state.Gap) != (stroke.Dash, stroke.Gap))
        {
            (state.Dash, state.Gap) = (stroke.Dash, stroke.Gap);
            Bytes.Raw("[");
            if (stroke.Dash > 0 || stroke.Gap > 0)
            {
                Bytes.Number(stroke.Dash).Space().Number(stroke.Gap > 0 ? stroke.Gap : stroke.Dash);
            }

            Bytes.Raw("] 0 d\n");
        }

        if (state.RoundEnds != stroke.RoundEnds)
        {
            state.RoundEnds = stroke.RoundEnds;
            Bytes.Raw(stroke.RoundEnds ? "1 J 1 j\n" : "0 J 0 j\n");
        }
    }

    /// <param name="glyphs">The line, in logical order; not empty.</param>
    /// <param name="style">Its face, size and colour.</param>
    /// <param name="x">The left end.</param>
    /// <param name="y">The baseline.</param>
    /// <param name="angle">Degrees counter-clockwise around the left end.</param>
    public void Text(ReadOnlySpan<ShapedGlyph> glyphs, TextStyle style, double x, double y, double angle = 0)
    {
        Fill(style.Color);
        Bytes.Raw("BT ");
        if (angle == 0)
        {
            Bytes.Number(x).Space().Number(y).Raw(" Td ");
        }
        else
        {
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            Bytes.Fraction(cos).Space().Fraction(sin).Space().Fraction(-sin).Space().Fraction(cos).Space()
                .Number(x).Space().Number(y).Raw(" Tm ");
        }

        var slot = -1;
        var pen = 0;
        EmbeddedFont? font = null;
        foreach (ref readonly var glyph in glyphs)
        {
            if (glyph.Slot != slot)
            {
                Bytes.Raw(font is null ? "" : ">] TJ ");
                slot = glyph.Slot;
                font = fonts.Get(style.Face, slot);
                Font(font.Number, style.Size);
                Bytes.Raw("[<");
            }

            if (glyph.X != pen)
            {
                Bytes.Raw(">").Integer(pen - glyph.X).Raw("<");
            }

            Bytes.Hex4(font!.CidOf(glyph));
            pen = glyph.X + glyph.Width;
        }

        Bytes.Raw(">] TJ ET\n");
    }

    /// <summary>Moves the origin and scales what follows, until the state is restored.</summary>
    public void Place(double x, double y, double scale) =>
        Bytes.Fraction(scale).Raw(" 0 0 ").Fraction(scale).Space().Number(x).Space().Number(y).Raw(" cm\n");

    public void Form(int number, double x, double y)
    {
        Bytes.Raw("q 1 0 0 1 ").Number(x).Space().Number(y).Raw(" cm ");
        Resources.WriteName(Bytes, ResourceKind.XObject, number);
        Bytes.Raw(" Do Q\n");
    }

    public void Transparency(int number)
    {
        Resources.WriteName(Bytes, ResourceKind.ExtGState, number);
        Bytes.Raw(" gs\n");
    }

    private void Font(int number, double size)
    {
        if ((state.Font, state.Size) != (number, size))
        {
            (state.Font, state.Size) = (number, size);
            Resources.WriteName(Bytes, ResourceKind.Font, number);
            Bytes.Space().Number(size).Raw(" Tf ");
        }
    }

    private PdfBuffer Color(Rgb color) =>
        Bytes.Fraction(color.Red / 255.0).Space().Fraction(color.Green / 255.0).Space().Fraction(color.Blue / 255.0);
}
