using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Insights;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Network.Changes;

/// <summary>The small network with requirements for its kinds, short ways to record acts in it and to read what came of them.</summary>
internal sealed class ChangedNetwork : IAsyncDisposable
{
    public static readonly DateOnly Signed = new(2026, 11, 2);

    private ChangedNetwork(TestDatabase test) => (Test, Commands) = (test, CommandsOf(test, test.Database));

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public StructureCommands Commands { get; }

    public static async Task<ChangedNetwork> OnAsync(TestEngine on)
    {
        var test = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(test.Database);
        await NetworkBuilder.PlantAsync(test.Database, async network =>
        {
            foreach (var (kind, role) in from kind in new[] { "CHU", "Institute" } from role in Roles.OfEstablishment select (kind, role))
            {
                await network.RequireAsync(kind, role, SmallNetwork.Start);
            }

            return 0;
        });
        return new ChangedNetwork(test);
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    public StructureCommands OpenOtherCommands() => CommandsOf(Test, Test.OpenAnother());

    /// <summary>An act that lacks nothing but what it is about.</summary>
    public static StructureInput Act(StructureChangeKind kind, DateOnly on, params string[] bodies) => new()
    {
        Kind = kind,
        OnDate = on,
        Bodies = bodies,
        InstrumentNumber = "2026-A-12",
        InstrumentDate = Signed,
        SignatoryRole = "Ministre",
        EndsMandates = true,
    };

    public static NewBodyInput New(string code, string territory = "UL") =>
        new() { Code = code, Kind = "CHU", NameFr = $"Centre {code}", Acronym = code, Region = "03", Territory = territory };

    /// <summary>Previews and confirms as it was shown.</summary>
    public async Task<StructureOutcome> RecordAsync(StructureInput input, AccessScope? scope = null)
    {
        var preview = await Commands.PreviewAsync(scope ?? Scopes.Ministry, input);
        return await Commands.ApplyAsync(scope ?? Scopes.Ministry, input, preview.Plan.Fingerprint());
    }

    /// <summary><c>Bodies[0]: Closed CHUM 2026-12-31</c>, one for each fault; '' when done.</summary>
    public static string Faults(StructureOutcome outcome) => string.Join(", ", outcome.Faults.Select(fault =>
        $"{(fault.Field.Length > 0 ? fault.Field + ": " : "")}{fault.Problem}{(fault.Detail is null ? "" : " " + fault.Detail)}{(fault.Day is null ? "" : $" {fault.Day:yyyy-MM-dd}")}"));

    public Task<IReadOnlyList<EstablishmentRow>> EstablishmentsAsync(DateOnly day) => Database.ReadAsync(session =>
        NetworkQueries.EstablishmentsAsync(session, Scopes.Ministry, day, new EstablishmentFilter(), new PageRequest(0, 1000)));

    public Task<IReadOnlyList<SeatRow>> SeatsAsync(RegisterDay day, string? body = null) => Database.ReadAsync(session =>
        SeatQueries.ListAsync(session, Scopes.Ministry, day, new SeatFilter { Body = body }, new PageRequest(0, 1000)));

    /// <summary><c>CHUM UDEM</c> for each establishment that is open that day, by code.</summary>
    public async Task<string> StructureAsync(DateOnly day) => string.Join(", ",
        (await EstablishmentsAsync(day)).OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => $"{row.Code} {row.TerritoryCode}"));

    public Task<int> HoldAsync(string body, string role, string person, DateOnly from, DateOnly? until = null) =>
        NetworkBuilder.PlantAsync(Database, async network =>
            await network.AppointAsync(new(await network.SeatIdAsync(body, role), await network.PersonIdAsync(person), from, until)));

    private static StructureCommands CommandsOf(TestDatabase test, Database database) => new(database, new AuditTrail(test.Time), test.Time, new InsightSums());
}
