using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Exchange;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>What a file is compared with: the seats of the scope, their mandates, and the directory.</summary>
internal sealed class BulkRegister
{
    /// <summary>An engine takes some two thousand parameters at once.</summary>
    private const int AddressesAtOnce = 1_000;

    private readonly ILookup<(string Body, string Role), SeatToChange> seats;
    private readonly HashSet<string> bodiesInScope;
    private readonly HashSet<string> bodies;
    private readonly Dictionary<int, List<MandateRow>> mandates;
    private readonly Dictionary<int, MandateRow> mandatesById;
    private readonly ILookup<string, SeatToChange> pilotSeats;

    private BulkRegister(IReadOnlyList<SeatToChange> all, IReadOnlyList<string> codes, IReadOnlyList<MandateRow> running)
    {
        seats = all.ToLookup(seat => (seat.BodyCode, seat.RoleCode));
        pilotSeats = all.Where(seat => seat.IsPilot).ToLookup(seat => seat.BodyCode);
        bodiesInScope = all.Select(seat => seat.BodyCode).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bodies = codes.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Seats = all.ToDictionary(seat => seat.SeatId);
        mandates = running.GroupBy(mandate => mandate.SeatId).ToDictionary(seat => seat.Key, seat => seat.ToList());
        mandatesById = running.ToDictionary(mandate => mandate.AppointmentId);
    }

    public IReadOnlyDictionary<int, SeatToChange> Seats { get; }

    /// <summary>What names a role, folded, to its code.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    public required BulkDirectory Directory { get; init; }

    /// <summary>Five statements, and one more for each thousand addresses of the file.</summary>
    public static async Task<BulkRegister> LoadAsync(IReadSession session, AccessScope scope, DateOnly today, BulkFile file)
    {
        var day = new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, From = EarliestDay(file, today) };
        var people = new List<DirectoryRow>();
        await foreach (var person in PersonQueries.StreamAsync(session, scope, today))
        {
            people.Add(person);
        }

        var addresses = new List<PersonRow>();
        foreach (var some in file.Rows.Select(row => row[BulkColumn.Email].Text.Trim()).Where(email => email.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(AddressesAtOnce))
        {
            addresses.AddRange(await session.ListAsync<PersonRow>(PersonRow.ByEmails, new { Emails = some }));
        }

        return new BulkRegister(
            await session.ListAsync<SeatToChange>(SeatToChange.AllInScope, day),
            await session.ListAsync<string>(AppointmentSql.BodyCodes),
            await session.ListAsync<MandateRow>(MandateRow.NotOverBy, day))
        {
            Roles = BulkWords.RoleCodes(await SeatQueries.RolesAsync(session, today)),
            Directory = new BulkDirectory(people, addresses),
        };
    }

    /// <summary>The seat of a body for a role that is open on a day, else the last one that was; what is wrong where there is none.</summary>
    public (SeatToChange? Seat, BulkFault? Fault) Seat(string body, string role, DateOnly? on)
    {
        if (!bodiesInScope.Contains(body))
        {
            return (null, new(BulkColumn.Body, bodies.Contains(body) ? BulkProblem.OutsideScope : BulkProblem.NoSuchBody, body));
        }

        var ofRole = seats[(bodiesInScope.TryGetValue(body, out var code) ? code : body, role)].OrderBy(seat => seat.OpensOn).ToList();
        return ofRole.Count == 0
            ? (null, new(BulkColumn.Role, BulkProblem.NoSeat, body))
            : (ofRole.LastOrDefault(seat => seat.OpensOn <= on && !(seat.ClosesOn < on)) ?? ofRole[^1], null);
    }

    public MandateRow? Mandate(int appointmentId) => mandatesById.GetValueOrDefault(appointmentId);

    public IEnumerable<MandateRow> MandatesOf(int seatId) => mandates.GetValueOrDefault(seatId) ?? [];

    /// <summary>The same mandate, entered before: one's own, of the same nature, from the same day.</summary>
    public MandateRow? Same(int seatId, int? personId, bool isInterim, DateOnly? startsOn) => personId is null ? null
        : MandatesOf(seatId).FirstOrDefault(mandate => mandate.PersonId == personId && mandate.IsInterim == isInterim && mandate.StartsOn == startsOn && mandate.AppointmentId > 0);

    /// <summary>A mandate of the same nature with a day in common; null where there is none.</summary>
    public MandateRow? Overlapping(AppointmentInput input) =>
        MandatesOf(input.SeatId).FirstOrDefault(mandate => mandate.IsInterim == input.IsInterim && Meet(mandate, input));

    /// <summary>The person holds the other pilot seat of the body on a day of the mandate.</summary>
    public bool HoldsOtherPilotSeat(SeatToChange seat, AppointmentInput input, Func<MandateRow, bool> isSamePerson) =>
        pilotSeats[seat.BodyCode].Where(other => other.SeatId != seat.SeatId)
            .Any(other => MandatesOf(other.SeatId).Any(mandate => !mandate.IsInterim && isSamePerson(mandate) && Meet(mandate, input)));

    public void End(MandateRow mandate, DateOnly endsOn, EndReason reason)
    {
        var ended = mandate with { EndsOn = endsOn, EndReason = reason.ToString() };
        mandates[mandate.SeatId][mandates[mandate.SeatId].IndexOf(mandate)] = ended;
        mandatesById[mandate.AppointmentId] = ended;
    }

    public void Add(MandateRow mandate)
    {
        if (!mandates.TryGetValue(mandate.SeatId, out var ofSeat))
        {
            mandates.Add(mandate.SeatId, ofSeat = []);
        }

        ofSeat.Add(mandate);
    }

    private static bool Meet(MandateRow mandate, AppointmentInput input) =>
        (input.EndsOn is null || mandate.StartsOn <= input.EndsOn) && (mandate.EndsOn is null || mandate.EndsOn >= input.StartsOn);

    /// <summary>What was over before the first day of the file can meet nothing in it.</summary>
    private static DateOnly EarliestDay(BulkFile file, DateOnly today) => file.Rows
        .Select(row => row[BulkColumn.StartsOn])
        .Where(entry => entry.Fault is null or EntryFault.Date)
        .Select(entry => DateOnly.TryParseExact(entry.Text.Trim(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : today)
        .Append(today).Min();
}
