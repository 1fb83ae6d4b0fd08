using System.Text;

namespace Portal.Reports.Engine.Charts;

/// <summary>
/// How wide a text will be, before any browser or PDF has drawn it. The widths are those of Open Sans semi-bold, the widest
/// face that charts are drawn in (its regular weight, the system faces it falls back to and the documents' Source Sans are
/// narrower), so what fits here fits everywhere.
/// </summary>
internal static class TextMetrics
{
    /// <summary>Letters grow to this on a narrow screen, in units of the drawing; margins leave room for it.</summary>
    public const double NarrowSize = 17;

    public const double Size = 13;

    private const char Ellipsis = '…';
    private const int Unknown = 760;

    // Advances of U+0020 to U+007E, in thousandths of the size.
    private static readonly short[] Advances =
    [
        260, 275, 436, 646, 572, 864, 739, 243, 317, 317, 548, 572, 272, 322, 274, 390,
        572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 274, 274, 572, 572, 572, 455,
        897, 661, 659, 634, 733, 558, 533, 726, 751, 305, 300, 638, 543, 921, 783, 787,
        615, 787, 639, 550, 565, 743, 623, 945, 623, 592, 576, 329, 390, 329, 572, 425,
        320, 580, 623, 497, 623, 576, 362, 554, 635, 279, 279, 573, 279, 954, 635, 610,
        623, 623, 432, 487, 396, 635, 534, 815, 551, 535, 479, 385, 550, 385, 572,
    ];

    public static double Width(string text, double size = Size)
    {
        var thousandths = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            thousandths += Advance(rune);
        }

        return thousandths * size / 1000;
    }

    public static double Widest(IEnumerable<string> texts, double size = Size) =>
        texts.Select(text => Width(text, size)).DefaultIfEmpty(0).Max();

    /// <summary>The text, or as much of it as fits before an ellipsis; empty when not even one letter does.</summary>
    public static string Cut(string text, double width, double size = Size)
    {
        if (Width(text, size) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var kept = "";
        foreach (var rune in text.EnumerateRunes())
        {
            cut.Append(rune);
            if (Width(cut.ToString() + Ellipsis, size) > width)
            {
                break;
            }

            kept = cut.ToString();
        }

        return kept.Length == 0 ? "" : kept.TrimEnd(' ', ',', '-') + Ellipsis;
    }

    /// <summary>
    /// The text on as few lines as fit, broken after spaces and hyphens, the lines as even as can be. A line that holds
    /// a single longer word, and a last line beyond <paramref name="maxLines"/>, is cut.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double width, int maxLines, double size = Size)
    {
        var lines = Fill(text, width, size);
        if (lines.Count > maxLines)
        {
            lines = [.. lines.Take(maxLines - 1), string.Concat(lines.Skip(maxLines - 1))];
        }
        else if (lines.Count > 1)
        {
            lines = Even(text, width, size, lines.Count);
        }

        return [.. lines.Select(line => Cut(line.Trim(' '), width, size))];
    }

    // The narrowest width that needs no more lines gives the most even ones.
    private static List<string> Even(string text, double width, double size, int count)
    {
        var (tooNarrow, enough) = (0.0, width);
        while (enough - tooNarrow > 0.5)
        {
            var middle = (tooNarrow + enough) / 2;
            var lines = Fill(text, middle, size);
            if (lines.Count > count || lines.Any(line => Width(line.TrimEnd(' '), size) > middle))
            {
                tooNarrow = middle;
            }
            else
            {
                enough = middle;
            }
        }

        return Fill(text, enough, size);
    }

    private static List<string> Fill(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width((line + piece).TrimEnd(' '), size) > width)
            {
                lines.Add(line);
                line = "";
            }

            line += piece;
        }

        lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] is ' ' or '-' or '–')
            {
                yield return text[start..(place + 1)];
                start = place + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static int Advance(Rune rune) => rune.Value switch
    {
        >= 0x20 and < 0x7F => Advances[rune.Value - 0x20],
        0xA0 => 260,
        0x202F => 200,
        '’' or '‘' => 193,
        '–' => 500,
        '—' or > 0x2E80 => 1000,
        '«' or '»' => 556,
        'œ' or 'Œ' or 'æ' or 'Æ' => 970,
        '−' or '×' or '÷' => 572,
        < 0x20 or 0x7F => 0,
        >= 0xC0 and < 0x2000 => BaseLetter(rune) is >= ' ' and <= '~' and var letter ? Advances[letter - ' '] : Unknown,
        _ => Unknown,
    };

    // 'é' is as wide as 'e'.
    private static char BaseLetter(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormD)[0];
}
