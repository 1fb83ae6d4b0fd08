using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Governance;
using Portal.Data.Governance.Roles;
using Portal.Data.Tests.Network.Changes;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Governance;

/// <summary>
/// Whatever was recorded, in whatever order, by the commands that the pages use: changes of the structure, appointments, interims,
/// replacements, ends, withdrawals, new names of roles. Each day then reads as a replay of what was recorded.
/// </summary>
public sealed class RegisterHistoryTests
{
    private const int Histories = 12;

    /// <summary>Of the histories in which every sort is looked for: always the same, so that none is missing by chance.</summary>
    private const ulong Seed = 20261122;
    private const int Size = 50;

    private static readonly AccessScope[] Centres = [Scopes.Centre("UL"), Scopes.Centre("UDEM"), Scopes.Centre("MCGILL")];

    [DatabaseFact]
    public async Task The_register_as_of_any_day_equals_a_replay_of_all_that_was_recorded(TestEngine on)
    {
        foreach (var events in RegisterEvent.Any.Sample(Histories))
        {
            await using var network = await ChangedNetwork.OnAsync(on);
            var (replay, _) = await LiveAsync(network, events);
            foreach (var day in replay.TellingDays)
            {
                Assert.Equal(replay.On(day, day), await ReadAsync(network, day));
            }
        }
    }

    /// <summary>Under today’s structure the seats, their holders and their terms stay the day’s; only the names and places are today’s.</summary>
    [DatabaseFact]
    public async Task Under_today_s_structure_only_names_and_places_change(TestEngine on)
    {
        foreach (var events in RegisterEvent.Any.Sample(Histories / 3))
        {
            await using var network = await ChangedNetwork.OnAsync(on);
            var (replay, _) = await LiveAsync(network, events);
            var today = network.Test.Time.Today;
            var open = replay.On(today, today).ToDictionary(seat => (seat.Body, seat.Role));
            foreach (var day in replay.TellingDays)
            {
                var expected = replay.On(day, today).Select(seat => open.TryGetValue((seat.Body, seat.Role), out var now)
                    ? seat with { Name = now.Name, Territory = now.Territory }
                    : seat with { Name = "", Territory = "" }).ToList();
                var read = (await ReadAsync(network, new RegisterDay(day, today))).Select(seat =>
                    open.ContainsKey((seat.Body, seat.Role)) ? seat : seat with { Name = "", Territory = "" }); // what has closed stands where it last stood
                Assert.Equal(expected, read);
            }
        }
    }

    [Fact]
    public async Task The_histories_are_of_every_sort()
    {
        var done = new List<RegisterEvent>();
        foreach (var events in RegisterEvent.Any.Sample(Histories, new Rnd(Seed), Size))
        {
            await using var network = await ChangedNetwork.OnAsync(TestEngine.Sqlite);
            done.AddRange((await LiveAsync(network, events)).Done);
        }

        Assert.Equal(Enum.GetValues<RegisterStep>(), done.Select(happened => happened.Step).Distinct().Order());
        Assert.Contains(done, happened => happened is { Step: RegisterStep.Appoint, IsInterim: true });
        Assert.Contains(done, happened => happened is { Step: RegisterStep.Appoint, IsInterim: false, Length: null });
        Assert.InRange(done.Count, Histories * 8, Histories * 55); // and some were refused
    }

    /// <summary>Sends every event to the command that a page would send it to; what is done is replayed, what is refused is not.</summary>
    private static async Task<(RegisterReplay Replay, List<RegisterEvent> Done)> LiveAsync(ChangedNetwork network, IEnumerable<RegisterEvent> events)
    {
        var replay = new RegisterReplay(await FirstAsync(network));
        List<RegisterEvent> done = [];
        foreach (var happened in events)
        {
            var mandates = replay.Of(happened.Body, happened.Role);
            var about = mandates.Count == 0 ? null : mandates[happened.Number % mandates.Count];
            if (await DoAsync(network, happened, about))
            {
                replay.Do(happened, about);
                done.Add(happened);
            }
        }

        return (replay, done);
    }

