namespace Portal.Reports.Engine.Pdf;

public enum FontFace
{
    Regular,
    Bold,
    Italic,
}

/// <summary>Where the given point lies on a line of text.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>How text is set. <paramref name="Size"/> in points.</summary>
public readonly record struct TextStyle(FontFace Face, double Size, Rgb Color);
