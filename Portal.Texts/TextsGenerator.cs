using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Portal.Texts.Model;
using Portal.Texts.Reading;
using Portal.Texts.Writing;

namespace Portal.Texts;

/// <summary>
/// Makes a class of each pair <c>Name.texts.fr.json</c> and <c>Name.texts.en.json</c>, and an error of each text that is not
/// whole in both languages. docs/translations.md is the user's guide.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TextsGenerator : IIncrementalGenerator
{
    /// <summary>The name under which the step that holds the classes is tracked.</summary>
    public const string ClassesStep = "Classes";

    /// <summary>The name under which the step that holds what is wrong is tracked.</summary>
    public const string ProblemsStep = "Problems";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            new ProjectFacts(Property(options, "RootNamespace"), Property(options, "ProjectDir")));

        var built = context.AdditionalTextsProvider
            .Where(static file => FilePaths.IsTextFile(file.Path))
            .Combine(project)
            .Select(static (input, cancellation) => TextFileReader.Read(input.Left, input.Right, cancellation))
            .Collect()
            .SelectMany(static (files, _) => TextPair.Match(files))
            .Select(static (pair, _) => ClassBuilder.Build(pair));

        // Two outputs: where a text stands matters to its errors and not to its class.
        context.RegisterSourceOutput(
            built.Select(static (result, _) => result.Class).WithTrackingName(ClassesStep),
            static (output, texts) =>
            {
                if (texts is not null)
                {
                    // A hint is a file name, where the @ of a keyword may not stand.
                    output.AddSource($"{texts.Name}.g.cs".Replace("@", ""), SourceText.From(ClassWriter.Write(texts), Encoding.UTF8));
                }
            });
        context.RegisterSourceOutput(
            built.Select(static (result, _) => result.Problems).WithTrackingName(ProblemsStep),
            static (output, problems) =>
            {
                foreach (var problem in problems)
                {
                    output.ReportDiagnostic(problem.ToDiagnostic());
                }
            });
    }

    private static string Property(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var value) ? value : "";
}