    private static async Task<bool> DoAsync(ChangedNetwork network, RegisterEvent happened, ReplayedMandate? about)
    {
        if (happened.Step == RegisterStep.Structure)
        {
            return (await network.RecordAsync(happened.Structure)).Succeeded;
        }

        if (happened.Step == RegisterStep.Rename)
        {
            var roles = new RoleCommands(network.Database, new AuditTrail(network.Test.Time), network.Test.Time);
            var seen = (await network.Database.ReadAsync(session => RoleQueries.FindAsync(session, happened.Role)))!.Newest.RoleLabelId;
            var name = new RoleInput { LabelFr = happened.Label, LabelEn = happened.Label, From = happened.Day };
            return (await roles.RenameAsync(Scopes.Ministry, happened.Role, name, seen)).Succeeded;
        }

        var seat = await network.Database.ReadAsync(session => session.FindAsync<SeatKey>(SeatKey.Of, new { happened.Body, happened.Role }));
        if (seat is null || (about is null && happened.Step != RegisterStep.Appoint))
        {
            return false;
        }

        var mandateId = about is null ? 0 : await network.Database.ReadAsync(session => session.FindAsync<int>(Mandate, new { seat.SeatId, about.From, about.IsInterim }));
        var commands = new AppointmentCommands(network.Database, new AuditTrail(network.Test.Time), network.Test.Time);
        foreach (var centre in Centres) // the one that looks after the establishment today may
        {
            var outcome = happened.Step switch
            {
                RegisterStep.Appoint => await commands.AppointAsync(centre, Form(happened, seat)),
                RegisterStep.Replace => await commands.ReplaceAsync(centre, mandateId, EndReason.Departure, Form(happened, seat) with { IsInterim = false }),
                RegisterStep.End => await commands.EndAsync(centre, seat.SeatId, seat.Revision, mandateId, happened.Day, EndReason.Resignation),
                _ => await commands.WithdrawAsync(centre, seat.SeatId, seat.Revision, mandateId, "Erreur"),
            };
            if (outcome.Succeeded)
            {
                return true;
            }
        }

        return false;
    }

    private static AppointmentInput Form(RegisterEvent happened, SeatKey seat) => new()
    {
        SeatId = seat.SeatId,
        SeenRevision = seat.Revision,
        FullName = happened.Person,
        Email = NetworkBuilder.EmailOf(happened.Person),
        IsInterim = happened.IsInterim,
        StartsOn = happened.Day,
        EndsOn = happened.Until,
        InstrumentNumber = "2026-114",
        InstrumentDate = SmallNetwork.Start,
        SignatoryRole = "Sous-ministre adjointe",
        Justification = "Une seule personne formée.",
    };

    private static async Task<IReadOnlyDictionary<string, Replayed>> FirstAsync(ChangedNetwork network) =>
        (await network.EstablishmentsAsync(SmallNetwork.Start.AddDays(299))).ToDictionary(row => row.Code, row => new Replayed(row.NameFr, row.TerritoryCode ?? "", new HashSet<string>(), null));

    private static async Task<List<ReplayedSeat>> ReadAsync(ChangedNetwork network, RegisterDay day) =>
    [
        .. (await network.SeatsAsync(day)).Where(seat => Roles.OfEstablishment.Contains(seat.RoleCode)).Select(seat => new ReplayedSeat(
            seat.BodyCode, seat.RoleCode, seat.RoleFr, seat.BodyFr, seat.TerritoryCode ?? "", seat.Holder, seat.HeldFrom, seat.HeldUntil, seat.Interim, seat.InterimFrom)).Order(),
    ];

    private const string Mandate = """
        SELECT a.AppointmentId
        FROM Appointment a
        WHERE a.SeatId = @SeatId AND a.StartsOn = @From AND a.IsInterim = @IsInterim AND a.WithdrawnAtUtc IS NULL
        """;

    private sealed record SeatKey
    {
        public int SeatId { get; init; }
        public int Revision { get; init; }

        public const string Of = """
            SELECT s.SeatId, s.Revision
            FROM Seat s
            INNER JOIN Body b ON b.BodyId = s.BodyId AND b.Code = @Body
            WHERE s.RoleCode = @Role
            """;
    }
}
