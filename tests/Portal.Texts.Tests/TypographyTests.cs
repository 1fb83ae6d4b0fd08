namespace Portal.Texts.Tests;

/// <summary>The typography that is checked. Columns count from the opening brace of <c>{"a":"…"}</c>: the text starts at 7.</summary>
public sealed class TypographyTests
{
    [Theory]
    [InlineData("l'accès", "PT013", 8)]
    [InlineData("Total : 3", "PT014", 12)]
    [InlineData("Total :", "PT014", 12)]
    [InlineData("Total\u202F: 3", "PT014", 12)]
    [InlineData("12 %", "PT014", 9)]
    [InlineData("{part} %", "PT014", 13)]
    [InlineData("12 $", "PT014", 9)]
    [InlineData("« oui\u00A0»", "PT014", 8)]
    [InlineData("«\u00A0oui »", "PT014", 12)]
    [InlineData("Oui ; non", "PT015", 10)]
    [InlineData("Oui\u00A0; non", "PT015", 10)]
    [InlineData("Oui ?", "PT015", 10)]
    [InlineData("Oui\u00A0!", "PT015", 10)]
    [InlineData("Oui\u202F!", "PT015", 10)]
    public void French_is_written_as_in_Quebec(string text, string id, int column)
    {
        var english = text.Contains('{', StringComparison.Ordinal) ? "{part}" : "x";

        Assert.Equal([$"{id} Trial.texts.fr.json(1,{column})"], Places(text, english));
    }

    [Theory]
    [InlineData("L’accès\u00A0: 12\u00A0%, 3,50\u00A0$, «\u00A0oui\u00A0»; bien? Oui!")]
    [InlineData("à 10:30, https://exemple.ca/?a=b;c")]
    public void French_that_is_well_written_passes(string text) =>
        Assert.Empty(Places(text, "x"));

    [Theory]
    [InlineData("the pilot's seat", "PT013 Trial.texts.en.json(1,16)")]
    [InlineData("the pilot\\u0027s seat", "PT013 Trial.texts.en.json(1,16)")]
    [InlineData("the pilot’s seat")]
    [InlineData("really ? : ; ! « x » 12 % $")]
    public void English_takes_typographic_apostrophes_and_its_own_spaces(string text, params string[] places) =>
        Assert.Equal(places, Places("x", text));

    [Fact]
    public void Each_fault_of_a_text_is_pointed_at() =>
        Assert.Equal(
            ["PT013 Trial.texts.fr.json(1,8)", "PT014 Trial.texts.fr.json(1,10)", "PT015 Trial.texts.fr.json(1,14)"],
            Places("l'a : b ?", "x"));

    private static IEnumerable<string> Places(string french, string english) =>
        TextsProject.Run($$"""{"a":"{{french}}"}""", $$"""{"a":"{{english}}"}""").Places;
}
