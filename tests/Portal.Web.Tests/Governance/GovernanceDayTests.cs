using System.Net;
using Portal.TestKit.Network;
using Portal.Web.Tests.Documents;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>The governance pages of another day, under its own structure and under today's; horizons and turnover.</summary>
public sealed class GovernanceDayTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync()
    {
        app = await PortalApp.StartAsync();
        await NetworkBuilder.PlantAsync(app.Database, async network =>
        {
            await network.MoveAsync("CISSSI", "MCGILL", new DateOnly(2026, 11, 1));
            await network.RenameAsync("CISSSI", "CISSS du Golfe", null, new DateOnly(2026, 11, 1));
            return 0;
        });
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_past_day_has_its_own_names_and_territories_unless_today_s_are_asked_for()
    {
        var browser = await app.SignInAsync("ministry");
        var own = await browser.GetAsync("/fr/governance/seats?date=2026-10-15&q=iles");
        var under = await browser.GetAsync("/fr/governance/seats?date=2026-10-15&structure=today&territory=MCGILL&q=golfe");

        Assert.Equal(2, own.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("CISSS des Îles", own.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal(2, under.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("CISSS du Golfe", under.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("sous la structure d’aujourd’hui", under.Text(".lead"), StringComparison.Ordinal);
        Assert.All(under.Links("tbody th a"), link => Assert.EndsWith("?date=2026-10-15&structure=today", link, StringComparison.Ordinal));
        Assert.True(under.Has("#structure[checked]"));
        Assert.False((await browser.GetAsync("/fr/governance")).Has("#structure")); // today is under today's structure
    }

    /// <summary>Whoever looked after the establishment that day sees it, whatever it is called today.</summary>
    [Fact]
    public async Task The_switch_does_not_widen_what_one_sees()
    {
        var then = await app.SignInAsync("centre:UL");
        var now = await app.SignInAsync("centre:MCGILL");

        Assert.Contains("CISSS du Golfe", (await then.GetAsync("/fr/governance/seats?date=2026-10-15&structure=today&q=golfe")).Text("tbody"), StringComparison.Ordinal);
        Assert.False((await now.GetAsync("/fr/governance/seats?date=2026-10-15&structure=today&q=golfe")).Has("tbody"));
    }

    [Fact]
    public async Task The_register_is_a_document_of_the_same_day_and_structure()
    {
        var browser = await app.SignInAsync("ministry");
        var page = await browser.GetAsync("/fr/governance?date=2026-10-15&structure=today");
        var link = page.Links().Single(link => link.Contains("format=xlsx", StringComparison.Ordinal));

        var (status, type, name, content) = await browser.DownloadAsync(link);

        Assert.Equal("/fr/documents/governance-register?format=xlsx&date=2026-10-15&structure=today", link);
        Assert.Equal((HttpStatusCode.OK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (status, type));
        Assert.Contains("2026-10-15-S2026-11-20", name, StringComparison.Ordinal);
        Assert.True(content.Length > 5000);
    }

    /// <summary>Bodies and roles are called in a file as on the page that offers it: as of the day, or as today.</summary>
    [Theory]
    [InlineData("governance-register")]
    [InlineData("vacancies-and-endings")]
    [InlineData("pilot-contacts")]
    public async Task A_document_of_a_past_day_has_that_day_s_names_or_today_s_where_they_are_asked_for(string document)
    {
        var browser = await app.SignInAsync("ministry");
        var role = await browser.GetAsync($"/fr/governance/roles/{Roles.ClinicalPilot}");
        var renamed = await browser.SubmitAsync(
            role, "form[action$='/rename']", ("LabelFr", "Porteur clinique"), ("LabelEn", "Clinical champion"), ("From", "2026-11-01"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.Status);

        foreach (var (query, says, saysNot) in new (string, string[], string[])[]
        {
            ("date=2026-10-15", ["CISSS des Îles", "Pilote clinique"], ["CISSS du Golfe", "Porteur clinique"]),
            ("date=2026-10-15&structure=today", ["CISSS du Golfe", "Porteur clinique"], ["CISSS des Îles", "Pilote clinique"]),
            ("date=2026-11-01", ["CISSS du Golfe", "Porteur clinique"], ["CISSS des Îles", "Pilote clinique"]),
        })
        {
            var (_, _, _, workbook) = await browser.DownloadAsync($"/fr/documents/{document}?format=xlsx&{query}");
            var cells = DocumentFile.Sheets(workbook).Where(sheet => sheet.Key is not ("Définitions" or "Provenance")).SelectMany(sheet => sheet.Value).SelectMany(row => row).ToList();
            var (_, _, _, pdf) = await browser.DownloadAsync($"/fr/documents/{document}?format=pdf&{query}");
            var text = await DocumentFile.PdfTextAsync(pdf, "fr");
            Assert.All(says, words => Assert.Contains(cells, cell => cell.Contains(words, StringComparison.Ordinal)));
            Assert.All(saysNot, words => Assert.DoesNotContain(cells, cell => cell.Contains(words, StringComparison.Ordinal)));
            Assert.All(says, words => Assert.Contains(words, text, StringComparison.Ordinal));
            Assert.DoesNotContain(saysNot[0], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_profile_holds_who_belonged_to_the_territory_on_its_day()
    {
        var browser = await app.SignInAsync("ministry");

        Assert.Contains("CISSS des Îles", await ProfileAsync("territory=UL&date=2026-10-31"), StringComparison.Ordinal);
        Assert.DoesNotContain("CISSS du Golfe", await ProfileAsync("territory=MCGILL&date=2026-10-31"), StringComparison.Ordinal);
        Assert.Contains("CISSS du Golfe", await ProfileAsync("territory=MCGILL&date=2026-11-01"), StringComparison.Ordinal);
        var left = await ProfileAsync("territory=UL&date=2026-11-01");
        Assert.Contains("CISSS de la Côte-Nord", left, StringComparison.Ordinal);
        Assert.DoesNotContain("CISSS des Îles", left, StringComparison.Ordinal);
        Assert.DoesNotContain("CISSS du Golfe", left, StringComparison.Ordinal);

        async Task<string> ProfileAsync(string query) =>
            await DocumentFile.PdfTextAsync((await browser.DownloadAsync($"/fr/documents/territory-profile?format=pdf&{query}")).Content, "fr");
    }

    [Fact]
    public async Task Mandates_that_end_are_asked_for_within_30_60_or_90_days()
    {
        var browser = await app.SignInAsync("ministry");

        Assert.Equal(4, (await EndingAsync("")).Count);
        Assert.Equal(["CISSS"], (await EndingAsync("?ending=30")).Select(_ => "CISSS"));
        Assert.Equal(3, (await EndingAsync("?ending=60")).Count);
        var refused = await browser.GetAsync("/fr/governance?ending=45");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("30, 60 ou 90 jours", refused.Text(".notice--error"), StringComparison.Ordinal);
        var horizons = (await browser.GetAsync("/fr/governance")).Texts("nav[aria-label] a.btn");
        Assert.Equal(["D’ici 30 jours\u00a0: 1", "D’ici 60 jours\u00a0: 3", "D’ici 90 jours\u00a0: 4"], horizons);

        async Task<IReadOnlyList<string>> EndingAsync(string query) => (await browser.GetAsync($"/fr/governance{query}")).Texts("section[aria-labelledby=h-ending] tbody th");
    }

    [Fact]
    public async Task Turnover_counts_what_began_and_ended_over_a_period()
    {
        var browser = await app.SignInAsync("ministry");
        var page = await browser.GetAsync("/fr/governance?from=2026-09-01");
        var total = page.Texts("section[aria-labelledby=h-turnover] tr.total td");

        Assert.Equal(["0", "4", "78", "5,1\u00a0%"], total);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/fr/governance?from=2027-01-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/fr/governance?from=hier")).Status);
        Assert.InRange(page.Statements, 1, 8);
    }
}
