using System.Globalization;

namespace Portal.Texts.Tests;

/// <summary>Texts that follow a number.</summary>
public sealed class PluralTests
{
    private static readonly GeneratedTexts s_texts = Load();

    [Theory]
    [InlineData(0, "Vacant depuis 0 jour", "Vacant for 0 days")]
    [InlineData(1, "Vacant depuis 1 jour", "Vacant for 1 day")]
    [InlineData(-1, "Vacant depuis -1 jour", "Vacant for -1 days")]
    [InlineData(2, "Vacant depuis 2 jours", "Vacant for 2 days")]
    [InlineData(-2, "Vacant depuis -2 jours", "Vacant for -2 days")]
    [InlineData(999, "Vacant depuis 999 jours", "Vacant for 999 days")]
    [InlineData(1000, "Vacant depuis 1\u00A0000 jours", "Vacant for 1,000 days")]
    [InlineData(int.MaxValue, "Vacant depuis 2\u00A0147\u00A0483\u00A0647 jours", "Vacant for 2,147,483,647 days")]
    [InlineData(int.MinValue, "Vacant depuis -2\u00A0147\u00A0483\u00A0648 jours", "Vacant for -2,147,483,648 days")]
    public void Each_language_has_its_own_rule_and_digits(int count, string french, string english)
    {
        Assert.Equal(french, s_texts.French("VacantDays", count));
        Assert.Equal(english, s_texts.English("VacantDays", count));
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("de-CH")]
    public void The_culture_of_the_thread_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal("Vacant depuis -1\u00A0234 jours", s_texts.French("VacantDays", -1234));
            Assert.Equal("Vacant for -1,234 days", s_texts.English("VacantDays", -1234));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_count_comes_first_and_the_other_placeholders_follow_as_text()
    {
        Assert.Equal("int count, string place, string date", s_texts.Signature("Filled"));
        Assert.Equal("À Gatineau\u00A0: 1 poste, au 21 novembre", s_texts.French("Filled", 1, "Gatineau", "21 novembre"));
        Assert.Equal("3 seats on November 21 in Gatineau", s_texts.English("Filled", 3, "Gatineau", "November 21"));
    }

    [Fact]
    public void The_count_may_stay_unwritten()
    {
        Assert.Equal("poste", s_texts.French("Seats", 0));
        Assert.Equal("postes", s_texts.French("Seats", 2));
        Assert.Equal("seats", s_texts.English("Seats", 0));
        Assert.Equal("one seat", s_texts.English("Seats", 1));
    }

    [Fact]
    public void A_count_outside_a_plural_is_text_as_any_other_placeholder() =>
        Assert.Equal("string count", s_texts.Signature("Total"));

    [Fact]
    public void A_plural_is_not_found_by_key() =>
        Assert.Empty(s_texts.Keys);

    private static GeneratedTexts Load()
    {
        var result = TextsProject.Run(
            """
            {
              "vacantDays_one": "Vacant depuis {count} jour",
              "vacantDays_other": "Vacant depuis {count} jours",
              "filled_one": "À {place}\u00a0: {count} poste, au {date}",
              "filled_other": "À {place}\u00a0: {count} postes, au {date}",
              "seats_other": "postes",
              "seats_one": "poste",
              "total": "{count} en tout"
            }
            """,
            """
            {
              "vacantDays_one": "Vacant for {count} day",
              "vacantDays_other": "Vacant for {count} days",
              "filled_one": "One seat on {date} in {place}",
              "filled_other": "{count} seats on {date} in {place}",
              "seats_one": "one seat",
              "seats_other": "seats",
              "total": "{count} in all"
            }
            """);
        Assert.Empty(result.Places);
        return result.Load();
    }
}
