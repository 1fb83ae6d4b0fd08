using static System.Buffers.Binary.BinaryPrimitives;

namespace Portal.Reports.Engine.Pdf.Fonts;

/// <summary>Which glyph shows which code point: a font's <c>cmap</c>, in the two forms that Unicode fonts use (4 and 12).</summary>
internal sealed class CharacterMap
{
    private const int LastCodePoint = 0x10FFFF;

    // By 256 code points: most fonts fill a few dozen of these blocks.
    private readonly ushort[]?[] blocks = new ushort[(LastCodePoint >> 8) + 1][];

    public int this[int codePoint] =>
        (uint)codePoint <= LastCodePoint && blocks[codePoint >> 8] is { } block ? block[codePoint & 0xFF] : 0;

    /// <exception cref="InvalidDataException">No table of the map is for Unicode.</exception>
    public static CharacterMap Read(ReadOnlySpan<byte> cmap)
    {
        var map = new CharacterMap();
        int full = 0, basic = 0;
        for (var i = 0; i < ReadUInt16BigEndian(cmap[2..]); i++)
        {
            var record = cmap[(4 + 8 * i)..];
            var (platform, encoding) = (ReadUInt16BigEndian(record), ReadUInt16BigEndian(record[2..]));
            var offset = (int)ReadUInt32BigEndian(record[4..]);
            if (platform != 0 && !(platform == 3 && encoding is 1 or 10))
            {
                continue;
            }

            switch (ReadUInt16BigEndian(cmap[offset..]))
            {
                case 12: full = offset; break;
                case 4: basic = offset; break;
            }
        }

        if (full != 0)
        {
            map.AddGroups(cmap[full..]);
        }
        else if (basic != 0)
        {
            map.AddSegments(cmap[basic..]);
        }
        else
        {
            throw new InvalidDataException("The font maps no Unicode characters.");
        }

        return map;
    }

    private void AddGroups(ReadOnlySpan<byte> table)
    {
        var count = ReadUInt32BigEndian(table[12..]);
        for (var i = 0; i < count; i++)
        {
            var group = table[(16 + 12 * i)..];
            var (first, last) = (ReadUInt32BigEndian(group), Math.Min(ReadUInt32BigEndian(group[4..]), LastCodePoint));
            var glyph = ReadUInt32BigEndian(group[8..]);
            for (var c = first; c <= last; c++)
            {
                Set((int)c, (ushort)(glyph + c - first));
            }
        }
    }

    private void AddSegments(ReadOnlySpan<byte> table)
    {
        var bytes = ReadUInt16BigEndian(table[6..]);
        var ends = table[14..];
        var starts = table[(16 + bytes)..];
        var deltas = table[(16 + 2 * bytes)..];
        var offsets = table[(16 + 3 * bytes)..];
        for (var i = 0; i < bytes; i += 2)
        {
            int first = ReadUInt16BigEndian(starts[i..]), last = ReadUInt16BigEndian(ends[i..]);
            int delta = ReadInt16BigEndian(deltas[i..]), offset = ReadUInt16BigEndian(offsets[i..]);
            for (var c = first; c <= last && c < 0xFFFF; c++)
            {
                var glyph = offset == 0 ? c : ReadUInt16BigEndian(offsets[(i + offset + 2 * (c - first))..]);
                if (glyph != 0)
                {
                    Set(c, (ushort)(glyph + delta));
                }
            }
        }
    }

    private void Set(int codePoint, ushort glyph) => (blocks[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = glyph;
}
