using Portal.Data.Engine;

namespace Portal.Data.Utilization.Reminders;

/// <summary>
/// Who is to be told what on a day; made of what was read, it asks nothing more. A filing is told to whoever holds a pilot's seat of
/// its establishment and to the interim who covers the seat; for a seat that nobody holds or covers, to the coordination centre of
/// the territory that the filing belongs to. Guidelines and campaigns are told to whoever can answer them. A person gets one digest,
/// whatever the number of their seats.
/// </summary>
public sealed record ReminderPlan
{
    public required DateOnly Day { get; init; }
    public required ReminderSettings Settings { get; init; }

    /// <summary>Everybody for whom something waits, by name; <see cref="Digest.IsDue"/> says who is to be sent it.</summary>
    public required IReadOnlyList<Digest> Digests { get; init; }

    /// <summary>What falls on the day and nobody can be told of: neither the establishment nor its centre has anybody.</summary>
    public required IReadOnlyList<DigestEntry> Unaddressed { get; init; }

    public required IReadOnlyCollection<SeatHolderRow> Seats { get; init; }

    /// <summary>For which a person is reminded.</summary>
    public IReadOnlyList<SeatHolderRow> SeatsOf(int personId) => [.. Seats.Where(seat => seat.PersonId == personId)];

    public IEnumerable<Digest> Due => Digests.Where(digest => digest.IsDue);

    /// <param name="previous">The day of the digests before, where there were some.</param>
    public static ReminderPlan Make(
        DateOnly day, DateOnly? previous, ReminderSettings settings, IEnumerable<MatterRow> matters, IReadOnlyCollection<SeatHolderRow> seats,
        IEnumerable<DutyRow>? duties = null)
    {
        var (window, addresses) = (ReminderWindow.Of(day, previous), new Addresses(seats));
        var told = new Dictionary<int, List<DigestEntry>>();
        var unaddressed = new List<DigestEntry>();
        foreach (var matter in matters)
        {
            if (matter.KindOn(day) is not { } kind || !IsNear(matter, kind, settings, window))
            {
                continue;
            }

            var isDue = IsDue(matter, kind, settings, window);
            var (people, vacant, centre) = addresses.Of(matter, kind);
            foreach (var person in people)
            {
                Tell(person, new DigestEntry(matter, kind, isDue));
            }

            foreach (var person in centre.Where(person => !people.Contains(person)))
            {
                Tell(person, new DigestEntry(matter, kind, isDue) { Vacant = vacant });
            }

            if (isDue && people.Count == 0 && centre.Count == 0)
            {
                unaddressed.Add(new DigestEntry(matter, kind, isDue) { Vacant = vacant });
            }
        }

        var waiting = (duties ?? []).Where(duty => addresses.SeatsOf(duty.PersonId).Count > 0).ToLookup(duty => duty.PersonId, duty => new DutyEntry(duty, settings.Falls(duty, window)));
        return new ReminderPlan
        {
            Day = day,
            Settings = settings,
            Digests = [.. told.Keys.Union(waiting.Select(person => person.Key)).Select(person => Of(addresses.SeatsOf(person), told.GetValueOrDefault(person, []), [.. waiting[person]])).OrderBy(digest => SearchText.Fold(digest.FullName), StringComparer.Ordinal).ThenBy(digest => digest.PersonId)],
            Unaddressed = unaddressed,
            Seats = seats,
        };

        void Tell(int person, DigestEntry entry)
        {
            if (!told.TryGetValue(person, out var entries))
            {
                told.Add(person, entries = []);
            }

            entries.Add(entry);
        }
    }

    /// <summary>What is due is told from its first reminder on; what is locked for as long as its reminders last.</summary>
    private static bool IsNear(MatterRow matter, MatterKind kind, ReminderSettings settings, ReminderWindow window) => kind switch
    {
        MatterKind.Due => settings[ReminderKind.BeforeDue] is { IsOn: true } rule && matter.DueOn <= window.BeforeUntil.AddDays(rule.Reach),
        MatterKind.Missing => settings[ReminderKind.AfterLock].IsOn,
        _ => true,
    };

    private static bool IsDue(MatterRow matter, MatterKind kind, ReminderSettings settings, ReminderWindow window)
    {
        return kind switch
        {
            MatterKind.Overdue => Falls(ReminderKind.AfterDue, matter.DueOn) || Falls(ReminderKind.BeforeLock, matter.LocksOn),
            MatterKind.Returned => Falls(ReminderKind.AfterReturn, matter.ReturnedOn!.Value) || Falls(ReminderKind.BeforeLock, matter.LocksOn),
            MatterKind.Reopened => Falls(ReminderKind.BeforeExpiry, matter.LocksOn),
            MatterKind.Due => Falls(ReminderKind.BeforeDue, matter.DueOn),
            MatterKind.Missing => Falls(ReminderKind.AfterLock, matter.LocksOn),
            _ => Falls(ReminderKind.AfterSubmission, matter.SubmittedOn!.Value),
        };

        bool Falls(ReminderKind rule, DateOnly anchor) => settings[rule].Falls(anchor, window);
    }

    private static Digest Of(IReadOnlyList<SeatHolderRow> seats, List<DigestEntry> entries, IReadOnlyList<DutyEntry> duties) => new()
    {
        PersonId = seats[0].PersonId!.Value,
        FullName = seats[0].FullName!,
        Email = seats[0].Email!,
        Language = seats[0].Language ?? Language.French,
        WantsReminders = seats[0].WantsReminders ?? true,
        Seats = seats,
        Entries = [.. entries.OrderBy(entry => entry.IsForVacancy).ThenBy(entry => entry.Kind)], // stable: within a kind the oldest stays first
        Duties = duties,
    };

    /// <summary>Who holds what on the day.</summary>
    private sealed class Addresses(IReadOnlyCollection<SeatHolderRow> seats)
    {
        private readonly ILookup<string, SeatHolderRow> pilots = seats.Where(seat => seat.IsPilot).ToLookup(seat => seat.BodyCode);
        private readonly ILookup<string?, int> centres = seats.Where(seat => seat is { IsCentre: true, PersonId: not null }).ToLookup(seat => seat.TerritoryCode, seat => seat.PersonId!.Value);
        private readonly ILookup<int, SeatHolderRow> people = seats.Where(seat => seat.PersonId is not null).ToLookup(seat => seat.PersonId!.Value);

        public IReadOnlyList<SeatHolderRow> SeatsOf(int person) => [.. people[person]];

        /// <summary>The pilots, the seats that nobody holds (null for the centre's own work), and the people of the centre where it is for them.</summary>
        public (IReadOnlySet<int> Pilots, IReadOnlyList<SeatHolderRow>? Vacant, IReadOnlySet<int> Centre) Of(MatterRow matter, MatterKind kind)
        {
            var centre = centres[matter.TerritoryCode].ToHashSet();
            if (kind == MatterKind.ToReview)
            {
                return (new HashSet<int>(), null, centre);
            }

            var own = pilots[matter.BodyCode].ToList();
            var held = own.Where(seat => seat.PersonId is not null).Select(seat => seat.PersonId!.Value).ToHashSet();
            IReadOnlyList<SeatHolderRow> vacant = [.. own.Where(seat => seat.PersonId is null)];
            return (held, vacant, vacant.Count > 0 || own.Count == 0 ? centre : new HashSet<int>());
        }
    }
}
