using Microsoft.CodeAnalysis;

namespace Portal.Texts.Tests;

/// <summary>An editor runs the generator at each key stroke: only what a change touches is made again.</summary>
public sealed class IncrementalTests
{
    private const string French = """{ "a": "un", "b": "deux" }""";
    private const string English = """{ "a": "one", "b": "two" }""";

    private readonly TextsProject _project = new TextsProject().WithPair("A", French, English).WithPair("B", French, English);

    public IncrementalTests() => Assert.Equal(2, _project.Run().Run.GeneratedSources.Length);

    [Fact]
    public void A_change_in_the_code_reads_no_text_again()
    {
        var result = _project.WithCode("class C;").Run();

        Assert.Equal(2, result.Run.GeneratedSources.Length);
        Assert.All(Reasons(result, TextsGenerator.ClassesStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Outputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_change_of_one_text_writes_one_class()
    {
        var result = _project.With("B.texts.en.json", """{ "a": "one", "b": "three" }""").Run();

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Reasons(result, TextsGenerator.ClassesStep));
        Assert.Single(Outputs(result), reason => reason != IncrementalStepRunReason.Cached);
        Assert.Equal("three", result.Load("Portal.Web.BTexts").English("B"));
    }

    [Fact]
    public void Moving_texts_about_in_their_file_writes_nothing()
    {
        var result = _project.With("B.texts.en.json", "{\n  \"b\": \"two\",\n  \"a\": \"one\"\n}").Run();

        Assert.All(Outputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_error_that_moves_is_reported_where_it_now_stands()
    {
        _project.With("B.texts.en.json", """{ "a": "one" }""");
        Assert.Equal(["PT002 B.texts.fr.json(1,14)"], _project.Run().Places);

        var moved = _project.With("B.texts.fr.json", "\n" + French).Run();
        Assert.Equal(["PT002 B.texts.fr.json(2,14)"], moved.Places);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged], Reasons(moved, TextsGenerator.ClassesStep));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Reasons(moved, TextsGenerator.ProblemsStep));

        Assert.Empty(_project.With("B.texts.en.json", English).Run().Places);
    }

    [Fact]
    public void The_order_in_which_the_build_lists_the_files_changes_nothing()
    {
        var forward = new TextsProject().WithPair("A", French, English).WithPair("B", French, "{}").Run();
        var backward = new TextsProject().With("B.texts.en.json", "{}").With("A.texts.en.json", English)
            .With("B.texts.fr.json", French).With("A.texts.fr.json", French).Run();

        Assert.Equal(forward.Places, backward.Places);
        Assert.Equal(
            forward.Run.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())),
            backward.Run.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(TextsResult result, string step) =>
        result.Run.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(TextsResult result) =>
        result.Run.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
