using Microsoft.Playwright;
using Xunit;

namespace Portal.Browser.Tests.SignIn;

/// <summary>Signing in and out at a certified provider, as people do it; every page on the way without an accessibility violation.</summary>
public sealed class SignInTests(SignInFixture fixture) : IClassFixture<SignInFixture>
{
    [Fact]
    public async Task Somebody_signs_in_works_signs_out_and_is_asked_again()
    {
        await fixture.InviteAsync("ada.tremblay", "ministry");
        var page = await fixture.OpenAsync();
        await page.GotoAsync($"{fixture.Address}/fr/governance/seats?state=Vacant");
        Assert.EndsWith("/fr/sign-in?returnTo=%2Ffr%2Fgovernance%2Fseats%3Fstate%3DVacant", page.Url, StringComparison.Ordinal);
        await AssertSoundAsync(page);
        await EnterAsync(page, "ada.tremblay");
        Assert.EndsWith("/fr/governance/seats?state=Vacant", page.Url, StringComparison.Ordinal);
        Assert.Equal("ada.tremblay", await page.Locator(".who b").InnerTextAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.Locator("button[value=yes]").ClickAsync(); // the provider asks whether its own session shall end too
        await ArriveAsync(page, "**/fr/sign-in?out=true");
        Assert.Equal("Session fermée", await page.Locator("h1").InnerTextAsync());
        await AssertSoundAsync(page);
        await page.GotoAsync($"{fixture.Address}/fr");
        Assert.Contains("/fr/sign-in", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter avec le compte de mon organisation" }).ClickAsync();
        Assert.True(await page.Locator("input[name=login]").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_expired_session_says_so_and_one_comes_back_to_where_one_was()
    {
        await fixture.InviteAsync("bob.roy", "ministry");
        var page = await fixture.OpenAsync();
        await page.GotoAsync($"{fixture.Address}/en");
        await EnterAsync(page, "bob.roy");
        Assert.EndsWith("/en", page.Url, StringComparison.Ordinal);
        try
        {
            fixture.Clock.Ahead = TimeSpan.FromHours(11);
            await page.GotoAsync($"{fixture.Address}/en/network");
            Assert.Contains("ended=true", page.Url, StringComparison.Ordinal);
            Assert.Contains("Your session is over", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
            await AssertSoundAsync(page);
        }
        finally
        {
            fixture.Clock.Ahead = TimeSpan.Zero;
        }

        await page.Locator("main .btn--primary").ClickAsync(); // the provider still knows them
        await ArriveAsync(page, "**/en/network");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refused_consent_leads_to_a_page_that_helps_with_a_reference_that_the_log_holds()
    {
        var page = await fixture.OpenAsync(390, ColorScheme.Dark);
        await page.GotoAsync($"{fixture.Address}/fr/sign-in");
        await page.Locator("main .btn--primary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        await ArriveAsync(page, "**/fr/sign-in/failed?**");
        Assert.Equal("L’autorisation a été refusée", await page.Locator("h1").InnerTextAsync());
        var reference = await page.Locator("main code").InnerTextAsync();
        Assert.Contains(reference, fixture.Log, StringComparison.Ordinal);
        await AssertSoundAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("cid.inconnu", "fr", 1280, ColorScheme.Dark)]
    [InlineData("dan.unknown", "en", 390, ColorScheme.Light)]
    public async Task Whoever_is_unknown_may_ask_for_access_once(string name, string language, int width, ColorScheme colours)
    {
        var page = await fixture.OpenAsync(width, colours);
        await page.GotoAsync($"{fixture.Address}/{language}");
        await EnterAsync(page, name);
        await ArriveAsync(page, $"**/{language}/access-request");
        await AssertSoundAsync(page);
        await page.Locator("main form button").ClickAsync();
        Assert.True(await page.Locator("#Reason-error").IsVisibleAsync());
        await AssertSoundAsync(page);
        await page.SelectOptionAsync("#Persona", "Establishment");
        await page.SelectOptionAsync("#Place", "e:CHUM");
        await page.FillAsync("#Reason", "Je remplace la répondante.");
        await page.Locator("main form button").ClickAsync();
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        await AssertSoundAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("eve.deux", "fr", 1280, ColorScheme.Light)]
    [InlineData("fay.two", "en", 390, ColorScheme.Dark)]
    public async Task Of_several_scopes_one_is_chosen_and_changed_from_the_header(string name, string language, int width, ColorScheme colours)
    {
        await fixture.InviteAsync(name, "centre:UL", "establishment:CHUM");
        var page = await fixture.OpenAsync(width, colours);
        await page.GotoAsync($"{fixture.Address}/{language}");
        await EnterAsync(page, name);
        await ArriveAsync(page, $"**/{language}/scopes?**");
        await AssertSoundAsync(page);
        await page.Locator("form.persona button").First.ClickAsync();
        await ArriveAsync(page, $"**/{language}");
        await AssertSoundAsync(page);
        await page.Locator($".who a[href='/{language}/scopes']").ClickAsync();
        await page.Locator("form.persona button").Last.ClickAsync();
        Assert.Contains("CHUM", await page.Locator(".who").TextContentAsync(), StringComparison.Ordinal); // a phone shows the name alone
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Each_page_that_says_why_not_has_no_violation(string language)
    {
        var page = await fixture.OpenAsync(390);
        foreach (var reason in new[] { "Consent", "Expired", "Directory", "Untrusted", "Deactivated", "WithoutScope" })
        {
            await page.GotoAsync($"{fixture.Address}/{language}/sign-in/failed?reason={reason}&reference=0123456789abcdef");
            await AssertSoundAsync(page);
        }

        await page.Context.CloseAsync();
    }

    /// <summary>From the portal's sign-in page, or on the way to it, through the provider's login and consent.</summary>
    private static async Task EnterAsync(IPage page, string name)
    {
        await page.Locator("main .btn--primary").ClickAsync();
        await page.FillAsync("input[name=login]", name);
        await page.FillAsync("input[name=password]", "anything");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[type=submit]").ClickAsync(); // consent
    }

    private static async Task AssertSoundAsync(IPage page)
    {
        var faults = (await PageFaults.OfAsync(page)).ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>The page's own word that it is there: an event of it may have passed before anybody listens.</summary>
    private static async Task ArriveAsync(IPage page, string address)
    {
        await page.WaitForURLAsync(address, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("document.readyState === 'complete'");
    }
}
