namespace Portal.Reports.Engine.Pdf;

/// <summary>A pattern that tells areas apart without colour: on paper, in grey, and for who does not see colours.</summary>
public enum Hatch
{
    None,
    Diagonal,
    BackDiagonal,
    Dots,
    Grid,
    Horizontal,
    Vertical,
}

/// <summary>What fills an area: one colour, or a pattern of <paramref name="Color"/> over <paramref name="Background"/>.</summary>
public readonly record struct Paint(Rgb Color, Hatch Hatch = Hatch.None, Rgb? Background = null)
{
    public static implicit operator Paint(Rgb color) => FromRgb(color);

    public static Paint FromRgb(Rgb color) => new(color);
}

/// <summary>How a line is drawn. Lengths in points; no dash means a solid line, and a gap of 0 repeats the dash.</summary>
public readonly record struct Stroke(Rgb Color, double Width = 1, double Dash = 0, double Gap = 0, bool RoundEnds = false);
