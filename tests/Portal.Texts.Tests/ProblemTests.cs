using Microsoft.CodeAnalysis;

namespace Portal.Texts.Tests;

/// <summary>What refuses a build, and where it points. The files are Trial.texts.fr.json and Trial.texts.en.json.</summary>
public sealed class ProblemTests
{
    private const string Valid = """{ "a": "un" }""";

    [Theory]
    [InlineData("fr", "Trial.texts.fr.json", "Trial.texts.en.json")]
    [InlineData("en", "Trial.texts.en.json", "Trial.texts.fr.json")]
    public void PT001_a_file_without_its_twin(string language, string file, string twin)
    {
        var result = new TextsProject().With($"Features/Trial/Trial.texts.{language}.json", Valid).Run();

        Assert.Equal([$"PT001 {file}(1,1)"], result.Places);
        Assert.Contains($"add '{twin}'", Message(result), StringComparison.Ordinal);
        Assert.Equal("un", result.Load().English("A"));
    }

    [Fact]
    public void PT001_a_twin_in_another_folder_is_none()
    {
        var result = new TextsProject()
            .With("Features/A/Trial.texts.fr.json", Valid)
            .With("Features/B/Trial.texts.en.json", Valid)
            .Run();

        Assert.Equal(["PT001 Trial.texts.fr.json(1,1)", "PT001 Trial.texts.en.json(1,1)"], result.Places);
    }

    [Fact]
    public void PT002_a_key_missing_in_one_language()
    {
        var result = TextsProject.Run(
            """
            {
              "a": "un",
              "b": "deux"
            }
            """,
            """
            { "a": "one",
              "c": "three" }
            """);

        Assert.Equal(["PT002 Trial.texts.fr.json(3,3)", "PT002 Trial.texts.en.json(2,3)"], result.Places);
        Assert.Contains("'b' is not in 'Trial.texts.en.json'", Message(result), StringComparison.Ordinal);
        var texts = result.Load();
        Assert.Equal("deux", texts.English("B"));
        Assert.Equal("three", texts.French("C"));
    }

