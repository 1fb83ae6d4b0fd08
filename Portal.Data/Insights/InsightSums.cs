using Portal.Data.Engine;
using Portal.Data.Network.Changes;
using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// Keeps the sums that questions are answered from, in the transaction of whatever changes them. What the sums hold of an obligation is
/// written down beside them, so a change is the difference between that and what should be held: told twice, it is made once.
/// </summary>
public sealed class InsightSums : IFigureKeeper, IStructureFollower
{
    public async Task ObligationChangedAsync(IWriteSession session, int reportingObligationId) => await HoldAsync(
        session, await session.ListAsync<HeldRow>(HeldRow.OfObligation, new { ReportingObligationId = reportingObligationId, FormCode = FormQueries.Telehealth }));

    public async Task PeriodOpenedAsync(IWriteSession session, int financialPeriodId) => await HoldAsync(
        session, await session.ListAsync<HeldRow>(HeldRow.OfPeriod, new { FinancialPeriodId = financialPeriodId, FormCode = FormQueries.Telehealth }));

    public Task StructureChangedAsync(IWriteSession session, IReadOnlyCollection<int> bodyIds) => ResliceAsync(session, bodyIds);

    /// <summary>
    /// The network changed around some establishments: their region, kind, last day, or the course of their primary territories. Their
    /// figures go to where they stand now. To be told in the transaction of the change, when it is made; told for nothing, it changes nothing.
    /// </summary>
    public static async Task ResliceAsync(IWriteSession session, IReadOnlyCollection<int> establishmentIds)
    {
        var moved = await Grouping.AssignAsync(session, establishmentIds);
        if (moved.Count == 0)
        {
            return;
        }

        var deltas = new SheetDeltas();
        var movesOf = moved.ToDictionary(move => move.BodyId);
        var rows = await KeptYears.RowsAsync(session, SheetTable.Bodies, [.. moved.Select(move => FigureSheet.NumberOf(move.BodyId)).Distinct().Order()]);
        foreach (var kept in rows.SelectMany(row => KeptYears.TryRead(row) ?? []))
        {
            if (!movesOf.TryGetValue(kept.Key.PlaceId, out var move))
            {
                continue;
            }

            if (move.FromGroupId is { } from)
            {
                deltas.Add(kept.Key with { PlaceId = from }, kept.Year.Span, isLess: true);
            }

            deltas.Add(kept.Key with { PlaceId = move.ToGroupId }, kept.Year.Span);
        }

        await deltas.ApplyAsync(session, SheetTable.Groups);
    }

    private static async Task HoldAsync(IWriteSession session, IReadOnlyList<HeldRow> obligations)
    {
        var changed = obligations.Where(row => row.Held != row.Actual).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        var newcomers = changed.Where(row => row.InsightGroupId is null).Select(row => row.BodyId).Distinct().ToList();
        var groups = newcomers.Count == 0 ? [] : (await Grouping.AssignAsync(session, newcomers)).ToDictionary(move => move.BodyId, move => move.ToGroupId);
        var contributions = await Contributions.ReadAsync(session, Filings(changed));
        var (bodies, places) = (new SheetDeltas(), new SheetDeltas());
        foreach (var row in changed)
        {
            foreach (var (state, sign) in new[] { (row.Held, -1), (row.Actual, 1) })
            {
                foreach (var (kept, basis, figures) in contributions.Of(state))
                {
                    var signed = sign < 0 ? -figures : figures;
                    bodies.Add(new YearKey(kept, row.BodyId, row.FirstSequence, basis), row.Number, signed);
                    places.Add(new YearKey(kept, row.InsightGroupId ?? groups[row.BodyId], row.FirstSequence, basis), row.Number, signed);
                }
            }
        }

        await bodies.ApplyAsync(session, SheetTable.Bodies);
        await places.ApplyAsync(session, SheetTable.Groups);
        await RememberAsync(session, changed);
    }

    /// <summary>Writes down what the sums now hold.</summary>
    internal static async Task RememberAsync(IWriteSession session, IReadOnlyList<HeldRow> changed)
    {
        foreach (var (statement, rows) in new[]
        {
            (HeldRow.LetGo, changed.Where(row => row.IsHeld && !row.IsDue).ToList()),
            (HeldRow.HoldOthers, changed.Where(row => row.IsHeld && row.IsDue).ToList()),
            (HeldRow.Hold, changed.Where(row => !row.IsHeld && row.IsDue).ToList()),
        })
        {
            if (rows.Count > 0)
            {
                await session.ExecuteManyAsync(statement, rows.Select(row => new { row.ReportingObligationId, row.Submitted, row.Accepted }));
            }
        }
    }

    private static IEnumerable<int> Filings(IEnumerable<HeldRow> rows) =>
        rows.SelectMany(row => new[] { row.Held?.Submitted, row.Held?.Accepted, row.Actual?.Submitted, row.Actual?.Accepted }).OfType<int>();
}
