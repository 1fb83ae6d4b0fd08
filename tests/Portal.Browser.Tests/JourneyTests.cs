using Microsoft.Playwright;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>The main tasks as people do them, with and without script, and by the keyboard alone.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class JourneyTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_centre_replaces_a_pilot_and_the_seat_shows_both_mandates()
    {
        var page = await fixture.OpenAsync("centre:UDEM", script: false);
        await page.GotoAsync($"{fixture.Address}/fr/governance/seats?q=CHUM&role=TechnologyPilot");
        await page.Locator("tbody th a").First.ClickAsync();
        await page.GotoAsync(page.Url + "/replace");
        await page.FillAsync("[name=FullName]", "Relève technologique, CHUM (démonstration)");
        await page.FillAsync("[name=Email]", "releve.chum@exemple.test");
        await page.FillAsync("[name=StartsOn]", "2026-12-01");
        await page.FillAsync("[name=InstrumentNumber]", "2026-200");
        await page.FillAsync("[name=InstrumentDate]", "2026-11-18");
        await page.FillAsync("[name=SignatoryRole]", "Direction générale");
        await ChooseReasonAsync(page);
        await page.Locator("main form[method=post] button").First.ClickAsync();

        Assert.DoesNotContain("/replace", page.Url, StringComparison.Ordinal);
        Assert.True(await page.Locator("[role=status]").IsVisibleAsync());
        var mandates = await page.Locator("main").InnerTextAsync();
        Assert.Contains("2026-11-30", mandates, StringComparison.Ordinal);
        Assert.Contains("Relève technologique, CHUM (démonstration)", mandates, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_documents_can_be_downloaded_from_their_page()
    {
        var page = await fixture.OpenAsync("ministry");
        await page.GotoAsync($"{fixture.Address}/fr/documents");
        await page.Locator(".catalogue").GetByRole(AriaRole.Link, new() { Name = "Registre de gouvernance" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main button[value=pdf]").ClickAsync());
        Assert.Equal("RG-RQT-2026-11-20-fr.pdf", download.SuggestedFilename);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_focus_is_seen()
    {
        var page = await fixture.OpenAsync("ministry");
        await page.GotoAsync($"{fixture.Address}/fr");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Aller au contenu", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/fr#contenu"); // the browser moves after the key press has been answered
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task English_begins_with_its_notice_which_is_confirmed_once()
    {
        var page = await fixture.OpenAsync("ministry");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "portal.english" });
        await page.GotoAsync($"{fixture.Address}/en/network");
        Assert.Contains("/en/notice", page.Url, StringComparison.Ordinal);
        await page.Locator("main form button").ClickAsync();
        Assert.EndsWith("/en/network", page.Url, StringComparison.Ordinal);
        await page.GotoAsync($"{fixture.Address}/en");
        Assert.EndsWith("/en", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static async Task ChooseReasonAsync(IPage page)
    {
        var select = page.Locator("select[name=EndReason], select[name=Reason]");
        if (await select.CountAsync() > 0)
        {
            await select.First.SelectOptionAsync("Reassignment");
        }
        else
        {
            await page.Locator("input[type=radio][value=Reassignment]").First.CheckAsync();
        }
    }
}
