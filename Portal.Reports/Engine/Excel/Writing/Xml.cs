using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>Namespaces and small helpers of the fixed parts.</summary>
internal static partial class Xml
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const string MainUri = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string RelationshipsUri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static readonly XNamespace Main = MainUri;
    public static readonly XNamespace Relationships = RelationshipsUri;

    /// <summary>An element of the spreadsheet's own namespace.</summary>
    public static XElement Element(string name, params object?[] content) => new(Main + name, content);

    public static XAttribute Attribute(string name, object value) => new(name, value);

    /// <summary>A text in which something that looks like the escape _xHHHH_ is meant as it stands.</summary>
    public static string Literal(string text) => EscapeLike().Replace(text, "_x005F_");

    public static XAttribute Flag(string name, bool value) => new(name, value ? 1 : 0);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeLike();
}
