using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Governance.Letters;
using Xunit;

namespace Portal.Data.Tests.Governance;

/// <summary>Templates as they are read: fields in braces, anything else refused where it stands.</summary>
public sealed class LetterTextTests
{
    [Fact]
    public void Fields_are_found_whatever_the_case_and_the_accents_and_a_capital_is_kept()
    {
        var (pieces, error) = LetterText.Parse("{Poste}, {organisme}. Du {DEBUT} au {date de l'acte}", LetterKind.Appointment, Language.French);

        Assert.Null(error);
        Assert.Equal(
            [LetterField.Seat, null, LetterField.Body, null, LetterField.Start, null, LetterField.InstrumentDate],
            pieces.Select(piece => piece.Field));
        Assert.Equal([true, false, false, false, true, false, false], pieces.Select(piece => piece.IsCapital));
    }

    [Theory]
    [InlineData("Bonjour {nom}", LetterTextProblem.UnknownField, 1, 9, "nom")]
    [InlineData("Bonjour\n\nle {motif}", LetterTextProblem.UnknownField, 3, 4, "motif")] // of the end of a mandate only
    [InlineData("{person}", LetterTextProblem.UnknownField, 1, 1, "person")] // English
    [InlineData("{}", LetterTextProblem.UnknownField, 1, 1, "")]
    [InlineData("{ }", LetterTextProblem.UnknownField, 1, 1, " ")]
    [InlineData("a {poste", LetterTextProblem.LoneBrace, 1, 3, "{")]
    [InlineData("\n}", LetterTextProblem.LoneBrace, 2, 1, "}")]
    [InlineData("{{poste}}", LetterTextProblem.LoneBrace, 1, 1, "{")]
    [InlineData("{pos\nte}", LetterTextProblem.LoneBrace, 1, 1, "{")]
    public void Anything_else_is_refused_with_its_line_and_its_position(string text, LetterTextProblem problem, int line, int column, string found)
    {
        var (pieces, error) = LetterText.Parse(text, LetterKind.Appointment, Language.French);

        Assert.Empty(pieces);
        Assert.Equal(new LetterTextError(problem, line, column, found), error);
    }

    [Fact]
    public void The_end_of_a_mandate_has_a_reason_and_each_language_names_every_field_once()
    {
        Assert.Equal(LetterField.Reason, LetterFields.Find("Motif", LetterKind.EndOfMandate, Language.French));
        foreach (var language in new[] { Language.French, Language.English })
        {
            Assert.All(LetterFields.Of(LetterKind.EndOfMandate), field => Assert.Equal(field, LetterFields.Find(LetterFields.Name(field, language), LetterKind.EndOfMandate, language)));
        }
    }

    /// <summary>Whatever is typed: either its pieces are the text again, or an error stands on a brace.</summary>
    [Fact]
    public void No_text_is_lost_and_none_makes_it_fail()
    {
        var texts = Gen.Elements("{", "}", "poste", "motif", "Durée", "\n", " ", "é", "{fin}", "{Personne}").ListOf().Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var (pieces, error) = LetterText.Parse(text, LetterKind.Appointment, Language.French);
            return error is null
                ? string.Concat(pieces.Select(piece => piece.Field is null ? piece.Text : "{" + piece.Text + "}")) == text
                : text.Split('\n')[error.Line - 1][error.Column - 1] is '{' or '}';
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_typed_is_kept_without_control_characters_and_with_one_kind_of_line_end() =>
        Assert.Equal("Un\ndeux\n\ntrois", LetterText.Plain("  Un\r\nde\0ux\r\u0007\r\ntrois \r\n"));
}
