using System.CommandLine;
using Portal.Web.Features.SignIn;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>serve</c>: prepares the database and serves the pages until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by ';' (default: the Urls setting, http://127.0.0.1:5080)" };
        var command = new Command("serve", "Serve the portal (default)") { urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(urls) is { } value ? [$"--Urls={value}"] : [], cancel));
        return command;
    }

    public static Task<int> RunAsync(string[] settings, CancellationToken cancel) => PortalCommandLine.GuardAsync(async () =>
    {
        await using var app = PortalHost.Build(settings);
        await app.Services.GetRequiredService<Preparation>().ForServingAsync(SignInMode.IsDemonstration(app.Configuration), cancel);
        await app.StartAsync(cancel);
        Console.WriteLine($"Portail de la télésanté : {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    });
}
