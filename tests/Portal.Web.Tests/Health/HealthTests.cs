using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Health;
using Portal.TestKit;
using Portal.Web.Features.Audit;
using Xunit;

namespace Portal.Web.Tests.Health;

/// <summary>Whether the portal says of itself what is so: to a machine by one word, to the administrator in whole.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task It_is_ready_while_its_database_is_there_and_has_every_script()
    {
        await using var app = await PortalApp.StartAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "/health/ready"));

        await app.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM SchemaJournal WHERE Script LIKE '%Audit%'", new { }));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "/health/live"));
    }

    [Fact]
    public async Task Without_its_database_it_lives_and_is_not_ready_and_tells_nobody_why()
    {
        await using var app = await PortalApp.StartAsync();
        await AskAsync(app, "/health/ready");
        SqliteConnection.ClearAllPools();
        File.Move(app.File, app.File + ".away");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(app, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "/health/live"));

        File.Move(app.File + ".away", app.File);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(app, "/health/ready"));
    }

    [Fact]
    public async Task The_administrator_sees_what_is_in_order_and_what_is_not()
    {
        await using var app = await PortalApp.StartDemonstrationAsync();
        var (desk, keeper) = (app.Services.GetRequiredService<TrailDesk>(), app.Services.GetRequiredService<TrailKeeper>());
        var administrator = await app.SignInAsync("administrator");
        var page = await administrator.GetAsync("/fr/admin/health");
        Assert.Equal("État du système", page.Title);
        Assert.InRange(page.Statements, 1, 8);
        Assert.Equal("À voir", State(page, "Dernière copie de sauvegarde"));
        Assert.Equal("–", State(page, "Vérification complète du journal"));
        Assert.Equal("En ordre", State(page, "Structure de la base de données"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await keeper.AnchorAsync(app.Services.GetRequiredService<AuditSettings>().AnchorsPath);
        await desk.TellAsync(AccessScope.System("backup"), TrailActions.BackedUp, new AuditSubject("Database"), new { file = "nuit.db" });
        await desk.TellVerifiedAsync(new TrailReport { Events = 3, LastSequence = 3, Findings = [new TrailFinding(TrailFault.Changed, 2)] });
        await desk.TellAsync(AccessScope.System("insights"), TrailActions.SumsChecked, new AuditSubject("Insights"), new { differences = 0 });
        administrator = await app.SignInAsync("administrator");
        page = await administrator.GetAsync("/en/admin/health");
        Assert.Equal("In order", State(page, "Last backup"));
        Assert.Contains("nuit.db", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("In order", State(page, "Last day anchored"));
        Assert.Equal("At fault", State(page, "Full verification of the trail"));
        Assert.Equal("In order", State(page, "Kept sums"));

        app.Clock.Advance(TimeSpan.FromDays(4));
        page = await (await app.SignInAsync("administrator")).GetAsync("/fr/admin/health");
        Assert.Equal("À voir", State(page, "Dernière copie de sauvegarde"));

        static string State(PortalPage page, string label) =>
            page.Texts("main tbody tr").Zip(page.Texts("main tbody tr td:last-child")).Single(row => row.First.StartsWith(label, StringComparison.Ordinal)).Second;
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_the_trail_says_so()
    {
        await using var app = await PortalApp.StartAsync();
        var retention = app.Services.GetRequiredService<Retention>();
        await app.Visit().GetAsync("/fr/sign-in"); // seals something: there is a key now
        Assert.Equal(0, await retention.SweepAsync());
        await app.Database.WriteAsync(async session =>
        {
            foreach (var (state, id) in new[] { ("Open", 1), ("Granted", 2), ("Refused", 3) })
            {
                await session.ExecuteAsync(
                    "INSERT INTO AccessRequest (Issuer, ObjectId, FullName, Email, Language, Persona, PlaceCode, Reason, State, AskedAtUtc, DecidedAtUtc) VALUES ('i', @Id, 'N', 'n@x', 'French', 'Auditor', '', 'r', @State, @At, @At)",
                    new { Id = $"{id}", State = state, At = FixedTime.Start.UtcDateTime });
            }

            return await session.ExecuteAsync("INSERT INTO DataProtectionKey (FriendlyName, Xml, StoredAtUtc) VALUES ('next', '<key/>', @At)", new { At = FixedTime.Start.UtcDateTime });
        });

        app.Clock.Advance(TimeSpan.FromDays(399));
        Assert.Equal(0, await retention.SweepAsync());
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(3, await retention.SweepAsync()); // two decided requests; the key before the newest
        Assert.Equal(0, await retention.SweepAsync());

        var told = (await app.Services.GetRequiredService<AuditQueries>().SearchAsync(Scopes.Auditor, new() { Kind = "Swept" }, new(), 5)).Events;
        Assert.Equal("""{"after":{"requests":2,"keys":1}}""", Assert.Single(told).Detail);
    }

    private static async Task<(HttpStatusCode, string)> AskAsync(PortalApp app, string path)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(app.Address, path));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
