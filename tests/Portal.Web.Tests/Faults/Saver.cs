using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Tests.Utilization;
using Xunit;

namespace Portal.Web.Tests.Faults;

/// <summary>Somebody who saves one cell after the other of a filing that nobody has begun.</summary>
internal sealed class Saver : IDisposable
{
    private const string NeverLocked = "UPDATE ReportingObligation SET LocksOn = '2199-12-31'";

    private const string NotStarted = """
        SELECT b.Code
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.Code = '2026-2027-P08'
        WHERE o.WaiverReason IS NULL AND NOT EXISTS (SELECT 1 FROM Filing f WHERE f.ReportingObligationId = o.ReportingObligationId)
        ORDER BY b.Code
        """;

    private readonly PortalBrowser browser;
    private readonly string path;
    private readonly string token;

    private Saver(PortalBrowser browser, string path, string token) => (this.browser, this.path, this.token) = (browser, path, token);

    /// <summary>Makes a database of the demonstration in which nothing locks; the establishments that have not begun their filing.</summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(string file)
    {
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        using var engine = SqliteEngine.Open(file);
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync(NeverLocked);
        var bodies = (await connection.QueryAsync<string>(NotStarted)).ToList();
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return bodies;
    }

    public static async Task<Saver> SignInAsync(Uri address, string body)
    {
        var (browser, path) = (new PortalBrowser(address), Filings.Path(body));
        await browser.SignInAsync($"establishment:{body}");
        var page = await browser.GetAsync(path);
        return new Saver(browser, path, page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    public async Task SaveAsync(string cell, int value, int seen)
    {
        var (status, body) = await TrySaveAsync(cell, value, seen);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Saved", (string?)JsonNode.Parse(body)!["cells"]![0]!["state"]);
    }

    public async Task<(HttpStatusCode Status, string Body)> TrySaveAsync(string cell, int value, int seen)
    {
        var (status, body, _) = await browser.PostJsonAsync($"{path}/cells", token, string.Create(
            CultureInfo.InvariantCulture, $$"""{"version":0,"cells":[{"key":"{{cell}}","text":"{{value}}","seen":{{seen}}}]}"""));
        return (status, body);
    }

    public Task<PortalPage> ReadAsync() => browser.GetAsync(path);

    /// <summary>A page that writes: what is produced is told to the trail.</summary>
    public Task<PortalPage> ProduceAsync() => browser.GetAsync($"{path}/workbook");

    /// <summary>What is stored of a cell now, which was stored once for each value up to it; 0 where nothing is.</summary>
    public async Task<int> SeenAsync(string cell)
    {
        var page = await ReadAsync();
        var seen = page.Document.QuerySelector("input[name=seen]")!.GetAttribute("value")!.Split('|')[1].Split(';');
        var pair = seen.Single(one => one.StartsWith(cell + "=", StringComparison.Ordinal))[(cell.Length + 1)..];
        if (pair == "0b")
        {
            return 0;
        }

        var (version, value) = (pair.Split('n')[0], pair.Split('n')[1]);
        Assert.Equal(value, version);
        return int.Parse(value, CultureInfo.InvariantCulture);
    }

    public void Dispose() => browser.Dispose();
}
