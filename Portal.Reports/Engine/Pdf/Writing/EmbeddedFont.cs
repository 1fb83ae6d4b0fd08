using System.Text;
using Portal.Reports.Engine.Pdf.Fonts;
using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// A font as one document uses it: numbers (CIDs) the glyphs in the order they appear and writes the subset at the end.
/// A glyph that stands for several characters gets a number for each, so that copied text is exactly what was written.
/// </summary>
internal sealed class EmbeddedFont(FontFile font, int number)
{
    private readonly Dictionary<long, ushort> numbers = [];
    private readonly List<int> glyphs = [0];
    private readonly List<(int CodePoint, int Joined)> characters = [default];

    // The same for the characters below U+0500, nearly all of a document, without hashing.
    private readonly ushort[] common = new ushort[0x500];

    /// <summary>The object that pages refer to.</summary>
    public int Number { get; } = number;

    public int CidOf(in ShapedGlyph glyph)
    {
        if (glyph.Form == glyph.CodePoint && glyph.CodePoint < common.Length)
        {
            ref var cid = ref common[glyph.CodePoint];
            return cid != 0 ? cid : cid = Add(glyph);
        }

        var key = (long)glyph.Glyph << 32 | (uint)glyph.CodePoint;
        return numbers.TryGetValue(key, out var known) ? known : numbers[key] = Add(glyph);
    }

    public void Write(PdfFile file)
    {
        var (program, descriptor, descendant, toUnicode) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var name = $"{SubsetTag()}+{font.PostScriptName}";
        var subset = FontSubset.Write(font, glyphs);
        file.WriteStream(program, new PdfBuffer().Raw("/Length1 ").Integer(subset.Length).Span, subset);
        WriteDescriptor(file, descriptor, name, program);
        WriteDescendant(file, descendant, name, descriptor);
        file.WriteStream(toUnicode, default, ToUnicode());
        file.Open(Number).Raw("<</Type/Font/Subtype/Type0/BaseFont/").Raw(name).Raw("/Encoding/Identity-H/DescendantFonts[")
            .Reference(descendant).Raw("]/ToUnicode ").Reference(toUnicode).Raw(">>");
        file.Close();
    }

    private ushort Add(in ShapedGlyph glyph)
    {
        glyphs.Add(glyph.Glyph);
        characters.Add((glyph.CodePoint, glyph.Joined));
        return checked((ushort)(glyphs.Count - 1));
    }

    private void WriteDescriptor(PdfFile file, int number, string name, int program)
    {
        const int FixedPitch = 1, Symbolic = 4, Italic = 64;
        var flags = Symbolic | (font.FixedPitch ? FixedPitch : 0) | (font.ItalicAngle != 0 ? Italic : 0);
        var bounds = font.Bounds;
        file.Open(number).Raw("<</Type/FontDescriptor/FontName/").Raw(name).Raw("/Flags ").Integer(flags)
            .Raw("/FontBBox[").Integer(font.ToThousandths(bounds.Left)).Space().Integer(font.ToThousandths(bounds.Bottom))
            .Space().Integer(font.ToThousandths(bounds.Right)).Space().Integer(font.ToThousandths(bounds.Top))
            .Raw("]/ItalicAngle ").Number(font.ItalicAngle)
            .Raw("/Ascent ").Integer(font.ToThousandths(font.Ascent)).Raw("/Descent ").Integer(font.ToThousandths(font.Descent))
            .Raw("/CapHeight ").Integer(font.ToThousandths(font.CapHeight))
            .Raw("/StemV ").Integer(StemWidth(font.Weight)).Raw("/FontFile2 ").Reference(program).Raw(">>");
        file.Close();
    }

    private void WriteDescendant(PdfFile file, int number, string name, int descriptor)
    {
        var widths = file.Open(number).Raw("<</Type/Font/Subtype/CIDFontType2/BaseFont/").Raw(name)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ")
            .Reference(descriptor).Raw("/DW 1000/W[0[");
        foreach (var glyph in glyphs)
        {
            widths.Integer(font.ToThousandths(font.AdvanceOf(glyph))).Space();
        }

        widths.Raw("]]>>");
        file.Close();
    }

    private ReadOnlySpan<byte> ToUnicode()
    {
        const int EntriesPerBlock = 100; // the format's limit
        var map = new PdfBuffer(4096).Raw("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
            /CMapName/Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000><FFFF>
            endcodespacerange

            """);
        for (var first = 1; first < glyphs.Count; first += EntriesPerBlock)
        {
            var end = Math.Min(glyphs.Count, first + EntriesPerBlock);
            map.Integer(end - first).Raw(" beginbfchar\n");
            for (var cid = first; cid < end; cid++)
            {
                map.Raw("<").Hex4(cid).Raw("><");
                WriteUtf16(map, characters[cid].CodePoint);
                if (characters[cid].Joined != 0)
                {
                    WriteUtf16(map, characters[cid].Joined);
                }

                map.Raw(">\n");
            }

            map.Raw("endbfchar\n");
        }

        return map.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").Span;
    }

    private static void WriteUtf16(PdfBuffer map, int codePoint)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..new Rune(codePoint).EncodeToUtf16(units)])
        {
            map.Hex4(unit);
        }
    }

    /// <summary>Six letters that differ between subsets of a font (ISO 32000-1, 9.6.4).</summary>
    private string SubsetTag()
    {
        const uint FnvOffset = 2166136261, FnvPrime = 16777619;
        var hash = glyphs.Aggregate(FnvOffset, (sum, glyph) => unchecked((sum ^ (uint)glyph) * FnvPrime));
        return string.Create(6, hash, static (tag, rest) =>
        {
            foreach (ref var letter in tag)
            {
                letter = (char)('A' + rest % 26);
                rest = rest / 26;
            }
        });
    }

    /// <summary>An estimate from the weight: fonts do not state the width of their stems, and readers need only a figure.</summary>
    private static int StemWidth(int weight) => 50 + weight * weight / 4225;
}
