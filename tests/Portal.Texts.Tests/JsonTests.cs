using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Portal.Texts.Tests;

/// <summary>The strict reader of files, judged against the framework's.</summary>
public sealed class JsonTests
{
    [Theory]
    [InlineData("", 1, 1, "expected '{', but the file ends here")]
    [InlineData("[]", 1, 1, "expected '{', found '['")]
    [InlineData("{", 1, 2, "expected a key in double quotes, but the file ends here")]
    [InlineData("{ a: 1 }", 1, 3, "expected a key in double quotes, found 'a'")]
    [InlineData("{ 'a': 'b' }", 1, 3, "expected a key in double quotes, found '''")]
    [InlineData("{ \"a\" \"b\" }", 1, 7, "expected ':'")]
    [InlineData("{\n  \"a\": 3\n}", 2, 8, "expected a text in double quotes, found '3'")]
    [InlineData("{\n  \"a\": { \"b\": \"c\" }\n}", 2, 8, "expected a text in double quotes, found '{'")]
    [InlineData("{ \"a\": null }", 1, 8, "expected a text in double quotes, found 'n'")]
    [InlineData("{\n  \"a\": \"b\"\n  \"c\": \"d\"\n}", 3, 3, "expected ',' or '}', found '\"'")]
    [InlineData("{ \"a\": \"b\", }", 1, 13, "expected a key in double quotes, found '}'")]
    [InlineData("{ \"a\": \"b\" } x", 1, 14, "expected the end of the file, found 'x'")]
    [InlineData("{ // no\n \"a\": \"b\" }", 1, 3, "expected a key in double quotes, found '/'")]
    [InlineData("{ \"a\": \"b", 1, 10, "expected the closing double quote, but the file ends here")]
    [InlineData("{ \"a\": \"b\n\" }", 1, 10, "a line break or another control character is written as an escape")]
    [InlineData("{ \"a\": \"b\\x\" }", 1, 10, "this escape does not exist")]
    [InlineData("{ \"a\": \"b\\u12\" }", 1, 10, "this escape does not exist")]
    [InlineData("{ \"a\": \"b\\u 123\" }", 1, 10, "this escape does not exist")]
    [InlineData("{ \"a\": \"b\\u00e\0\" }", 1, 10, "this escape does not exist")]
    [InlineData("{ \"a\": \"b\\", 1, 10, "this escape does not exist")]
    [InlineData("{ \"a\": \"bc\\ud83d\" }", 1, 11, "this is half of a character")]
    [InlineData("{ \"a\": \"b\\udc00\\ud83d\" }", 1, 10, "this is half of a character")]
    [InlineData("{\u00A0\"a\": \"b\" }", 1, 2, "expected a key in double quotes")]
    public void PT007_what_is_not_a_flat_object_of_texts_is_refused_where_it_goes_wrong(string json, int line, int column, string message)
    {
        var result = TextsProject.Run(json, """{ "a": "b" }""");

        Assert.Equal([$"PT007 Trial.texts.fr.json({line},{column})"], result.Places);
        Assert.Contains(message, result.Problems[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_before_the_error_is_kept_and_the_rest_is_not_called_missing()
    {
        var result = TextsProject.Run("""{ "a": "un", "b": }""", """{ "a": "one", "b": "two", "d_one": "day", "d_other": "days" }""");

        Assert.Equal(["PT007 Trial.texts.fr.json(1,19)"], result.Places);
        var texts = result.Load();
        Assert.Equal("un", texts.French("A"));
        Assert.Equal("two", texts.French("B"));
        Assert.Equal("days", texts.French("D", 2));
    }

    [Fact]
    public void Every_escape_is_read()
    {
        var texts = TextsProject.Run(
            """{ "a": "\"\\\/\b\f\n\r\t\u00e9\u00C9\ud83d\ude00" }""",
            """{ "a": "x" }""").Load();

        Assert.Equal("\"\\/\b\f\n\r\té\u00C9\U0001F600", texts.French("A"));
    }

    [Fact]
    public void Any_text_comes_out_as_it_went_in()
    {
        var anyText = Gen.OneOf(
            ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => text.Get ?? ""),
            Gen.Elements("\"", "\\", "\u2028", "\u0000", "\u0085", "\uFFFF", "{x}", "'", "</summary>", "]]>", "$", "\r\n", "\U0001F600", "é", " ")
                .ListOf().Select(string.Concat));
        var texts = anyText.Where(text => IsWhole(text)).Select(text => text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))
            .Sample(300, 400).ToArray();

        var french = Json(texts.Select(text => text + "{x}" + text), texts);
        var result = TextsProject.Run(french, french).Load();

        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(texts[i], result.French($"P{i}"));
            Assert.Equal($"{texts[i]}{{}}{texts[i]}", result.English($"M{i}", "{}"));
            Assert.Equal($"{texts[i]}7", result.English($"C{i}", 7));
        }
    }

    [Fact]
    public void A_file_is_accepted_when_the_framework_accepts_it_too()
    {
        const string Sample = """{ "a": "un \u00e9 \"x\"\n", "b":"\ud83d\ude00",	"c.d" : "[deux], {x}" }""";
        var edits = from edit in Gen.Choose(0, 2)
                    from at in Gen.Choose(0, Sample.Length - 1)
                    from c in Gen.Elements("{}[]\",:\\/u0d é\n\t\u00A0\0'1".ToCharArray())
                    select (edit, at, c);
        var accepted = 0;

        foreach (var mutations in edits.ListOf().Sample(2000, 4))
        {
            var json = new StringBuilder(Sample);
            foreach (var (edit, at, c) in mutations)
            {
                var position = Math.Min(at, json.Length - 1);
                _ = edit switch
                {
                    0 => json.Insert(position, c),
                    1 => json.Remove(position, 1),
                    _ => json.Remove(position, 1).Insert(position, c),
                };
            }

            var isFlat = IsFlatForTheFramework(json.ToString());
            var problems = new TextsProject().With("A.texts.fr.json", json.ToString()).Run().Problems;
            Assert.True(isFlat != problems.Any(problem => problem.Id == "PT007"), json.ToString());
            accepted += isFlat ? 1 : 0;
        }

        Assert.InRange(accepted, 100, 1900);
    }

    private static bool IsFlatForTheFramework(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(member => IsWhole(member.Name) && IsWhole(member.Value));
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.String && IsWhole(value.GetString()!);

    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Json(IEnumerable<string> methods, IEnumerable<string> properties) => JsonSerializer.Serialize(
        properties.Select((text, i) => KeyValuePair.Create($"p{i}", text))
            .Concat(methods.Select((text, i) => KeyValuePair.Create($"m{i}", text)))
            .Concat(properties.SelectMany((text, i) => new[]
            {
                KeyValuePair.Create($"c{i}_one", text), KeyValuePair.Create($"c{i}_other", text + "{count}"),
            }))
            .ToDictionary());
}
