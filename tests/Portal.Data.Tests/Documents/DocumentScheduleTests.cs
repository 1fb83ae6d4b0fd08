using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.Data.Mail;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;

namespace Portal.Data.Tests.Documents;

/// <summary>Schedules, their runs and their messages, always with somebody else's beside them.</summary>
public sealed class DocumentScheduleTests
{
    private static readonly DateOnly Due = new(2026, 12, 1);
    private static readonly PageRequest All = new(0, 100);

    [DatabaseFact]
    public async Task A_schedule_is_seen_by_its_owner_and_by_the_Ministry(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var mine = await place.Commands.AddAsync(Scopes.Centre("UL"), Input());
        var decoy = await place.Commands.AddAsync(Scopes.Centre("UDEM"), Input());

        Assert.Equal([mine], await place.SeenAsync(Scopes.Centre("UL")));
        Assert.Equal([decoy, mine], await place.SeenAsync(Scopes.Ministry));
        Assert.Empty(await place.SeenAsync(Scopes.Auditor));
        Assert.Null(await place.FindAsync(Scopes.Centre("UL"), decoy));
        Assert.Equal(ScheduleOutcome.NotFound, await place.Commands.ChangeAsync(Scopes.Centre("UL"), decoy, 1, Input()));
        Assert.Equal(ScheduleOutcome.NotFound, await place.Commands.PauseAsync(Scopes.Centre("UL"), decoy, 1, true));
        Assert.Equal(ScheduleOutcome.NotFound, await place.Commands.DeleteAsync(Scopes.Centre("UL"), decoy, 1));
        Assert.Equal(ScheduleOutcome.NotFound, await place.Commands.ChangeAsync(Scopes.Ministry, decoy, 1, Input()));
        Assert.Equal(ScheduleOutcome.Done, await place.Commands.DeleteAsync(Scopes.Ministry, decoy, 1));
        Assert.Equal([mine], await place.SeenAsync(Scopes.Ministry));
    }

    [DatabaseFact]
    public async Task Of_two_who_change_it_the_second_is_told(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Commands.AddAsync(Scopes.Ministry, Input());

        Assert.Equal(ScheduleOutcome.Done, await place.Commands.ChangeAsync(Scopes.Ministry, id, 1, Input() with { DayNumber = 9, Roles = [Roles.ClinicalLead] }));
        Assert.Equal(ScheduleOutcome.Stale, await place.Commands.ChangeAsync(Scopes.Ministry, id, 1, Input()));
        Assert.Equal(ScheduleOutcome.Stale, await place.Commands.PauseAsync(Scopes.Ministry, id, 1, true));
        Assert.Equal(9, (await place.FindAsync(Scopes.Ministry, id))!.DayNumber);
        var roles = await place.Test.Database.ReadAsync(session => DocumentScheduleQueries.RolesAsync(session, [id]));
        Assert.Equal([Roles.ClinicalLead], roles[id]);
    }

    [DatabaseFact]
    public async Task Recipients_hold_seats_within_the_scope_on_the_day(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var day = place.Test.Time.Today;
        await NetworkBuilder.PlantAsync(place.Test.Database, async network =>
        {
            foreach (var (body, name, until) in new[] { ("CHUQ", "Ada", default(DateOnly?)), ("CHUM", "Bea", null), ("IUCPQ", "Cid", day.AddDays(-1)), ("ETE", "Dan", day) })
            {
                await network.AppointAsync(new(await network.SeatIdAsync(body, Roles.ClinicalPilot), await network.PersonAsync(name), SmallNetwork.IucpqMoves, until));
            }

            await network.AppointAsync(new(await network.SeatIdAsync("CHUM", Roles.TechnologyPilot), await network.PersonAsync("Eva"), day) { IsInterim = true });
            await network.AppointAsync(new(await network.SeatIdAsync("ETE", Roles.TechnologyPilot), await network.PersonAsync("Fay"), day.AddDays(1)));
            return 0;
        });

        Assert.Equal(["Ada"], await place.RecipientsAsync(Scopes.Centre("UL"), day));
        Assert.Equal(["Bea", "Dan", "Eva"], await place.RecipientsAsync(Scopes.Centre("UDEM"), day));
        Assert.Equal(["Bea", "Eva"], await place.RecipientsAsync(Scopes.Establishment("CHUM"), day));
        Assert.Equal(["Ada", "Bea", "Dan", "Eva"], await place.RecipientsAsync(Scopes.Ministry, day));
    }

