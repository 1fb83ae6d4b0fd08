using Portal.Data;

namespace Portal.Texts.Tests;

/// <summary>The class that a pair of files makes.</summary>
public sealed class ClassTests
{
    [Fact]
    public void A_text_without_placeholder_is_a_property_in_each_language()
    {
        var texts = Load("""{ "title": "Postes désignés", "lead": "Tous." }""", """{ "lead": "All.", "title": "Mandated seats" }""");

        Assert.Equal("Postes désignés", texts.French("Title"));
        Assert.Equal("Mandated seats", texts.English("Title"));
        Assert.Equal("Tous.", texts.French("Lead"));
        Assert.Equal("All.", texts.English("Lead"));
    }

    [Fact]
    public void Each_language_has_one_instance_and_no_other_language_has_any()
    {
        var texts = Load("""{ "a": "un" }""", """{ "a": "one" }""");

        Assert.Same(texts.For(Language.French), texts.For(Language.French));
        Assert.NotSame(texts.For(Language.French), texts.For(Language.English));
        Assert.Throws<ArgumentOutOfRangeException>(() => texts.For((Language)2));
        Assert.Empty(texts.Type.GetConstructors());
        Assert.True(texts.Type is { IsPublic: true, IsSealed: true });
    }

    [Fact]
    public void Placeholders_are_parameters_in_the_order_of_the_French_text_whatever_the_English_order()
    {
        var texts = Load(
            """{ "lead": "Au {date}, {filled} postes sur {total} ({date})." }""",
            """{ "lead": "{filled} of {total} seats on {date}." }""");

        Assert.Equal("string date, string filled, string total", texts.Signature("Lead"));
        Assert.Equal("Au 2026-11-21, 68 postes sur 72 (2026-11-21).", texts.French("Lead", "2026-11-21", "68", "72"));
        Assert.Equal("68 of 72 seats on 2026-11-21.", texts.English("Lead", "2026-11-21", "68", "72"));
    }

    [Fact]
    public void A_text_may_be_nothing_but_placeholders()
    {
        var texts = Load("""{ "one": "{name}", "two": "{a}{b}" }""", """{ "one": "{name}", "two": "{b}{a}" }""");

        Assert.Equal("x", texts.French("One", "x"));
        Assert.Equal("xy", texts.French("Two", "x", "y"));
        Assert.Equal("yx", texts.English("Two", "x", "y"));
    }

    [Fact]
    public void An_argument_is_never_read_as_a_template()
    {
        var texts = Load("""{ "lead": "{a} et {b}" }""", """{ "lead": "{a} and {b}" }""");

        Assert.Equal("{b} et {0}", texts.French("Lead", "{b}", "{0}"));
    }

    [Fact]
    public void A_placeholder_may_be_a_word_of_the_language()
    {
        var texts = Load(
            """{ "a": "{class} {string}", "b_one": "{count} {int}", "b_other": "{count} {int}s" }""",
            """{ "a": "{class} {string}", "b_one": "{count} {int}", "b_other": "{count} {int}s" }""");

        Assert.Equal("x y", texts.French("A", "x", "y"));
        Assert.Equal("3 xs", texts.French("B", 3, "x"));
    }

    [Theory]
    [InlineData("title", "Title")]
    [InlineData("vacantSince", "VacantSince")]
    [InlineData("state.draft", "StateDraft")]
    [InlineData("state.Draft", "StateDraft")]
    [InlineData("reason.term-completed", "ReasonTermCompleted")]
    [InlineData("role.clinical_pilot", "RoleClinicalPilot")]
    [InlineData("period.8", "Period8")]
    [InlineData("CHUM", "CHUM")]
    [InlineData("a.b.c", "ABC")]
    [InlineData("french", "French")]
    [InlineData("class", "Class")]
    public void A_key_names_its_member(string key, string member)
    {
        var texts = Load($$"""{ "{{key}}": "oui" }""", $$"""{ "{{key}}": "yes" }""");

        Assert.Equal("oui", texts.French(member));
        Assert.Equal("yes", texts.Find(Language.English, key));
    }

