using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>What the document says of itself, once for archives (XMP) and once for older readers (the information dictionary).</summary>
internal static class Metadata
{
    private const string Producer = "Portal.Reports";

    public static byte[] Xmp(PdfInfo info)
    {
        var time = info.Produced.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
              <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <dc:format>application/pdf</dc:format>
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Xml(info.Title)}</rdf:li></rdf:Alt></dc:title>
              <dc:creator><rdf:Seq><rdf:li>{Xml(info.Author)}</rdf:li></rdf:Seq></dc:creator>
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Xml(info.Subject)}</rdf:li></rdf:Alt></dc:description>
              <dc:language><rdf:Bag><rdf:li>{Xml(info.Language)}</rdf:li></rdf:Bag></dc:language>
              <dc:identifier>{Xml(info.Identifier)}</dc:identifier>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
              <xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate><xmp:CreatorTool>{Producer}</xmp:CreatorTool>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
              <pdf:Producer>{Producer}</pdf:Producer><pdf:Keywords>{Xml(info.Keywords)}</pdf:Keywords>
            </rdf:Description>
            {UniversalAccessibilitySchema}
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """);
    }

    public static void WriteInformation(PdfBuffer dictionary, PdfInfo info)
    {
        var time = info.Produced.UtcDateTime.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
        dictionary.Raw("<</Title").TextString(info.Title).Raw("/Author").TextString(info.Author)
            .Raw("/Subject").TextString(info.Subject).Raw("/Keywords").TextString(info.Keywords)
            .Raw("/Creator").TextString(Producer).Raw("/Producer").TextString(Producer)
            .Raw("/CreationDate").Raw(time).Raw("/ModDate").Raw(time).Raw(">>");
    }

    // PDF/A asks that a schema which it does not define itself be described (ISO 19005-2, 6.6.2.3).
    private const string UniversalAccessibilitySchema = """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
          <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
              <pdfaProperty:name>part</pdfaProperty:name>
              <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
              <pdfaProperty:category>internal</pdfaProperty:category>
              <pdfaProperty:description>Indicates which part of ISO 14289 the file follows</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
          </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        """;

    /// <summary>Text of an XML element; characters that XML cannot hold are left out.</summary>
    private static string Xml(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }
}
