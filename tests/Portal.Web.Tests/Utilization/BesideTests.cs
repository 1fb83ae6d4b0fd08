using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Beside each cell stand the period before and the same period a year before, in a grid, a list and a table alike.</summary>
public sealed class BesideTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Theory]
    [InlineData("SESS.consult.video")]
    [InlineData("PROG.mental")]
    [InlineData("INPERS")]
    public async Task EachCellHasThePeriodBeforeAndTheOneAYearBefore(string cell)
    {
        var filer = await fixture.BrowserAsync("establishment:CISSSCN");
        var field = (await filer.GetAsync(Filings.Path("CISSSCN"))).Document.GetElementById(Filings.Id(cell))!;
        var line = field.Closest("td")?.PreviousElementSibling ?? field.PreviousElementSibling!;
        var yearBefore = line.QuerySelector("i") ?? field.Closest("tr")!.QuerySelector(".yr")!;

        Assert.Equal(await ReadAsync("2025-2026-P08"), Told(yearBefore.TextContent));
        Assert.Equal(await ReadAsync("2026-2027-P07"), Told(line.TextContent.Replace(yearBefore.TextContent, "", StringComparison.Ordinal)));

        async Task<string> ReadAsync(string period)
        {
            var read = (await filer.GetAsync(Filings.Path("CISSSCN", period: period))).Document.GetElementById(Filings.Id(cell))!;
            return Told((read.QuerySelector("span.num") ?? read).TextContent.Split('(')[0]);
        }
    }

    /// <summary>The figure, without what a screen reader is told of it.</summary>
    private static string Told(string text) => text.Split(':')[^1].Trim().Plain();
}
