using Portal.Web.Features.Audit;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Health;
using Portal.Web.Features.Utilization.Reminders;

namespace Portal.Web.Setup;

/// <summary>Puts the portal together; the command line, the tests and the benchmarks all start from here.</summary>
public static class PortalHost
{
    /// <param name="args">Configuration as <c>--Key=value</c>; it wins over files and environment.</param>
    /// <param name="configure">The last word on services and configuration, for tests.</param>
    /// <exception cref="InvalidOperationException">The configuration is one that the portal refuses to run with.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Prepare(args, configure);
        builder.AddPages();
        builder.Services.AddDocumentWork();
        builder.Services.AddReminderWork();
        builder.Services.AddHostedService<AnchorWorker>();
        builder.AddSecurity();
        builder.AddEdge();
        builder.AddLimits();
        builder.AddHealth();
        builder.AddTelemetry();

        var app = builder.Build();
        app.Services.GetRequiredService<ProcessFacts>(); // from now on it counts its time
        app.UseEdge();
        app.UsePortalErrors();
        app.UseSecurityHeaders();
        app.UseReadableForms();
        app.UseResponseCompression();
        app.UsePortalFiles();
        app.UseRouting();
        app.UseRequestNames();
        app.UseSignInLimits();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseCostLimits();
        app.MapHealth();
        app.MapPages();
        return app;
    }

    /// <summary>The services alone, for a verb of the command line that serves no page.</summary>
    public static WebApplication BuildServices(string[] args, Action<WebApplicationBuilder>? configure = null) => Prepare(args, configure).Build();

    private static WebApplicationBuilder Prepare(string[] args, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once, at start: a watcher for each file would use up the machine's, where many portals run.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);
        builder.AddData();
        return builder;
    }
}
