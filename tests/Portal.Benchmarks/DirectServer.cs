using System.IO.Pipelines;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Portal.Benchmarks;

/// <summary>Hands requests to the portal's pipeline without a network or a client, so that a page's cost is its own.</summary>
internal sealed class DirectServer : IServer
{
    private Func<IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        process = async features =>
        {
            var context = application.CreateContext(features);
            try
            {
                await application.ProcessRequestAsync(context);
                application.DisposeContext(context, null);
            }
            catch (Exception exception)
            {
                application.DisposeContext(context, exception);
                throw;
            }
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>Sends a request; the answer's body goes to the stream. With a token, what is posted is JSON of a script.</summary>
    public async Task<DirectAnswer> SendAsync(string address, string cookies, Stream output, string? form = null, string? token = null)
    {
        var (path, query) = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (address[..at], address[at..]) : (address, "");
        var features = new FeatureCollection();
        var request = new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Method = form is null ? "GET" : "POST",
            Path = path,
            QueryString = query,
            RawTarget = address,
            Headers = new HeaderDictionary { ["Host"] = "localhost", ["Cookie"] = cookies, ["Accept-Encoding"] = "br" },
        };
        if (form is not null)
        {
            var body = System.Text.Encoding.UTF8.GetBytes(form);
            request.Body = new MemoryStream(body);
            request.Headers["Content-Type"] = token is null ? "application/x-www-form-urlencoded" : "application/json";
            request.Headers["RequestVerificationToken"] = token;
            request.Headers["Content-Length"] = $"{body.Length}";
        }

        var response = new HttpResponseFeature();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(output));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature());
        features.Set<IRequestBodyPipeFeature>(new PipeFeature(request.Body));
        await process!(features);
        return new DirectAnswer(response.StatusCode, [.. response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0])]);
    }

    private sealed class PipeFeature(Stream body) : IRequestBodyPipeFeature
    {
        public PipeReader Reader { get; } = PipeReader.Create(body);
    }
}

internal sealed record DirectAnswer(int Status, IReadOnlyList<string> Cookies);
