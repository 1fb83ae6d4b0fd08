using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Web.Tests;

/// <summary>A person's browser without JavaScript: keeps cookies, fills in forms, follows no redirect by itself.</summary>
public sealed class PortalBrowser : IDisposable
{
    private readonly HttpClient client;
    private readonly CookieJar cookies = new();

    public PortalBrowser(Uri address)
    {
        cookies.Add("portal.english", "1");
        client = new HttpClient(cookies) { BaseAddress = address };
    }

    /// <summary>The cookies as the browser sends them.</summary>
    public string CookieHeader => cookies.HeaderFor("/");

    /// <summary>Signs in as on the command line, <c>centre:UL</c>.</summary>
    public async Task SignInAsync(string persona)
    {
        var (name, place) = persona.Split(':') is [var n, var p] ? (n, p) : (persona, null);
        var form = await GetAsync("/fr/sign-in");
        var answer = await SubmitAsync(form, $"form:has(input[name=persona][value={name}])", place is null ? [] : [("place", place)]);
        if (answer.Status != HttpStatusCode.Redirect)
        {
            throw new ArgumentException($"The portal did not sign {persona} in: {answer.Status}.", nameof(persona));
        }
    }

    /// <summary>A file as it is downloaded: status, media type, name, bytes.</summary>
    public async Task<(HttpStatusCode Status, string? MediaType, string? Name, byte[] Content)> DownloadAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var headers = response.Content.Headers;
        return (response.StatusCode, headers.ContentType?.MediaType, headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName,
            await response.Content.ReadAsByteArrayAsync());
    }

    public async Task<PortalPage> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await PageAsync(path, response);
    }

    /// <summary>Sends the page's form as a browser would, with some fields changed; null leaves a field out.</summary>
    public Task<PortalPage> SubmitAsync(PortalPage page, string form, params (string Name, string? Value)[] changes) =>
        PressAsync(page, form, null, changes);

    /// <summary>The same by a button of the form, which may send it elsewhere.</summary>
    public async Task<PortalPage> PressAsync(PortalPage page, string form, string? button, params (string Name, string? Value)[] changes)
    {
        var element = page.Document.QuerySelector<IHtmlFormElement>(form) ?? throw new ArgumentException($"{page.Path} has no {form}.", nameof(form));
        var fields = Controls(element).Where(field => changes.All(change => change.Name != field.Key))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)))
            .ToList();
        var pressed = button is null ? null
            : page.Document.QuerySelector(button) ?? throw new ArgumentException($"{page.Path} has no {button}.", nameof(button));
        var action = pressed?.GetAttribute("formaction") ?? (element.GetAttribute("action") is { Length: > 0 } target ? target : page.Path);
        if (element.Method != "post")
        {
            var query = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
            return await GetAsync($"{action.Split('?')[0]}?{query}");
        }

        return await PostAsync(action, fields);
    }

    public async Task<PortalPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return await PageAsync(path, response);
    }

    /// <summary>Sends the page's form with a file, as a browser would.</summary>
    public async Task<PortalPage> UploadAsync(PortalPage page, string form, string field, string fileName, byte[] file)
    {
        var element = page.Document.QuerySelector<IHtmlFormElement>(form) ?? throw new ArgumentException($"{page.Path} has no {form}.", nameof(form));
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Controls(element).Where(control => control.Key != field))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), field, fileName);
        var path = element.GetAttribute("action") ?? page.Path;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.ExpectContinue = true; // what is refused unread is answered before it is sent, and not by a broken connection
        using var response = await client.SendAsync(request);
        return await PageAsync(path, response);
    }

    /// <summary>Sends the page's form to an address of its own that answers with a file.</summary>
    public async Task<byte[]> SendForFileAsync(PortalPage page, string form, string address)
    {
        var element = page.Document.QuerySelector<IHtmlFormElement>(form) ?? throw new ArgumentException($"{page.Path} has no {form}.", nameof(form));
        using var content = new FormUrlEncodedContent(Controls(element));
        using var response = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"{address} answered {response.StatusCode}.");
    }

    /// <summary>As a script of the page sends it: JSON, with the page's token in the header; null for none. What answers is not parsed.</summary>
    public async Task<(HttpStatusCode Status, string Body, int Statements)> PostJsonAsync(string path, string? token, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), Statements(response));
    }

    /// <summary>The page that a redirect points to.</summary>
    public Task<PortalPage> FollowAsync(PortalPage page) =>
        GetAsync(page.Location ?? throw new ArgumentException($"{page.Path} answered {page.Status} and points nowhere.", nameof(page)));

    public void Dispose() => client.Dispose();

    /// <summary>What a browser would send: named, neither disabled nor an unchecked box.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Controls(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input, select, textarea").Where(element => element.GetAttribute("name") is { Length: > 0 }))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                // The attribute, since a browser's own reading of a date would hide what the page wrote.
                IHtmlInputElement input => input.GetAttribute("value") ?? "",
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
            {
                yield return KeyValuePair.Create(element.GetAttribute("name")!, value);
            }
        }
    }

    private static int Statements(HttpResponseMessage response) =>
        response.Headers.TryGetValues(PortalApp.StatementsHeader, out var values) ? int.Parse(values.Single(), CultureInfo.InvariantCulture) : 0;

    private static async Task<PortalPage> PageAsync(string path, HttpResponseMessage response) => new()
    {
        Path = path,
        Status = response.StatusCode,
        Location = response.Headers.Location?.ToString(),
        Statements = Statements(response),
        Document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync()),
    };
}

/// <summary>An answer of the portal, parsed.</summary>
public sealed record PortalPage
{
    public required string Path { get; init; }
    public required HttpStatusCode Status { get; init; }
    public string? Location { get; init; }

    /// <summary>How many statements the database was sent for it.</summary>
    public int Statements { get; init; }
    public required IHtmlDocument Document { get; init; }

    public string Title => Text("h1");

    /// <summary>The text of the first match, each stretch of white space as one space; no-break spaces stay.</summary>
    public string Text(string selector) => Clean(Document.QuerySelector(selector) ?? throw new ArgumentException($"{Path} has no {selector}.", nameof(selector)));

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(Clean)];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public IReadOnlyList<string> Links(string selector = "main a") => [.. Document.QuerySelectorAll(selector).Select(link => link.GetAttribute("href") ?? "")];

    private static string Clean(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
