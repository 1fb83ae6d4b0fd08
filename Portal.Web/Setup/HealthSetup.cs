using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Data.Health;
using Portal.Web.Features.Health;

namespace Portal.Web.Setup;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it reaches its database, which has every script of this version.</summary>
internal static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"]);
        builder.Services.AddSingleton<ProcessFacts>();
        builder.Services.AddSingleton<HealthDesk>();
        builder.Services.AddSingleton<Retention>();
        builder.Services.AddHostedService<RetentionWorker>();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }

    /// <summary>What is wrong stands in the log, never in the answer.</summary>
    private sealed class DatabaseCheck(Preparation preparation) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await preparation.LookAsync(cancellationToken) is [var first, ..] ? HealthCheckResult.Unhealthy($"The database lacks {first}.") : HealthCheckResult.Healthy();
    }
}
