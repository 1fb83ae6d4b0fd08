using System.Text.Json;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

/// <summary>An element of the structure tree as a reader finds it.</summary>
internal sealed record TaggedElement(string Reference, string Role, JsonElement Value, TaggedElement? Parent)
{
    public List<TaggedElement> Children { get; } = [];

    /// <summary>Marked content, as the page's reference and the mark's number.</summary>
    public List<(string Page, int Mark)> Marks { get; } = [];

    public List<string> Annotations { get; } = [];

    public IEnumerable<TaggedElement> Descendants() => Children.SelectMany(child => child.Descendants().Prepend(child));

    public JsonElement? Attribute(string name) =>
        Value.TryGetProperty("/A", out var attributes) && attributes.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>
/// The structure tree, read from its root, with the checks that hold for every tagged document: each element once, each
/// piece of content in one element, and the way back from page and link to the same element.
/// </summary>
internal static class TaggedStructure
{
    public static TaggedElement ReadAndCheck(PdfObjects objects)
    {
        var root = objects.Get(objects.Catalog, "/StructTreeRoot");
        var reference = Assert.Single(root.GetProperty("/K").EnumerateArray()).GetString()!;
        var document = Read(objects, reference, objects.Catalog.GetProperty("/StructTreeRoot").GetString()!, null, []);
        Assert.Equal("/Document", document.Role);

        var ways = WaysBack(objects, root);
        var elements = document.Descendants().ToDictionary(element => element.Reference);
        CheckPages(objects, elements, ways);
        Assert.All(document.Descendants().Where(element => element.Role == "/Table"), CheckTable);
        CheckHeadings(document);
        UniversalAccessibility.Check(objects, document);
        return document;
    }

    private static TaggedElement Read(PdfObjects objects, string reference, string parentReference, TaggedElement? parent, HashSet<string> seen)
    {
        Assert.True(seen.Add(reference), "An element stands in the tree twice.");
        var value = objects.Follow(JsonSerializer.SerializeToElement(reference));
        Assert.Equal("/StructElem", value.GetProperty("/Type").GetString());
        Assert.Equal(parentReference, value.GetProperty("/P").GetString());
        var element = new TaggedElement(reference, value.GetProperty("/S").GetString()!, value, parent);
        foreach (var kid in value.GetProperty("/K").EnumerateArray())
        {
            if (kid.ValueKind == JsonValueKind.Number)
            {
                element.Marks.Add((value.GetProperty("/Pg").GetString()!, kid.GetInt32()));
            }
            else if (kid.ValueKind == JsonValueKind.String)
            {
                element.Children.Add(Read(objects, kid.GetString()!, reference, element, seen));
            }
            else if (kid.GetProperty("/Type").GetString() == "/OBJR")
            {
                element.Annotations.Add(kid.GetProperty("/Obj").GetString()!);
            }
            else
            {
                element.Marks.Add((kid.GetProperty("/Pg").GetString()!, kid.GetProperty("/MCID").GetInt32()));
            }
        }

        return element;
    }

    private static Dictionary<int, JsonElement> WaysBack(PdfObjects objects, JsonElement root)
    {
        var pairs = objects.Get(root, "/ParentTree").GetProperty("/Nums").EnumerateArray().ToArray();
        var keys = pairs.Where((_, i) => i % 2 == 0).Select(key => key.GetInt32()).ToArray();
        Assert.Equal(keys.Order(), keys);
        Assert.Equal(keys.Length, root.GetProperty("/ParentTreeNextKey").GetInt32());
        return pairs.Chunk(2).ToDictionary(pair => pair[0].GetInt32(), pair => pair[1]);
    }

    private static void CheckPages(PdfObjects objects, Dictionary<string, TaggedElement> elements, Dictionary<int, JsonElement> ways)
    {
        var drawn = 0;
        var annotated = 0;
        foreach (var reference in objects.PageReferences)
        {
            var page = objects.Follow(JsonSerializer.SerializeToElement(reference));
            Assert.Equal("/S", page.GetProperty("/Tabs").GetString());
            var owners = objects.Follow(ways[page.GetProperty("/StructParents").GetInt32()]).EnumerateArray().ToArray();
            var marks = objects.MarksOf(reference).Where(mark => mark.Mark >= 0).ToArray();
            Assert.Equal(Enumerable.Range(0, owners.Length), marks.Select(mark => mark.Mark));
            foreach (var (tag, mark) in marks)
            {
                var owner = elements[owners[mark].GetString()!];
                Assert.Equal(owner.Role, tag);
                Assert.Contains((reference, mark), owner.Marks);
            }

            drawn += marks.Length;
            foreach (var link in page.TryGetProperty("/Annots", out var list) ? list.EnumerateArray().ToArray() : [])
            {
                var annotation = objects.Follow(link);
                Assert.False(string.IsNullOrWhiteSpace(annotation.GetProperty("/Contents").GetString()![2..]));
                var owner = elements[ways[annotation.GetProperty("/StructParent").GetInt32()].GetString()!];
                Assert.Equal("/Link", owner.Role);
                Assert.Contains(link.GetString(), owner.Annotations);
                annotated++;
            }
        }

        Assert.Equal(drawn, elements.Values.Sum(element => element.Marks.Count));
        Assert.Equal(annotated, elements.Values.Sum(element => element.Annotations.Count));
    }

    private static void CheckTable(TaggedElement table)
    {
        static int Span(TaggedElement cell) => cell.Attribute("/ColSpan")?.GetInt32() ?? 1;

        var rows = table.Descendants().Where(element => element.Role == "/TR").ToArray();
        Assert.Single(rows.Select(row => row.Children.Sum(Span)).Distinct());
        Assert.All(rows.SelectMany(row => row.Children), cell =>
        {
            Assert.Contains(cell.Role, (string[])["/TH", "/TD"]);
            Assert.Equal(cell.Role == "/TH", cell.Attribute("/Scope") is not null);
        });
        Assert.All(table.Children, part => Assert.Contains(part.Role, (string[])["/Caption", "/THead", "/TBody", "/TFoot"]));
        Assert.All(table.Children.Where(part => part.Role != "/Caption"), part => Assert.NotEmpty(part.Children));
    }

    private static void CheckHeadings(TaggedElement document)
    {
        var levels = document.Descendants().Where(element => element.Role is ['/', 'H', >= '1' and <= '6']).Select(element => element.Role[2] - '0').ToArray();
        Assert.Equal(1, levels.FirstOrDefault(1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }
}
