using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>How much was written.</summary>
internal sealed record FilingCounts(int Obligations, int Filings, int Values);

/// <summary>Writes periods, obligations and filings, level by level: a row's id is read back by what identifies it.</summary>
internal static class FilingWriter
{
    public static async Task<FilingCounts> WriteAsync(IWriteSession session, FilingPlanner planner, IReadOnlyDictionary<string, int> people)
    {
        await session.ExecuteManyAsync(DemonstrationSql.OpenPeriod, planner.Periods.Select(period =>
            new { period.FinancialPeriodId, OpenedAtUtc = FilingPlanner.OpenedAtUtc(period) }));

        var obligations = planner.Obligations().ToList();
        var filings = await FilingsAsync(session, obligations, people);
        var values = filings.SelectMany(filing => filing.Plan.Cells, (filing, cell) => new ValueArgs
        {
            FilingId = filing.Id,
            IndicatorCode = cell.Key.Indicator,
            Category1 = cell.Key.Category1,
            Category2 = cell.Key.Category2,
            Answer = Names[(int)cell.Value.Kind],
            Amount = cell.Value.Amount,
        }).ToList();
        await session.ExecuteManyAsync(DemonstrationSql.InsertValue, values);
        await session.ExecuteManyAsync(DemonstrationSql.FillOnBehalf, filings.SelectMany(filing => filing.Plan.OnBehalf, (filing, cell) => new
        {
            FilingId = filing.Id,
            IndicatorCode = cell.Indicator,
            cell.Category1,
            cell.Category2,
            ByName = filing.Plan.Adviser,
            AtUtc = filing.Plan.Transitions[0].AtUtc.AddMinutes(MinutesUntilHelped),
        }));
        await session.ExecuteManyAsync(DemonstrationSql.InsertTransition, filings.SelectMany(filing => filing.Plan.Transitions, (filing, step) =>
            new { FilingId = filing.Id, Status = step.Status.ToString(), step.AtUtc, step.ByName, step.Persona, step.Message }));
        await session.ExecuteManyAsync(DemonstrationSql.InsertReason, filings.SelectMany(filing => filing.Plan.Reasons, (filing, reason) => new
        {
            FilingId = filing.Id,
            reason.Number,
            IndicatorCode = reason.Cell.Indicator,
            reason.Cell.Category1,
            reason.Cell.Category2,
            reason.Reason,
        }));
        await session.ExecuteManyAsync(DemonstrationSql.InsertExplanation, filings.SelectMany(filing => filing.Plan.Explanations, (filing, explanation) => new
        {
            FilingId = filing.Id,
            explanation.SubjectKey,
            Explanation = explanation.Text,
            ByName = filing.Plan.Transitions[0].ByName,
            AtUtc = filing.Plan.SubmittedAtUtc?.AddMinutes(-12) ?? filing.Plan.ChangedAtUtc,
        }));
        return new FilingCounts(obligations.Count, filings.Count, values.Count);
    }

    /// <summary>Less than what stands between two steps.</summary>
    private const int MinutesUntilHelped = 14;

    private static readonly string[] Names = Enum.GetNames<AnswerKind>();

    private static async Task<List<(int Id, PlannedFiling Plan)>> FilingsAsync(
        IWriteSession session, List<PlannedObligation> obligations, IReadOnlyDictionary<string, int> people)
    {
        await session.ExecuteManyAsync(DemonstrationSql.InsertObligation, obligations.Select(obligation => new
        {
            obligation.Body.BodyId,
            obligation.Period.FinancialPeriodId,
            FormCode = FormQueries.Telehealth,
            obligation.DueOn,
            obligation.LocksOn,
            obligation.FiledOn,
            obligation.WaiverReason,
        }));
        var ids = (await OfPeriodsAsync<ObligationId>(session, ObligationId.OfPeriod, obligations))
            .ToDictionary(row => (row.BodyId, row.FinancialPeriodId), row => row.Id);
        var filings = obligations.SelectMany(obligation => obligation.Filings, (obligation, filing) => (
            ObligationId: ids[(obligation.Body.BodyId, obligation.Period.FinancialPeriodId)],
            Plan: filing,
            IsCurrent: filing.Revision == obligation.Filings.Count,
            IsCounted: filing == obligation.Filings.LastOrDefault(revision => revision.Status is FilingStatus.Submitted or FilingStatus.Reviewed or FilingStatus.Accepted))).ToList();
        await session.ExecuteManyAsync(DemonstrationSql.InsertFiling, filings.Select(filing => new
        {
            ReportingObligationId = filing.ObligationId,
            filing.Plan.Revision,
            filing.IsCurrent,
            filing.IsCounted,
            Status = filing.Plan.Status.ToString(),
            filing.Plan.Version,
            filing.Plan.IsNothingToReport,
            StartedAtUtc = filing.Plan.Transitions[0].AtUtc,
            filing.Plan.ChangedAtUtc,
            filing.Plan.SubmittedAtUtc,
            SubmittedByName = filing.Plan.Submitter?.FullName,
            SubmittedById = filing.Plan.Submitter is { } submitter ? people[submitter.Email] : (int?)null,
            CertifiedSeatId = filing.Plan.Mandate?.Seat.SeatId,
        }));
        var revisions = (await OfPeriodsAsync<RevisionId>(session, RevisionId.OfPeriod, obligations))
            .ToDictionary(row => (row.ReportingObligationId, row.Revision), row => row.Id);
        return [.. filings.Select(filing => (revisions[(filing.ObligationId, filing.Plan.Revision)], filing.Plan))];
    }

    private static async Task<List<T>> OfPeriodsAsync<T>(IReadSession session, string ofPeriod, List<PlannedObligation> obligations)
    {
        List<T> rows = [];
        foreach (var periodId in obligations.Select(obligation => obligation.Period.FinancialPeriodId).Distinct())
        {
            rows.AddRange(await session.ListAsync<T>(ofPeriod, new { FinancialPeriodId = periodId }));
        }

        return rows;
    }

    private sealed class ValueArgs
    {
        public int FilingId { get; init; }
        public required string IndicatorCode { get; init; }
        public required string Category1 { get; init; }
        public required string Category2 { get; init; }
        public required string Answer { get; init; }
        public decimal? Amount { get; init; }
    }
}