    [Fact]
    public void Find_gives_the_text_of_a_key_and_null_for_what_is_not_one()
    {
        var texts = Load(
            """{ "state.draft": "Brouillon", "state.accepted": "Acceptée", "lead": "Au {date}", "days_one": "jour", "days_other": "jours" }""",
            """{ "state.draft": "Draft", "state.accepted": "Accepted", "lead": "On {date}", "days_one": "day", "days_other": "days" }""");

        Assert.Equal("Brouillon", texts.Find(Language.French, "state.draft"));
        Assert.Equal("Accepted", texts.Find(Language.English, "state.accepted"));
        foreach (var unknown in new[] { "", "StateDraft", "State.draft", "state", "lead", "days", "days_one" })
        {
            Assert.Null(texts.Find(Language.French, unknown));
        }

        Assert.Equal(["state.draft", "state.accepted"], texts.Keys);
        Assert.All(texts.Keys, key => Assert.NotNull(texts.Find(Language.English, key)));
    }

    [Fact]
    public void An_empty_pair_makes_an_empty_class()
    {
        var texts = Load("{}", "{ }");

        Assert.Empty(texts.Keys);
        Assert.Null(texts.Find(Language.French, "title"));
    }

    [Fact]
    public void IntelliSense_shows_the_French_text()
    {
        var source = TextsProject.Run(
            """{ "a": "Moins de <5> & plus\nÀ {b}", "d_one": "{count} jour", "d_other": "{count} jours" }""",
            """{ "a": "Less at {b}", "d_one": "{count} day", "d_other": "{count} days" }""").SourceOf("Portal.Web.Features.Trial.TrialTexts");

        Assert.Contains("/// <summary>Moins de &lt;5&gt; &amp; plus À {b}</summary>\n    public string A(string b)", source, StringComparison.Ordinal);
        Assert.Contains("/// <summary>{count} jour<br/>{count} jours</summary>\n    public string D(int count)", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Features/Governance/Seats", "Portal.Web.Features.Governance.SeatsTexts")]
    [InlineData("Shared", "Portal.Web.SharedTexts")]
    [InlineData("Features/Two words/Trial", "Portal.Web.Features.Two_words.TrialTexts")]
    [InlineData("Features/2026/Trial", "Portal.Web.Features._2026.TrialTexts")]
    [InlineData("Features/public/Trial", "Portal.Web.Features.public.TrialTexts")]
    [InlineData("/elsewhere/Trial", "Portal.Web.TrialTexts")]
    public void The_folder_gives_the_namespace(string stem, string className)
    {
        var texts = new TextsProject().WithPair(stem, """{ "a": "un" }""", """{ "a": "one" }""").Run().Load(className);

        Assert.Equal("un", texts.French("A"));
    }

    [Fact]
    public void Paths_may_be_those_of_Windows()
    {
        var texts = new TextsProject(directory: @"C:\Portal\Portal.Web\")
            .WithPair(@"c:\Portal\Portal.Web\Features\Seats\Seats", """{ "a": "un" }""", """{ "a": "one" }""")
            .Run().Load("Portal.Web.Features.Seats.SeatsTexts");

        Assert.Equal("one", texts.English("A"));
    }

    [Fact]
    public void A_project_without_root_namespace_takes_the_folders_alone()
    {
        var project = new TextsProject(rootNamespace: "")
            .WithPair("Seats", """{ "a": "un" }""", """{ "a": "one" }""")
            .WithPair("Features/Seats", """{ "a": "deux" }""", """{ "a": "two" }""");

        Assert.Equal("un", project.Run().Load("SeatsTexts").French("A"));
        Assert.Equal("two", project.Run().Load("Features.SeatsTexts").English("A"));
    }

    [Fact]
    public void The_same_file_name_in_two_folders_makes_two_classes()
    {
        var result = new TextsProject()
            .WithPair("Features/A/Index", """{ "a": "un" }""", """{ "a": "one" }""")
            .WithPair("Features/B/Index", """{ "a": "deux" }""", """{ "a": "two" }""")
            .With("appsettings.json", "not a file of texts")
            .Run();

        Assert.Empty(result.Problems);
        Assert.Equal("un", result.Load("Portal.Web.Features.A.IndexTexts").French("A"));
        Assert.Equal("deux", result.Load("Portal.Web.Features.B.IndexTexts").French("A"));
    }

    private static GeneratedTexts Load(string french, string english)
    {
        var result = TextsProject.Run(french, english);
        Assert.Empty(result.Places);
        return result.Load();
    }
}
