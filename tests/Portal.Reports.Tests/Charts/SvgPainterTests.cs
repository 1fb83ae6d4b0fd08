using System.Text.RegularExpressions;
using System.Xml.Linq;

using Portal.Reports.Engine.Charts;

using Xunit;

using static Portal.Reports.Tests.Charts.ChartSamples;

namespace Portal.Reports.Tests.Charts;

public sealed class SvgPainterTests
{
    private static readonly SvgOptions Options = new() { Id = "tr" };

    [Fact]
    public void A_chart_is_an_image_with_a_name_and_a_description()
    {
        var root = XDocument.Parse(SvgPainter.Paint(ChartLayout.Draw(Line()) with { Description = "Said." }, Options)).Root!;

        Assert.Equal("chart", root.Attribute("class")!.Value);
        Assert.Equal("0 0 760 264", root.Attribute("viewBox")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(("tr-t", "tr-d"), (root.Attribute("aria-labelledby")!.Value, root.Attribute("aria-describedby")!.Value));
        Assert.Equal("Sessions", root.Elements().Single(element => element.Attribute("id")?.Value == "tr-t").Value);
        Assert.Equal("Said.", root.Elements().Single(element => element.Attribute("id")?.Value == "tr-d").Value);
    }

    [Fact]
    public void A_decorative_drawing_is_hidden_from_screen_readers()
    {
        var svg = SvgPainter.Paint(ChartLayout.Draw(Spark(1, 2)), Options with { IsDecorative = true });

        Assert.Equal(
            """<svg class="spark" viewBox="0 0 96 40" aria-hidden="true"><polyline class="ln l1" points="4,34 92,6"/><circle class="f1" cx="92" cy="6" r="3.5"/></svg>""",
            svg);
    }

    [Fact]
    public void A_map_is_a_group_of_links()
    {
        var root = XDocument.Parse(SvgPainter.Paint(ChartLayout.Draw(Map(null, Region("06", "Montréal", MarkStyle.TerritoryUdem))), Options)).Root!;

        Assert.Equal(("group", "Regions"), (root.Attribute("role")!.Value, root.Attribute("aria-label")!.Value));
        Assert.Empty(root.Elements("title"));
        var link = Assert.Single(root.Elements("a"));
        Assert.Equal("/en/network?region=06", link.Attribute("href")!.Value);
        Assert.Equal("Montréal (06)", link.Elements().First().Value);
        Assert.Contains(link.Elements("rect"), rect => rect.Attribute("fill")?.Value == "url(#p-udem)");
        Assert.Contains(link.Elements("text"), text => text.Attribute("class")!.Value == "tn halo h-udem");
    }

    [Fact]
    public void A_tile_that_leads_nowhere_is_no_link()
    {
        var root = XDocument.Parse(SvgPainter.Paint(
            ChartLayout.Draw(Map(null, Region("06", "Montréal") with { Href = null })), Options)).Root!;

        Assert.Empty(root.Elements("a"));
        Assert.Single(root.Elements("g"));
    }

    [Fact]
    public void Texts_are_escaped_and_lose_what_XML_cannot_hold()
    {
        var svg = SvgPainter.Paint(ChartLayout.Draw(Line()) with { Title = "<b> & \"q\" \u0001\uD800 é", Description = "" }, Options);

        Assert.Contains("&lt;b&gt; &amp; &quot;q&quot; \uFFFD é</title>", svg, StringComparison.Ordinal);
        Assert.Equal("<b> & \"q\" \uFFFD é", XDocument.Parse(svg).Root!.Element("title")!.Value);
        Assert.DoesNotContain("<desc", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.04, "0")]
    [InlineData(-0.04, "0")]
    [InlineData(12.25, "12.3")]
    [InlineData(-12.25, "-12.3")]
    [InlineData(1e6, "1000000")]
    public void Numbers_are_short(double value, string text) => Assert.Equal(text, SvgWriter.Number(value));

    [Fact]
    public void A_meter_stretches() => Assert.Contains(
        "preserveAspectRatio=\"none\"", SvgPainter.Paint(ChartLayout.Draw(Meter(3)), Options), StringComparison.Ordinal);

    [Fact]
    public void Every_style_has_an_appearance_of_its_own()
    {
        // Texts of axes are the plain text of a chart, and what only the pointer meets has no looks.
        var styles = Enum.GetValues<MarkStyle>().Where(style => style is not (MarkStyle.AxisText or MarkStyle.HoverTarget)).ToList();
        var looks = styles.ToDictionary(style => style, style => SvgClasses.Of(style) ?? SvgPatterns.Of(style));

        Assert.All(looks, look => Assert.NotNull(look.Value));
        // The previous year's own name is plain: only its line is grey.
        Assert.Equal(
            [MarkStyle.StrongText, MarkStyle.LabelPrevious],
            looks.GroupBy(look => look.Value, look => look.Key).Where(group => group.Count() > 1)
                .SelectMany(group => group).OrderDescending());
    }

    [Fact]
    public void Every_class_and_pattern_is_one_the_pages_have()
    {
        var sheets = string.Concat(new[] { "portal.css", "charts.css" }.Select(name =>
            File.ReadAllText(Path.Combine(Root(), "Portal.Web", "wwwroot", "css", name))));
        var styles = Enum.GetValues<MarkStyle>();
        var patterns = XDocument.Parse($"<defs>{SvgPatterns.Definitions}</defs>");
        var classes = styles.Select(SvgClasses.Of).OfType<string>()
            .Concat(Enum.GetValues<DrawingKind>().Select(SvgClasses.Of))
            .Concat(styles.Select(SvgClasses.Halo))
            .Concat(patterns.Descendants().Attributes("class").Select(attribute => attribute.Value))
            .SelectMany(names => names.Split(' ')).Append("alt").Distinct();

        Assert.All(classes, name => Assert.Matches($@"\.{Regex.Escape(name)}\b(?!-)", sheets));
        Assert.Equal(
            styles.Select(SvgPatterns.Of).OfType<string>().Order(),
            patterns.Descendants("pattern").Select(pattern => pattern.Attribute("id")!.Value).Order());
    }

    [Theory]
    [InlineData(MarkStyle.TerritoryUl, "url(#p-ul)")]
    [InlineData(MarkStyle.Step5, "url(#q-5)")]
    public void A_swatch_shows_the_pattern_of_the_surface(MarkStyle style, string fill)
    {
        var root = XDocument.Parse(SvgPainter.Swatch(style)).Root!;

        Assert.Equal("true", root.Attribute("aria-hidden")!.Value);
        Assert.Equal(fill, root.Elements("rect").First().Attribute("fill")!.Value);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Portal.sln");
        }

        return folder.FullName;
    }
}
