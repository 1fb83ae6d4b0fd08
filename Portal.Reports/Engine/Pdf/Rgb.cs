using System.Globalization;

namespace Portal.Reports.Engine.Pdf;

/// <summary>A colour in sRGB.</summary>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <param name="hex">Six hexadecimal digits after a number sign, as in a style sheet: <c>#095797</c>.</param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Rgb Parse(string hex)
    {
        if (hex is not ['#', _, _, _, _, _, _]
            || !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"“{hex}” is not a colour of the form #rrggbb.");
        }

        return new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
