using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Portal.Data.Engine;
using Portal.Web.Features.Health;

namespace Portal.Web.Setup;

/// <summary>
/// Traces and metrics for a collector, by OTLP, once <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one: requests by their routes, statements
/// by their names. Values, query strings and who asked are in none of them.
/// </summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The framework's own sources; there is no other instrumentation.</summary>
    private const string Requests = "Microsoft.AspNetCore";

    private static readonly string[] Meters = [Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Diagnostics", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!Uri.TryCreate(builder.Configuration[Endpoint], UriKind.Absolute, out var collector))
        {
            return;
        }

        // The exporter sends each signal to its own path under the address.
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Telemetry.Name, Requests)
            .AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Meters)
            .AddOtlpExporter().Build());
        builder.Services.AddHostedService(provider => new Started(provider, collector, provider.GetRequiredService<ILogger<Started>>()));
    }

    /// <summary>A request's activity is named by its route; the address, which may hold a search, is in none.</summary>
    public static void UseRequestNames(this WebApplication app) => app.Use((context, next) =>
    {
        if (Activity.Current is { } request && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            request.DisplayName = $"{context.Request.Method} {route}";
        }

        return next(context);
    });

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("portail-telesante", serviceVersion: ProcessFacts.Version);

    /// <summary>Makes the providers at the start; the container ends them, and so sends what is left.</summary>
    private sealed class Started(IServiceProvider provider, Uri collector, ILogger<Started> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            provider.GetRequiredService<TracerProvider>();
            provider.GetRequiredService<MeterProvider>();
            log.LogInformation("Telemetry goes to {Collector}.", collector.GetLeftPart(UriPartial.Authority));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
