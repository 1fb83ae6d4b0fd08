using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>Every page of the register answers for another day, says so, and stays on that day where it leads on.</summary>
public sealed partial class AnotherDayTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Day = "2025-01-15";

    public static TheoryData<string> Pages =>
    [
        "/network", "/network?colour=seats", "/network/establishments", "/network/territories/UL", "/network/centres/CCT-CHUQ", "/network/establishments/CISSSCN",
        "/governance", "/governance/seats", "/governance/seats/{seat}", "/governance/people", "/governance/people/{person}", "/governance/guidelines",
        "/governance/guidelines/{guideline}", "/governance/committees", "/governance/committees/territorial/UL", "/governance/committees/local/CISSSCN", "/governance/roles",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_of_another_day_says_so_and_leads_on_within_it(string path)
    {
        var browser = await fixture.BrowserAsync("ministry");
        foreach (var language in new[] { "fr", "en" })
        {
            var address = await fixture.ResolveAsync($"/{language}{path}");
            var page = await browser.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}date={Day}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(Day, page.Document.QuerySelector("main input[name=date]")?.GetAttribute("value"));
            Assert.DoesNotContain(page.Links(), link => OfADay().IsMatch(link) && !link.Contains($"date={Day}", StringComparison.Ordinal));
        }
    }

    /// <summary>Addresses of pages that are of a day; acts, forms and files are not.</summary>
    [GeneratedRegex("^/(fr|en)/(network|governance)(/roles|/(establishments|territories|centres|seats|people|committees|guidelines)(/(?!new|edit|merge)[A-Za-z0-9-]+){0,2})?(\\?[^/]*)?$")]
    private static partial Regex OfADay();
}
