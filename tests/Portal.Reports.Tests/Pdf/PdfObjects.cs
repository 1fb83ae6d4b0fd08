using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

/// <summary>The objects of a document as qpdf reads them.</summary>
internal sealed partial class PdfObjects(JsonDocument document)
{
    private readonly JsonElement objects = document.RootElement.GetProperty("qpdf")[1];

    public JsonElement Trailer => objects.GetProperty("trailer").GetProperty("value");

    public JsonElement Catalog => Get(Trailer, "/Root");

    public string[] PageReferences => [.. Get(Catalog, "/Pages").GetProperty("/Kids").EnumerateArray().Select(kid => kid.GetString()!)];

    /// <summary>The value of an entry, followed through a reference; a stream gives its dictionary.</summary>
    public JsonElement Get(JsonElement dictionary, string key) => Follow(dictionary.GetProperty(key));

    public JsonElement Follow(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || !Reference().IsMatch(value.GetString()!))
        {
            return value;
        }

        var found = objects.GetProperty($"obj:{value.GetString()}");
        return found.TryGetProperty("stream", out var stream) ? stream.GetProperty("dict") : found.GetProperty("value");
    }

    /// <summary>Every object but those that say where the others stand, with what its stream holds.</summary>
    public IEnumerable<string> All() => objects.EnumerateObject().Where(entry => entry.Name != "trailer").Select(entry => entry.Value).Select(value =>
        !value.TryGetProperty("stream", out var stream) ? value.GetRawText()
        : stream.GetProperty("dict").TryGetProperty("/Type", out var type) && type.GetString() is "/ObjStm" or "/XRef" ? ""
        : WithoutLength(stream.GetProperty("dict")) + System.Text.Encoding.Latin1.GetString(stream.GetProperty("data").GetBytesFromBase64()));

    private static string WithoutLength(JsonElement dictionary) =>
        string.Concat(dictionary.EnumerateObject().Where(entry => entry.Name != "/Length").Select(entry => $"{entry.Name} {entry.Value.GetRawText()} "));

    /// <summary>The annotations of a page, by its number from 0.</summary>
    public IEnumerable<JsonElement> Annotations(int page) =>
        Follow(JsonSerializer.SerializeToElement(PageReferences[page])).TryGetProperty("/Annots", out var list) ? list.EnumerateArray().Select(Follow) : [];

    public string StreamOf(JsonElement reference) => System.Text.Encoding.Latin1.GetString(
        objects.GetProperty($"obj:{reference.GetString()}").GetProperty("stream").GetProperty("data").GetBytesFromBase64());

    public string MetadataText() => System.Text.Encoding.UTF8.GetString(
        objects.GetProperty($"obj:{Catalog.GetProperty("/Metadata").GetString()}").GetProperty("stream").GetProperty("data").GetBytesFromBase64());

    /// <summary>The marked content of a page: tag and number of each piece, in the order it is drawn.</summary>
    /// <remarks>Fails where something is drawn outside of marked content, or where pieces are nested.</remarks>
    public List<(string Tag, int Mark)> MarksOf(string page)
    {
        var marks = new List<(string, int)>();
        int depth = 0, saved = 0;
        var isText = false;
        var before = new List<string>();
        foreach (Match match in Token().Matches(StreamOf(Follow(page).GetProperty("/Contents"))))
        {
            var token = match.Value;
            switch (token)
            {
                case "BDC":
                    Assert.Equal(0, depth++);
                    var number = before.IndexOf("/MCID");
                    marks.Add((before.First(name => name[0] == '/'), number < 0 ? -1 : int.Parse(before[number + 1], CultureInfo.InvariantCulture)));
                    break;
                case "EMC":
                    Assert.Equal(0, --depth);
                    break;
                case "BT" or "ET":
                    Assert.Equal(token == "ET", isText);
                    isText = !isText;
                    break;
                case "q" or "Q":
                    saved += token == "q" ? 1 : -1;
                    Assert.InRange(saved, 0, 20);
                    break;
                case "TJ" or "Tj" or "f" or "S" or "B" or "Do":
                    Assert.Equal(1, depth);
                    Assert.Equal(token is "TJ" or "Tj", isText);
                    break;
                default:
                    before.Add(token);
                    continue;
            }

            before.Clear();
        }

        Assert.Equal((0, 0, false), (depth, saved, isText));
        return marks;
    }

    private JsonElement Follow(string reference) => objects.GetProperty($"obj:{reference}").GetProperty("value");

    [GeneratedRegex(@"^\d+ 0 R$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<<|>>|<[0-9A-F]*>|[\[\]]|/?[^\s/<>\[\]]+")]
    private static partial Regex Token();
}
