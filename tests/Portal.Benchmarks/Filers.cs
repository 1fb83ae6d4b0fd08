using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;

namespace Portal.Benchmarks;

/// <summary>
/// Two hundred people at a deadline: the portal on SQLite, over HTTP, in one process with those who ask, who read the answers
/// as a browser does. First each types as people do: a cell, the answer, some seconds of thought, the next cell. Then the
/// worst: all of them leave a cell in the same instant, ten times over. A value is lost when it was acknowledged and is not
/// stored, doubled when it was stored more than once.
/// </summary>
internal static class Filers
{
    private const int Count = 200;
    private const int Thoughtful = 5; // cells that each types at their own pace
    private const int AtOnceTimes = 10;
    private static readonly TimeSpan ShortestThought = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(4);
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
        await using var portal = await LoopbackPortal.StartAsync();
        await MeasureAsync(portal.Services.GetRequiredService<Database>(), portal.Address);
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
        var crowd = new Crowd();
        await Task.WhenAll(filers.Select(async filer =>
        {
            for (var value = 1; value <= Thoughtful; value++)
            {
                await Task.Delay(Random.Shared.NextDouble() * (LongestThought - ShortestThought) + (value == 1 ? TimeSpan.Zero : ShortestThought));
                await crowd.MeasureAsync(() => SaveAsync(sessions[filer.Body], filer.Body, filer.Cell, value));
            }
        }));
        crowd.Tell($"{Count} filers, a cell every {ShortestThought.TotalSeconds:0} to {LongestThought.TotalSeconds:0} s");

        for (var value = Thoughtful + 1; value <= Thoughtful + AtOnceTimes; value++)
        {
            var now = value;
            await AtOnce.RunAsync(filers.Count, i => crowd.MeasureAsync(() => SaveAsync(sessions[filers[i].Body], filers[i].Body, filers[i].Cell, now)));
        }

        crowd.Tell($"{Count} filers in the same instant, {AtOnceTimes} times");

        var stored = (await database.ReadAsync(session => session.ListAsync<StoredCell>(Stored, new { Period }))).ToDictionary(row => (row.Body, row.Cell));
        var lost = filers.Count(filer => stored.GetValueOrDefault(filer)?.Amount != Thoughtful + AtOnceTimes);
        var doubled = filers.Count(filer => stored.GetValueOrDefault(filer)?.Version > Thoughtful + AtOnceTimes);
        var isWhole = await database.ReadAsync(session => AuditTrail.FirstBreakAsync(session)) is null;
        Console.WriteLine($"errors {crowd.Errors}, lost {lost}, doubled {doubled}, trail {(isWhole ? "whole" : "broken")}");
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
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
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

    /// <summary>How long each waited for the acknowledgement.</summary>
    private sealed class Crowd
    {
        private ConcurrentBag<double> times = [];
        private int errors;

        public int Errors => errors;

        public async Task<bool> MeasureAsync(Func<Task<bool>> save)
        {
            var watch = Stopwatch.StartNew();
            var isSaved = await save();
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (!isSaved)
            {
                Interlocked.Increment(ref errors);
            }

            return isSaved;
        }

        public void Tell(string load)
        {
            var sorted = times.Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{load}, on {Environment.ProcessorCount} processors: p50 {At(.5):0} ms, p99 {At(.99):0} ms, longest {sorted[^1]:0} ms (p99 below 500)"));
            times = [];

            double At(double part) => sorted[(int)(part * (sorted.Count - 1))];
        }
    }

    private sealed record StoredCell
    {
        public required string Body { get; init; }
        public required string Cell { get; init; }
        public decimal? Amount { get; init; }
        public int Version { get; init; }
    }
}
