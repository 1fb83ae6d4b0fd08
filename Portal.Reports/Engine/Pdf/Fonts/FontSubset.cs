using System.Buffers.Binary;
using System.Text;

namespace Portal.Reports.Engine.Pdf.Fonts;

/// <summary>Writes a font file that holds only some glyphs of another, numbered as the caller orders them.</summary>
internal static class FontSubset
{
    private static readonly string[] CopiedTables = ["cvt ", "fpgm", "prep"];

    /// <param name="font">The font that the glyphs come from.</param>
    /// <param name="glyphs">Glyph by new number; the first must be glyph 0. A glyph may stand there more than once.</param>
    public static byte[] Write(FontFile font, IReadOnlyList<int> glyphs)
    {
        var (outlines, offsets, all) = CopyOutlines(font, glyphs);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["loca"] = BigEndian32(offsets),
            ["hmtx"] = CopyMetrics(font, all),
            ["head"] = Edit(font, "head", table =>
            {
                const int LongOffsets = 1;
                BinaryPrimitives.WriteInt16BigEndian(table[50..], LongOffsets);
                table.Slice(8, 4).Clear();
            }),
            ["hhea"] = Edit(font, "hhea", table => BinaryPrimitives.WriteUInt16BigEndian(table[34..], (ushort)all.Count)),
            ["maxp"] = Edit(font, "maxp", table => BinaryPrimitives.WriteUInt16BigEndian(table[4..], (ushort)all.Count)),
        };
        foreach (var tag in CopiedTables)
        {
            if (font.TryGetTable(tag, out var table))
            {
                tables[tag] = table.ToArray();
            }
        }

        return Assemble(tables);
    }

    /// <summary>Copies the outlines, and after them the parts that composite glyphs are made of, renumbered.</summary>
    private static (byte[] Outlines, List<int> Offsets, List<int> Glyphs) CopyOutlines(FontFile font, IReadOnlyList<int> glyphs)
    {
        var all = new List<int>(glyphs);
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < all.Count; i++)
        {
            numbers.TryAdd(all[i], i);
        }

        using var outlines = new MemoryStream();
        var offsets = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            offsets.Add((int)outlines.Length);
            var outline = font.OutlineOf(all[i]).ToArray();
            RenumberParts(outline, part =>
            {
                if (!numbers.TryGetValue(part, out var number))
                {
                    numbers[part] = number = all.Count;
                    all.Add(part);
                }

                return number;
            });
            outlines.Write(outline);
            Pad(outlines);
        }

        offsets.Add((int)outlines.Length);
        return (outlines.ToArray(), offsets, all);
    }

    private static void RenumberParts(Span<byte> outline, Func<int, int> renumber)
    {
        const int WordArguments = 0x0001, OneScale = 0x0008, MoreParts = 0x0020, TwoScales = 0x0040, Matrix = 0x0080;
        var isComposite = outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0;
        for (var at = 10; isComposite;)
        {
            int flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(outline[(at + 2)..], (ushort)renumber(part));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            isComposite = (flags & MoreParts) != 0;
        }
    }

    private static byte[] CopyMetrics(FontFile font, List<int> glyphs)
    {
        var table = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4 * i), (ushort)font.AdvanceOf(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(4 * i + 2), (short)font.LeftBearingOf(glyphs[i]));
        }

        return table;
    }

    private delegate void TableEdit(Span<byte> table);

    private static byte[] Edit(FontFile font, string tag, TableEdit edit)
    {
        font.TryGetTable(tag, out var table);
        var copy = table.ToArray();
        edit(copy);
        return copy;
    }

    private static byte[] BigEndian32(List<int> values)
    {
        var table = new byte[4 * values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 * i), values[i]);
        }

        return table;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        const uint TrueType = 0x00010000, MagicSum = 0xB1B0AFBA;
        int log2 = int.Log2(tables.Count), range = 16 << log2;
        using var file = new MemoryStream();
        Write32(file, TrueType);
        Write16(file, tables.Count);
        Write16(file, range);
        Write16(file, log2);
        Write16(file, 16 * tables.Count - range);
        int offset = 12 + 16 * tables.Count, head = 0;
        foreach (var (tag, table) in tables)
        {
            head = tag == "head" ? offset : head;
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write32(file, Sum(table));
            Write32(file, (uint)offset);
            Write32(file, (uint)table.Length);
            offset += (table.Length + 3) & ~3;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            Pad(file);
        }

        var bytes = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(head + 8), MagicSum - Sum(bytes));
        return bytes;
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        uint sum = 0;
        for (; table.Length >= 4; table = table[4..])
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(table);
        }

        for (var i = 0; i < table.Length; i++)
        {
            sum += (uint)table[i] << (24 - 8 * i);
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void Write16(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void Write32(MemoryStream stream, uint value)
    {
        Write16(stream, (int)(value >> 16));
        Write16(stream, (int)(value & 0xFFFF));
    }
}
