using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class AnswerTests
{
    [Fact]
    public void An_unset_answer_is_blank_and_zero_is_a_number()
    {
        Assert.Equal(AnswerKind.Blank, default(Answer).Kind);
        Assert.Equal(AnswerKind.Number, Answer.Number(0).Kind);
        Assert.NotEqual(Answer.Blank, Answer.Number(0));
        Assert.NotEqual(Answer.NotApplicable, Answer.NotAvailable);
        Assert.Equal([true, false, false, true],
            new[] { Answer.Blank, Answer.Number(0), Answer.NotApplicable, Answer.NotAvailable }.Select(answer => answer.IsMissing));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("1000000000000.01")]
    [InlineData("0.001")]
    public void A_number_outside_its_bounds_is_no_answer(string amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Answer.Number(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Stored_columns_make_an_answer_only_when_they_go_together()
    {
        Assert.Equal(Answer.Number(1.5m), Answer.From(AnswerKind.Number, 1.50m));
        Assert.Equal(Answer.NotAvailable, Answer.From(AnswerKind.NotAvailable, null));
        Assert.Throws<ArgumentException>(() => Answer.From(AnswerKind.Number, null));
        Assert.Throws<ArgumentException>(() => Answer.From(AnswerKind.NotApplicable, 0));
        Assert.Throws<ArgumentException>(() => Answer.From((AnswerKind)9, null));
    }

    [Theory]
    [InlineData("DONE")]
    [InlineData("PROG.mental")]
    [InlineData("SESS.consult.video")]
    [InlineData("R_2.a_1.b2")]
    public void A_cell_is_named_by_its_text(string text)
    {
        Assert.True(CellKey.TryParse(text, out var key));
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("done")]
    [InlineData("DONE.")]
    [InlineData(" DONE")]
    [InlineData("DONE ")]
    [InlineData("PROG.Mental")]
    [InlineData("PROG..video")]
    [InlineData("1DONE")]
    [InlineData("SESS.consult.video.more")]
    [InlineData("SESS.consult.video.")]
    [InlineData("SÉSS")]
    public void Any_other_text_names_no_cell(string? text)
    {
        Assert.False(CellKey.TryParse(text, out var key));
        Assert.Equal(default, key);
        Assert.Equal("", key.ToString());
    }

    [Fact]
    public void Every_cell_of_the_form_survives_being_written() =>
        Assert.Equal(ReferenceForm.Form.RequiredCells, ReferenceForm.Form.RequiredCells.Select(cell => ReferenceForm.Key(cell.ToString())));
}
