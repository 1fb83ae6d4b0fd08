using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Portal.Texts.Model;

namespace Portal.Texts.Reading;

/// <summary>Reads one file and finds what is wrong with it taken alone.</summary>
internal sealed class TextFileReader
{
    private readonly string _path;
    private readonly SourceText _source;
    private readonly TextLanguage _language;
    private readonly List<TextEntry> _entries = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, Place> _seen = new(StringComparer.Ordinal);

    private TextFileReader(string path, SourceText source, TextLanguage language)
    {
        _path = path;
        _source = source;
        _language = language;
    }

    public static TextFile Read(AdditionalText file, ProjectFacts project, CancellationToken cancellation)
    {
        var source = file.GetText(cancellation) ?? SourceText.From("");
        var isNamed = FilePaths.TryParse(file.Path, project, out var name, out var language);
        var reader = new TextFileReader(file.Path, source, language);
        if (!isNamed)
        {
            reader.Report(default, Problems.InvalidFileName, FilePaths.FileName(file.Path));
            return reader.Finish(name: null, isWhole: false);
        }

        var json = FlatJsonParser.Parse(source.ToString());
        foreach (var (key, value) in json.Members)
        {
            reader.Add(key, value);
        }

        if (json.Error is { } error)
        {
            reader.Report(error.Span, Problems.InvalidJson, error.Message);
        }

        return reader.Finish(name, isWhole: json.Error is null);
    }

    private void Add(JsonString key, JsonString value)
    {
        var keyPlace = PlaceOf(key.Span);
        if (_seen.TryGetValue(key.Text, out var first))
        {
            Report(key.Span, Problems.DuplicateKey, key.Text, (first.Lines.Start.Line + 1).ToString(CultureInfo.InvariantCulture));
            return;
        }

        _seen.Add(key.Text, keyPlace);
        CheckText(key, value);
        var template = Template.Parse(value.Text, out var malformed);
        if (malformed is { } span)
        {
            Report(value.SpanOf(span), Problems.MalformedPlaceholder, key.Text);
        }

        if (TextKey.TryParse(key.Text, out var parsed))
        {
            _entries.Add(new(parsed, template, keyPlace, PlaceOf(value.Span)));
        }
        else
        {
            Report(key.Span, Problems.InvalidKey, key.Text);
        }
    }

    private void CheckText(JsonString key, JsonString value)
    {
        if (string.IsNullOrWhiteSpace(value.Text))
        {
            Report(value.Span, Problems.EmptyText, key.Text);
        }

        foreach (var (descriptor, words, span) in Typography.Check(value.Text, _language))
        {
            Report(value.SpanOf(span), descriptor, [key.Text, .. words]);
        }
    }

    private void Report(TextSpan span, DiagnosticDescriptor descriptor, params string[] arguments) =>
        _problems.Add(Problem.At(PlaceOf(span), descriptor, arguments));

    private Place PlaceOf(TextSpan span) => new(_path, span, _source.Lines.GetLinePositionSpan(span));

    private TextFile Finish(ClassName? name, bool isWhole) => new(_path, name, _language, new(_entries), isWhole, new(_problems));
}
