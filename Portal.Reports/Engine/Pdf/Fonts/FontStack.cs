namespace Portal.Reports.Engine.Pdf.Fonts;

/// <summary>A code point as it will be shown: by which font of the stack, which glyph, how wide (thousandths of the size).</summary>
internal readonly record struct ResolvedCharacter(int Slot, int Glyph, int Advance);

/// <summary>
/// The fonts that show one face: the first that has a character shows it, and where none has, a replacement sign is seen.
/// One per face and process; safe for any number of threads.
/// </summary>
internal sealed class FontStack
{
    private const int ReplacementCharacter = 0xFFFD;
    private const int Known = 1 << 31;

    private readonly Lazy<FontFile>[] fonts;

    // What was looked up before, by 256 code points, packed in an int so that a torn read cannot be. Two threads may fill
    // the same entry; they write the same value.
    private readonly int[]?[] cache = new int[0x1100][];

    public FontStack(params IEnumerable<Lazy<FontFile>> fonts) => this.fonts = [.. fonts];

    public FontFile this[int slot] => fonts[slot].Value;

    public int Count => fonts.Length;

    public ResolvedCharacter Resolve(int codePoint)
    {
        var block = cache[codePoint >> 8] ??= new int[256];
        var packed = block[codePoint & 0xFF];
        if (packed == 0)
        {
            block[codePoint & 0xFF] = packed = Pack(Find(codePoint));
        }

        return new ResolvedCharacter(packed >> 28 & 0x7, packed & 0xFFFF, packed >> 16 & 0xFFF);
    }

    /// <summary>Whether a font of the stack shows the character itself, not a replacement.</summary>
    public bool Has(int codePoint) => codePoint == ReplacementCharacter || Resolve(codePoint) != Resolve(ReplacementCharacter);

    private ResolvedCharacter Find(int codePoint)
    {
        for (var slot = 0; slot < fonts.Length; slot++)
        {
            if (this[slot].GlyphOf(codePoint) is > 0 and var glyph)
            {
                return new ResolvedCharacter(slot, glyph, this[slot].ToThousandths(this[slot].AdvanceOf(glyph)));
            }
        }

        return codePoint == ReplacementCharacter ? Find('?') : Find(ReplacementCharacter);
    }

    private static int Pack(ResolvedCharacter found) =>
        Known | found.Slot << 28 | Math.Min(found.Advance, 0xFFF) << 16 | found.Glyph;
}
