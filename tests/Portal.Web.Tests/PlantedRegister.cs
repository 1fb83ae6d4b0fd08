using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Migrations;
using Portal.Data.Reference;
using Portal.TestKit;
using Portal.TestKit.Network;

namespace Portal.Web.Tests;

/// <summary>
/// The register that the web tests start from: the whole reference network on 2026-11-20, each seat held by somebody of its own
/// (<see cref="Holder"/>) from 2024-06-03 to 2028-06-02, save for what is named here.
/// <list type="bullet">
/// <item>Vacant, longest first: CRSSSBJ clinical (2026-06-29), TULATTAVIK technology (2026-07-20, interim since 2026-08-10), INPLPP
/// technology (2026-08-17), CISSSCN technology (2026-09-14, interim since 2026-10-05), CCT-CUSM technology (2026-10-10), CISSSLAU
/// clinical (2026-10-26, interim since 2026-11-02), CISSSI clinical (2026-11-02).</item>
/// <item>Ending soon, first to end first: COMTL clinical (2026-12-11, its successor appointed), CHUM technology (2026-12-31), CISSSCN
/// clinical (2027-01-15), CCT-CHUS clinical (2027-02-01).</item>
/// <item>Without an end: CHUQ technology. Withdrawn: an appointment to CHUQ clinical, before its holder's.</item>
/// </list>
/// </summary>
public static class PlantedRegister
{
    public const string WithdrawalReason = "Lettre d’un autre établissement.";

    private static readonly DateOnly From = new(2024, 6, 3);
    private static readonly DateOnly Until = new(2028, 6, 2);

    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    /// <summary>The path of a file to copy; made once in the process.</summary>
    public static Task<string> FileAsync() => Template.Value;

    /// <summary>The holder of a seat as they were planted: <c>Titulaire CHUM ClinicalPilot</c>.</summary>
    public static string Holder(string body, string role) => $"Titulaire {body} {role}";

    public static string Interim(string body) => $"Intérim {body}";

    public static string Successor(string body) => $"Relève {body}";

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-register-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "portal.db");
        using var engine = SqliteEngine.Create(file);
        using var database = new Database(engine);
        var clock = new FixedTime();
        await new Migrator(engine, clock).MigrateAsync(MigrationFolder.Read(Repository.Migrations, engine.Dialect));
        await new ReferenceLoader(database, new AuditTrail(new PortalTime(clock))).LoadAsync(Repository.Reference);
        await NetworkBuilder.PlantAsync(database, PlantAsync);
        await using var connection = await engine.OpenAsync(default);
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<int> PlantAsync(NetworkBuilder network)
    {
        foreach (var body in Bodies())
        {
            foreach (var role in body switch
            {
                "MSSS" => Roles.OfMinistry,
                _ when body.StartsWith("CCT-", StringComparison.Ordinal) => Roles.OfCentre,
                _ => Roles.OfEstablishment,
            })
            {
                await HoldAsync(network, body, role);
            }
        }

        await InterimAsync(network, "TULATTAVIK", Roles.TechnologyPilot, new(2026, 8, 10));
        await InterimAsync(network, "CISSSCN", Roles.TechnologyPilot, new(2026, 10, 5));
        await InterimAsync(network, "CISSSLAU", Roles.ClinicalPilot, new(2026, 11, 2));
        await network.AppointAsync(new(
            await network.SeatIdAsync("COMTL", Roles.ClinicalPilot), await network.PersonAsync(Successor("COMTL")), new(2026, 12, 12), Until));
        await network.AppointAsync(new(
            await network.SeatIdAsync("CHUQ", Roles.ClinicalPilot), await network.PersonAsync("Erreur CHUQ"), new(2024, 5, 1), new(2024, 5, 31))
        {
            WithdrawnAtUtc = new DateTime(2024, 5, 2, 14, 0, 0, DateTimeKind.Utc),
            WithdrawalReason = WithdrawalReason,
        });
        return 0;
    }

    private static async Task HoldAsync(NetworkBuilder network, string body, string role)
    {
        (DateOnly? until, string? reason) = (body, role) switch
        {
            ("CRSSSBJ", Roles.ClinicalPilot) => (new DateOnly(2026, 6, 28), "Departure"),
            ("TULATTAVIK", Roles.TechnologyPilot) => (new DateOnly(2026, 7, 19), "Resignation"),
            ("INPLPP", Roles.TechnologyPilot) => (new DateOnly(2026, 8, 16), null),
            ("CISSSCN", Roles.TechnologyPilot) => (new DateOnly(2026, 9, 13), "Departure"),
            ("CCT-CUSM", Roles.TechnologyLead) => (new DateOnly(2026, 10, 9), "Reassignment"),
            ("CISSSLAU", Roles.ClinicalPilot) => (new DateOnly(2026, 10, 25), "Other"),
            ("CISSSI", Roles.ClinicalPilot) => (new DateOnly(2026, 11, 1), "TermCompleted"),
            ("COMTL", Roles.ClinicalPilot) => (new DateOnly(2026, 12, 11), null),
            ("CHUM", Roles.TechnologyPilot) => (new DateOnly(2026, 12, 31), null),
            ("CISSSCN", Roles.ClinicalPilot) => (new DateOnly(2027, 1, 15), null),
            ("CCT-CHUS", Roles.ClinicalLead) => (new DateOnly(2027, 2, 1), null),
            ("CHUQ", Roles.TechnologyPilot) => (default(DateOnly?), default(string?)),
            _ => (Until, null),
        };
        await network.AppointAsync(new(
            await network.SeatIdAsync(body, role), await network.PersonAsync(Holder(body, role), new(2026, 9, 28)), From, until)
        { EndReason = reason });
    }

    private static async Task InterimAsync(NetworkBuilder network, string body, string role, DateOnly from) => await network.AppointAsync(
        new(await network.SeatIdAsync(body, role), await network.PersonAsync(Interim(body)), from) { IsInterim = true, InstrumentNumber = "2026-144" });

    private static IEnumerable<string> Bodies() => File.ReadLines(Path.Combine(Repository.Reference, "establishments.csv")).Skip(1)
        .Select(line => line.Split(',')[0]).Where(code => code.Length > 0)
        .Concat(["MSSS", "CCT-CHUQ", "CCT-CHUM", "CCT-CUSM", "CCT-CHUS"]);
}
