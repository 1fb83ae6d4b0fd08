using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Setup;

namespace Portal.Benchmarks;

/// <summary>
/// Two hundred people who each leave a cell at the same moment, ten times over: the portal on SQLite, over HTTP, in one process
/// with those who ask. A value is lost when it was acknowledged and is not stored, doubled when it was stored more than once.
/// </summary>
internal static class Filers
{
    private const int Count = 200;
    private const int Rounds = 10;
    private const string Period = "2026-2027-P08";

    private const string NotStarted = """
        SELECT b.Code
        FROM ReportingObligation o
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.Code = @Period
        WHERE o.WaiverReason IS NULL AND NOT EXISTS (SELECT 1 FROM Filing f WHERE f.ReportingObligationId = o.ReportingObligationId)
        ORDER BY b.Code
        """;

    private const string Stored = """
        SELECT b.Code AS Body, v.IndicatorCode AS Cell, v.Amount, v.Version
        FROM FilingValue v
        INNER JOIN Filing f ON f.FilingId = v.FilingId AND f.IsCurrent = 1
        INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
        INNER JOIN Body b ON b.BodyId = o.BodyId
        INNER JOIN FinancialPeriod p ON p.FinancialPeriodId = o.FinancialPeriodId AND p.Code = @Period
        WHERE v.Category1 = ''
        """;

    // Whole numbers without breakdown: any is taken.
    private static readonly string[] Cells =
    [
        "INPERS", "SCHED", "DONE", "NOSHOW", "CANC", "TECHFAIL", "ASREQ", "ASANS", "ASTGT", "ASDECL", "ASHRS", "ASAVOID", "RPMACT", "RPMNEW", "RPMEND",
        "RPMDAYX", "RPMDAYT", "RPMALERT", "RPMALTGT", "PAT", "PATREM", "PATIND", "NEWACC", "TRIPAVOID", "CLIN", "TRAINED", "SITES", "TICKETS",
    ];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-filers-").FullName;
        var file = Path.Combine(folder, "portal.db");
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        await using (var app = PortalHost.Build(
            ["--environment=Development", "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Error"],
            builder => builder.Services.AddSingleton<TimeProvider>(new FixedTime())))
        {
            await app.StartAsync();
            await MeasureAsync(app.Services.GetRequiredService<Database>(), new Uri(app.Urls.First()));
            await app.StopAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(Database database, Uri address)
    {
        var bodies = await database.ReadAsync(session => session.ListAsync<string>(NotStarted, new { Period }));
        var sessions = new Dictionary<string, (HttpClient Client, string Token)>();
        foreach (var body in bodies)
        {
            sessions[body] = await SignInAsync(address, body);
        }

        var filers = (from cell in Cells from body in bodies select (Body: body, Cell: cell)).Take(Count).ToList();
        var (times, errors) = (new ConcurrentBag<double>(), 0);
        for (var round = 1; round <= Rounds; round++)
        {
            var value = round;
            await AtOnce.RunAsync(filers.Count, async i =>
            {
                var (body, cell) = filers[i];
                var watch = Stopwatch.StartNew();
                if (!await SaveAsync(sessions[body], body, cell, value))
                {
                    Interlocked.Increment(ref errors);
                }

                times.Add(watch.Elapsed.TotalMilliseconds);
                return 0;
            });
        }

        var stored = (await database.ReadAsync(session => session.ListAsync<StoredCell>(Stored, new { Period }))).ToDictionary(row => (row.Body, row.Cell));
        var lost = filers.Count(filer => stored.GetValueOrDefault(filer)?.Amount != Rounds);
        var doubled = filers.Count(filer => stored.GetValueOrDefault(filer)?.Version > Rounds);
        var isWhole = await database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)) is null;
        var sorted = times.Order().ToList();
        double At(double part) => sorted[(int)(part * (sorted.Count - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{filers.Count} filers at once, {Rounds} times, on {Environment.ProcessorCount} processors: p50 {At(.5):0} ms, p99 {At(.99):0} ms, longest {sorted[^1]:0} ms (below 500)"));
        Console.WriteLine($"errors {errors}, lost {lost}, doubled {doubled}, trail {(isWhole ? "whole" : "broken")}");
    }

    private static async Task<bool> SaveAsync((HttpClient Client, string Token) session, string body, string cell, int value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/fr/utilization/{body}/{Period}/cells", UriKind.Relative))
        {
            Content = JsonContent.Create(new { version = 0, cells = new[] { new { key = cell, text = $"{value}", seen = value - 1 } } }),
        };
        request.Headers.Add("RequestVerificationToken", session.Token);
        using var response = await session.Client.SendAsync(request);
        return response.StatusCode == HttpStatusCode.OK
            && (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["cells"]![0]!["state"] == "Saved";
    }

    private static async Task<(HttpClient Client, string Token)> SignInAsync(Uri address, string body)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["persona"] = "establishment",
            ["place"] = body,
            ["__RequestVerificationToken"] = Token(await client.GetStringAsync(new Uri("/fr/sign-in", UriKind.Relative))),
        });
        using var answer = await client.PostAsync(new Uri("/fr/sign-in", UriKind.Relative), form);
        return (client, Token(await client.GetStringAsync(new Uri($"/fr/utilization/{body}/{Period}", UriKind.Relative))));
    }

    private static string Token(string html) => html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];

    private sealed record StoredCell
    {
        public required string Body { get; init; }
        public required string Cell { get; init; }
        public decimal? Amount { get; init; }
        public int Version { get; init; }
    }
}
