using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Every page of filing in both languages, in at most eight statements.</summary>
public sealed class PageCostTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync()
    {
        app = await PortalApp.StartAsync();
        await Filings.FilePastAsync(app, "CISSSCN", last: 2);
        await Filings.OpenAsync(app);
        await Filings.FileAsync(app, "CISSSCN");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task NeedsEightStatementsAtTheMost()
    {
        using var centre = await app.SignInAsync("centre:UL");
        await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath("CISSSCN")), "#f-return", ("cell1", "DONE"), ("extra1", "Vraiment?"));
        using var filer = await app.SignInAsync("establishment:CISSSCN");
        await filer.PressAsync(await filer.GetAsync(Filings.Path("CISSSCN")), Filings.Form, Filings.SubmitButton, ("DONE", "69"));
        using var ministry = await app.SignInAsync("ministry");
        foreach (var language in new[] { "fr", "en" })
        {
            foreach (var path in new[]
            {
                "utilization", "utilization?show=late&territory=UL", "utilization/calendar", "utilization/indicators", "utilization/review?wait=submitted",
                "utilization/CISSSCN/2026-2027-P08", "utilization/CHUM/2026-2027-P08", "utilization/review/CISSSCN/2026-2027-P08",
            })
            {
                var page = await ministry.GetAsync($"/{language}/{path}");
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.True(page.Statements is > 0 and <= 8, $"{path}: {page.Statements} statements");
            }

            var form = await filer.GetAsync(Filings.Path("CISSSCN", language));
            Assert.InRange(form.Statements, 1, 8);
        }
    }

    [Fact]
    public async Task SaysTheSameInBothLanguages()
    {
        using var centre = await app.SignInAsync("centre:UL");
        foreach (var path in new[] { Filings.ReviewPath("CISSSCN"), Filings.Path("CISSSCN"), Filings.Path("CHUQ"), "/fr/utilization", "/fr/utilization/review", "/fr/utilization/calendar" })
        {
            var (french, english) = (await centre.GetAsync(path), await centre.GetAsync("/en" + path[3..]));
            Assert.Equal(french.Document.QuerySelectorAll("main *").Length, english.Document.QuerySelectorAll("main *").Length);
            Assert.NotEqual(french.Title, english.Title);
            Assert.Empty(french.Texts("[style], script:not([src])"));
            Assert.Equal(french.Document.QuerySelectorAll("[id]").Length, french.Document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
            Assert.All(french.Links("main a[href^='#']"), link => Assert.NotNull(french.Document.GetElementById(link[1..])));
        }
    }
}
