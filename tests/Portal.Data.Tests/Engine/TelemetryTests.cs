using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>What a collector hears: which statement ran and how long it took; no text of it, no value.</summary>
public sealed class TelemetryTests
{
    private const string Secret = "Émilie Côté-4187";

    [Fact]
    public async Task Each_statement_is_an_activity_by_its_name_alone()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var heard = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    heard.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await AppendAsync(database);
        await database.Database.ReadAsync(async session =>
        {
            await session.ListAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = 0L });
            await session.PageAsync<AuditEventRow>(AuditEventRow.NewestOfActor, new { Actor = Secret, After = 0L, Before = 9L, From = FixedTime.Start.UtcDateTime, Until = FixedTime.Start.UtcDateTime }, new PageRequest(0, 5));
            await session.FindAsync<AuditEventRow>(AuditEventRow.BySequence, new { Sequence = 1L });
            await session.FindAsync<int>("SELECT 1 AS One");
            return await session.StreamAsync<AuditEventRow>(AuditEventRow.After, new { Sequence = 0L }).CountAsync();
        });

        Assert.Equal(
            ["AuditEventRow.Last", "AuditTrail.Insert", "AuditEventRow.After", "AuditEventRow.NewestOfActor", "AuditEventRow.BySequence", "unnamed", "AuditEventRow.After"],
            heard.Select(activity => activity.DisplayName));
        Assert.All(heard, activity =>
        {
            Assert.Equal(ActivityKind.Client, activity.Kind);
            Assert.Empty(activity.TagObjects);
            Assert.Empty(activity.Events);
            Assert.Empty(activity.Baggage);
        });
    }

    [Fact]
    public async Task Durations_carry_the_name_of_the_statement_and_nothing_else()
    {
        await using var database = await TestDatabase.EmptyAsync(TestEngine.Sqlite);
        var heard = new ConcurrentQueue<(string Instrument, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, at) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                {
                    at.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            Assert.InRange(seconds, 0, 60);
            heard.Enqueue((instrument.Name, string.Join(";", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        });
        listener.Start();

        await AppendAsync(database);

        Assert.Contains(("db.client.operation.duration", "db.query.summary=AuditTrail.Insert"), heard);
        Assert.Contains(("portal.write.duration", ""), heard);
        Assert.DoesNotContain(heard, measured => measured.Tags.Contains("4187", StringComparison.Ordinal) || measured.Tags.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>Every statement of the code has a name to be told by.</summary>
    [Fact]
    public void Each_statement_has_a_name() =>
        Assert.All(new Statements.StatementCatalog(typeof(Database).Assembly).All, statement => Assert.NotEqual("unnamed", Telemetry.NameOf(statement.Sql)));

    private static Task<long> AppendAsync(TestDatabase database) => database.Database.WriteAsync(session =>
        new AuditTrail(database.Time).AppendAsync(session, Scopes.Ministry, "Tested", new AuditSubject("Test"), null, new { Secret }));
}
