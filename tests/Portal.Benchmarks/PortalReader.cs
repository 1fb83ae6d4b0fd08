using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks;

/// <summary>A person who is signed in and reads pages over HTTP, compressed as a browser takes them.</summary>
internal sealed partial class PortalReader
{
    private const string Cell = "DONE";

    private readonly HttpClient client;
    private string token = "";
    private int version;

    private PortalReader(HttpClient client) => this.client = client;

    /// <param name="persona">As on the command line, <c>centre:UL</c>.</param>
    public static async Task<PortalReader> SignInAsync(Uri address, string persona)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        var reader = new PortalReader(client);
        var (name, place) = persona.Split(':') is [var n, var p] ? (n, p) : (persona, "");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["persona"] = name,
            ["place"] = place,
            ["__RequestVerificationToken"] = await reader.TokenAsync("/fr/sign-in"),
        });
        using var answer = await client.PostAsync(new Uri("/fr/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{persona}: {answer.StatusCode}");
        }

        reader.token = await reader.TokenAsync("/fr/about/help");
        return reader;
    }

    /// <summary>Reads the page to its end; a connection that breaks is told as 0.</summary>
    public async Task<HttpStatusCode> ReadAsync(string address)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            await answer.Content.CopyToAsync(Stream.Null);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>Leaves a cell of a draft with another number.</summary>
    public async Task<bool> SaveAsync(string body, string period)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/fr/utilization/{body}/{period}/cells", UriKind.Relative))
        {
            Content = JsonContent.Create(new { version = 0, cells = new[] { new { key = Cell, text = $"{Random.Shared.Next(1000, 3000)}", seen = version } } }),
        };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return false;
        }

        var saved = JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["cells"]?[0]?["seen"];
        _ = int.TryParse(saved?.ToString().Split('n')[0], out version);
        return true;
    }

    /// <summary>The newest period whose filing the reader may fill in, as their home page or matrix leads to it.</summary>
    public async Task<string> OpenPeriodAsync() => Periods().Matches(await client.GetStringAsync(new Uri("/fr/utilization", UriKind.Relative)))
        .Select(match => match.Groups[1].Value).Max(StringComparer.Ordinal)
        ?? throw new InvalidOperationException("No filing is open.");

    [GeneratedRegex("/utilization/CISSSCN/([0-9]{4}-[0-9]{4}-P[0-9]{2})")]
    private static partial Regex Periods();

    private async Task<string> TokenAsync(string address) =>
        (await client.GetStringAsync(new Uri(address, UriKind.Relative))).Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
}
