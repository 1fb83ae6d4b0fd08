using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Web.Tests.Hardening;

/// <summary>What each answer tells the browser to refuse, and how much of a request is read.</summary>
public sealed partial class HeaderTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private readonly PortalApp app = fixture.App;

    [Theory]
    [InlineData("/fr")]
    [InlineData("/fr/sign-in")]
    [InlineData("/fr/nowhere")]
    [InlineData("/fr/admin/accounts")] // refused
    [InlineData("/fr/utilization/CISSSCN/2026-2027-P08")]
    [InlineData("/fr/documents/governance-register?format=xlsx")]
    [InlineData("/css/portal.css")]
    [InlineData("/health/live")]
    public async Task Every_answer_says_what_a_browser_must_refuse(string path)
    {
        using var answer = await GetAsync(path);
        string One(string name) => answer.Headers.GetValues(name).Single();

        var policy = One("Content-Security-Policy").Split("; ").Select(rule => rule.Split(' ', 2)).ToDictionary(rule => rule[0], rule => rule[1]);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'self'", policy["form-action"]);
        Assert.DoesNotContain("unsafe", One("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("same-origin", One("Referrer-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", One("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(!path.StartsWith("/css", StringComparison.Ordinal), answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_browser_keeps_scripts_for_good_with_the_modules_that_they_name()
    {
        using var page = await GetAsync("/fr/utilization/CISSSCN/2026-2027-P08");
        var script = ScriptSource().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var entry = await GetAsync(script);
        var modules = ModuleName().Matches(await entry.Content.ReadAsStringAsync()).Select(module => new Uri(new Uri("http://localhost" + script), module.Groups[1].Value).AbsolutePath).ToList();

        Assert.True(modules.Count > 3, script);
        foreach (var path in modules.Prepend(script))
        {
            using var answer = await GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, "text/javascript"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("<script type=\"module\" src=\"([^\"]+)\"")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("from '(\\./[^']+)'")]
    private static partial Regex ModuleName();

    [Fact]
    public async Task A_form_beyond_its_limit_is_refused_with_the_page_that_says_so()
    {
        using var large = new FormUrlEncodedContent([KeyValuePair.Create("FullName", new string('x', 1_100_000))]);
        using var answer = await SendAsync("/fr/admin/accounts/new", large, "administrator");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Envoi trop volumineux", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // in pieces, without saying how many
    public async Task An_upload_beyond_its_limit_is_refused_however_it_comes(bool saysItsLength)
    {
        using var file = new ByteArrayContent(new byte[9_000_000]);
        using var form = new MultipartFormDataContent { { file, "file", "a.csv" } };
        await AssertTooLargeAsync("import", form, saysItsLength);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_are_cells_that_a_script_sends(bool saysItsLength)
    {
        using var cells = new StringContent($$"""{"version":0,"cells":[],"more":"{{new string('x', 1_100_000)}}"}""", Encoding.UTF8, "application/json");
        await AssertTooLargeAsync("cells", cells, saysItsLength);
    }

    [Theory]
    [InlineData("https://elsewhere.exemple.test/")]
    [InlineData("//elsewhere.exemple.test/")]
    [InlineData("/\\elsewhere.exemple.test/")]
    [InlineData("\thttps://elsewhere.exemple.test/")]
    [InlineData("/\t/elsewhere.exemple.test")]
    [InlineData("javascript:alert(1)")]
    public async Task No_address_leads_out_of_the_portal(string elsewhere)
    {
        using var browser = new PortalBrowser(app.Address);
        var page = await browser.GetAsync("/fr/sign-in");
        page = await browser.SubmitAsync(page, "form:has(input[name=persona][value=auditor])", ("returnTo", elsewhere));
        Assert.Equal("/fr", page.Location);
        page = await browser.GetAsync($"/en/notice?to={Uri.EscapeDataString(elsewhere)}");
        page = await browser.SubmitAsync(page, "form[action='/en/notice']", ("to", elsewhere));
        Assert.Equal("/en", page.Location);
    }

    private async Task AssertTooLargeAsync(string step, HttpContent content, bool saysItsLength)
    {
        const string Filing = "/fr/utilization/CISSSCN/2026-2027-P08";
        var session = await fixture.BrowserAsync("establishment:CISSSCN");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Filing}/{step}") { Content = content };
        request.Headers.Add("RequestVerificationToken", (await session.GetAsync(Filing)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        request.Headers.TransferEncodingChunked = saysItsLength ? null : true;
        request.Headers.ExpectContinue = saysItsLength; // else it would still be sent when the answer is there
        using var client = await ClientAsync("establishment:CISSSCN");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Envoi trop volumineux", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpClient> ClientAsync(string persona)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", (await fixture.BrowserAsync(persona)).CookieHeader);
        return client;
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = await ClientAsync("establishment:CISSSCN");
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string persona)
    {
        using var client = await ClientAsync(persona);
        client.DefaultRequestHeaders.ExpectContinue = true;
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
