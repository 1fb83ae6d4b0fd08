using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Portal.Web.Tests.Access;

/// <summary>Each endpoint × each persona and nobody: the page, 403, or the way to the sign-in; never a fault of the portal.</summary>
public sealed class EndpointTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private readonly PortalApp app = fixture.App;

    [Fact]
    public void Every_endpoint_of_the_application_stands_in_the_table_and_no_other()
    {
        var routes = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(EndpointTable.All.Select(rule => rule.Route).Order(StringComparer.Ordinal), routes);
    }

    public static TheoryData<string> Routes => [.. EndpointTable.All.Select(rule => rule.Route)];

    [Theory, MemberData(nameof(Routes))]
    public async Task Each_persona_gets_what_the_domain_says(string route)
    {
        var rule = EndpointTable.All.Single(candidate => candidate.Route == route);
        var address = await fixture.ResolveAsync(rule.Address);
        foreach (var (persona, name) in EndpointTable.Personas)
        {
            var status = await StatusAsync(await fixture.BrowserAsync(name), rule, address);
            Assert.True(
                rule.Allowed.Includes(persona)
                    ? rule.Owner is { } owner && owner != persona ? status == HttpStatusCode.NotFound : IsServed(rule, status)
                    : status == HttpStatusCode.Forbidden,
                $"{name} {route}: {(int)status}");
        }
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task Nobody_is_sent_to_the_sign_in_unless_the_page_is_open_to_anyone(string route)
    {
        var rule = EndpointTable.All.Single(candidate => candidate.Route == route);
        var address = await fixture.ResolveAsync(rule.Address);
        using var visitor = new PortalBrowser(app.Address);
        var answer = rule.Route.StartsWith("POST", StringComparison.Ordinal) ? await visitor.PostAsync(address, []) : await visitor.GetAsync(address);
        if (rule.Allowed.HasFlag(Allowed.Anonymous))
        {
            Assert.True(IsServed(rule, answer.Status), $"{route}: {(int)answer.Status}");
        }
        else
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.Contains("/fr/sign-in", answer.Location, StringComparison.Ordinal);
        }
    }

    /// <summary>A page or its redirect; a write without its token is refused as such, which only who has the right gets to see.</summary>
    private static bool IsServed(EndpointRule rule, HttpStatusCode status) => rule.Route.StartsWith("POST", StringComparison.Ordinal)
        ? status == HttpStatusCode.BadRequest
        : status is HttpStatusCode.OK or HttpStatusCode.Redirect || (rule.Route.Contains("status", StringComparison.Ordinal) && status == HttpStatusCode.NotFound);

    private static async Task<HttpStatusCode> StatusAsync(PortalBrowser browser, EndpointRule rule, string address) =>
        (rule.Route.StartsWith("POST", StringComparison.Ordinal) ? await browser.PostAsync(address, []) : await browser.GetAsync(address)).Status;
}

/// <summary>What lies outside one's scope does not exist for one: 404 in the page's language, and nothing of it in the answer.</summary>
public sealed class ScopeTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Theory]
    [InlineData("centre:UL", "/fr/network/establishments/CHUM", "Page introuvable")]
    [InlineData("centre:UL", "/en/network/establishments/CHUM", "Page not found")]
    [InlineData("establishment:CISSSCN", "/fr/network/establishments/CISSSBSL", "Page introuvable")]
    [InlineData("pilot:CISSSCN", "/fr/utilization/CISSSBSL/2026-2027-P07", "Page introuvable")]
    [InlineData("centre:UL", "/fr/utilization/CHUM/2026-2027-P07", "Page introuvable")]
    [InlineData("centre:UL", "/fr/utilization/review/CHUM/2026-2027-P07", "Page introuvable")]
    [InlineData("ministry", "/fr/network/establishments/NOWHERE", "Page introuvable")]
    [InlineData("ministry", "/fr/network/territories/NOWHERE", "Page introuvable")]
    [InlineData("ministry", "/fr/network/centres/CHUM", "Page introuvable")]
    [InlineData("ministry", "/fr/documents/nothing?format=pdf", "Page introuvable")]
    public async Task Another_scope_answers_as_if_it_did_not_exist(string persona, string address, string title)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(title, page.Title);
    }

    [Theory]
    [InlineData("centre:UL", "establishment=CHUM&period=2026-2027-P07")]
    [InlineData("centre:UL", "territory=UDEM&period=2026-2027-P07")]
    [InlineData("establishment:CISSSCN", "establishment=CHUM&period=2026-2027-P07")]
    [InlineData("establishment:CISSSCN", "territory=UL&period=2026-2027-P07")]
    public async Task A_report_on_another_scope_is_not_produced(string persona, string question)
    {
        var page = await (await fixture.BrowserAsync(persona)).GetAsync($"/fr/documents/utilization-report?format=pdf&{question}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("ne fait pas partie de votre portée", page.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_structure_is_known_to_all_but_holders_and_filings_of_others_are_not_shown()
    {
        var page = await (await fixture.BrowserAsync("establishment:CISSSCN")).GetAsync("/fr/network/establishments");
        Assert.Equal(34, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["/fr/network/establishments/CISSSCN"], page.Links("tbody a"));
    }
}
