using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;

namespace Portal.Data.Demonstration;

/// <summary>The people of the demonstration: named by role and body, never after anybody.</summary>
public static class DemonstrationPeople
{
    internal const string Domain = "exemple.test";

    /// <summary>What every name ends with.</summary>
    internal const string Mark = "(démonstration)";

    /// <summary>The Ministry's clinical coordinator, as the trail and the letters name her.</summary>
    internal const string CoordinatorName = $"Coordonnatrice clinique {Mark}";

    private const string Auditor = $"verification@{Domain}";
    private const string Administrator = $"administration@{Domain}";
    private const string Coordinator = $"coordonnatrice-clinique.msss@{Domain}";

    /// <summary>
    /// The address of whoever signs in with a scope. Null for a pilot: that is whoever holds the seat, see <see cref="PersonOfAsync"/>.
    /// </summary>
    public static string? EmailOf(AccessScope scope) => scope.Persona switch
    {
        Persona.Ministry => Coordinator,
        Persona.Centre => AdviserEmail(scope.Territory!),
        Persona.Establishment => FilerEmail(scope.Body!),
        Persona.Auditor => Auditor,
        Persona.Administrator => Administrator,
        _ => null,
    };

    /// <summary>
    /// Who signs in with a scope. A pilot is the establishment's clinical pilot on the day, else the technology pilot, else who
    /// stands in for either; null when there is nobody.
    /// </summary>
    public static async Task<DemonstrationPerson?> PersonOfAsync(IReadSession session, AccessScope scope, DateOnly today)
    {
        if (EmailOf(scope) is { } email)
        {
            return await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = email }) is { } person
                ? new DemonstrationPerson { PersonId = person.PersonId, FullName = person.FullName }
                : null;
        }

        var pilots = await session.PageAsync<DemonstrationPerson>(
            DemonstrationPerson.PilotsOf, new { BodyCode = scope.Body, AsOf = today }, new PageRequest(0, 1));
        return pilots.SingleOrDefault();
    }

    internal static string FilerEmail(string body) => Address("declarations", body);

    internal static string AdviserEmail(string territory) => Address("conseil", territory);

    /// <summary>An address such as <c>pilote-clinique-1.chum@exemple.test</c>.</summary>
    internal static string Address(string role, string body) =>
        $"{SearchText.Fold(role).Replace(' ', '-')}.{body.ToLowerInvariant()}@{Domain}";

    internal static string Name(string title, string body) => $"{title}, {body} {Mark}";

    /// <summary>Those who hold no seat: filers, advisers, the auditor and the administrator.</summary>
    internal static IEnumerable<PlannedPerson> WithoutSeat(NetworkAtStart network)
    {
        foreach (var body in network.Establishments)
        {
            yield return new PlannedPerson(Name("Répondante aux déclarations", body.ShortName), FilerEmail(body.Code));
        }

        foreach (var centre in network.Bodies.Where(body => body.Level == BodyLevel.Centre && body.Territory is not null))
        {
            yield return new PlannedPerson(Name("Conseillère en télésanté", centre.ShortName), AdviserEmail(centre.Territory!));
        }

        yield return new PlannedPerson($"Vérificateur {Mark}", Auditor);
        yield return new PlannedPerson($"Administratrice du portail {Mark}", Administrator);
    }
}

/// <summary>Somebody who signs in to the demonstration.</summary>
public sealed record DemonstrationPerson
{
    public int PersonId { get; init; }
    public required string FullName { get; init; }

    /// <summary>Who holds or covers the pilot seats of an establishment on a day, the first to be asked first.</summary>
    public const string PilotsOf = """
        SELECT p.PersonId, p.FullName
        FROM Appointment a
        INNER JOIN Person p ON p.PersonId = a.PersonId
        INNER JOIN Seat s ON s.SeatId = a.SeatId
        INNER JOIN GovernanceRole r ON r.RoleCode = s.RoleCode AND r.IsPilot = 1
        INNER JOIN Body b ON b.BodyId = s.BodyId
        WHERE b.Code = @BodyCode AND a.WithdrawnAtUtc IS NULL AND a.StartsOn <= @AsOf AND (a.EndsOn IS NULL OR a.EndsOn >= @AsOf)
        ORDER BY a.IsInterim, r.Ordinal, a.StartsOn, a.AppointmentId
        """;
}

internal sealed record PlannedPerson(string FullName, string Email)
{
    public DateOnly? ConfirmedOn { get; init; }
}
