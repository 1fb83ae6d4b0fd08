using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class AnswerTextTests
{
    private const int Hours = 2;
    private const int Count = 0;

    [Theory]
    // What Québec's spreadsheets and keyboards give.
    [InlineData("0", "0", "0")]
    [InlineData("007", "7", "7")]
    [InlineData("1234", "1234", "1234")]
    [InlineData("1 234", "1234", "1234")]
    [InlineData("1\u00A0234", "1234", "1234")]
    [InlineData("1\u202F234\u202F567", "1234567", "1234567")]
    [InlineData("1\u2009234,5", "1234.5", "1234.5")]
    [InlineData("1 \u00A0234", "1234", "1234")]
    [InlineData("\t 1 234,50\u00A0\r\n", "1234.5", "1234.5")]
    [InlineData("\uFEFF\u200E12\u200F", "12", "12")]
    [InlineData("1 234 567,89", "1234567.89", "1234567.89")]
    [InlineData("1,5", "1.5", "1.5")]
    [InlineData("1.5", "1.5", "1.5")]
    [InlineData(",5", "0.5", "0.5")]
    [InlineData("1 234.5", "1234.5", "1234.5")]
    [InlineData("12,00", "12", "12")]
    [InlineData("1,234.5", "1234.5", "1234.5")]
    [InlineData("1.234,5", "1234.5", "1234.5")]
    [InlineData("1,234,567", "1234567", "1234567")]
    [InlineData("1.234.567", "1234567", "1234567")]
    [InlineData("1 234,560", "1234.56", "1234.56")]
    [InlineData("1 000 000 000 000", "1000000000000", "1000000000000")]
    // Three digits behind one mark.
    [InlineData("1,234", "Ambiguous", "1234")]
    [InlineData("1,000", "Ambiguous", "1000")]
    [InlineData("12,345", "Ambiguous", "12345")]
    [InlineData("1.234", "Ambiguous", "Ambiguous")]
    [InlineData("0,125", "TooPrecise", "TooPrecise")]
    [InlineData("0.125", "TooPrecise", "TooPrecise")]
    [InlineData("1234,567", "TooPrecise", "TooPrecise")]
    [InlineData("1 234,567", "TooPrecise", "TooPrecise")]
    // Grouped in no known way.
    [InlineData("12 34", "Ambiguous", "Ambiguous")]
    [InlineData("1234 567", "Ambiguous", "Ambiguous")]
    [InlineData("1,23,456", "Ambiguous", "Ambiguous")]
    [InlineData("1 234.567,8", "Ambiguous", "Ambiguous")]
    [InlineData("1,234 567", "Ambiguous", "Ambiguous")]
    [InlineData("5,", "Ambiguous", "Ambiguous")]
    [InlineData("5 ,5", "Ambiguous", "Ambiguous")]
    [InlineData("1,,5", "Ambiguous", "Ambiguous")]
    // Other scripts.
    [InlineData("١٢٣٤", "1234", "1234")]
    [InlineData("１２３，５", "123.5", "123.5")]
    [InlineData("𝟙𝟚", "12", "12")]
    // Refused.
    [InlineData("-5", "Negative", "Negative")]
    [InlineData("\u2212 1 234", "Negative", "Negative")]
    [InlineData("–5", "Negative", "Negative")]
    [InlineData("\u00AD5", "NotANumber", "NotANumber")]
    [InlineData("\u202E12", "NotANumber", "NotANumber")]
    [InlineData("-", "NotANumber", "NotANumber")]
    [InlineData("-x", "NotANumber", "NotANumber")]
    [InlineData("+5", "NotANumber", "NotANumber")]
    [InlineData("12 h", "NotANumber", "NotANumber")]
    [InlineData("1e3", "NotANumber", "NotANumber")]
    [InlineData("5 %", "NotANumber", "NotANumber")]
    [InlineData("½", "NotANumber", "NotANumber")]
    [InlineData(".", "NotANumber", "NotANumber")]
    [InlineData("=1+1", "NotANumber", "NotANumber")]
    [InlineData("\uD800", "NotANumber", "NotANumber")]
    [InlineData("1 000 000 000 000,01", "TooLarge", "TooLarge")]
    [InlineData("10000000000000", "TooLarge", "TooLarge")]
    [InlineData("9999999999999999999999999999999999999999", "TooLarge", "TooLarge")]
    [InlineData("1,00000000000000000000000000000000000001", "TooPrecise", "TooPrecise")]
    [InlineData("00000000000000000000000000000000000000001", "TooLong", "TooLong")]
    // Words.
    [InlineData("so", "NotApplicable", "NotANumber")]
    [InlineData("S.O.", "NotApplicable", "NotANumber")]
    [InlineData("s.\u00A0o.", "NotApplicable", "NotANumber")]
    [InlineData("Sans objet", "NotApplicable", "NotANumber")]
    [InlineData("nd", "NotAvailable", "NotAvailable")]
    [InlineData("N.D.", "NotAvailable", "NotAvailable")]
    [InlineData("non disponible", "NotAvailable", "NotANumber")]
    [InlineData("n/a", "Ambiguous", "NotApplicable")]
    [InlineData("N.A.", "Ambiguous", "NotApplicable")]
    [InlineData("Not applicable", "NotANumber", "NotApplicable")]
    [InlineData("not avail.", "NotANumber", "NotAvailable")]
    [InlineData("unavailable", "NotANumber", "NotAvailable")]
    [InlineData("ＳＯ", "NotApplicable", "NotANumber")]
    // Blank.
    [InlineData(null, "Blank", "Blank")]
    [InlineData("", "Blank", "Blank")]
    [InlineData(" \u00A0\u200B\t", "Blank", "Blank")]
    public void Text_reads_in_each_language_as_its_writer_meant_it(string? text, string french, string english)
    {
        Assert.Equal(french, Outcome(text, Language.French));
        Assert.Equal(english, Outcome(text, Language.English));
    }

    [Fact]
    public void A_count_is_whole_however_it_is_written()
    {
        Assert.Equal(AnswerProblem.NotWhole, AnswerText.Read("1,5", Language.French, Count).Problem);
        Assert.Equal(Answer.Number(12), AnswerText.Read("12,0", Language.French, Count).Answer);
        Assert.Equal(AnswerProblem.Ambiguous, AnswerText.Read("1,234", Language.French, Count).Problem);
    }

    [Fact]
    public void Length_is_measured_without_the_spaces_outside()
    {
        var longest = new string('0', AnswerText.MaxLength - 1) + "1";
        Assert.Equal(Answer.Number(1), AnswerText.Read(new string(' ', 99) + longest + " ", Language.French, Count).Answer);
        Assert.Equal(AnswerProblem.TooLong, AnswerText.Read("0" + longest, Language.French, Count).Problem);
    }

    [Theory]
    [InlineData("1234567.5", "1\u00A0234\u00A0567,5", "1,234,567.5")]
    [InlineData("999", "999", "999")]
    [InlineData("0.25", "0,25", "0.25")]
    [InlineData("1000000000000", "1\u00A0000\u00A0000\u00A0000\u00A0000", "1,000,000,000,000")]
    public void Numbers_are_written_in_the_way_of_each_language(string amount, string french, string english)
    {
        var answer = Answer.Number(decimal.Parse(amount, CultureInfo.InvariantCulture));
        Assert.Equal(french, AnswerText.Write(answer, Language.French));
        Assert.Equal(english, AnswerText.Write(answer, Language.English));
    }

    [Fact]
    public void The_other_answers_have_their_words()
    {
        Answer[] answers = [Answer.NotApplicable, Answer.NotAvailable, Answer.Blank];
        Assert.Equal(["s.o.", "n.d.", ""], answers.Select(answer => AnswerText.Write(answer, Language.French)));
        Assert.Equal(["n/a", "not avail.", ""], answers.Select(answer => AnswerText.Write(answer, Language.English)));
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public void What_is_written_reads_as_the_same_answer(Language language) =>
        Prop.ForAll(Generated.Answers.ToArbitrary(), answer =>
        {
            var reading = AnswerText.Read(AnswerText.Write(answer, language), language, Hours);
            return reading.Problem is null && reading.Answer == answer;
        }).Check(Generated.Many);

    [Fact]
    public void No_text_makes_reading_throw_and_what_is_read_can_be_written() =>
        Prop.ForAll(Generated.TextOf("0123456789 ,.-sond/a\u00A0\u202F\u0661\uFF11\uD835\uDFD9\u200Bx").ToArbitrary(), text =>
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var reading = AnswerText.Read(text, language, Hours);
                if (reading.Problem is null
                    && AnswerText.Read(AnswerText.Write(reading.Answer, language), language, Hours).Answer != reading.Answer)
                {
                    return false;
                }
            }

            return true;
        }).Check(Generated.Many);

    private static string Outcome(string? text, Language language)
    {
        var reading = AnswerText.Read(text, language, Hours);
        return reading.Problem?.ToString()
            ?? reading.Answer.Amount?.ToString("0.##", CultureInfo.InvariantCulture)
            ?? reading.Answer.Kind.ToString();
    }
}