    [Fact]
    public void PT002_a_plural_form_missing_in_one_language()
    {
        var result = TextsProject.Run("""{ "d_one": "jour", "d_other": "jours" }""", """{ "d_other": "days" }""");

        Assert.Equal(["PT002 Trial.texts.fr.json(1,3)"], result.Places);
        Assert.Equal("days", result.Load().English("D", 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u00A0")]
    [InlineData("\\n\\t")]
    public void PT003_an_empty_text(string text) =>
        Assert.Equal(["PT003 Trial.texts.en.json(1,8)"], TextsProject.Run(Valid, $$"""{ "a": "{{text}}" }""").Places);

    [Theory]
    [InlineData("Au {date}", "On")]
    [InlineData("Au", "On {date}")]
    [InlineData("Au {date}", "On {day}")]
    [InlineData("Au {date}", "On {date}, {date} in {place}")]
    public void PT004_placeholders_that_differ(string french, string english)
    {
        var result = TextsProject.Run($$"""{ "a": "{{french}}" }""", $$"""{ "a": "{{english}}" }""");

        Assert.Equal(["PT004 Trial.texts.en.json(1,8)"], result.Places);
        Assert.NotNull(result.Load());
    }

    [Fact]
    public void PT004_each_form_of_a_plural_has_the_same_placeholders_but_for_the_count()
    {
        var result = TextsProject.Run(
            """
            { "d_one": "Un jour",
              "d_other": "{count} jours à {place}" }
            """,
            """
            { "d_one": "One day in {place}",
              "d_other": "{count} days" }
            """);

        Assert.Equal(["PT004 Trial.texts.en.json(2,14)", "PT004 Trial.texts.fr.json(1,12)"], result.Places);
        Assert.Contains("takes no placeholder besides {count}, but 'd_other' in 'Trial.texts.fr.json' takes {place}", Message(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{date", 9)]
    [InlineData("a } b", 11)]
    [InlineData("a {} b", 11)]
    [InlineData("a {{b}} c", 11)]
    [InlineData("a {b c} d", 11)]
    [InlineData("a {Date}", 11)]
    [InlineData("a {0}", 11)]
    [InlineData("a {é}", 11)]
    [InlineData("a {ok} {b", 16)]
    [InlineData("\\u0061 {b", 16)]
    [InlineData("\\u007b", 9)]
    public void PT005_a_malformed_placeholder(string text, int column)
    {
        var result = TextsProject.Run($$"""{ "a": "{{text}}" }""", $$"""{ "a": "{{text}}" }""");

        Assert.Equal([$"PT005 Trial.texts.fr.json(1,{column})", $"PT005 Trial.texts.en.json(1,{column})"], result.Places);
        Assert.NotNull(result.Load());
    }

    [Fact]
    public void PT006_a_duplicate_key()
    {
        var result = TextsProject.Run(
            """
            {
              "a": "un",
              "\u0061": "deux"
            }
            """,
            """{ "a": "one" }""");

        Assert.Equal(["PT006 Trial.texts.fr.json(3,3)"], result.Places);
        Assert.Contains("'a' stands already on line 2", Message(result), StringComparison.Ordinal);
        Assert.Equal("un", result.Load().French("A"));
    }

    [Fact]
    public void PT008_keys_that_make_the_same_member()
    {
        var result = TextsProject.Run(
            """{ "state.draft": "un", "stateDraft": "deux", "d": "jour", "d_one": "jour", "d_other": "jours" }""",
            """{ "state.draft": "one", "stateDraft": "two", "d": "day", "d_one": "day", "d_other": "days" }""");

        Assert.Equal(["PT008 Trial.texts.fr.json(1,24)", "PT008 Trial.texts.fr.json(1,59)"], result.Places);
        Assert.Contains("'StateDraft', which 'state.draft' has taken", Message(result), StringComparison.Ordinal);
        Assert.Equal("un", result.Load().French("StateDraft"));
    }

    [Theory]
    [InlineData("for")]
    [InlineData("find")]
    [InlineData("keys")]
    [InlineData("toString")]
    [InlineData("getType")]
    [InlineData("trialTexts")]
    public void PT008_a_member_that_the_class_has_already(string key)
    {
        var result = TextsProject.Run($$"""{ "{{key}}": "un" }""", $$"""{ "{{key}}": "one" }""");

        Assert.Equal(["PT008 Trial.texts.fr.json(1,3)"], result.Places);
        Assert.Empty(result.Load().Keys);
    }

    [Theory]
    [InlineData("d_one", "d_other")]
    [InlineData("d_other", "d_one")]
    public void PT009_a_plural_with_one_form_only(string key, string sibling)
    {
        var result = TextsProject.Run($$"""{ "{{key}}": "jour" }""", $$"""{ "{{key}}": "day" }""");

        Assert.Equal(["PT009 Trial.texts.fr.json(1,3)"], result.Places);
        Assert.Contains($"'{key}' needs '{sibling}'", Message(result), StringComparison.Ordinal);
        Assert.Equal("jour", result.Load().French("D", 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("é")]
    [InlineData("a b")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("_one")]
    [InlineData("a!")]
    public void PT010_a_key_that_makes_no_member(string key) =>
        Assert.Equal(
            ["PT010 Trial.texts.fr.json(1,3)", "PT010 Trial.texts.en.json(1,3)"],
            TextsProject.Run($$"""{ "{{key}}": "un" }""", $$"""{ "{{key}}": "one" }""").Places);

    [Theory]
    [InlineData("Trial.texts.es.json")]
    [InlineData("Trial.texts.FR.json")]
    [InlineData("trial.texts.fr.json")]
    [InlineData("Two words.texts.fr.json")]
    [InlineData("8.texts.fr.json")]
    [InlineData(".texts.fr.json")]
    public void PT011_a_file_name_that_makes_no_class(string name)
    {
        var result = new TextsProject().With(name, Valid).Run();

        Assert.Equal([$"PT011 {name}(1,1)"], result.Places);
        Assert.Empty(result.Run.GeneratedSources);
    }

    [Fact]
    public void PT012_two_pairs_that_make_the_same_class()
    {
        var result = new TextsProject().WithPair("A-b/Trial", Valid, Valid).WithPair("A_b/Trial", Valid, Valid).Run();

        Assert.Equal(["PT012 Trial.texts.en.json(1,1)", "PT012 Trial.texts.fr.json(1,1)"], result.Places);
        Assert.All(result.Problems, problem => Assert.Contains("A_b", problem.Location.GetLineSpan().Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_is_an_error_that_no_setting_turns_off()
    {
        var result = new TextsProject().With("Features/Trial/Trial.texts.fr.json", """{ "a": "L'un\u00a0?", "é": "" """).Run();

        Assert.Equal(["PT001", "PT003", "PT007", "PT010", "PT013", "PT015"], result.Problems.Select(problem => problem.Id).Order());
        Assert.All(result.Problems, problem =>
        {
            Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
            Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, problem.Descriptor.CustomTags);
        });
    }

    private static string Message(TextsResult result) =>
        string.Join('\n', result.Problems.Select(problem => problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
}
