using Portal.Data.Governance;
using Portal.TestKit.Network;
using static Portal.Data.Tests.Governance.GovernedNetwork;

namespace Portal.Data.Tests.Governance;

/// <summary>Forms as the page sends them, sound unless a test changes them, and what is left behind when one is refused.</summary>
internal static class AppointmentForms
{
    private const string CountPeople = "SELECT COUNT(*) AS Total FROM Person";
    private const string CountAppointments = "SELECT COUNT(*) AS Total FROM Appointment";
    private const string CountEnded = "SELECT COUNT(*) AS Total FROM Appointment WHERE EndReason IS NOT NULL OR WithdrawnAtUtc IS NOT NULL";
    private const string CountEvents = "SELECT COUNT(*) AS Total FROM AuditEvent";
    private const string SumRevisions = "SELECT SUM(Revision) AS Total FROM Seat";

    /// <summary>A form for a seat as it is now, for one of the small network's people.</summary>
    public static async Task<AppointmentInput> FormAsync(
        this GovernedNetwork network, string body, string role, string person, string from, string? until = null, bool interim = false) => new()
        {
            SeatId = await network.SeatIdAsync(body, role),
            SeenRevision = await network.RevisionAsync(body, role),
            FullName = person,
            Email = NetworkBuilder.EmailOf(person),
            IsInterim = interim,
            StartsOn = Day(from),
            EndsOn = until is null ? null : Day(until),
            InstrumentNumber = "2026-114",
            InstrumentDate = Day("2026-11-02"),
            SignatoryRole = "Sous-ministre adjointe",
        };

    /// <summary>Everything that a refused form must leave as it was.</summary>
    public static Task<string> FootprintAsync(this GovernedNetwork network) => network.Database.ReadAsync(async session =>
    {
        var counts = new List<int>();
        foreach (var sql in new[] { CountPeople, CountAppointments, CountEnded, CountEvents, SumRevisions })
        {
            counts.Add(await session.FindAsync<int>(sql));
        }

        return string.Join('/', counts);
    });

    /// <summary><c>StartsOn: Overlaps</c>, one for each fault; '' when done.</summary>
    public static string Faults(this AppointmentOutcome outcome) =>
        string.Join(", ", outcome.Faults.Select(fault => fault.Field.Length == 0 ? $"{fault.Problem}" : $"{fault.Field}: {fault.Problem}"));
}
