using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Portal.Texts.Tests;

/// <summary>A project in memory whose files of texts go through the generator, as they do in a build.</summary>
internal sealed class TextsProject
{
    public const string Directory = "/work space/Portal.Web/";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, MemoryText> _files = new(StringComparer.Ordinal);
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation = CSharpCompilation.Create("Texts.InMemory", references: s_references,
        options: new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public TextsProject(string rootNamespace = "Portal.Web", string directory = Directory) =>
        _driver = CSharpGeneratorDriver.Create(
            [new TextsGenerator().AsSourceGenerator()],
            parseOptions: s_parseOptions,
            optionsProvider: new BuildProperties(rootNamespace, directory),
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The two files of <c>Features/Trial/Trial</c>, and what comes of them.</summary>
    public static TextsResult Run([StringSyntax("json")] string french, [StringSyntax("json")] string english) =>
        new TextsProject().WithPair("Features/Trial/Trial", french, english).Run();

    public TextsProject WithPair(string stem, [StringSyntax("json")] string french, [StringSyntax("json")] string english) =>
        With($"{stem}.texts.fr.json", french).With($"{stem}.texts.en.json", english);

    /// <summary>Adds a file, or replaces its content.</summary>
    /// <param name="path">Below the project's folder, or absolute.</param>
    /// <param name="content">What it holds.</param>
    public TextsProject With(string path, [StringSyntax("json")] string content)
    {
        var file = new MemoryText(Path.IsPathRooted(path) || path.Contains('\\') ? path : Directory + path, content);
        _driver = _files.TryGetValue(path, out var old) ? _driver.ReplaceAdditionalText(old, file) : _driver.AddAdditionalTexts([file]);
        _files[path] = file;
        return this;
    }

    /// <summary>Adds C# to the project.</summary>
    public TextsProject WithCode(string code)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, s_parseOptions));
        return this;
    }

    public TextsResult Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _);
        return new(_driver.GetRunResult().Results.Single(), output);
    }

    private sealed class MemoryText(string path, string content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content);
    }

    private sealed class BuildProperties(string rootNamespace, string directory) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
        {
            ["build_property.RootNamespace"] = rootNamespace,
            ["build_property.ProjectDir"] = directory,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>What the generator made.</summary>
internal sealed class TextsResult(GeneratorRunResult run, Compilation compilation)
{
    public GeneratorRunResult Run => run;

    public ImmutableArray<Diagnostic> Problems => run.Diagnostics;

    /// <summary>What is wrong: id, file, line and column (from 1) of the first character.</summary>
    public IEnumerable<string> Places => Problems.Select(problem =>
    {
        var place = problem.Location.GetLineSpan();
        return $"{problem.Id} {Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})";
    });

    public string SourceOf(string className) => run.GeneratedSources.Single(source => source.HintName == className + ".g.cs").SourceText.ToString();

    /// <summary>Compiles what was made, to the last warning, and gives the class in both languages.</summary>
    public GeneratedTexts Load(string className = "Portal.Web.Features.Trial.TrialTexts")
    {
        Assert.Null(run.Exception);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1591"));
        image.Position = 0;
        return new(new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType(className, throwOnError: true)!);
    }
}
