using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>Filings, each addressed by its establishment and period, within the caller's scope on the period's last day.</summary>
public static class FilingQueries
{
    /// <summary>Null when nothing is owed for the period, there is no such establishment or period, or it is outside the scope.</summary>
    public static Task<FilingRow?> FindAsync(IReadSession session, AccessScope scope, DateOnly today, string establishment, string period) =>
        session.FindAsync<FilingRow>(FilingRow.InScope, new
        {
            FormCode = FormQueries.Telehealth,
            BodyCode = establishment,
            PeriodCode = period,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = today,
        });

    /// <summary>As <see cref="FindAsync"/>, with everything that the page shows. Six statements; the form is one's own.</summary>
    public static async Task<FilingDetail?> DetailAsync(IReadSession session, AccessScope scope, DateOnly today, string establishment, string period)
    {
        var filing = await FindAsync(session, scope, today, establishment, period);
        if (filing is null)
        {
            return null;
        }

        var obligation = new { filing.ReportingObligationId };
        return new FilingDetail
        {
            Filing = filing,
            Cells = (await CellsAsync(session, filing.FilingId)).ToDictionary(row => row.Cell),
            History = await HistoryAsync(session, filing.BodyId, filing.FormCode, filing.Sequence),
            Explanations = (await ExplanationsAsync(session, filing.FilingId)).ToDictionary(row => row.SubjectKey, StringComparer.Ordinal),
            ReturnReasons = filing.FilingId is null ? [] : await session.ListAsync<ReturnReasonRow>(ReturnReasonRow.OfLastReturn, obligation),
            Transitions = filing.FilingId is null ? [] : await session.ListAsync<TransitionRow>(TransitionRow.OfObligation, obligation),
        };
    }

    /// <summary>The answers of one revision by cell; none when there is no such revision. Two statements.</summary>
    public static async Task<IReadOnlyDictionary<CellKey, Answer>> RevisionAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int revision) =>
        (await RevisionsAsync(session, scope, today, establishment, period, revision)).ToDictionary(row => row.Cell, row => row.Answer);

    /// <summary>The cells that two revisions answer differently, in no order; a cell without answer is blank. Two statements.</summary>
    public static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int before, int after)
    {
        var rows = await RevisionsAsync(session, scope, today, establishment, period, before, after);
        return Differences(
            rows.Where(row => row.Revision == before).ToDictionary(row => row.Cell, row => row.Answer),
            rows.Where(row => row.Revision == after).ToDictionary(row => row.Cell, row => row.Answer));
    }

    /// <summary>The same between an earlier revision and the current one of a filing that was found in this session. One statement.</summary>
    public static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(IReadSession session, FilingDetail detail, int before)
    {
        var rows = await session.ListAsync<CellAnswerRow>(
            CellAnswerRow.OfRevisions, new { detail.Filing.ReportingObligationId, Revisions = new[] { before } });
        return Differences(rows.ToDictionary(row => row.Cell, row => row.Answer), detail.Answers);
    }

    private static List<CellDifference> Differences(IReadOnlyDictionary<CellKey, Answer> old, IReadOnlyDictionary<CellKey, Answer> now) =>
    [
        .. old.Keys.Union(now.Keys)
            .Select(cell => new CellDifference(cell, old.GetValueOrDefault(cell), now.GetValueOrDefault(cell)))
            .Where(cell => cell.Before != cell.After),
    ];

    internal static async Task<IReadOnlyList<CellAnswerRow>> CellsAsync(IReadSession session, int? filingId) =>
        filingId is null ? [] : await session.ListAsync<CellAnswerRow>(CellAnswerRow.OfFiling, new { FilingId = filingId });

    internal static async Task<IReadOnlyList<ExplanationRow>> ExplanationsAsync(IReadSession session, int? filingId) =>
        filingId is null ? [] : await session.ListAsync<ExplanationRow>(ExplanationRow.OfFiling, new { FilingId = filingId });

    internal static async Task<CellHistory> HistoryAsync(IReadSession session, int bodyId, string formCode, int sequence) =>
        new(sequence, await session.ListAsync<CellAnswerRow>(CellAnswerRow.CountedBefore, new
        {
            BodyId = bodyId,
            FormCode = formCode,
            FromSequence = sequence - CellHistory.PeriodsOfYear,
            BeforeSequence = sequence,
        }));

    private static async Task<IReadOnlyList<CellAnswerRow>> RevisionsAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, params int[] revisions) =>
        await FindAsync(session, scope, today, establishment, period) is { } filing
            ? await session.ListAsync<CellAnswerRow>(
                CellAnswerRow.OfRevisions, new { filing.ReportingObligationId, Revisions = revisions })
            : [];
}
