using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

/// <summary>
/// What PDF/UA-1 (ISO 14289-1) asks of every document and a program can tell, besides what <see cref="TaggedStructure"/>
/// checks: metadata, roles and how they nest, alternatives, embedded fonts.
/// </summary>
internal static class UniversalAccessibility
{
    // A role, and the roles that it may stand in.
    private static readonly Dictionary<string, string[]> Parents = new()
    {
        ["/P"] = ["/Document", "/Div"],
        ["/Div"] = ["/Document"],
        ["/H1"] = ["/Document"],
        ["/H2"] = ["/Document"],
        ["/H3"] = ["/Document"],
        ["/H4"] = ["/Document"],
        ["/H5"] = ["/Document"],
        ["/Figure"] = ["/Document"],
        ["/L"] = ["/Document"],
        ["/LI"] = ["/L"],
        ["/Lbl"] = ["/LI"],
        ["/LBody"] = ["/LI"],
        ["/TOC"] = ["/Document", "/TOCI"],
        ["/TOCI"] = ["/TOC"],
        ["/Reference"] = ["/TOCI"],
        ["/Link"] = ["/P", "/Reference"],
        ["/Table"] = ["/Document"],
        ["/Caption"] = ["/Table"],
        ["/THead"] = ["/Table"],
        ["/TBody"] = ["/Table"],
        ["/TFoot"] = ["/Table"],
        ["/TR"] = ["/THead", "/TBody", "/TFoot"],
        ["/TH"] = ["/TR"],
        ["/TD"] = ["/TR"],
    };

    public static void Check(PdfObjects objects, TaggedElement document)
    {
        CheckCatalog(objects);
        Assert.All(document.Descendants(), CheckElement);
        foreach (var page in objects.PageReferences)
        {
            CheckFonts(objects, objects.Follow(JsonSerializer.SerializeToElement(page)));
        }
    }

    private static void CheckCatalog(PdfObjects objects)
    {
        var catalog = objects.Catalog;
        Assert.True(objects.Get(catalog, "/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.True(objects.Get(catalog, "/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
        Assert.False(string.IsNullOrWhiteSpace(catalog.GetProperty("/Lang").GetString()![2..]));
        Assert.False(objects.Trailer.TryGetProperty("/Encrypt", out _));
        Assert.False(objects.Get(catalog, "/StructTreeRoot").TryGetProperty("/RoleMap", out _));
        var metadata = XDocument.Parse(objects.MetadataText().Trim('\uFEFF'));
        Assert.Equal("1", metadata.Descendants(XName.Get("part", "http://www.aiim.org/pdfua/ns/id/")).Single().Value);
        Assert.NotEmpty(metadata.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value.Trim());
    }

    private static void CheckElement(TaggedElement element)
    {
        Assert.True(Parents.TryGetValue(element.Role, out var parents), $"{element.Role} is no role that documents use.");
        Assert.Contains(element.Parent!.Role, parents);
        switch (element.Role)
        {
            case "/Figure":
                Assert.True(element.Value.GetProperty("/Alt").GetString()!.Trim().Length > "u:".Length);
                Assert.Equal(4, element.Attribute("/BBox")!.Value.GetArrayLength());
                break;
            case "/Link":
                Assert.NotEmpty(element.Annotations);
                break;
            case "/L":
                Assert.NotNull(element.Attribute("/ListNumbering"));
                Assert.All(element.Children, item => Assert.Equal("/LI", item.Role));
                break;
            case "/Caption":
                Assert.Same(element, element.Parent.Children[0]);
                break;
        }
    }

    private static void CheckFonts(PdfObjects objects, JsonElement page)
    {
        if (!objects.Get(page, "/Resources").TryGetProperty("/Font", out var fonts))
        {
            return;
        }

        foreach (var entry in fonts.EnumerateObject())
        {
            var font = objects.Follow(entry.Value);
            var descendant = objects.Follow(Assert.Single(font.GetProperty("/DescendantFonts").EnumerateArray()));
            Assert.Equal(("/Type0", "/Identity-H"), (font.GetProperty("/Subtype").GetString(), font.GetProperty("/Encoding").GetString()));
            Assert.True(font.TryGetProperty("/ToUnicode", out _));
            Assert.True(descendant.TryGetProperty("/CIDToGIDMap", out _));
            Assert.True(objects.Get(descendant, "/FontDescriptor").TryGetProperty("/FontFile2", out _));
        }
    }
}
