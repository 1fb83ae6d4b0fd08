using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.TestKit;
using Portal.TestKit.Network;

namespace Portal.Data.Tests.Governance;

/// <summary>The small network and short ways to plant mandates in it and to ask for its seats.</summary>
internal sealed class GovernedNetwork : IAsyncDisposable
{
    public const string Emilie = "Émilie Côté";
    public const string Jean = "Jean Tremblay";
    public const string Zoe = "Zoé Bélanger";
    public const string Eric = "Éric Dubé";

    public static readonly PageRequest All = new(0, 1000);

    private GovernedNetwork(TestDatabase test) => (Test, Commands) = (test, CommandsOf(test, test.Database));

    public TestDatabase Test { get; }

    public Database Database => Test.Database;

    public AppointmentCommands Commands { get; }

    public static async Task<GovernedNetwork> OnAsync(TestEngine on)
    {
        var test = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(test.Database);
        return new GovernedNetwork(test);
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    /// <summary>Commands of another process.</summary>
    public AppointmentCommands OpenOtherCommands() => CommandsOf(Test, Test.OpenAnother());

    /// <summary>Plants a mandate past the rules; dates as <c>2024-05-01</c>, <paramref name="until"/> null: no end.</summary>
    public Task<int> HoldAsync(
        string body, string role, string person, string from, string? until = null, Func<PlantedAppointment, PlantedAppointment>? change = null) =>
        NetworkBuilder.PlantAsync(Database, async network =>
        {
            var mandate = new PlantedAppointment(
                await network.SeatIdAsync(body, role), await network.PersonIdAsync(person), Day(from), until is null ? null : Day(until));
            return await network.AppointAsync(change is null ? mandate : change(mandate));
        });

    public Task<int> SeatIdAsync(string body, string role) => NetworkBuilder.PlantAsync(Database, network => network.SeatIdAsync(body, role));

    public async Task<int> RevisionAsync(string body, string role) => (await SeatAsync(body, role, Test.Time.Today)).Revision;

    public Task<IReadOnlyList<SeatRow>> ListAsync(AccessScope scope, DateOnly asOf, SeatFilter? filter = null, PageRequest? page = null) =>
        Database.ReadAsync(session => SeatQueries.ListAsync(session, scope, asOf, filter ?? new SeatFilter(), page ?? All));

    public async Task<SeatRow> SeatAsync(string body, string role, DateOnly asOf) =>
        (await ListAsync(Scopes.Ministry, asOf, new SeatFilter { Body = body, Role = role })).Single();

    /// <summary>The mandates of a seat in the order of their start: <c>Zoé Bélanger 2024-05-01..2024-05-31 Departure</c>.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string body, string role)
    {
        var seatId = await SeatIdAsync(body, role);
        var mandates = await Database.ReadAsync(session => SeatQueries.MandatesOfSeatAsync(session, Scopes.Ministry, Test.Time.Today, seatId));
        return [.. mandates.Reverse().Select(Line)];
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Line(MandateRow mandate)
    {
        var line = $"{mandate.Holder} {Text(mandate.StartsOn)}..{Text(mandate.EndsOn)} {mandate.EndReason}".TrimEnd();
        return (mandate.IsInterim, mandate.WithdrawnAtUtc) switch
        {
            (_, not null) => $"{line} (withdrawn)",
            (true, null) => $"{line} (interim)",
            _ => line,
        };
    }

    private static AppointmentCommands CommandsOf(TestDatabase test, Database database) => new(database, new AuditTrail(test.Time), test.Time);
}
