using System.Net.Http.Headers;

namespace Portal.Web.Tests;

/// <summary>
/// A browser's cookies. The portal's clock stands still while the machine's goes on, so an expiry is not looked at: a cookie stays
/// until the portal takes it back, which it does with a date long past.
/// </summary>
internal sealed class CookieJar() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private const string TakenBack = "expires=Thu, 01 Jan 1970";

    private readonly Dictionary<string, (string Value, string Path)> cookies = [];

    /// <summary>As they are sent with a request to a path.</summary>
    public string HeaderFor(string path)
    {
        lock (cookies)
        {
            return string.Join("; ", cookies.Where(cookie => path.StartsWith(cookie.Value.Path, StringComparison.Ordinal)).Select(cookie => $"{cookie.Key}={cookie.Value.Value}"));
        }
    }

    public void Add(string name, string value, string path = "/")
    {
        lock (cookies)
        {
            cookies[name] = (value, path);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (HeaderFor(request.RequestUri!.AbsolutePath) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var line in Given(response.Headers))
        {
            Keep(line);
        }

        return response;
    }

    private static IEnumerable<string> Given(HttpResponseHeaders headers) => headers.TryGetValues("Set-Cookie", out var lines) ? lines : [];

    private void Keep(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = parts[0].Split('=', 2) is [var n, var v] ? (n, v) : (parts[0], "");
        if (line.Contains(TakenBack, StringComparison.OrdinalIgnoreCase))
        {
            lock (cookies)
            {
                cookies.Remove(name);
            }

            return;
        }

        Add(name, value, parts.FirstOrDefault(part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))?["path=".Length..] ?? "/");
    }
}
