using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Access;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>Cookies and a token against forgery that fit each other; without a persona, a visitor's.</summary>
internal sealed record WalkSession(Persona? Persona, string Cookies, string Token);

/// <summary>A request byte by byte as it stands here: nothing is put right on the way.</summary>
internal sealed record WalkRequest(WalkSession Session, string Method, string Address, string? Form = null)
{
    public string? Json { get; init; }

    /// <summary>Another body, and what it says to be.</summary>
    public (byte[] Content, string Type)? Body { get; init; }

    public override string ToString() =>
        $"{Session.Persona?.ToString() ?? "nobody"} {Method} {Short(Address)}{(Form is null ? "" : $" with {Short(Form)}")}{(Json is null ? "" : $" with {Short(Json)}")}{(Body is null ? "" : $" with {Body.Value.Type}")}";

    private static string Short(string text) => text.Length > 300 ? $"{text[..300]}… ({text.Length})" : text;
}

internal sealed record WalkAnswer(HttpStatusCode Status, string? Location, string? MediaType, bool HasPlantedHeader, byte[] Content)
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Pdfs = new();

    public bool IsHtml => MediaType == "text/html";

    public string Text => Encoding.UTF8.GetString(Content);

    /// <summary>What a reader finds in it, in a workbook and a PDF too.</summary>
    public string Read() => MediaType switch
    {
        "application/pdf" => PdfText(Content),
        { } type when type.Contains("spreadsheet", StringComparison.Ordinal) => WorkbookText(Content),
        _ => Text,
    };

    private static string WorkbookText(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return string.Join('\n', archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    /// <summary>Each once: the same document is asked for in many ways.</summary>
    private static string PdfText(byte[] pdf) => Pdfs.GetOrAdd(Convert.ToHexString(SHA256.HashData(pdf)), _ => new(() => ReadPdf(pdf))).Value;

    private static string ReadPdf(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return reader.StandardOutput.ReadToEnd();
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>Sends requests that no browser would.</summary>
internal sealed class WalkClient(Uri address) : IDisposable
{
    private static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 16 });

    public async Task<WalkAnswer> SendAsync(WalkRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(address.GetLeftPart(UriPartial.Authority) + request.Address, AsItStands));
        if (request.Session.Cookies.Length > 0)
        {
            message.Headers.TryAddWithoutValidation("Cookie", request.Session.Cookies);
        }

        if (request.Form is { } form)
        {
            message.Content = Content(Encoding.Latin1.GetBytes($"{form}&__RequestVerificationToken={Uri.EscapeDataString(request.Session.Token)}"), "application/x-www-form-urlencoded");
        }
        else if ((request.Json is { } json ? (Encoding.UTF8.GetBytes(json), "application/json") : request.Body) is { } body)
        {
            message.Content = Content(body.Item1, body.Item2);
            message.Headers.Add("RequestVerificationToken", request.Session.Token);
        }

        using var response = await client.SendAsync(message);
        return new WalkAnswer(response.StatusCode, response.Headers.Location?.OriginalString, response.Content.Headers.ContentType?.MediaType,
            response.Headers.Contains(HostileValues.Header), await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>A session of the demonstration, named as on the command line, with a token that was made for it.</summary>
    public async Task<WalkSession> SignInAsync(Persona persona, string name)
    {
        using var browser = new PortalBrowser(address);
        await browser.SignInAsync(name);
        var page = await browser.GetAsync("/fr/about/help");
        return new WalkSession(persona, browser.CookieHeader, page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    public void Dispose() => client.Dispose();

    private static ByteArrayContent Content(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
