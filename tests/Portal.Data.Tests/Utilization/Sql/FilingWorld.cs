using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.TestKit.Network;
using Xunit;
using static Portal.Data.Tests.Utilization.Sql.PlantedForm;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>
/// The small network with a form and a calendar, and the real commands on it. It is 12 November 2024: P8 (sequence 8) ended on
/// the 9th, is due on the 24th and locks on 9 December.
/// </summary>
internal sealed class FilingWorld : IAsyncDisposable
{
    public const string P8 = "2024-2025-P08";
    public static readonly DateOnly P8Ends = new(2024, 11, 9);

    private FilingWorld(TestDatabase database)
    {
        Test = database;
        Commands = CommandsOn(database.Database);
        Periods = new PeriodCommands(database.Database, new AuditTrail(database.Time), database.Time, new InsightSums());
    }

    public TestDatabase Test { get; }
    public FormCache Forms { get; } = new();
    public FilingCommands Commands { get; }
    public PeriodCommands Periods { get; }
    public DateOnly Today => Test.Time.Today;

    public static AccessScope Ministry => Scopes.Ministry;
    public static AccessScope Chum => Scopes.Establishment("CHUM");
    public static AccessScope CentreUdem => Scopes.Centre("UDEM");
    public static AccessScope CentreUl => Scopes.Centre("UL");

    public static async Task<FilingWorld> MakeAsync(TestEngine on)
    {
        var database = await TestDatabase.EmptyAsync(on);
        await SmallNetwork.PlantAsync(database.Database);
        await PlantAsync(database.Database);
        var world = new FilingWorld(database);
        world.GoTo(new DateOnly(2024, 11, 12));
        return world;
    }

