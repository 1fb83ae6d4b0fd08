using System.Buffers.Binary;
using System.Text;

namespace Portal.Reports.Engine.Pdf.Fonts;

/// <summary>
/// A TrueType font with outlines in <c>glyf</c>, read once and shared: immutable, so safe for any number of threads.
/// Lengths are in font units unless a member says otherwise.
/// </summary>
/// <remarks>Table layouts: ISO/IEC 14496-22 (OpenType).</remarks>
internal sealed class FontFile
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly CharacterMap characters;
    private readonly int glyphData;
    private readonly int glyphOffsets;
    private readonly int metrics;
    private readonly int metricCount;
    private readonly bool longOffsets;

    /// <exception cref="InvalidDataException">A table is missing or reaches beyond the file.</exception>
    /// <exception cref="NotSupportedException">The outlines are not TrueType, or the licence bits forbid embedding.</exception>
    public FontFile(byte[] data)
    {
        this.data = data;
        ReadDirectory();
        if (!tables.ContainsKey("glyf"))
        {
            throw new NotSupportedException("Only fonts with TrueType outlines can be embedded.");
        }

        var head = Offset("head");
        var hhea = Offset("hhea");
        var os2 = Offset("OS/2");
        var post = Offset("post");
        if ((U16(os2 + 8) & 0x0002) != 0)
        {
            throw new NotSupportedException("The font forbids embedding.");
        }

        UnitsPerEm = U16(head + 18);
        Bounds = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        longOffsets = S16(head + 50) != 0;
        Ascent = S16(hhea + 4);
        Descent = S16(hhea + 6);
        metricCount = U16(hhea + 34);
        GlyphCount = U16(Offset("maxp") + 4);
        Weight = U16(os2 + 4);
        CapHeight = U16(os2) >= 2 ? S16(os2 + 88) : Ascent * 7 / 10;
        ItalicAngle = S16(post + 4) + U16(post + 6) / 65536.0;
        FixedPitch = U32(post + 12) != 0;
        glyphData = Offset("glyf");
        glyphOffsets = Offset("loca");
        metrics = Offset("hmtx");
        PostScriptName = ReadPostScriptName();
        characters = CharacterMap.Read(data.AsSpan(Offset("cmap"), tables["cmap"].Length));
    }

    public string PostScriptName { get; }
    public int UnitsPerEm { get; }
    public int GlyphCount { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int CapHeight { get; }

    /// <summary>100 (thin) to 900 (black).</summary>
    public int Weight { get; }

    /// <summary>Degrees, counter-clockwise from the vertical: negative for a face that leans right.</summary>
    public double ItalicAngle { get; }
    public bool FixedPitch { get; }
    public (int Left, int Bottom, int Right, int Top) Bounds { get; }

    /// <summary>The glyph that shows a code point, 0 where the font has none.</summary>
    public int GlyphOf(int codePoint) => characters[codePoint];

    public int AdvanceOf(int glyph) => U16(metrics + 4 * Math.Min(glyph, metricCount - 1));

    public int LeftBearingOf(int glyph) =>
        glyph < metricCount ? S16(metrics + 4 * glyph + 2) : S16(metrics + 4 * metricCount + 2 * (glyph - metricCount));

    /// <summary>A length in thousandths of the type size, PDF's unit of glyph space.</summary>
    public int ToThousandths(double units) => (int)Math.Round(units * 1000 / UnitsPerEm);

    /// <summary>The outline as the file holds it, empty for a blank such as the space.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (start, end) = longOffsets
            ? ((int)U32(glyphOffsets + 4 * glyph), (int)U32(glyphOffsets + 4 * glyph + 4))
            : (U16(glyphOffsets + 2 * glyph) * 2, U16(glyphOffsets + 2 * glyph + 2) * 2);
        return data.AsSpan(glyphData + start, end - start);
    }

    /// <summary>The middle of what is seen of a glyph, from its origin, in thousandths of the type size.</summary>
    public int MiddleOf(int glyph)
    {
        var outline = OutlineOf(glyph);
        return outline.Length < 10
            ? ToThousandths(AdvanceOf(glyph) / 2.0)
            : ToThousandths((BinaryPrimitives.ReadInt16BigEndian(outline[2..]) + BinaryPrimitives.ReadInt16BigEndian(outline[6..])) / 2.0);
    }

    public bool TryGetTable(string tag, out ReadOnlySpan<byte> table)
    {
        var found = tables.TryGetValue(tag, out var place);
        table = found ? data.AsSpan(place.Offset, place.Length) : default;
        return found;
    }

    private void ReadDirectory()
    {
        int count = data.Length < 12 ? 0 : U16(4);
        for (var i = 0; i < count && 28 + 16 * i <= data.Length; i++)
        {
            var entry = 12 + 16 * i;
            var (offset, length) = (U32(entry + 8), U32(entry + 12));
            if (offset + (ulong)length > (ulong)data.Length)
            {
                throw new InvalidDataException("A table of the font reaches beyond the file.");
            }

            tables[Encoding.ASCII.GetString(data, entry, 4)] = ((int)offset, (int)length);
        }
    }

    private string ReadPostScriptName()
    {
        const int PostScriptNameId = 6;
        var name = Offset("name");
        var strings = name + U16(name + 4);
        for (var i = 0; i < U16(name + 2); i++)
        {
            var record = name + 6 + 12 * i;
            if (U16(record + 6) == PostScriptNameId)
            {
                var text = data.AsSpan(strings + U16(record + 10), U16(record + 8));
                var isMacintosh = U16(record) == 1;
                return (isMacintosh ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(text);
            }
        }

        return "Font";
    }

    private int Offset(string tag) => tables.TryGetValue(tag, out var place)
        ? place.Offset
        : throw new InvalidDataException($"The font has no table {tag}.");

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(offset));

    private short S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(offset));

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(offset));
}
