using Portal.Data.Engine;

namespace Portal.Data.Utilization;

/// <summary>What somebody said about a cell: a first word, or an answer to one.</summary>
public sealed record CellCommentRow
{
    public int FilingCommentId { get; init; }

    /// <summary>The first word that it answers; null for a first word.</summary>
    public int? AnswersId { get; init; }
    public required string IndicatorCode { get; init; }
    public required string Category1 { get; init; }
    public required string Category2 { get; init; }
    public required string Comment { get; init; }
    public required string ByName { get; init; }

    /// <summary>As what they said it: the establishment, its centre, the Ministry.</summary>
    public required string Persona { get; init; }
    public DateTime AtUtc { get; init; }

    /// <summary>Of a first word, once somebody marked it as settled.</summary>
    public DateTime? SettledAtUtc { get; init; }
    public string? SettledByName { get; init; }

    public CellKey Cell => new(IndicatorCode, Category1, Category2);

    /// <summary>Of a filing that was found within the caller's scope, the earliest first.</summary>
    public const string OfObligation = """
        SELECT FilingCommentId, AnswersId, IndicatorCode, Category1, Category2, Comment, ByName, Persona, AtUtc, SettledAtUtc, SettledByName
        FROM FilingComment
        WHERE ReportingObligationId = @ReportingObligationId
        ORDER BY FilingCommentId
        """;

    internal const string Insert = """
        INSERT INTO FilingComment (ReportingObligationId, AnswersId, IndicatorCode, Category1, Category2, Comment, ByName, Persona, AtUtc)
        VALUES (@ReportingObligationId, @AnswersId, @IndicatorCode, @Category1, @Category2, @Comment, @ByName, @Persona, @AtUtc)
        """;

    internal const string Settle = """
        UPDATE FilingComment SET SettledAtUtc = @AtUtc, SettledByName = @ByName
        WHERE FilingCommentId = @FilingCommentId AND AnswersId IS NULL AND SettledAtUtc IS NULL
        """;

    internal const string Reopen = """
        UPDATE FilingComment SET SettledAtUtc = NULL, SettledByName = NULL
        WHERE FilingCommentId = @FilingCommentId AND SettledAtUtc IS NOT NULL
        """;
}

/// <summary>A first word about a cell and its answers, the earliest first.</summary>
public sealed record CommentThread(CellCommentRow First, IReadOnlyList<CellCommentRow> Answers)
{
    public int Id => First.FilingCommentId;

    public CellKey Cell => First.Cell;

    public bool IsOpen => First.SettledAtUtc is null;

    public CellCommentRow Last => Answers is [.., var last] ? last : First;

    internal static async Task<IReadOnlyList<CommentThread>> ReadAsync(IReadSession session, int reportingObligationId)
    {
        var rows = await session.ListAsync<CellCommentRow>(CellCommentRow.OfObligation, new { ReportingObligationId = reportingObligationId });
        var answers = rows.ToLookup(row => row.AnswersId);
        return [.. answers[null].Select(first => new CommentThread(first, [.. answers[first.FilingCommentId]]))];
    }
}
