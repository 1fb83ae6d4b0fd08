using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What a rebuild found.</summary>
/// <param name="Establishments">How many were computed anew.</param>
/// <param name="Differences">Kept rows that were not what the filings come to; there should be none.</param>
public sealed record RebuildReport(int Establishments, int Differences);

/// <summary>Computes the sums anew from the filings, some establishments at a time, and puts right whatever differs.</summary>
public static class InsightRebuild
{
    private const int BodiesAtOnce = 20;

    /// <summary>
    /// In many short transactions, so that the portal goes on meanwhile; what is filed in between is kept as always. First what is kept of
    /// establishments, then of groups.
    /// </summary>
    /// <param name="checkOnly">Report, and write nothing.</param>
    public static async Task<RebuildReport> RunAsync(Database database, bool checkOnly, CancellationToken cancel = default)
    {
        var bodies = await database.ReadAsync(session => session.ListAsync<int>(Filing), cancel);
        var differences = 0;
        foreach (var some in bodies.Chunk(BodiesAtOnce))
        {
            differences += await StepAsync(database, checkOnly, session => BodiesAsync(session, some), cancel);
        }

        foreach (var measure in await database.ReadAsync(async session => (await MeasureIds.ReadAsync(session)).All.Order().ToList(), cancel))
        {
            differences += await StepAsync(database, checkOnly, session => GroupsAsync(session, measure), cancel);
        }

        return new RebuildReport(bodies.Count, differences);
    }

    /// <summary>
    /// The same in one transaction: for loaders, which write filings past the commands, and for the first time, so that a process that
    /// dies meanwhile leaves no half of the sums behind.
    /// </summary>
    public static async Task FillAsync(IWriteSession session)
    {
        foreach (var some in (await session.ListAsync<int>(Filing)).Chunk(BodiesAtOnce))
        {
            await BodiesAsync(session, some);
        }

        foreach (var measure in (await MeasureIds.ReadAsync(session)).All.Order())
        {
            await GroupsAsync(session, measure);
        }
    }

    /// <summary>Whether sums have yet to be computed for the first time, over filings that are older than they.</summary>
    public static async Task<bool> IsNeededAsync(Database database, CancellationToken cancel = default) =>
        await database.ReadAsync(async session => await session.FindAsync<int>(Unbuilt) == 1, cancel);

    private static Task<int> StepAsync(Database database, bool checkOnly, Func<IWriteSession, Task<int>> step, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            var differences = await step(session);
            if (checkOnly)
            {
                session.Abandon();
            }

            return differences;
        }, cancel);

    private static async Task<int> BodiesAsync(IWriteSession session, IReadOnlyList<int> bodies)
    {
        var moved = await Grouping.AssignAsync(session, bodies);
        var obligations = await session.ListAsync<HeldRow>(HeldRow.OfBodies, new { Bodies = bodies, FormCode = FormQueries.Telehealth });
        var contributions = await Contributions.ReadAsync(session, obligations.SelectMany(row => new[] { row.Actual?.Submitted, row.Actual?.Accepted }).OfType<int>());
        var deltas = new YearDeltas();
        foreach (var row in obligations)
        {
            foreach (var (measure, basis, figures) in contributions.Of(row.Actual))
            {
                deltas.Add(new YearKey(measure, row.BodyId, row.FirstSequence, basis), row.Number, figures);
            }
        }

        var measures = (await MeasureIds.ReadAsync(session)).All;
        foreach (var row in await session.ListAsync<YearRow>(BodyYears.OfBodies, new { Measures = measures, Bodies = bodies }))
        {
            deltas.Subtract(new YearKey(row.MeasureId, row.PlaceId, row.FirstSequence, row.Basis), row.Figures);
        }

        var forgotten = obligations.Where(row => row.Held != row.Actual).ToList();
        var differences = deltas.Changed.Count + forgotten.Count + moved.Count;
        await deltas.ApplyAsync(session, YearTable.Bodies);
        await InsightSums.RememberAsync(session, forgotten);
        return differences;
    }

    private static async Task<int> GroupsAsync(IWriteSession session, int measure)
    {
        var deltas = new YearDeltas();
        await foreach (var row in session.StreamAsync<YearRow>(BodyYears.ByGroup, new { MeasureId = measure }))
        {
            deltas.Add(new YearKey(row.MeasureId, row.PlaceId, row.FirstSequence, row.Basis), row.Figures);
        }

        foreach (var row in await session.ListAsync<YearRow>(GroupYears.OfMeasure, new { MeasureId = measure }))
        {
            deltas.Subtract(new YearKey(row.MeasureId, row.PlaceId, row.FirstSequence, row.Basis), row.Figures);
        }

        var differences = deltas.Changed.Count;
        await deltas.ApplyAsync(session, YearTable.Groups);
        return differences;
    }

    private const string Filing = """
        SELECT b.BodyId
        FROM Body b
        WHERE EXISTS (SELECT 1 FROM ReportingObligation o WHERE o.BodyId = b.BodyId)
        ORDER BY b.BodyId
        """;

    private const string Unbuilt = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM FinancialPeriod p WHERE p.OpenedAtUtc IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM InsightObligation) THEN 1 ELSE 0 END AS Total
        """;
}
