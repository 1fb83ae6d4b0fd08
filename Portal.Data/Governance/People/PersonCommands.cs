using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Committees;

namespace Portal.Data.Governance.People;

/// <summary>Contact details as they are entered.</summary>
public sealed record PersonInput
{
    public const int PhoneLength = 40;
    public const int PositionLength = 120;

    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Position { get; init; }

    /// <summary>The version on the page that the form came from.</summary>
    public int SeenVersion { get; init; }
}

public enum PersonProblem
{
    NotFound,

    /// <summary>The person is in scope, but their details are theirs, their centre's and the Ministry's to change.</summary>
    NotAllowed,

    /// <summary>Somebody changed the details after the page was shown.</summary>
    Stale,
    Missing,
    TooLong,
    NotAnAddress,

    /// <summary>Somebody else has the address: <see cref="PersonFault.Detail"/>. One person entered twice is merged.</summary>
    AddressOfAnother,

    /// <summary>A person is not merged into themself.</summary>
    Same,

    /// <summary>Merged, the person would hold both pilot seats of an establishment, which needs a justification.</summary>
    BothPilotSeats,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
public sealed record PersonFault(string Field, PersonProblem Problem, string? Detail = null);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
public sealed record PersonOutcome(IReadOnlyList<PersonFault> Faults)
{
    public static PersonOutcome Done { get; } = new([]);

    public bool Succeeded => Faults.Count == 0;

    public static PersonOutcome Fault(PersonProblem problem, string field = "", string? detail = null) => new([new PersonFault(field, problem, detail)]);
}

/// <summary>The directory in the hands of those who keep it: details are corrected and confirmed, and who was entered twice is merged.</summary>
public sealed class PersonCommands(Database database, AuditTrail audit, PortalTime time)
{
    private const string Update = """
        UPDATE Person SET FullName = @FullName, SearchName = @SearchName, Email = @Email, Phone = @Phone, Position = @Position,
            ConfirmedOn = @ConfirmedOn, Version = COALESCE(Version, 0) + 1
        WHERE PersonId = @PersonId AND COALESCE(Version, 0) = @SeenVersion AND MergedIntoId IS NULL
        """;

    private const string Confirm = """
        UPDATE Person SET ConfirmedOn = @Today, Version = COALESCE(Version, 0) + 1
        WHERE PersonId = @PersonId AND COALESCE(Version, 0) = @SeenVersion AND MergedIntoId IS NULL
        """;

    private const string MarkMerged = """
        UPDATE Person SET MergedIntoId = @IntoId, MergedAtUtc = @AtUtc, Version = COALESCE(Version, 0) + 1
        WHERE PersonId = @PersonId AND COALESCE(Version, 0) = @SeenVersion AND MergedIntoId IS NULL
        """;

    private const string Touch = "UPDATE Person SET Version = COALESCE(Version, 0) + 1 WHERE PersonId = @PersonId AND COALESCE(Version, 0) = @SeenVersion AND MergedIntoId IS NULL";

    /// <summary>Who was merged into the one that is merged now follows it.</summary>
    private const string Follow = "UPDATE Person SET MergedIntoId = @IntoId WHERE MergedIntoId = @PersonId";

    private const string MoveMandates = "UPDATE Appointment SET PersonId = @IntoId WHERE PersonId = @PersonId";

    /// <summary>How they want their mail, unless the one that is kept said so themself.</summary>
    private const string MovePreference = """
        UPDATE MailPreference SET PersonId = @IntoId
        WHERE PersonId = @PersonId AND NOT EXISTS (SELECT 1 FROM MailPreference k WHERE k.PersonId = @IntoId)
        """;

    private const string RaiseSeats = """
        UPDATE Seat SET Revision = Revision + 1 WHERE SeatId IN (SELECT a.SeatId FROM Appointment a WHERE a.PersonId = @PersonId)
        """;

    private const string Justify = "UPDATE Appointment SET Justification = @Justification WHERE AppointmentId = @AppointmentId";

