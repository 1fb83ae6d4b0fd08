namespace Portal.Reports.Engine.Pdf.Text;

/// <summary>
/// Gives Arabic letters the form that their neighbours ask for, from the presentation forms of Unicode (FE70–FEFF). What
/// a reader copies stays the plain letter. Ligatures other than none, and the letters of other languages, stay unjoined:
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

    public static void Apply(Span<ShapedGlyph> line)
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
            line[i].Form = 0xFE80 + Letters[line[i].CodePoint - FirstLetter].Form + (joinsBefore, joinsAfter) switch
            {
                (false, false) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (true, true) => 3,
            };
            before = i;
        }
    }

    private static int NextBase(ReadOnlySpan<ShapedGlyph> line, int at)
    {
        do
        {
            at++;
        }
        while (at < line.Length && CharacterClass.IsMark(line[at].CodePoint));
        return at < line.Length ? at : -1;
    }

    private static int Joins(int c) => (uint)(c - FirstLetter) < (uint)Letters.Length ? Letters[c - FirstLetter].Joins : 0;
}
