using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.TestKit;
using Portal.Web.Tests.Access;
using Portal.Web.Tests.Access.Walk;
using Xunit;

namespace Portal.Web.Tests.Audit;

/// <summary>Wherever somebody's address stands on a page, the trail says who read it. The pages are found from the application itself.</summary>
public sealed partial class ReadingTests(DemonstrationFixture demonstration) : IClassFixture<DemonstrationFixture>
{
    /// <summary>It offers to write to the reader themselves, and shows nobody else.</summary>
    private const string OwnAddress = "/fr/documents/schedules/new?document=governance-register";

    [Fact]
    public async Task Every_page_with_somebody_s_details_is_told_before_it_is_shown()
    {
        var (told, untold) = (new HashSet<string>(), new List<string>());
        foreach (var (persona, address) in await PagesWithDetailsAsync())
        {
            demonstration.App.Clock.Advance(TimeSpan.FromDays(1)); // what was told once is told again on another day
            var browser = await demonstration.App.SignInAsync(EndpointTable.Personas[persona]);
            var before = await LastAsync();
            if (!await ShowsDetailsAsync(browser, address))
            {
                continue; // on that day nobody stands there any more
            }

            var reads = (await SinceAsync(before)).Where(row => row.ActorId == $"demo:{EndpointTable.Personas[persona]}" && row.Action.EndsWith("Read", StringComparison.Ordinal)).ToList();
            if (reads.Count == 0)
            {
                untold.Add($"{persona} {address}");
            }

            told.UnionWith(reads.Select(row => row.Action));
        }

        Assert.True(untold.Count == 0, string.Join('\n', untold));
        Assert.Superset(new HashSet<string> { "AccountRead", "AccountsRead", "AccessRequestRead", "AccessRequestsRead", "AccessReviewRead", "DirectoryRead", "PersonRead", "SeatContactsRead" }, told);
    }

    /// <summary>But a guideline, which the Ministry publishes and which holds nothing of anybody.</summary>
    [Fact]
    public async Task Every_file_that_leaves_the_portal_is_told()
    {
        var (told, untold) = (new HashSet<string>(), new List<string>());
        foreach (var endpoint in (await WalkEndpoint.AllAsync(demonstration)).Where(endpoint => endpoint.IsRead && !endpoint.Path.Contains("/guidelines/", StringComparison.Ordinal)))
        {
            foreach (var persona in endpoint.Personas)
            {
                var browser = await demonstration.App.SignInAsync(EndpointTable.Personas[persona]);
                var before = await LastAsync();
                var (status, _, name, _) = await browser.DownloadAsync(endpoint.Address);
                if (status != HttpStatusCode.OK || name is null)
                {
                    continue;
                }

                var events = (await SinceAsync(before)).Where(row => row.ActorId == $"demo:{EndpointTable.Personas[persona]}").Select(row => row.Action).ToList();
                if (events.Count == 0)
                {
                    untold.Add($"{persona} {endpoint.Address} {name}");
                }

                told.UnionWith(events);
            }
        }

        Assert.True(untold.Count == 0, string.Join('\n', untold));
        Assert.Superset(new HashSet<string> { "DocumentProduced", "InsightExported", "LetterRead" }, told);
    }

    private async Task<IReadOnlyList<(Persona Persona, string Address)>> PagesWithDetailsAsync()
    {
        var found = new List<(Persona, string)>();
        foreach (var endpoint in (await WalkEndpoint.AllAsync(demonstration)).Where(endpoint => endpoint.IsRead && endpoint.Address != OwnAddress))
        {
            foreach (var persona in endpoint.Personas)
            {
                if (await ShowsDetailsAsync(await demonstration.BrowserAsync(EndpointTable.Personas[persona]), endpoint.Address))
                {
                    found.Add((persona, endpoint.Address));
                }
            }
        }

        return found;
    }

    /// <summary>An address that is not the reader's own.</summary>
    private static async Task<bool> ShowsDetailsAsync(PortalBrowser browser, string address)
    {
        var shown = Mailboxes(await browser.GetAsync(address));
        return shown.Count > 0 && shown.Except(Mailboxes(await browser.GetAsync(OwnAddress))).Any();
    }

    private static IReadOnlyList<string> Mailboxes(PortalPage page) => page.Status == HttpStatusCode.OK && page.Document.QuerySelector("main") is { } main
        ? [.. Mailbox().Matches(main.InnerHtml).Select(match => match.Value)]
        : [];

    private async Task<long> LastAsync() => (await Trail.ListAsync(Scopes.Auditor, null, null, 1)).Max(row => row.Sequence);

    private async Task<IEnumerable<AuditEventRow>> SinceAsync(long sequence) => (await Trail.ListAsync(Scopes.Auditor, null, null, 20)).Where(row => row.Sequence > sequence);

    private AuditQueries Trail => demonstration.App.Services.GetRequiredService<AuditQueries>();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Mailbox();
}