    /// <summary>Writes the details; somebody who writes their own confirms them by it, another's hand undoes no confirmation that still holds.</summary>
    public Task<PersonOutcome> SaveAsync(AccessScope scope, Guid publicId, PersonInput input, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (await FindAsync(session, scope, publicId) is not { } person)
            {
                return PersonOutcome.Fault(PersonProblem.NotFound);
            }

            if (!MayKeep(scope, person))
            {
                return PersonOutcome.Fault(PersonProblem.NotAllowed);
            }

            if (Faults(input) is { Count: > 0 } faults)
            {
                return new PersonOutcome(faults);
            }

            var email = input.Email!.Trim();
            if (await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = email }) is { } other && other.PersonId != person.PersonId)
            {
                return PersonOutcome.Fault(PersonProblem.AddressOfAnother, nameof(input.Email), other.FullName);
            }

            return await WriteAsync(session, scope, person, input) ? PersonOutcome.Done : PersonOutcome.Fault(PersonProblem.Stale);
        }, cancel);

    /// <summary>Writes details that were checked, and tells the trail; false where somebody changed them since they were seen.</summary>
    internal async Task<bool> WriteAsync(IWriteSession session, AccessScope scope, DirectoryRow person, PersonInput input)
    {
        var (name, email) = (input.FullName!.Trim(), input.Email!.Trim());
        var after = new
        {
            person.PersonId,
            FullName = name,
            SearchName = SearchText.ForColumn(name),
            Email = email,
            Phone = Optional(input.Phone),
            Position = Optional(input.Position),
            ConfirmedOn = scope.PersonId == person.PersonId ? time.Today : person.Email == email && person.Phone == Optional(input.Phone) ? person.ConfirmedOn : null,
            input.SeenVersion,
        };
        if (await session.ExecuteAsync(Update, after) == 0)
        {
            return false;
        }

        await audit.AppendAsync(session, scope, "PersonChanged", Subject(person), Seen(person), new { after.FullName, after.Email, after.Phone, after.Position, after.ConfirmedOn });
        return true;
    }

    /// <summary>The person says that the details are right, today.</summary>
    public Task<PersonOutcome> ConfirmAsync(AccessScope scope, Guid publicId, int seenVersion, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (await FindAsync(session, scope, publicId) is not { } person)
            {
                return PersonOutcome.Fault(PersonProblem.NotFound);
            }

            if (scope.PersonId != person.PersonId)
            {
                return PersonOutcome.Fault(PersonProblem.NotAllowed);
            }

            if (await session.ExecuteAsync(Confirm, new { person.PersonId, SeenVersion = seenVersion, time.Today }) == 0)
            {
                return PersonOutcome.Fault(PersonProblem.Stale);
            }

            await audit.AppendAsync(session, scope, "PersonConfirmed", Subject(person), new { person.ConfirmedOn }, new { ConfirmedOn = time.Today });
            return PersonOutcome.Done;
        }, cancel);

    /// <summary>
    /// One person entered twice becomes one: the mandates of the duplicate are the other's from now on. The duplicate stays with
    /// its address, which then means the other; the trail tells which mandates moved.
    /// </summary>
    /// <param name="justification">Why one person holds both pilot seats of an establishment, where merging makes them do so.</param>
    public Task<PersonOutcome> MergeAsync(
        AccessScope scope, Guid duplicate, int seenDuplicate, Guid into, int seenInto, string? justification, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var (from, to) = (await FindAsync(session, scope, duplicate), await FindAsync(session, scope, into));
            if (from is null || to is null)
            {
                return PersonOutcome.Fault(PersonProblem.NotFound);
            }

            if (!scope.MayMergePeople)
            {
                return PersonOutcome.Fault(PersonProblem.NotAllowed);
            }

            if (from.PersonId == to.PersonId)
            {
                return PersonOutcome.Fault(PersonProblem.Same);
            }

            var text = Optional(justification);
            if (text?.Length > AppointmentInput.TextLength)
            {
                return PersonOutcome.Fault(PersonProblem.TooLong, nameof(AppointmentInput.Justification));
            }

            var mandates = await PersonQueries.MandatesAsync(session, scope, time.Today, [from.PersonId, to.PersonId]);
            var both = BothPilotSeats(mandates[from.PersonId], mandates[to.PersonId]).ToList();
            if (both.Count > 0 && text is null)
            {
                return PersonOutcome.Fault(PersonProblem.BothPilotSeats, nameof(AppointmentInput.Justification), both[0].BodyCode);
            }

            if (await session.ExecuteAsync(MarkMerged, new { from.PersonId, IntoId = to.PersonId, AtUtc = time.UtcNow, SeenVersion = seenDuplicate }) == 0
                || await session.ExecuteAsync(Touch, new { to.PersonId, SeenVersion = seenInto }) == 0)
            {
                session.Abandon();
                return PersonOutcome.Fault(PersonProblem.Stale);
            }

            await session.ExecuteAsync(RaiseSeats, new { from.PersonId });
            await session.ExecuteAsync(MoveMandates, new { from.PersonId, IntoId = to.PersonId });
            foreach (var move in new[] { Follow, MovePreference, CommitteeSql.MoveMembers, CommitteeSql.MoveFollowUps })
            {
                await session.ExecuteAsync(move, new { from.PersonId, IntoId = to.PersonId });
            }

            foreach (var mandate in both.Where(mandate => mandate.Justification is null))
            {
                await session.ExecuteAsync(Justify, new { mandate.AppointmentId, Justification = text });
            }

            await audit.AppendAsync(session, scope, "PeopleMerged", Subject(to), new { duplicate = Seen(from), kept = Seen(to) }, new
            {
                keptId = to.PersonId,
                mergedId = from.PersonId,
                mandates = mandates[from.PersonId].Select(mandate => mandate.AppointmentId).ToList(),
                justification = both.Count > 0 ? text : null,
            });
            return PersonOutcome.Done;
        }, cancel);

    /// <summary>The mandates of the one that share an establishment and a day, in the other pilot seat, with those of the other.</summary>
    public static IEnumerable<PersonMandateRow> BothPilotSeats(IEnumerable<PersonMandateRow> ones, IEnumerable<PersonMandateRow> others)
    {
        var held = others.Where(Counts).ToList();
        return ones.Where(one => Counts(one) && held.Exists(other => other.BodyCode == one.BodyCode && other.SeatId != one.SeatId
            && (other.EndsOn is null || other.EndsOn >= one.StartsOn) && (one.EndsOn is null || one.EndsOn >= other.StartsOn)));

        static bool Counts(PersonMandateRow mandate) => mandate is { IsPilot: true, IsInterim: false, WithdrawnAtUtc: null };
    }

    /// <summary>Whose details one may write: one's own; the Ministry everybody's; a centre those of the people of its establishments.</summary>
    public static bool MayKeep(AccessScope scope, DirectoryRow person) => scope.PersonId == person.PersonId || scope.Persona is Persona.Ministry or Persona.Centre;

    private Task<DirectoryRow?> FindAsync(IReadSession session, AccessScope scope, Guid publicId) => PersonQueries.FindAsync(session, scope, time.Today, publicId);

    /// <summary>What is wrong with the entry by itself, whatever the directory holds.</summary>
    internal static List<PersonFault> Faults(PersonInput input)
    {
        List<PersonFault> faults = [];
        Check(nameof(input.FullName), input.FullName, AppointmentInput.NameLength, required: true);
        Check(nameof(input.Email), input.Email, AppointmentInput.AddressLength, required: true);
        Check(nameof(input.Phone), input.Phone, PersonInput.PhoneLength, required: false);
        Check(nameof(input.Position), input.Position, PersonInput.PositionLength, required: false);
        if (faults.TrueForAll(fault => fault.Field != nameof(input.Email)) && !AppointmentInput.IsAddress(input.Email!))
        {
            faults.Add(new(nameof(input.Email), PersonProblem.NotAnAddress));
        }

        return faults;

        void Check(string field, string? text, int longest, bool required)
        {
            if (required && string.IsNullOrWhiteSpace(text))
            {
                faults.Add(new(field, PersonProblem.Missing));
            }
            else if (text?.Trim().Length > longest)
            {
                faults.Add(new(field, PersonProblem.TooLong));
            }
        }
    }

    private static AuditSubject Subject(DirectoryRow person) => new($"Person/{person.PersonId}");

    private static object Seen(DirectoryRow person) => new { person.FullName, person.Email, person.Phone, person.Position, person.ConfirmedOn };

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