    [DatabaseFact]
    public async Task A_day_that_is_due_is_one_run_whoever_sees_it(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        await place.Commands.AddAsync(Scopes.Centre("UL"), Input());
        var schedule = (await place.Work.ActiveAsync())[0];
        var other = new DocumentScheduleWork(place.Test.OpenAnother(), place.Audit, place.Test.Time);

        var begun = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(turn => Task.Run(() => (turn % 2 == 0 ? place.Work : other).BeginAsync(schedule, Due, Order()))));

        Assert.Single(begun, true);
        var job = Assert.Single(await place.Test.Database.ReadAsync(session => DocumentJobQueries.ListAsync(session, Scopes.Centre("UL"), All)));
        Assert.True(job.IsOfScope(Scopes.Centre("UL")));
        Assert.False(await place.Work.BeginAsync(schedule, Due.AddDays(-1), Order()));
    }

    [DatabaseFact]
    public async Task Nothing_begins_for_a_schedule_that_was_paused_or_changed_meanwhile(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Commands.AddAsync(Scopes.Ministry, Input());
        var seen = (await place.Work.ActiveAsync())[0];
        await place.Commands.PauseAsync(Scopes.Ministry, id, 1, true);

        Assert.False(await place.Work.BeginAsync(seen, Due, Order()));
        Assert.Empty(await place.Work.ActiveAsync());
    }

    [DatabaseFact]
    public async Task A_message_is_taken_once_and_its_end_is_written_once(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var run = await place.ProducedAsync();
        Addressee[] to = [new("Ada", "ada@exemple.test", false, "<1@exemple.test>"), new("Bea", "bea@exemple.test", true, "<2@exemple.test>")];
        Assert.True(await place.Work.AddressAsync(run.Run, RunState.Sending, to));
        Assert.False(await place.Work.AddressAsync(run.Run, RunState.Sending, to));

        var waiting = await place.Work.WaitingAsync();
        Assert.Equal(["ada@exemple.test", "bea@exemple.test"], waiting.Select(delivery => delivery.Email));
        Assert.Equal(0, await place.Work.TidyAsync());
        Assert.True(await place.Work.BeginDeliveryAsync(waiting[0]));
        Assert.False(await place.Work.BeginDeliveryAsync(waiting[0]));
        Assert.True(await place.Work.SettleAsync(Scopes.Ministry, 1, waiting[0], DeliveryState.Sent));
        Assert.False(await place.Work.SettleAsync(Scopes.Ministry, 1, waiting[0], DeliveryState.Failed));

        Assert.True(await place.Work.BeginDeliveryAsync(waiting[1]));
        place.Test.Clock.Advance(DocumentScheduleWork.LongestSending + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await place.Work.TidyAsync());
        Assert.False(await place.Work.SettleAsync(Scopes.Ministry, 1, waiting[1], DeliveryState.Sent));
        Assert.Empty(await place.Work.WaitingAsync());
        Assert.Equal([DeliveryState.Sent, DeliveryState.Unknown], await place.StatesAsync(run.Run));
    }

    [DatabaseFact]
    public async Task A_message_that_was_put_off_waits_and_fails_in_the_end(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var run = await place.ProducedAsync();
        await place.Work.AddressAsync(run.Run, RunState.Sending, [new("Ada", "ada@exemple.test", false, "<1@exemple.test>")]);
        for (var turn = 0; turn < DocumentScheduleWork.MostTries; turn++)
        {
            var delivery = Assert.Single(await place.Work.WaitingAsync());
            await place.Work.BeginDeliveryAsync(delivery);
            await place.Work.SettleAsync(Scopes.Ministry, 1, delivery, DeliveryState.Pending);
            Assert.Empty(await place.Work.WaitingAsync());
            place.Test.Clock.Advance(DocumentScheduleWork.BetweenTries);
        }

        Assert.Empty(await place.Work.WaitingAsync());
        Assert.Equal([DeliveryState.Failed], await place.StatesAsync(run.Run));
    }

    [DatabaseFact]
    public async Task A_run_outlives_its_job_and_is_forgotten_long_after(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var run = await place.ProducedAsync();
        await place.Work.AddressAsync(run.Run, RunState.MailOff, []);
        place.Test.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await place.Jobs.SweepAsync(place.Test.Time.UtcNow.AddDays(-30)));
        Assert.Null((await place.Work.FindRunAsync(run.Run.DocumentRunId)).Job);
        Assert.Equal(0, await place.Work.SweepAsync());

        place.Test.Clock.Advance(DocumentScheduleWork.RunsKept);
        Assert.Equal(1, await place.Work.SweepAsync());
    }

    private static ScheduleInput Input() => new()
    {
        Document = "governance-register",
        Language = "French",
        Format = "Pdf",
        Rhythm = Rhythm.Monthly,
        DayNumber = 1,
        Roles = [Roles.ClinicalPilot],
    };

    private static DocumentOrder Order() => new("governance-register", "{}", "schedule", "French", "Pdf");

    private sealed class Place : IAsyncDisposable
    {
        private Place(TestDatabase test)
        {
            Test = test;
            Audit = new AuditTrail(test.Time);
            Commands = new DocumentScheduleCommands(test.Database, Audit, test.Time);
            Work = new DocumentScheduleWork(test.Database, Audit, test.Time);
            Jobs = new DocumentJobWork(test.Database, Audit, test.Time);
        }

        public TestDatabase Test { get; }

        public AuditTrail Audit { get; }

        public DocumentScheduleCommands Commands { get; }

        public DocumentScheduleWork Work { get; }

        public DocumentJobWork Jobs { get; }

        public static async Task<Place> OpenAsync(TestEngine on)
        {
            var test = await TestDatabase.EmptyAsync(on);
            await SmallNetwork.PlantAsync(test.Database);
            return new Place(test);
        }

        public async Task<IEnumerable<int>> SeenAsync(AccessScope scope) => await Test.Database.ReadAsync(async session =>
        {
            var rows = await DocumentScheduleQueries.ListAsync(session, scope, All);
            Assert.Equal(rows.Count, await DocumentScheduleQueries.CountAsync(session, scope));
            return rows.Select(row => row.DocumentScheduleId);
        });

        public Task<DocumentScheduleRow?> FindAsync(AccessScope scope, int id) => Test.Database.ReadAsync(session => DocumentScheduleQueries.FindAsync(session, scope, id));

        public async Task<IEnumerable<string>> RecipientsAsync(AccessScope scope, DateOnly day) =>
            (await Test.Database.ReadAsync(session => DocumentScheduleQueries.RecipientsAsync(session, scope, day))).Select(row => row.FullName).Order(StringComparer.Ordinal);

        /// <summary>A run of the Ministry's whose document is there.</summary>
        public async Task<DueRun> ProducedAsync()
        {
            await Commands.AddAsync(Scopes.Ministry, Input());
            Assert.True(await Work.BeginAsync((await Work.ActiveAsync())[0], Due, Order()));
            Assert.Empty(await Work.ProducedAsync());
            await Jobs.FinishAsync((await Jobs.TakeAsync("one", TimeSpan.FromMinutes(1)))!, "a.pdf", 0);
            return Assert.Single(await Work.ProducedAsync());
        }

        public async Task<IEnumerable<DeliveryState>> StatesAsync(DocumentRunRow run) =>
            (await Test.Database.ReadAsync(session => DocumentScheduleQueries.DeliveriesAsync(session, [run.DocumentRunId]))).Select(row => row.State);

        public ValueTask DisposeAsync() => Test.DisposeAsync();
    }
}
