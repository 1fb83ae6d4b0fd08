namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// How many lines a wrapped text takes. Not every program fits rows to their text on opening, so heights are written.
/// Widths are in digits of the standard font (Calibri 11), a little generous: a blank line is better than a cut one.
/// </summary>
internal static class TextMeasure
{
    public const double LineInPoints = 15;
    private const double TallestRow = 405;
    private const double Widest = 1.8;

    /// <summary>The height of a row whose tallest cell has so many lines, with a little air.</summary>
    public static double RowHeight(int lines) => Math.Min(TallestRow, (lines * LineInPoints) + 3);

    public static int Lines(string text, double width)
    {
        var room = Math.Max(1, width);
        if (text.Length * Widest <= room && !text.Contains('\n'))
        {
            return 1;
        }

        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += LinesOf(line, room);
        }

        return lines;
    }

    private static int LinesOf(ReadOnlySpan<char> line, double room)
    {
        var lines = 1;
        var filled = 0.0;
        foreach (var range in line.Split(' '))
        {
            var word = WidthOf(line[range]);
            if (filled > 0 && filled + WidthOf(' ') + word > room)
            {
                lines++;
                filled = 0;
            }

            filled += filled > 0 ? WidthOf(' ') + word : word;
            for (; filled > room; filled -= room) // a word that is longer than the line is broken
            {
                lines++;
            }
        }

        return lines;
    }

    private static double WidthOf(ReadOnlySpan<char> word)
    {
        var width = 0.0;
        foreach (var sign in word)
        {
            width += WidthOf(sign);
        }

        return width;
    }

    private static double WidthOf(char sign) => sign switch
    {
        ' ' or '\u00A0' or 'i' or 'j' or 'l' or 'I' or '.' or ',' or ';' or ':' or '’' or '\'' or '|' or '!' => 0.49,
        'f' or 't' or 'r' or '-' or '(' or ')' or '/' => 0.68,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or 'œ' or 'Œ' => 1.65,
        >= 'A' and <= 'Z' => 1.2,
        < '\u0250' => 0.98,
        _ => Widest,
    };
}
