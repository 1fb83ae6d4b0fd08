using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Portal.TestKit;
using Portal.Web.Tests.CommandLine;
using Xunit;

namespace Portal.Web.Tests.Health;

/// <summary>What a collector is really sent by a portal that is told of one.</summary>
public sealed class CollectorTests : IDisposable
{
    private const string Name = "Zénobie Quatremère";

    private readonly PortalProcess portal = new();
    private readonly ConcurrentQueue<(string Path, string Content)> received = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        portal.Dispose();
    }

    [Fact]
    public async Task Traces_and_metrics_name_routes_and_statements_and_nobody()
    {
        File.Copy(await DemonstrationRegister.FileAsync(), portal.PathOf("portal.db"));
        await using var collector = await CollectAsync();
        var (process, address) = await portal.ServeAsync(new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });
        try
        {
            using var browser = new PortalBrowser(address);
            await browser.SignInAsync("ministry");
            await browser.GetAsync($"/fr/governance/people?q={Uri.EscapeDataString(Name)}");
            await browser.GetAsync($"/fr/audit?who={Uri.EscapeDataString(Name)}");
            await UntilAsync(() => Has("/v1/traces", "DirectoryRow.") && Has("/v1/traces", "AuditEventRow.Newest") && Has("/v1/traces", "GET {lang:lang}/audit")
                && Has("/v1/metrics", "db.client.operation.duration") && Has("/v1/metrics", "AuditTrail.Insert") && Has("/v1/metrics", "http.server.request.duration"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.DoesNotContain(received, sent => sent.Content.Contains("Quatrem", StringComparison.Ordinal) || sent.Content.Contains("SELECT", StringComparison.Ordinal));
    }

    private bool Has(string path, string text) => received.Any(sent => sent.Path == path && sent.Content.Contains(text, StringComparison.Ordinal));

    private async Task<WebApplication> CollectAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return app;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var look = 0; look < 3000 && !isSo(); look++)
        {
            await Task.Delay(10);
        }

        Assert.True(isSo(), "It did not come about within half a minute.");
    }
}
