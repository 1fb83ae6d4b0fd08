namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>What a cell can hold of a text.</summary>
internal static class CellText
{
    public const int Longest = 32_767;

    /// <summary>Lines end as they do in cells, and what is too long is cut, never inside a character.</summary>
    public static string Fit(string text)
    {
        var lines = text.Contains("\r\n", StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal)
            : text;
        if (lines.Length <= Longest)
        {
            return lines;
        }

        var length = char.IsSurrogatePair(lines[Longest - 1], lines[Longest]) ? Longest - 1 : Longest;
        return lines[..length];
    }

    /// <summary>
    /// Whether a spreadsheet would take the text for a formula when someone types it again. Stored as text it is never
    /// evaluated; its cell also carries the quote prefix, so that editing it does not evaluate it either.
    /// </summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0]);
}
