using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>
/// Reads a part's XML forward. Elements are told by their local names: programs differ in prefixes, and the strict form
/// of the format in namespaces.
/// </summary>
internal static class XmlPart
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false, // some programs write characters that XML forbids as references
        CloseInput = true,
    };

    public static XmlReader Open(ZipArchiveEntry part) =>
        XmlReader.Create(new BoundedStream(part.Open(), part.Length, part.FullName), Settings);

    public static bool IsStart(this XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public static bool IsEnd(this XmlReader xml, string name) =>
        xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    /// <summary>The elements of this name, wherever they stand.</summary>
    public static IEnumerable<XmlReader> Each(this XmlReader xml, string name)
    {
        while (xml.Read())
        {
            if (xml.IsStart(name))
            {
                yield return xml;
            }
        }
    }

    /// <summary>
    /// Appends the text of a cell or shared entry, from its start to its end: the runs of rich text joined, without the
    /// pronunciation that East Asian texts carry.
    /// </summary>
    public static void AppendRuns(this XmlReader xml, StringBuilder text, int most)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml.IsStart("rPh"))
            {
                xml.Skip();
                continue;
            }

            if (xml.IsStart("t"))
            {
                xml.AppendText(text, most);
            }

            more = xml.Read();
        }
    }

    /// <summary>Appends an element's own text, in pieces, so that a text without end is not taken in whole.</summary>
    public static void AppendText(this XmlReader xml, StringBuilder text, int most)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                xml.AppendValue(text, most);
            }
        }
    }

    private static void AppendValue(this XmlReader xml, StringBuilder text, int most)
    {
        var piece = ArrayPool<char>.Shared.Rent(1024);
        try
        {
            for (int read; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
            {
                text.Append(piece, 0, read);
                if (text.Length > most)
                {
                    throw new WorkbookRefusedException(RefusalReason.TooMuchText, $"a text of more than {most} characters");
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(piece);
        }
    }
}
