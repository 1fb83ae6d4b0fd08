using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Documents;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Documents;

/// <summary>The queue of documents, always with a job of somebody else's beside the one that is asked about.</summary>
public sealed class DocumentJobTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly PageRequest All = new(0, 100);

    [DatabaseFact]
    public async Task The_same_question_is_one_job_while_it_waits_or_runs(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var first = await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a"));

        Assert.Equal(first, await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a")));
        Assert.NotEqual(first, await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("b")));
        Assert.NotEqual(first, await place.Jobs.QueueAsync(Scopes.Centre("UDEM"), Order("a")));
        Assert.NotNull(await place.Work.TakeAsync("one", Lease));
        Assert.Equal(first, await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a")));
        Assert.True(await place.Jobs.CancelAsync(Scopes.Centre("UL"), first));
        Assert.NotEqual(first, await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a")));
        Assert.Equal(4, (await place.EventsAsync()).Count(row => row.Action == "DocumentQueued"));
    }

    [DatabaseFact]
    public async Task Two_who_send_the_same_at_once_get_one_job(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var other = new DocumentJobCommands(place.Test.OpenAnother(), place.Audit, place.Test.Time);

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(turn => Task.Run(() => (turn % 2 == 0 ? place.Jobs : other).QueueAsync(Scopes.Ministry, Order("a")))));

        Assert.Single(ids.Distinct());
        Assert.Single(await place.ListAsync(Scopes.Ministry));
    }

    [DatabaseFact]
    public async Task A_job_is_seen_and_changed_by_its_owner_alone(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var mine = await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a"));
        var decoy = await place.Jobs.QueueAsync(Scopes.Centre("UDEM"), Order("a"));

        Assert.Equal([mine], (await place.ListAsync(Scopes.Centre("UL"))).Select(job => job.DocumentJobId));
        Assert.Equal(1, await place.Test.Database.ReadAsync(session => DocumentJobQueries.CountAsync(session, Scopes.Centre("UL"))));
        Assert.Null(await place.FindAsync(Scopes.Centre("UL"), decoy));
        Assert.Null(await place.Jobs.CancelAsync(Scopes.Centre("UL"), decoy));
        Assert.Null(await place.Jobs.RetryAsync(Scopes.Ministry, decoy));
        Assert.Null(await place.Jobs.OpenAsync(Scopes.Ministry, decoy));
        Assert.Equal(JobState.Queued, (await place.FindAsync(Scopes.Centre("UDEM"), decoy))!.State);
    }

    [DatabaseFact]
    public async Task A_file_is_kept_in_pieces_and_read_back_as_it_was(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        await place.Jobs.QueueAsync(Scopes.Centre("UDEM"), Order("decoy"));
        var decoy = (await place.Work.TakeAsync("decoy", Lease))!;
        Assert.True(await place.Work.AddPartAsync(decoy, 0, [9, 9, 9]));
        var id = await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a"));
        var job = (await place.Work.TakeAsync("one", Lease))!;
        byte[][] pieces = [[.. Enumerable.Range(0, DocumentJobWork.PartSize).Select(i => (byte)(i % 251))], [1, 2, 3]];
        for (var i = 0; i < pieces.Length; i++)
        {
            Assert.True(await place.Work.AddPartAsync(job, i, pieces[i]));
        }

        Assert.Null(await place.Jobs.OpenAsync(Scopes.Centre("UL"), id));
        Assert.True(await place.Work.FinishAsync(job, "a.pdf", pieces.Sum(piece => piece.Length)));

        var opened = await place.Jobs.OpenAsync(Scopes.Centre("UL"), id);
        Assert.Equal(("a.pdf", (long)DocumentJobWork.PartSize + 3), (opened!.FileName, opened.FileSize));
        using var read = new MemoryStream();
        await using var content = new DocumentContentStream(place.Test.Database, id);
        await content.CopyToAsync(read);
        Assert.Equal(pieces.SelectMany(piece => piece), read.ToArray());
        Assert.Equal(["DocumentOpened", "DocumentProduced"], (await place.EventsAsync()).Select(row => row.Action).Take(2));
    }

    [DatabaseFact]
    public async Task The_right_to_a_file_is_that_of_the_scope_of_now(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a"));
        await place.Work.FinishAsync((await place.Work.TakeAsync("one", Lease))!, "a.pdf", 0);

        Assert.Null(await place.Jobs.OpenAsync(Scopes.Centre("UL") with { Territory = "UDEM" }, id));
        Assert.Null(await place.Jobs.OpenAsync(Scopes.Centre("UL") with { Territory = null, Persona = Persona.Ministry }, id));
        Assert.NotNull(await place.Jobs.OpenAsync(Scopes.Centre("UL") with { ActorName = "Sous un autre nom", PersonId = 12 }, id));
    }

    [DatabaseFact]
    public async Task A_lease_is_given_once_and_passes_on_when_it_has_run_out(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"));
        var first = (await place.Work.TakeAsync("one", Lease))!;
        await place.Work.AddPartAsync(first, 0, [1]);
        Assert.Null(await place.Work.TakeAsync("two", Lease));

        place.Test.Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.True(await place.Work.RenewAsync(first, 1, Lease));
        place.Test.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await place.Work.TakeAsync("two", Lease));

        place.Test.Clock.Advance(Lease);
        var second = (await place.Work.TakeAsync("two", Lease))!;
        Assert.Equal((id, 2, 0), (second.DocumentJobId, second.Tries, second.BytesWritten));
        Assert.False(await place.Work.RenewAsync(first, 2, Lease));
        Assert.False(await place.Work.IsHeldAsync(first));
        Assert.False(await place.Work.AddPartAsync(first, 1, [2]));
        Assert.False(await place.Work.FinishAsync(first, "late.pdf", 2));
        Assert.False(await place.Work.BreakOffAsync(first, "LATE"));
        Assert.True(await place.Work.AddPartAsync(second, 0, [3]));
        Assert.True(await place.Work.FinishAsync(second, "a.pdf", 1));
        Assert.Equal("a.pdf", (await place.FindAsync(Scopes.Ministry, id))!.FileName);
    }

    [DatabaseFact]
    public async Task A_job_that_breaks_off_is_tried_three_times_and_then_failed(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"));
        for (var turn = 1; turn <= DocumentJobWork.MostTries; turn++)
        {
            var job = (await place.Work.TakeAsync($"turn {turn}", Lease))!;
            Assert.Equal(turn, job.Tries);
            Assert.True(await place.Work.BreakOffAsync(job, $"R{turn}"));
            Assert.Null(await place.Work.TakeAsync("too soon", Lease));
            place.Test.Clock.Advance(DocumentJobWork.BetweenTries * turn);
        }

        var failed = (await place.FindAsync(Scopes.Ministry, id))!;
        Assert.Equal((JobState.Failed, "R3", null), (failed.State, failed.Reference, failed.Problem));
        Assert.Contains(await place.EventsAsync(), row => row.Action == "DocumentFailed" && row.Detail.Contains("R3", StringComparison.Ordinal));

        Assert.Equal(id, await place.Jobs.RetryAsync(Scopes.Ministry, id));
        Assert.Equal(1, (await place.Work.TakeAsync("again", Lease))!.Tries);
    }

    [DatabaseFact]
    public async Task A_job_that_takes_its_workers_down_is_not_given_for_ever(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"));
        for (var turn = 0; turn < DocumentJobWork.MostTries; turn++)
        {
            Assert.NotNull(await place.Work.TakeAsync($"turn {turn}", Lease));
            place.Test.Clock.Advance(Lease * 2);
        }

        Assert.Null(await place.Work.TakeAsync("last", Lease));
        Assert.Equal(JobState.Failed, (await place.FindAsync(Scopes.Ministry, id))!.State);
    }

    [DatabaseFact]
    public async Task A_worker_that_stops_gives_the_job_back_without_counting_the_try(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"));
        Assert.True(await place.Work.LetGoAsync((await place.Work.TakeAsync("one", Lease))!));

        Assert.Equal(1, (await place.Work.TakeAsync("two", Lease))!.Tries);
    }

    [DatabaseFact]
    public async Task A_cancelled_job_is_lost_to_its_worker_and_leaves_nothing(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var id = await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"));
        var job = (await place.Work.TakeAsync("one", Lease))!;
        await place.Work.AddPartAsync(job, 0, [1]);

        Assert.True(await place.Jobs.CancelAsync(Scopes.Ministry, id));
        Assert.False(await place.Jobs.CancelAsync(Scopes.Ministry, id));
        Assert.False(await place.Work.IsHeldAsync(job));
        Assert.False(await place.Work.FinishAsync(job, "a.pdf", 1));
        Assert.Equal(0, await place.BytesAsync(id));
        Assert.Null(await place.Work.TakeAsync("two", Lease));
    }

    [DatabaseFact]
    public async Task What_ended_before_the_day_is_swept_and_nothing_else(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        var old = await place.Jobs.QueueAsync(Scopes.Ministry, Order("old"));
        var job = (await place.Work.TakeAsync("one", Lease))!;
        await place.Work.AddPartAsync(job, 0, [1]);
        await place.Work.FinishAsync(job, "old.pdf", 1);
        place.Test.Clock.Advance(TimeSpan.FromDays(31));
        var recent = await place.Jobs.QueueAsync(Scopes.Ministry, Order("recent"));
        await place.Jobs.CancelAsync(Scopes.Ministry, recent);
        var waiting = await place.Jobs.QueueAsync(Scopes.Ministry, Order("waiting"));

        Assert.Equal(1, await place.Work.SweepAsync(place.Test.Time.UtcNow.AddDays(-30)));
        Assert.Equal([waiting, recent], (await place.ListAsync(Scopes.Ministry)).Select(row => row.DocumentJobId));
        Assert.Equal(0, await place.BytesAsync(old));
    }

    [DatabaseFact]
    public async Task More_than_one_batch_is_swept_whole(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        for (var i = 0; i < 45; i++)
        {
            await place.Jobs.CancelAsync(Scopes.Ministry, await place.Jobs.QueueAsync(Scopes.Ministry, Order(i.ToString(CultureInfo.InvariantCulture))));
        }

        Assert.Equal(45, await place.Work.SweepAsync(place.Test.Time.UtcNow.AddMinutes(1)));
        Assert.Empty(await place.ListAsync(Scopes.Ministry));
    }

    [DatabaseFact]
    public async Task Those_who_wait_are_told_how_many_come_first(TestEngine on)
    {
        await using var place = await Place.OpenAsync(on);
        await place.Jobs.QueueAsync(Scopes.Centre("UDEM"), Order("a"));
        await place.Jobs.QueueAsync(Scopes.Centre("UDEM"), Order("b"));
        var mine = (await place.FindAsync(Scopes.Ministry, await place.Jobs.QueueAsync(Scopes.Ministry, Order("a"))))!;
        await place.Jobs.QueueAsync(Scopes.Centre("UL"), Order("a"));

        Assert.Equal(2, await place.Test.Database.ReadAsync(session => DocumentJobQueries.AheadAsync(session, mine)));
    }

    private static DocumentOrder Order(string about) => new("governance-register", $$"""{"about":"{{about}}"}""", about, "French", "Pdf");

    private sealed class Place : IAsyncDisposable
    {
        private Place(TestDatabase test)
        {
            Test = test;
            Audit = new AuditTrail(test.Time);
            Jobs = new DocumentJobCommands(test.Database, Audit, test.Time);
            Work = new DocumentJobWork(test.Database, Audit, test.Time);
        }

        public TestDatabase Test { get; }

        public AuditTrail Audit { get; }

        public DocumentJobCommands Jobs { get; }

        public DocumentJobWork Work { get; }

        public static async Task<Place> OpenAsync(TestEngine on) => new(await TestDatabase.EmptyAsync(on));

        public Task<IReadOnlyList<DocumentJobRow>> ListAsync(AccessScope scope) =>
            Test.Database.ReadAsync(session => DocumentJobQueries.ListAsync(session, scope, All));

        public Task<DocumentJobRow?> FindAsync(AccessScope scope, int id) => Test.Database.ReadAsync(session => DocumentJobQueries.FindAsync(session, scope, id));

        /// <summary>The newest first.</summary>
        public Task<IReadOnlyList<AuditEventRow>> EventsAsync() => new AuditQueries(Test.Database).ListAsync(Scopes.Auditor, null, null, 100);

        public async Task<long> BytesAsync(int id)
        {
            using var read = new MemoryStream();
            await using var content = new DocumentContentStream(Test.Database, id);
            await content.CopyToAsync(read);
            return read.Length;
        }

        public ValueTask DisposeAsync() => Test.DisposeAsync();
    }
}
