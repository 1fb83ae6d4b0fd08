using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Web.Tests.House;

/// <summary>What a page may cost: eight statements, and 150 KB for a first visit, fonts apart.</summary>
public sealed partial class PageCostTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const int MostStatements = 8;
    private const int MostBytes = 150 * 1024;

    public static TheoryData<string, string> Pages => new()
    {
        { "ministry", "/fr" }, { "centre:UL", "/fr" }, { "establishment:CISSSCN", "/fr" }, { "administrator", "/fr" },
        { "ministry", "/fr/network" }, { "ministry", "/fr/network?colour=seats" }, { "ministry", "/fr/network/establishments?q=quebec" },
        { "ministry", "/fr/network/territories/UL" }, { "ministry", "/fr/network/centres/CCT-CHUM" }, { "ministry", "/fr/network/establishments/CISSSCN" },
        { "ministry", "/fr/governance" }, { "ministry", "/fr/governance/seats?state=Vacant" }, { "ministry", "/fr/governance/people" }, { "ministry", "/fr/governance/letters" }, { "ministry", "/fr/governance/campaigns" }, { "ministry", "/fr/network/changes" },
        { "ministry", "/fr/utilization" }, { "ministry", "/fr/utilization?show=missing" }, { "ministry", "/fr/utilization?date=2026-03-15" }, { "ministry", "/fr/utilization/calendar" }, { "ministry", "/fr/utilization/indicators" },
        { "ministry", "/fr/utilization/forms" }, { "ministry", "/fr/utilization/forms/indicators/DONE" },
        { "ministry", "/fr/utilization/review" }, { "centre:UL", "/fr/utilization/review/CISSSBSL/2026-2027-P08" },
        { "establishment:CISSSCN", "/fr/utilization/CISSSCN/2026-2027-P08" }, { "ministry", "/fr/utilization/CISSSBSL/2026-2027-P07" },
        { "ministry", "/fr/reminders" }, { "centre:UL", "/fr/reminders" }, { "pilot:CISSSCN", "/fr/reminders" }, { "administrator", "/fr/reminders" },
        { "ministry", "/fr/insights" }, { "centre:UL", "/fr/insights" }, { "establishment:CISSSCN", "/fr/insights" }, { "auditor", "/fr/insights?to=2026-2027-P08&structure=today&basis=accepted" },
        { "ministry", "/fr/insights/equity" }, { "centre:UL", "/fr/insights/equity" }, { "ministry", "/fr/insights/signals" }, { "establishment:CISSSCN", "/fr/insights/signals" },
        { "ministry", "/fr/documents/utilization-report" }, { "auditor", "/fr/audit" },
        { "ministry", "/fr/insights/explore" }, { "auditor", "/fr/insights/explore?measure=R_PER10K&rows=centre&columns=quarter&compare=year" },
        { "centre:UL", "/fr/insights/explore?measure=R_PER10K&measure=PAT&rows=establishment&top=3&compare=previous&territory=UL" },
        { "establishment:CISSSCN", "/fr/insights/explore?measure=R_PER10K&columns=quarter&reach=territory&compare=year" },
        { "auditor", "/fr/audit?from=2026-01-01&until=2026-12-31&kind=Appointed&who=a&q=e" }, { "administrator", "/fr/admin/health" },
        { "administrator", "/fr/admin/accounts" }, { "administrator", "/fr/admin/accounts/1" }, { "administrator", "/fr/admin/requests" }, { "administrator", "/fr/admin/reviews/1" }, { "centre:UL", "/fr/access-review" },
    };

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_sends_at_most_eight_statements(string persona, string address)
    {
        var browser = await fixture.BrowserAsync(persona);
        await browser.GetAsync(address); // a period's form is compiled once in the process, by whoever comes first
        await fixture.TouchAsync(); // something was written since: what the page was made of no longer holds
        var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Statements, 1, MostStatements);
    }

    [Fact]
    public async Task Between_writes_a_page_costs_one_statement_and_a_write_is_seen_at_once()
    {
        var browser = await fixture.BrowserAsync("ministry");
        await browser.GetAsync("/fr");
        Assert.Equal(1, (await browser.GetAsync("/fr")).Statements);
        await fixture.TouchAsync();
        Assert.InRange((await browser.GetAsync("/fr")).Statements, 2, MostStatements);
    }

    [Theory]
    [InlineData("/fr/sign-in")]
    [InlineData("/fr/about/help")]
    public async Task A_first_visit_transfers_little(string address) => Assert.InRange(await TransferAsync(null, address), 1, MostBytes);

    [Theory]
    [InlineData("ministry", "/fr/utilization")]
    [InlineData("ministry", "/fr/network")]
    [InlineData("establishment:CISSSCN", "/fr/utilization/CISSSCN/2026-2027-P08")]
    public async Task The_heaviest_pages_transfer_little_too(string persona, string address) => Assert.InRange(await TransferAsync(persona, address), 1, MostBytes);

    /// <summary>Bytes of the page and of what it loads, as they travel: compressed, without fonts.</summary>
    private async Task<int> TransferAsync(string? persona, string address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = fixture.App.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        if (persona is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", (await fixture.BrowserAsync(persona)).CookieHeader);
        }

        using var page = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var body = await page.Content.ReadAsByteArrayAsync();
        var total = body.Length;
        foreach (Match match in Loaded().Matches(await TextAsync(page, body)))
        {
            using var part = await client.GetAsync(new Uri(match.Groups[1].Value, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
            total += (await part.Content.ReadAsByteArrayAsync()).Length;
        }

        return total;
    }

    private static async Task<string> TextAsync(HttpResponseMessage response, byte[] body)
    {
        await using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(body), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(body), CompressionMode.Decompress),
            _ => new MemoryStream(body),
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("(?:<link rel=\"(?:stylesheet|icon)\"[^>]* href|<script[^>]* src|<img[^>]* src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
