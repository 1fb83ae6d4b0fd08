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

    /// <summary>As <see cref="FindAsync"/>, with everything that the page shows. Six statements, one more where something was said about a cell; the form is one's own.</summary>
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
            Cells = (await CellsAsync(session, filing.FilingId, scope.MasksSmallCells)).ToDictionary(row => row.Cell),
            History = await HistoryAsync(session, filing.BodyId, filing.FormCode, filing.Sequence, scope.MasksSmallCells),
            Explanations = (await ExplanationsAsync(session, filing.FilingId)).ToDictionary(row => row.SubjectKey, StringComparer.Ordinal),
            Comments = filing.CommentCount == 0 ? [] : await CommentThread.ReadAsync(session, filing.ReportingObligationId),
            ReturnReasons = filing.FilingId is null ? [] : await session.ListAsync<ReturnReasonRow>(ReturnReasonRow.OfLastReturn, obligation),
            Transitions = filing.FilingId is null ? [] : await session.ListAsync<TransitionRow>(TransitionRow.OfObligation, obligation),
        };
    }

    /// <summary>
    /// Everything that is filed for a period within the scope, by establishment: what a workbook of it holds. Three statements;
    /// the form is one's own.
    /// </summary>
    public static async Task<IReadOnlyList<FilingContent>> OfPeriodAsync(IReadSession session, AccessScope scope, DateOnly today, string period)
    {
        var filings = await session.ListAsync<FilingRow>(FilingRow.OfPeriod, new
        {
            FormCode = FormQueries.Telehealth,
            PeriodCode = period,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
            Today = today,
        });
        if (filings.Count == 0)
        {
            return [];
        }

        var (sequence, bodies) = (filings[0].Sequence, filings.Select(filing => filing.BodyId).ToList());
        var cells = (await session.ListAsync<CellAnswerRow>(
            CellAnswerRow.OfPeriod, new { FormCode = FormQueries.Telehealth, Sequence = sequence, BodyIds = bodies, scope.MasksSmallCells })).ToLookup(row => row.BodyId);
        var before = (await CountedBeforeAsync(session, bodies, FormQueries.Telehealth, sequence, scope.MasksSmallCells)).ToLookup(row => row.BodyId);
        return
        [
            .. filings.Select(filing => new FilingContent
            {
                Filing = filing,
                Cells = cells[filing.BodyId].ToDictionary(row => row.Cell),
                History = new CellHistory(sequence, before[filing.BodyId]),
            }),
        ];
    }

    /// <summary>The answers of one revision by cell; none when there is no such revision. Two statements.</summary>
    public static async Task<IReadOnlyDictionary<CellKey, Answer>> RevisionAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int revision) =>
        await FindAsync(session, scope, today, establishment, period) is { } filing
            ? (await RevisionsAsync(session, scope, filing, revision)).ToDictionary(row => row.Cell, row => row.Answer)
            : new Dictionary<CellKey, Answer>();

    /// <summary>The cells that two revisions answer differently, in no order; a cell without answer is blank. Two statements.</summary>
    public static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int before, int after) =>
        await FindAsync(session, scope, today, establishment, period) is { } filing ? await DifferencesAsync(session, scope, filing, before, after) : [];

    /// <summary>The same of a filing that was found within the caller's scope. One statement.</summary>
    public static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(IReadSession session, AccessScope scope, FilingRow filing, int before, int after)
    {
        var rows = await RevisionsAsync(session, scope, filing, before, after);
        var old = rows.Where(row => row.Revision == before).ToDictionary(row => row.Cell, row => row.Answer);
        var now = rows.Where(row => row.Revision == after).ToDictionary(row => row.Cell, row => row.Answer);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(cell => new CellDifference(cell, old.GetValueOrDefault(cell), now.GetValueOrDefault(cell)))
                .Where(cell => cell.Before != cell.After),
        ];
    }

    /// <summary>
    /// A filing through its revisions, and two of them side by side. Null when there is no such filing in scope. Seven statements; the
    /// form is one's own.
    /// </summary>
    /// <param name="before">Null: the last but one.</param>
    /// <param name="after">Null: the last.</param>
    public static async Task<FilingRevisions?> RevisionsAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int? before, int? after)
    {
        if (await FindAsync(session, scope, today, establishment, period) is not { } filing)
        {
            return null;
        }

        if (filing.FilingId is null)
        {
            var nothing = new RevisionSide(0, new Dictionary<CellKey, Answer>(), new Dictionary<string, ExplanationRow>());
            return new FilingRevisions { Filing = filing, Revisions = [], Before = nothing, After = nothing, History = new CellHistory(filing.Sequence, []) };
        }

        var obligation = new { filing.ReportingObligationId };
        var revisions = await session.ListAsync<RevisionRow>(RevisionRow.OfObligation, obligation);
        var steps = (await session.ListAsync<TransitionRow>(TransitionRow.OfObligation, obligation)).ToLookup(step => step.Revision);
        var reasons = (await session.ListAsync<ReturnReasonRow>(ReturnReasonRow.OfObligation, obligation)).ToLookup(reason => reason.Revision);
        var to = after ?? filing.Revision;
        var from = before ?? Math.Max(to - 1, 1);
        var cells = await RevisionsAsync(session, scope, filing, from, to);
        var explanations = await session.ListAsync<ExplanationRow>(
            ExplanationRow.OfRevisions, new { filing.ReportingObligationId, Revisions = new[] { from, to } });
        var found = revisions.Select(row => new FilingRevision(row, [.. steps[row.Revision]], [.. reasons[row.Revision]])).ToList();
        return found.Exists(one => one.Row.Revision == from) && found.Exists(one => one.Row.Revision == to)
            ? new FilingRevisions
            {
                Filing = filing,
                Revisions = found,
                Before = Side(from),
                After = Side(to),
                History = await HistoryAsync(session, filing.BodyId, filing.FormCode, filing.Sequence, scope.MasksSmallCells),
            }
            : null;

        RevisionSide Side(int revision) => new(
            revision,
            cells.Where(row => row.Revision == revision).ToDictionary(row => row.Cell, row => row.Answer),
            explanations.Where(row => row.Revision == revision).ToDictionary(row => row.SubjectKey, StringComparer.Ordinal));
    }

    /// <summary>
    /// Null when the establishment owes nothing for the period, or it is outside the scope; without a receipt when nothing was
    /// submitted yet, or not that revision. Seven statements.
    /// </summary>
    /// <param name="revision">Null: the newest that was submitted.</param>
    public static async Task<(FilingRow Filing, FilingReceipt? Receipt)?> ReceiptAsync(
        IReadSession session, AccessScope scope, DateOnly today, string establishment, string period, int? revision = null)
    {
        if (await FindAsync(session, scope, today, establishment, period) is not { } filing)
        {
            return null;
        }

        var obligation = new { filing.ReportingObligationId };
        if ((await session.PageAsync<ReceiptRow>(ReceiptRow.Newest, new { filing.ReportingObligationId, Revision = revision }, new PageRequest(0, 1))).SingleOrDefault() is not { } submission)
        {
            return (filing, null);
        }

        var cells = await CellsAsync(session, submission.FilingId, scope.MasksSmallCells);
        return (filing, new FilingReceipt
        {
            Filing = filing,
            Submission = submission,
            Answers = cells.ToDictionary(row => row.Cell, row => row.Answer),
            OnBehalf = cells.Where(row => row.Author is { IsOnBehalf: true }).ToDictionary(row => row.Cell, row => row.Author!),
            History = await HistoryAsync(session, filing.BodyId, filing.FormCode, filing.Sequence, scope.MasksSmallCells),
            Explanations = (await ExplanationsAsync(session, submission.FilingId)).ToDictionary(row => row.SubjectKey, StringComparer.Ordinal),
            ReturnReasons = await session.ListAsync<ReturnReasonRow>(ReturnReasonRow.OfObligation, obligation),
            Transitions = await session.ListAsync<TransitionRow>(TransitionRow.OfObligation, obligation),
        });
    }

    internal static async Task<IReadOnlyList<CellAnswerRow>> CellsAsync(IReadSession session, int? filingId, bool masksSmallCells) =>
        filingId is null ? [] : await session.ListAsync<CellAnswerRow>(CellAnswerRow.OfFiling, new { FilingId = filingId, MasksSmallCells = masksSmallCells });

    internal static async Task<IReadOnlyList<ExplanationRow>> ExplanationsAsync(IReadSession session, int? filingId) =>
        filingId is null ? [] : await session.ListAsync<ExplanationRow>(ExplanationRow.OfFiling, new { FilingId = filingId });

    internal static async Task<CellHistory> HistoryAsync(IReadSession session, int bodyId, string formCode, int sequence, bool masksSmallCells) =>
        new(sequence, await CountedBeforeAsync(session, [bodyId], formCode, sequence, masksSmallCells));

    private static Task<IReadOnlyList<CellAnswerRow>> CountedBeforeAsync(
        IReadSession session, IReadOnlyList<int> bodyIds, string formCode, int sequence, bool masksSmallCells) =>
        session.ListAsync<CellAnswerRow>(CellAnswerRow.CountedBefore, new
        {
            BodyIds = bodyIds,
            FormCode = formCode,
            FromSequence = sequence - CellHistory.PeriodsOfYear,
            BeforeSequence = sequence,
            MasksSmallCells = masksSmallCells,
        });

    private static Task<IReadOnlyList<CellAnswerRow>> RevisionsAsync(IReadSession session, AccessScope scope, FilingRow filing, params int[] revisions) =>
        session.ListAsync<CellAnswerRow>(CellAnswerRow.OfRevisions, new { filing.ReportingObligationId, Revisions = revisions, scope.MasksSmallCells });
}
