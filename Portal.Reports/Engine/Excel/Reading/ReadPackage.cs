using System.IO.Compression;
using System.Xml;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>The parts of an archive that claims to be a workbook, and how they refer to each other.</summary>
internal sealed class ReadPackage
{
    private const int LongestAttribute = 4_096;
    private readonly Dictionary<string, ZipArchiveEntry> parts;

    /// <summary>Refuses what is no workbook, and one that brings programs or links along.</summary>
    public ReadPackage(ZipArchive archive)
    {
        parts = archive.Entries.ToDictionary(entry => entry.FullName, StringComparer.OrdinalIgnoreCase);
        var types = ContentTypes();
        if (types.Exists(IsMacro) || parts.Keys.Any(IsMacro))
        {
            throw new WorkbookRefusedException(RefusalReason.Macros, "a part holds macros");
        }

        if (types.Exists(IsLink) || parts.Keys.Any(IsLink))
        {
            throw new WorkbookRefusedException(RefusalReason.ExternalLinks, "a part links to other data");
        }

        MainPart = RelationshipsOf("").FirstOrDefault(relationship => relationship.Type == "officeDocument").Target is { } main
            && types.Exists(type => type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase))
            ? Part(main)
            : throw new WorkbookRefusedException(RefusalReason.NotAWorkbook, "the archive is no workbook");
        CountsFrom1904 = ReadCountsFrom1904();
    }

    public ZipArchiveEntry MainPart { get; }

    /// <summary>Workbooks from old Macintosh versions count days from 1904.</summary>
    public bool CountsFrom1904 { get; }

    /// <summary>The parts that one refers to as this kind of thing.</summary>
    public IEnumerable<ZipArchiveEntry> Related(ZipArchiveEntry from, string type) => RelationshipsOf(from.FullName)
        .Where(relationship => relationship.Type == type)
        .Select(relationship => Part(relationship.Target));

    public IReadOnlyList<ReadSheet> Sheets(WorkbookLimits limits)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relationship in RelationshipsOf(MainPart.FullName).Where(found => found.Type == "worksheet"))
        {
            targets[relationship.Id] = relationship.Target;
        }

        var sheets = new List<ReadSheet>();
        using var xml = XmlPart.Open(MainPart);
        foreach (var sheet in xml.Each("sheet"))
        {
            if (sheets.Count == limits.Sheets)
            {
                throw new WorkbookRefusedException(RefusalReason.TooManySheets, $"more than {limits.Sheets} sheets");
            }

            if (targets.TryGetValue(RelationshipId(sheet), out var target))
            {
                var isHidden = sheet.GetAttribute("state") is "hidden" or "veryHidden";
                sheets.Add(new ReadSheet(Attribute(sheet, "name"), isHidden, Part(target)));
            }
        }

        return sheets.Count > 0 ? sheets : throw Fault.Damaged("the workbook has no sheet");
    }

    private static bool IsMacro(string text) =>
        text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
        || text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
        || text.Contains("macrosheet", StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(string text) =>
        text.Contains("externalLink", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("xl/connections.xml", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("spreadsheetml.connections+xml", StringComparison.OrdinalIgnoreCase)
        || text.Contains("queryTable", StringComparison.OrdinalIgnoreCase);

    private List<string> ContentTypes()
    {
        if (!parts.TryGetValue("[Content_Types].xml", out var list))
        {
            throw new WorkbookRefusedException(RefusalReason.NotAWorkbook, "the archive has no list of content types");
        }

        var types = new List<string>();
        using var xml = XmlPart.Open(list);
        while (xml.Read())
        {
            if (xml.IsStart("Override") || xml.IsStart("Default"))
            {
                types.Add(Attribute(xml, "ContentType"));
            }
        }

        return types;
    }

    /// <summary>The relationships of a part, or of the package for an empty path, without those that lead out of the file.</summary>
    private List<(string Id, string Type, string Target)> RelationshipsOf(string path)
    {
        var slash = path.LastIndexOf('/');
        var folder = path[..(slash + 1)];
        var found = new List<(string, string, string)>();
        if (!parts.TryGetValue($"{folder}_rels/{path[(slash + 1)..]}.rels", out var list))
        {
            return found;
        }

        using var xml = XmlPart.Open(list);
        foreach (var relationship in xml.Each("Relationship"))
        {
            if (relationship.GetAttribute("TargetMode") != "External")
            {
                var type = Attribute(relationship, "Type");
                found.Add((
                    Attribute(relationship, "Id"),
                    type[(type.LastIndexOf('/') + 1)..],
                    Resolve(folder, Attribute(relationship, "Target"))));
            }
        }

        return found;
    }

    /// <summary>A target is relative to its part's folder, or begins with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private ZipArchiveEntry Part(string path) =>
        parts.TryGetValue(path, out var part) ? part : throw Fault.Damaged($"the part {path} is missing");

    private bool ReadCountsFrom1904()
    {
        using var xml = XmlPart.Open(MainPart);
        return xml.Each("workbookPr").FirstOrDefault()?.GetAttribute("date1904") is "1" or "true";
    }

    /// <summary>The attribute "id" of the relationships' namespace, which has two forms.</summary>
    private static string RelationshipId(XmlReader sheet)
    {
        var id = "";
        while (sheet.MoveToNextAttribute())
        {
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("relationships", StringComparison.Ordinal))
            {
                id = sheet.Value;
            }
        }

        sheet.MoveToElement();
        return id;
    }

    private static string Attribute(XmlReader element, string name)
    {
        var value = element.GetAttribute(name) ?? throw Fault.Damaged($"{element.LocalName} without {name}");
        return value.Length <= LongestAttribute ? value : throw Fault.Damaged($"{name} is too long");
    }
}
