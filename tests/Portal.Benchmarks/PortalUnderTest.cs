using System.IO.Compression;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Data.Sqlite;
using Portal.Benchmarks.Features.Baseline;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Portal.Web.Setup;

namespace Portal.Benchmarks;

/// <summary>The real portal over a copy of the demonstration data, grown to more establishments where asked for.</summary>
internal sealed class PortalUnderTest : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
    private readonly DirectServer server = new();
    private readonly Dictionary<string, string> cookies = [];
    private readonly Dictionary<string, string> tokens = [];
    private WebApplication app = null!;

    public IServiceProvider Services => app.Services;

    public static async Task<PortalUnderTest> StartAsync(int establishments)
    {
        var portal = new PortalUnderTest();
        var file = Path.Combine(portal.folder, "portal.db");
        File.Copy(await DemonstrationRegister.FileAsync(), file);
        portal.app = PortalHost.Build(
            ["--environment=Development", $"--Database:ConnectionString={file}", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.AspNetCore=Error", "--Limits:CostlyPerMinute=1000000"],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(new FixedTime());
                builder.Services.AddSingleton<IServer>(portal.server);
                builder.Services.AddControllersWithViews().AddApplicationPart(typeof(BaselineController).Assembly);
            });
        await portal.app.StartAsync();
        await LargeNetwork.GrowAsync(portal.Services.GetRequiredService<Database>(), establishments);
        return portal;
    }

    /// <summary>The answer's length in bytes as it travels.</summary>
    /// <exception cref="InvalidOperationException">The page did not answer 200.</exception>
    public async Task<long> GetAsync(string persona, string address, Stream? output = null)
    {
        await using var counted = new CountingStream(output);
        var answer = await server.SendAsync(address, await SessionAsync(persona), counted);
        return answer.Status == 200 ? counted.Written : throw new InvalidOperationException($"{persona} {address}: {answer.Status}");
    }

    /// <summary>Saves a cell of a filing as its page does.</summary>
    /// <exception cref="InvalidOperationException">It was not saved.</exception>
    public async Task SaveCellAsync(string persona, string address, string cell, int value, int seen)
    {
        if (!tokens.TryGetValue(persona, out var token))
        {
            using var page = new MemoryStream();
            await server.SendAsync(address, await SessionAsync(persona), page);
            token = tokens[persona] = Token(Text(page));
        }

        using var output = new MemoryStream();
        var json = $$"""{"version":0,"cells":[{"key":"{{cell}}","text":"{{value}}","seen":{{seen}}}]}""";
        var answer = await server.SendAsync(address + "/cells", await SessionAsync(persona), output, json, token);
        if (answer.Status != 200 || !Text(output).Contains("\"Saved\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{persona} {address}: {cell} was not saved ({answer.Status}).");
        }
    }

    /// <summary>Writes an event, as the save of a filing does: what most writes are.</summary>
    public Task TouchAsync() => Services.GetRequiredService<Database>().WriteAsync(async session =>
    {
        await Services.GetRequiredService<AuditTrail>().AppendAsync(session, AccessScope.System("benchmark"), "Touched", new AuditSubject("Filing/0"), null, null);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Text(MemoryStream compressed)
    {
        compressed.Position = 0;
        using var reader = new StreamReader(new BrotliStream(compressed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static string Token(string html) => html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];

    private async Task<string> SessionAsync(string persona)
    {
        if (cookies.TryGetValue(persona, out var session))
        {
            return session;
        }

        using var page = new MemoryStream();
        var first = await server.SendAsync("/fr/sign-in", "", page);
        var token = Token(Text(page));
        var (name, place) = persona.Split(':') is [var n, var p] ? (n, p) : (persona, "");
        var form = $"persona={name}&place={place}&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        var second = await server.SendAsync("/fr/sign-in", string.Join("; ", first.Cookies), Stream.Null, form);
        return cookies[persona] = string.Join("; ", first.Cookies.Concat(second.Cookies));
    }
}
