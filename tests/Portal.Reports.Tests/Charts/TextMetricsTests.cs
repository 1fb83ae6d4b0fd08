using FsCheck.Fluent;

using Portal.Reports.Engine.Charts;

using Xunit;

namespace Portal.Reports.Tests.Charts;

public sealed class TextMetricsTests
{
    [Fact]
    public void Accents_do_not_change_a_width() =>
        Assert.Equal(TextMetrics.Width("EeAacu"), TextMetrics.Width("ÉèÂàçû"));

    [Fact]
    public void A_cut_text_fits_and_starts_like_the_whole_one() =>
        (from text in Any.Text
         from width in Gen.Choose(0, 200)
         select (text, width)).Check(given =>
        {
            var cut = TextMetrics.Cut(given.text, given.width);

            Assert.True(TextMetrics.Width(cut) <= given.width);
            Assert.True(cut == given.text || cut.Length == 0 || cut.EndsWith('…'));
        });

    [Fact]
    public void Wrapped_lines_fit_and_lose_nothing_where_there_is_room() =>
        (from words in Gen.Elements("Institut", "universitaire", "de", "cardiologie", "et", "Québec–Université", "Saint-Laurent").ArrayOf(6)
         from width in Gen.Choose(130, 400)
         select (Text: string.Join(' ', words), width)).Check(given =>
        {
            var lines = TextMetrics.Wrap(given.Text, given.width, 12);

            Assert.All(lines, line => Assert.True(TextMetrics.Width(line) <= given.width));
            Assert.Equal(given.Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void Too_many_lines_end_with_an_ellipsis()
    {
        var lines = TextMetrics.Wrap("un deux trois quatre cinq six sept huit neuf dix", 80, 2);

        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
    }
}
