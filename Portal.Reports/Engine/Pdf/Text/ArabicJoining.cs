namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>
/// Gives Arabic letters the form that their neighbours ask for, from the presentation forms of Unicode (FE70–FEFF). What
/// a reader copies stays the plain letter. Of the ligatures there is the one that cannot be done without, lam with alef:
/// legible, not calligraphy.
/// </summary>
internal static class ArabicJoining
{
    private const int FirstLetter = 0x0621;

    // For each letter from U+0621: its isolated form as an offset from U+FE80 (the final, initial and medial forms follow),
    // and how it joins: 0 not at all, 1 to the letter before it, 2 to both sides.
    private static readonly (byte Form, byte Joins)[] Letters =
    [
        (0x00, 0), (0x01, 1), (0x03, 1), (0x05, 1), (0x07, 1), (0x09, 2), (0x0D, 1), (0x0F, 2), (0x13, 1), (0x15, 2), (0x19, 2),
        (0x1D, 2), (0x21, 2), (0x25, 2), (0x29, 1), (0x2B, 1), (0x2D, 1), (0x2F, 1), (0x31, 2), (0x35, 2), (0x39, 2), (0x3D, 2),
        (0x41, 2), (0x45, 2), (0x49, 2), (0x4D, 2), default, default, default, default, default, default, (0x51, 2), (0x55, 2),
        (0x59, 2), (0x5D, 2), (0x61, 2), (0x65, 2), (0x69, 2), (0x6D, 1), (0x6F, 1), (0x71, 2),
    ];

    // The letters that Persian, Dari, Pashto and Urdu add: the isolated form, and how it joins.
    private static readonly Dictionary<int, (int Form, int Joins)> FurtherLetters = new()
    {
        [0x0671] = (0xFB50, 1),
        [0x0679] = (0xFB66, 2),
        [0x067A] = (0xFB5E, 2),
        [0x067B] = (0xFB52, 2),
        [0x067E] = (0xFB56, 2),
        [0x0686] = (0xFB7A, 2),
        [0x0688] = (0xFB88, 1),
        [0x0691] = (0xFB8C, 1),
        [0x0698] = (0xFB8A, 1),
        [0x06A9] = (0xFB8E, 2),
        [0x06AF] = (0xFB92, 2),
        [0x06BA] = (0xFB9E, 1),
        [0x06BE] = (0xFBAA, 2),
        [0x06C0] = (0xFBA4, 1),
        [0x06C1] = (0xFBA6, 2),
        [0x06CC] = (0xFBFC, 2),
        [0x06D2] = (0xFBAE, 1),
        [0x06D3] = (0xFBB0, 1),
    };

    /// <summary>Gives the letters their forms; returns how many glyphs are left, lam and alef having become one.</summary>
    public static int Apply(Span<ShapedGlyph> line)
    {
        ChooseForms(line);
        return JoinLamAlef(line);
    }

    private static void ChooseForms(Span<ShapedGlyph> line)
    {
        var before = -1;
        for (var i = 0; i < line.Length; i++)
        {
            if (CharacterClass.IsMark(line[i].CodePoint))
            {
                continue;
            }

            if (Joins(line[i].CodePoint) == 0)
            {
                before = -1;
                continue;
            }

            var after = NextBase(line, i);
            var joinsBefore = before >= 0 && Joins(line[before].CodePoint) == 2;
            var joinsAfter = Joins(line[i].CodePoint) == 2 && after >= 0 && Joins(line[after].CodePoint) >= 1;
            line[i].Form = IsolatedForm(line[i].CodePoint) + (joinsBefore, joinsAfter) switch
            {
                (false, false) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (true, true) => 3,
            };
            before = i;
        }
    }

    /// <summary>The ligature has a form for either side that lam may join on: alone, and joined to the letter before.</summary>
    private static int JoinLamAlef(Span<ShapedGlyph> line)
    {
        const int Lam = 0x0644, LamInitial = 0xFEDF;
        var count = 0;
        for (var i = 0; i < line.Length; i++)
        {
            ref var glyph = ref line[count++];
            glyph = line[i];
            if (glyph.CodePoint == Lam && i + 1 < line.Length && LigatureWithLam(line[i + 1].CodePoint) is > 0 and var ligature)
            {
                glyph.Joined = line[++i].CodePoint;
                glyph.Form = glyph.Form == LamInitial ? ligature : ligature + 1;
            }
        }

        return count;
    }

    private static int LigatureWithLam(int letter) => letter switch
    {
        0x0622 => 0xFEF5,
        0x0623 => 0xFEF7,
        0x0625 => 0xFEF9,
        0x0627 => 0xFEFB,
        _ => 0,
    };

    private static int IsolatedForm(int c) => FurtherLetters.TryGetValue(c, out var letter) ? letter.Form : 0xFE80 + Letters[c - FirstLetter].Form;

    private static int NextBase(ReadOnlySpan<ShapedGlyph> line, int at)
    {
        do
        {
            at++;
        }
        while (at < line.Length && CharacterClass.IsMark(line[at].CodePoint));
        return at < line.Length ? at : -1;
    }

    private static int Joins(int c) =>
        (uint)(c - FirstLetter) < (uint)Letters.Length ? Letters[c - FirstLetter].Joins
        : FurtherLetters.TryGetValue(c, out var letter) ? letter.Joins
        : 0;
}
