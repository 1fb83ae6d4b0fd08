using System.Globalization;
using System.Text;
using Portal.Reports.Engine.Excel.Writing;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>Texts of cells: escapes undone, length limited.</summary>
internal static class ReadText
{
    /// <summary>A character may stand as an escape of seven.</summary>
    public const int LongestRaw = 7 * CellText.Longest;

    /// <summary>The text with _xHHHH_ turned back into the character it stands for.</summary>
    public static string Of(StringBuilder raw)
    {
        var text = Unescape(raw.ToString());
        return text.Length <= CellText.Longest
            ? text
            : throw new WorkbookRefusedException(RefusalReason.TooMuchText, "a cell of more than 32,767 characters");
    }

    private static string Unescape(string raw)
    {
        var at = raw.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return raw;
        }

        var text = new StringBuilder(raw.Length);
        var copied = 0;
        while (at >= 0)
        {
            if (TryCode(raw.AsSpan(at), out var code))
            {
                text.Append(raw, copied, at - copied).Append(code);
                copied = at + 7;
            }

            at = raw.IndexOf("_x", Math.Max(copied, at + 1), StringComparison.Ordinal);
        }

        return text.Append(raw, copied, raw.Length - copied).ToString();
    }

    private static bool TryCode(ReadOnlySpan<char> text, out char code)
    {
        code = default;
        if (text.Length < 7 || text[6] != '_'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        code = (char)number;
        return true;
    }
}
