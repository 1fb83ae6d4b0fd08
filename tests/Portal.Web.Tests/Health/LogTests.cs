using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Portal.Web.Tests.Health;

/// <summary>The log says what broke and under which reference, and names nobody.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_fault_is_logged_under_the_reference_that_its_page_gives_and_without_personal_details()
    {
        var log = new Recorder();
        await using var app = await PortalApp.StartAsync(builder =>
        {
            builder.Configuration["Logging:LogLevel:Default"] = "Information"; // as installed
            builder.Logging.AddProvider(log);
        });
        var ministry = await app.SignInAsync("ministry");
        var list = await ministry.GetAsync("/fr/governance/people?q=titulaire%20chum");
        var name = list.Texts("main tbody th a")[0];
        await ministry.GetAsync(list.Links("main tbody th a")[0]);
        await ministry.GetAsync($"/fr/audit?who={Uri.EscapeDataString(name)}");
        await app.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE Person RENAME TO Persona", new { }));

        var page = await ministry.GetAsync($"/fr/governance/people?q={Uri.EscapeDataString(name)}");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        var reference = page.Text("main code");
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains(reference, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains(name, StringComparison.OrdinalIgnoreCase) || line.Text.Contains(Uri.EscapeDataString(name), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains('@', StringComparison.Ordinal) && line.Text.Contains("chum", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Keeps each line with everything around it, as a structured log writes it.</summary>
    private sealed class Recorder : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(Recorder recorder, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => recorder.scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var text = new List<string> { category, formatter(state, exception), exception?.ToString() ?? "" };
                recorder.scopes.ForEachScope((scope, into) => into.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : $"{scope}"), text);
                recorder.Lines.Enqueue((logLevel, string.Join(" | ", text)));
            }
        }
    }
}
