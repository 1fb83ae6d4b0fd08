using System.Text;

namespace Portal.Reports.Engine.Excel.Naming;

/// <summary>Texts that name things: titles, headers, tabs.</summary>
internal static class OneLine
{
    /// <summary>
    /// The text on one line, without control characters, unpaired surrogates and doubled spaces, cut to so many
    /// characters without splitting one.
    /// </summary>
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is ' ' or 0x2028 or 0x2029 || Rune.IsControl(rune))
            {
                gap = line.Length > 0;
                continue;
            }

            if (rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF)
            {
                continue;
            }

            if (line.Length + (gap ? 1 : 0) + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(rune.ToString());
        }

        return line.ToString();
    }
}
