using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Features.Shared;
using Xunit;

namespace Portal.Web.Tests.Hardening;

/// <summary>What is costly to answer is asked so often and no more, by each account for itself.</summary>
public sealed class CostLimitTests
{
    private const string Costly = "/fr/insights/explore";

    /// <summary>Of a busy machine, on which requests take their time to arrive.</summary>
    private const int MostTries = 1000;

    [Fact]
    public async Task After_so_many_in_a_minute_an_account_waits_and_others_do_not()
    {
        await using var app = await PortalApp.StartAsync(builder => builder.Configuration["Limits:CostlyPerMinute"] = "3");
        var (ministry, auditor) = (await app.SignInAsync("ministry"), await app.SignInAsync("auditor"));
        foreach (var path in new[] { Costly, "/fr/documents/governance-register", Costly })
        {
            Assert.Equal(HttpStatusCode.OK, (await ministry.GetAsync(path)).Status);
        }

        var french = await ministry.GetAsync(Costly);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Trop de demandes"), (french.Status, french.Title));
        Assert.Matches("^Recommencez dans [0-9]+ secondes?[.]$", french.Texts("main p")[1]);
        Assert.Equal(Costly, french.Links("main .btn--primary").Single());
        var english = await ministry.GetAsync("/en/insights/explore/export?format=csv&measure=SESS");
        Assert.Equal((HttpStatusCode.TooManyRequests, "Too many requests"), (english.Status, english.Title));
        Assert.Equal("/en/insights/explore/export?format=csv&measure=SESS", english.Links("main .btn--primary").Single());
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", ministry.CookieHeader);
        using var answer = await client.GetAsync(new Uri(Costly, UriKind.Relative));
        Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 6, 60); // when the minute is over, not a guess

        Assert.Equal(HttpStatusCode.OK, (await ministry.GetAsync("/fr/network")).Status);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(Costly)).Status);
        Assert.Equal("/fr/sign-in?returnTo=%2Ffr%2Finsights%2Fexplore", (await app.Visit().GetAsync(Costly)).Location); // nobody is no account's cost
    }

    /// <summary>Uploads that never end hold an account's places; it is told so, and another account is served.</summary>
    [Fact]
    public async Task One_account_s_slow_requests_leave_the_others_their_turn()
    {
        await using var app = await PortalApp.StartAsync(builder =>
        {
            builder.Configuration["Limits:CostlyAtOnce"] = "1";
            builder.WebHost.ConfigureKestrel(server => server.Limits.MinRequestBodyDataRate = null); // it would end them after some seconds
        });
        var (filer, other) = (await app.SignInAsync("establishment:CISSSCN"), await app.SignInAsync("establishment:CHUM"));
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 5; i++) // one is read, four wait
            {
                held.Add(await HoldAsync(app.Address, filer.CookieHeader));
            }

            var status = default(HttpStatusCode);
            for (var tries = 0; tries < MostTries && status != HttpStatusCode.TooManyRequests; tries++) // until all five have arrived
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                status = await StatusAsync(app.Address, filer.CookieHeader, patience.Token);
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Costly)).Status);
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task What_counts_as_costly_is_known_and_all_of_it()
    {
        await using var app = await PortalApp.StartAsync();
        var endpoints = app.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        var costly = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<CostlyAttribute>() is not null).Select(endpoint => endpoint.RoutePattern.RawText!).ToList();
        foreach (var word in new[] { "/explore", "/explore/export", "/documents/{document", "/import", "/import/apply", "/workbook", "/rules/try", "/forms/preview" })
        {
            Assert.Contains(costly, route => route.Contains(word, StringComparison.Ordinal));
        }

        // An upload or an export that is added later is costly too.
        Assert.Empty(endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<UploadLimitAttribute>() is not null
                || endpoint.RoutePattern.RawText!.Split('/')[^1] is "export" or "workbook" or "try")
            .Select(endpoint => endpoint.RoutePattern.RawText!).Except(costly));
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address, string cookies, CancellationToken patience)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        try
        {
            using var answer = await client.GetAsync(new Uri(Costly, UriKind.Relative), patience);
            return answer.StatusCode;
        }
        catch (OperationCanceledException)
        {
            return HttpStatusCode.RequestTimeout; // it waited for its turn
        }
    }

    private static async Task<TcpClient> HoldAsync(Uri address, string cookies)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /fr/utilization/CISSSCN/2026-2027-P08/import HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\n"));
        return client;
    }
}
