using Portal.Data.Engine;

namespace Portal.Data.Tests.Utilization.Sql;

/// <summary>Every row that a step on a filing could write, as text: two are equal when nothing was written between them.</summary>
internal static class Snapshot
{
    private const string Filings = """
        SELECT ReportingObligationId, Revision, IsCurrent, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc, SubmittedAtUtc,
            SubmittedByName, SubmittedById, CertifiedSeatId
        FROM Filing
        ORDER BY ReportingObligationId, Revision
        """;

    private const string Values = """
        SELECT FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version, ChangedAtUtc, ChangedByName, ChangedByPersona
        FROM FilingValue
        ORDER BY FilingId, IndicatorCode, Category1, Category2
        """;

    private const string Explanations = """
        SELECT FilingId, SubjectKey, Explanation, ByName, ByPersona, AtUtc, Version
        FROM FilingExplanation
        ORDER BY FilingId, SubjectKey
        """;

    private const string Transitions = """
        SELECT FilingTransitionId, FilingId, Status, AtUtc, ByName, Persona, Message
        FROM FilingTransition
        ORDER BY FilingTransitionId
        """;

    private const string Reasons = """
        SELECT FilingId, Number, IndicatorCode, Category1, Category2, Reason
        FROM FilingReturnReason
        ORDER BY FilingId, Number
        """;

    private const string Comments = """
        SELECT FilingCommentId, ReportingObligationId, AnswersId, Comment, ByName, AtUtc, SettledAtUtc
        FROM FilingComment
        ORDER BY FilingCommentId
        """;

    private const string Obligations = """
        SELECT ReportingObligationId, BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn, FiledOn, WaiverReason
        FROM ReportingObligation
        ORDER BY ReportingObligationId
        """;

    private const string Changes = """
        SELECT ObligationChangeId, ReportingObligationId, AtUtc, DueOn, LocksOn, WaiverReason
        FROM ObligationChange
        ORDER BY ObligationChangeId
        """;

    private const string Periods = "SELECT Code, OpenedAtUtc FROM FinancialPeriod ORDER BY Sequence";

    private const string Trail = "SELECT Sequence, Hash FROM AuditEvent ORDER BY Sequence";

    public static Task<string> TakeAsync(Database database) => database.ReadAsync(async session =>
    {
        var lines = new List<string>();
        foreach (var statement in new[] { Filings, Values, Explanations, Transitions, Reasons, Comments, Obligations, Changes, Periods, Trail })
        {
            foreach (IDictionary<string, object?> row in await session.ListAsync<dynamic>(statement))
            {
                lines.Add(string.Join('|', row.Values));
            }

            lines.Add("—");
        }

        return string.Join('\n', lines);
    });
}
