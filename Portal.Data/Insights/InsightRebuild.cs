using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>What a rebuild found.</summary>
/// <param name="Establishments">How many were computed anew.</param>
/// <param name="Differences">Years of figures that were not what the filings come to; there should be none.</param>
public sealed record RebuildReport(int Establishments, int Differences);

/// <summary>Computes the sums anew from the filings, a sheet of establishments at a time, and puts right whatever differs.</summary>
public static class InsightRebuild
{
    /// <summary>
    /// In many short transactions, so that the portal goes on meanwhile; what is filed in between is kept as always. First what is kept of
    /// establishments, then of groups.
    /// </summary>
    /// <param name="checkOnly">Report, and write nothing.</param>
    public static async Task<RebuildReport> RunAsync(Database database, bool checkOnly, CancellationToken cancel = default)
    {
        var bodies = await database.ReadAsync(session => session.ListAsync<int>(Filing), cancel);
        var differences = 0;
        foreach (var sheet in bodies.GroupBy(FigureSheet.NumberOf))
        {
            differences += await StepAsync(database, checkOnly, session => BodiesAsync(session, sheet.Key, [.. sheet]), cancel);
        }

        foreach (var year in await database.ReadAsync(YearsAsync, cancel))
        {
            differences += await StepAsync(database, checkOnly, session => GroupsAsync(session, year), cancel);
        }

        return new RebuildReport(bodies.Count, differences);
    }

    /// <summary>
    /// The same in one transaction: for loaders, which write filings past the commands, and for the first time, so that a process that
    /// dies meanwhile leaves no half of the sums behind.
    /// </summary>
    public static async Task FillAsync(IWriteSession session)
    {
        foreach (var sheet in (await session.ListAsync<int>(Filing)).GroupBy(FigureSheet.NumberOf))
        {
            await BodiesAsync(session, sheet.Key, [.. sheet]);
        }

        foreach (var year in await YearsAsync(session))
        {
            await GroupsAsync(session, year);
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

    /// <summary>The cuts and years of which something is kept, by establishment or by group.</summary>
    private static async Task<IReadOnlyList<KeptYearRow>> YearsAsync(IReadSession session) =>
        [.. (await session.ListAsync<KeptYearRow>(BodySheets.Years)).Union(await session.ListAsync<KeptYearRow>(GroupSheets.Years))
            .OrderBy(year => year.CutCode, StringComparer.Ordinal).ThenBy(year => year.FirstSequence)];

    private static async Task<int> BodiesAsync(IWriteSession session, int sheet, IReadOnlyList<int> bodies)
    {
        var moved = await Grouping.AssignAsync(session, bodies);
        var obligations = await session.ListAsync<HeldRow>(HeldRow.OfBodies, new { Bodies = bodies, FormCode = FormQueries.Telehealth });
        var contributions = await Contributions.ReadAsync(session, obligations.SelectMany(row => new[] { row.Actual?.Submitted, row.Actual?.Accepted }).OfType<int>());
        var deltas = new SheetDeltas();
        foreach (var row in obligations)
        {
            foreach (var (kept, basis, figures) in contributions.Of(row.Actual))
            {
                deltas.Add(new YearKey(kept, row.BodyId, row.FirstSequence, basis), row.Number, figures);
            }
        }

        var wrong = await SubtractAsync(session, SheetTable.Bodies, await KeptYears.RowsAsync(session, SheetTable.Bodies, [sheet]), deltas);
        var forgotten = obligations.Where(row => row.Held != row.Actual).ToList();
        await deltas.ApplyAsync(session, SheetTable.Bodies);
        await InsightSums.RememberAsync(session, forgotten);
        return deltas.Changes + forgotten.Count + moved.Count + wrong;
    }

    private static async Task<int> GroupsAsync(IWriteSession session, KeptYearRow year)
    {
        var groupOf = (await session.ListAsync<MemberRow>(MemberRow.All)).ToDictionary(row => row.BodyId, row => row.InsightGroupId);
        var deltas = new SheetDeltas();
        var args = new { Cuts = new[] { year.CutCode }, Years = new[] { year.FirstSequence } };
        foreach (var kept in (await session.ListAsync<SheetRow>(BodySheets.All, args)).SelectMany(row => KeptYears.TryRead(row) ?? []))
        {
            deltas.Add(kept.Key with { PlaceId = groupOf[kept.Key.PlaceId] }, kept.Year.Span);
        }

        var wrong = await SubtractAsync(session, SheetTable.Groups, await session.ListAsync<SheetRow>(GroupSheets.All, args), deltas);
        await deltas.ApplyAsync(session, SheetTable.Groups);
        return deltas.Changes + wrong;
    }

    /// <summary>Takes away what is kept. A sheet that cannot be read is thrown away, so that it is made anew; a wrong peak is put right.</summary>
    /// <returns>How many those were.</returns>
    private static async Task<int> SubtractAsync(IWriteSession session, SheetTable table, IReadOnlyList<SheetRow> rows, SheetDeltas deltas)
    {
        var wrong = 0;
        foreach (var row in rows)
        {
            if (KeptYears.TryRead(row) is not { } years)
            {
                await session.ExecuteAsync(table.Delete, row);
                wrong++;
                continue;
            }

            if (row.KeptPeak is { } peak && peak != row.Peak)
            {
                await session.ExecuteAsync(table.Update, row);
                wrong++;
            }

            foreach (var kept in years)
            {
                deltas.Add(kept.Key, kept.Year.Span, isLess: true);
            }
        }

        return wrong;
    }

    private sealed record MemberRow
    {
        public int BodyId { get; init; }
        public int InsightGroupId { get; init; }

        public const string All = "SELECT gb.BodyId, gb.InsightGroupId FROM InsightGroupBody gb";
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
