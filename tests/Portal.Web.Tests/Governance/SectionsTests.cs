using System.Net;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>The sections of governance: on each of its pages, only where one may go, with the current one marked.</summary>
public sealed class SectionsTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("ministry", true)]
    [InlineData("centre:UL", true)]
    [InlineData("pilot:CISSSCN", false)]
    [InlineData("establishment:CISSSCN", false)]
    [InlineData("auditor", false)]
    public async Task Each_section_opens_and_marks_itself(string persona, bool mayImport)
    {
        var browser = await app.SignInAsync(persona);
        var sections = (await browser.GetAsync("/fr/governance")).Links(".subnav a");

        Assert.Equal(mayImport, sections.Contains("/fr/governance/bulk"));
        Assert.Equal(mayImport ? 9 : 8, sections.Count);
        foreach (var section in sections)
        {
            var page = await browser.GetAsync(section);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal([section], page.Links(".subnav a[aria-current=page]"));
            Assert.Single(page.Document.QuerySelectorAll(".subnav [aria-current]"));
        }
    }

    [Fact]
    public async Task A_page_below_a_section_marks_the_section_and_a_past_day_is_kept()
    {
        var browser = await app.SignInAsync("ministry");
        var below = await browser.GetAsync("/fr/governance/letters/templates/Appointment");
        var past = await browser.GetAsync("/en/governance?date=2026-06-01");

        Assert.Equal(["/fr/governance/letters"], below.Links(".subnav a[aria-current=true]"));
        Assert.Empty(below.Links(".subnav a[aria-current=page]"));
        Assert.Contains("/en/governance/seats?date=2026-06-01", past.Links(".subnav a"));
        Assert.Equal(["Overview"], past.Texts(".subnav a[aria-current=page]"));
        Assert.False((await browser.GetAsync("/fr/utilization")).Has(".subnav"));
        Assert.False((await (await app.SignInAsync("administrator")).GetAsync("/fr/network")).Has(".subnav"));
    }
}