    /// <summary>A world in which P8 is open.</summary>
    public static async Task<FilingWorld> WithP8Async(TestEngine on)
    {
        var world = await MakeAsync(on);
        await world.OpenAsync(8);
        return world;
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    /// <summary>Ten in the morning of a day, in Montréal.</summary>
    public void GoTo(DateOnly day) => Test.Clock.Now = new DateTimeOffset(day, new TimeOnly(15, 0), TimeSpan.Zero);

    public FilingCommands CommandsOn(Database database) => new(database, new AuditTrail(Test.Time), Test.Time, Forms, new InsightSums());

    public async Task OpenAsync(params int[] sequences)
    {
        foreach (var sequence in sequences)
        {
            Assert.Null((await Periods.OpenAsync(Ministry, Code(sequence))).Problem);
        }
    }

    public Task<T> ReadAsync<T>(Func<IReadSession, Task<T>> work) => Test.Database.ReadAsync(work);

    public async Task<FilingDetail> DetailAsync(string body = "CHUM", string period = P8) =>
        await ReadAsync(session => FilingQueries.DetailAsync(session, Ministry, Today, body, period)) ?? throw new InvalidOperationException("Nothing is owed.");

    public async Task<FilingRow> FilingAsync(string body = "CHUM", string period = P8) =>
        await ReadAsync(session => FilingQueries.FindAsync(session, Ministry, Today, body, period)) ?? throw new InvalidOperationException("Nothing is owed.");

    /// <summary>Writes answers over what is there.</summary>
    public async Task<SaveOutcome> FillAsync(IReadOnlyDictionary<string, Answer> answers, string body = "CHUM", string period = P8)
    {
        var detail = await DetailAsync(body, period);
        var edits = answers.Select(answer => new CellEdit(Cell(answer.Key), answer.Value, detail.Version(Cell(answer.Key)))).ToList();
        var outcome = await Commands.SaveCellsAsync(Scopes.Establishment(body), body, period, edits);
        Assert.True(outcome.Succeeded && outcome.Conflicts.Count == 0, $"{outcome}");
        return outcome;
    }

    /// <summary>Fills in, explains whatever asks for it, and submits.</summary>
    public async Task<SubmitOutcome> SubmitAsync(IReadOnlyDictionary<string, Answer> answers, string body = "CHUM", string period = P8)
    {
        await FillAsync(answers, body, period);
        var scope = Scopes.Establishment(body);
        var outcome = await Commands.SubmitAsync(scope, body, period, (await FilingAsync(body, period)).Version);
        foreach (var finding in outcome.Unexplained)
        {
            Assert.True((await Commands.ExplainAsync(scope, body, period, finding.Key, "Vérifié", 0)).Succeeded);
        }

        if (!outcome.Succeeded)
        {
            outcome = await Commands.SubmitAsync(scope, body, period, (await FilingAsync(body, period)).Version);
        }

        Assert.True(outcome.Succeeded, $"{outcome.Problem}");
        return outcome;
    }

    /// <summary>Submits a run of opened periods, each on its last day.</summary>
    public async Task FileAsync(string body, int fromSequence, int toSequence, Func<int, IReadOnlyDictionary<string, Answer>> answers)
    {
        foreach (var period in await ReadAsync(session => PeriodQueries.OfRangeAsync(session, fromSequence, toSequence)))
        {
            GoTo(period.EndsOn);
            await SubmitAsync(answers(period.Sequence), body, period.Code);
        }
    }

    /// <summary>Submits, and brings it to where a centre or the Ministry would.</summary>
    public async Task BringToAsync(FilingStatus status, string body = "CHUM", string period = P8, IReadOnlyDictionary<string, Answer>? answers = null)
    {
        if (status == FilingStatus.Draft)
        {
            await FillAsync(answers ?? Sound(), body, period);
            return;
        }

        var version = (await SubmitAsync(answers ?? Sound(), body, period)).Version;
        var centre = Scopes.Centre((await FilingAsync(body, period)).TerritoryCode!);
        if (status == FilingStatus.Returned)
        {
            Assert.True((await Commands.ReturnAsync(centre, body, period, [new(Cell("DONE"), "À vérifier")], "Merci de revoir", version)).Succeeded);
        }

        if (status is FilingStatus.Reviewed or FilingStatus.Accepted)
        {
            version = (await Commands.ReviewAsync(centre, body, period, version)).Version;
        }

        if (status == FilingStatus.Accepted)
        {
            Assert.True((await Commands.AcceptAsync(Ministry, body, period, version)).Succeeded);
        }
    }

    /// <summary>Excuses a body from a period, as the Ministry may.</summary>
    public Task WaiveAsync(string body, int sequence) =>
        Test.Database.WriteAsync(session => session.ExecuteAsync(PlantedFilings.Waive, new { Body = body, Sequence = sequence, Reason = "Déménagement" }));

    /// <summary>Begins a new revision over an accepted one, as the Ministry may.</summary>
    public Task ReopenAsync(string body, int sequence) => Test.Database.WriteAsync(async session =>
    {
        var args = new { Body = body, Sequence = sequence, AtUtc = Test.Time.UtcNow };
        Assert.Equal(1, await session.ExecuteAsync(PlantedFilings.Supersede, args));
        return await session.ExecuteAsync(PlantedFilings.Reopen, args);
    });

    /// <summary>The trail's actions on a subject, the latest first.</summary>
    public async Task<IReadOnlyList<AuditEventRow>> TrailAsync(string? body = "CHUM") =>
        await new AuditQueries(Test.Database).ListAsync(Ministry, body, null, 200);

    /// <summary>Runs a step that is refused, and checks that not a row differs afterwards.</summary>
    public async Task<T> RefusedAsync<T>(FilingProblem problem, Func<Task<T>> step) where T : FilingOutcome
    {
        var before = await Snapshot.TakeAsync(Test.Database);
        var outcome = await step();
        Assert.Equal(problem, outcome.Problem);
        Assert.Equal(before, await Snapshot.TakeAsync(Test.Database));
        return outcome;
    }
}
