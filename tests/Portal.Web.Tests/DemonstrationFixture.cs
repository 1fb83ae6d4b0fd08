using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Xunit;

namespace Portal.Web.Tests;

/// <summary>One portal over the demonstration data, for tests that only read; browsers are signed in once each.</summary>
public sealed class DemonstrationFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<PortalBrowser>> browsers = new();

    public PortalApp App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await PortalApp.StartDemonstrationAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();

    public Task<PortalBrowser> BrowserAsync(string persona) => browsers.GetOrAdd(persona, App.SignInAsync);

    /// <summary>Writes an event, as every write does.</summary>
    public Task TouchAsync() => App.Database.WriteAsync(async session =>
    {
        await App.Services.GetRequiredService<AuditTrail>().AppendAsync(session, AccessScope.System("test"), "Touched", new AuditSubject("Test"), null, null);
        return true;
    });

    /// <summary>Puts the ids of a held seat of CISSSCN and of its mandate into an address.</summary>
    public async Task<string> ResolveAsync(string address)
    {
        if (!address.Contains('{', StringComparison.Ordinal))
        {
            return address;
        }

        AccessScope.TryParse("ministry", "test", out var scope);
        var seats = await App.Database.ReadAsync(session => SeatQueries.ListAsync(
            session, scope!, App.Today, new SeatFilter { Body = "CISSSCN", Role = "ClinicalPilot" }, new(0, 1)));
        return address.Replace("{seat}", $"{seats[0].SeatId}", StringComparison.Ordinal).Replace("{mandate}", $"{seats[0].AppointmentId}", StringComparison.Ordinal);
    }
}
