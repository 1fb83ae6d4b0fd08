using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Tests.Utilization.Sql;
using Portal.Data.Utilization.Reminders;
using Portal.TestKit;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>
/// The small network of filings with people in some of its seats. P8 is open: it is due on Sunday 24 November 2024 and locks on
/// Monday 9 December. CHUM: Ada in both seats. ETE: Bea clinical, technology vacant. IUCPQ: clinical vacant with the interim Cid,
/// technology Dan with the interim Eva. CHUQ: nobody. Centres: CCT-CHUM has Fay, CCT-CHUQ Gil and Hal.
/// </summary>
internal sealed class RemindedWorld(FilingWorld filings) : IAsyncDisposable
{
    /// <summary>The Friday before the due date, on which its day itself is told.</summary>
    public static readonly DateOnly Friday = new(2024, 11, 22);

    public FilingWorld Filings => filings;

    public TestDatabase Test => filings.Test;

    public ReminderCommands Commands { get; } = new(filings.Test.Database, new AuditTrail(filings.Test.Time));

    public ReminderWork Work { get; } = WorkOn(filings.Test, filings.Test.Database);

    public static async Task<RemindedWorld> MakeAsync(TestEngine on)
    {
        var world = new RemindedWorld(await FilingWorld.WithP8Async(on));
        await NetworkBuilder.PlantAsync(world.Test.Database, async network =>
        {
            await HoldAsync(network, "Ada", "CHUM", Roles.ClinicalPilot);
            await HoldAsync(network, "Ada", "CHUM", Roles.TechnologyPilot);
            await HoldAsync(network, "Bea", "ETE", Roles.ClinicalPilot);
            await HoldAsync(network, "Cid", "IUCPQ", Roles.ClinicalPilot, isInterim: true);
            await HoldAsync(network, "Dan", "IUCPQ", Roles.TechnologyPilot);
            await HoldAsync(network, "Eva", "IUCPQ", Roles.TechnologyPilot, isInterim: true);
            await HoldAsync(network, "Fay", "CCT-CHUM", Roles.ClinicalLead);
            await HoldAsync(network, "Gil", "CCT-CHUQ", Roles.ClinicalLead);
            await HoldAsync(network, "Hal", "CCT-CHUQ", Roles.TechnologyLead);

            // Decoys: one who left, one who comes later, one who was entered in error, one at the Ministry.
            await network.AppointAsync(new(await network.SeatIdAsync("ETE", Roles.TechnologyPilot), await network.PersonAsync("Ida"), SmallNetwork.Start, Friday.AddDays(-30)));
            await network.AppointAsync(new(await network.SeatIdAsync("ETE", Roles.TechnologyPilot), await network.PersonAsync("Jim"), Friday.AddDays(60)));
            await network.AppointAsync(new(await network.SeatIdAsync("CHUQ", Roles.ClinicalPilot), await network.PersonAsync("Kay"), SmallNetwork.Start) { WithdrawnAtUtc = new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc) });
            await HoldAsync(network, "Lou", "MSSS", Roles.ClinicalCoordinator);
            return 0;
        });
        world.Filings.GoTo(Friday);
        return world;
    }

    public static ReminderWork WorkOn(TestDatabase test, Database database) => new(database, new AuditTrail(test.Time), test.Time);

    public Task<ReminderPlan> PlanAsync(DateOnly day, AccessScope? scope = null) =>
        filings.ReadAsync(session => ReminderQueries.PlanAsync(session, scope ?? ReminderWork.Sender, day));

    /// <summary>Everyone for whom something waits, with it: <c>Ada: CHUM P08 Due</c>; a star where a reminder falls, the roles of vacant seats.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(DateOnly day, AccessScope? scope = null) =>
        [.. (await PlanAsync(day, scope)).Digests.Select(digest => $"{digest.FullName}: {string.Join("; ", digest.Entries.Select(Word))}")];

    public static string Word(DigestEntry entry) =>
        $"{entry.Matter.BodyCode} {entry.Kind}{(entry.IsDue ? "*" : "")}{(entry.IsForVacancy ? $" [{string.Join('+', entry.Vacant!.Select(seat => seat.RoleEn))}]" : "")}";

    public ValueTask DisposeAsync() => filings.DisposeAsync();

    private static async Task HoldAsync(NetworkBuilder network, string name, string body, string role, bool isInterim = false)
    {
        var seat = await network.SeatIdAsync(body, role);
        var person = name == "Ada" && role == Roles.TechnologyPilot ? await network.PersonIdAsync(name) : await network.PersonAsync(name);
        await network.AppointAsync(new(seat, person, SmallNetwork.Start) { IsInterim = isInterim });
    }
}
