using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>CISSS des Îles reached one patient of an Indigenous community in P07: the auditor is not to see it anywhere.</summary>
public sealed class SmallCellsTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Filing = "/fr/utilization/CISSSI/2026-2027-P07";

    [Theory]
    [InlineData("auditor", "masqué", "masqué")]
    [InlineData("ministry", "1", "%")]
    [InlineData("centre:UL", "1", "%")]
    [InlineData("establishment:CISSSI", "1", "%")]
    public async Task A_small_count_and_the_share_that_would_tell_it_are_masked_for_the_auditor_alone(string persona, string count, string share)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync(Filing);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(count, page.Document.GetElementById("c-PATIND")!.TextContent.Trim());
        var derived = page.Document.QuerySelectorAll("tr.derived").Single(row => row.TextContent.Contains("communautés autochtones", StringComparison.Ordinal));
        Assert.Contains(share, derived.QuerySelectorAll("td")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(persona == "auditor", page.Document.Body!.TextContent.Contains("sont masqués pour vous", StringComparison.Ordinal));
    }
}
