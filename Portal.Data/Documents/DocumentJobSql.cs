namespace Portal.Data.Documents;

/// <summary>What changes a job. A worker's statements change nothing once it no longer holds the lease.</summary>
internal static class DocumentJobSql
{
    private const string Held = "DocumentJobId = @DocumentJobId AND LeaseOwner = @LeaseOwner AND State = 'Running'";

    public const string Insert = """
        INSERT INTO DocumentJob (ActorId, ActorName, PersonId, Persona, TerritoryCode, BodyCode, Document, Question, QuestionKey, Language, Format, State,
            BytesWritten, Tries, CreatedAtUtc)
        VALUES (@ActorId, @ActorName, @PersonId, @Persona, @TerritoryCode, @BodyCode, @Document, @Question, @QuestionKey, @Language, @Format, 'Queued',
            0, 0, @CreatedAtUtc)
        """;

    public const string Take = """
        UPDATE DocumentJob
        SET State = 'Running', LeaseOwner = @LeaseOwner, LeaseUntilUtc = @LeaseUntilUtc, StartedAtUtc = @NowUtc, Tries = Tries + 1,
            BytesWritten = 0, NotBeforeUtc = NULL
        WHERE DocumentJobId = @DocumentJobId
            AND (State = 'Queued' OR (State = 'Running' AND LeaseUntilUtc < @NowUtc))
        """;

    public const string Renew = $"UPDATE DocumentJob SET LeaseUntilUtc = @LeaseUntilUtc, BytesWritten = @BytesWritten WHERE {Held}";

    public const string CountHeld = $"SELECT COUNT(*) AS Total FROM DocumentJob WHERE {Held}";

    public const string AddPart = $"""
        INSERT INTO DocumentJobPart (DocumentJobId, Ordinal, Content)
        SELECT @DocumentJobId, @Ordinal, @Content
        WHERE EXISTS (SELECT 1 FROM DocumentJob WHERE {Held})
        """;

    public const string Finish = $"""
        UPDATE DocumentJob
        SET State = 'Done', FileName = @FileName, FileSize = @FileSize, BytesWritten = @FileSize, FinishedAtUtc = @NowUtc, LeaseOwner = NULL,
            LeaseUntilUtc = NULL, Problem = NULL, Reference = NULL
        WHERE {Held}
        """;

    public const string Fail = $"""
        UPDATE DocumentJob
        SET State = 'Failed', Problem = @Problem, Reference = @Reference, FinishedAtUtc = @NowUtc, LeaseOwner = NULL, LeaseUntilUtc = NULL
        WHERE {Held}
        """;

    public const string PutBack = $"""
        UPDATE DocumentJob
        SET State = 'Queued', Reference = @Reference, NotBeforeUtc = @NotBeforeUtc, Tries = @Tries, BytesWritten = 0, LeaseOwner = NULL, LeaseUntilUtc = NULL
        WHERE {Held}
        """;

    public const string Cancel = """
        UPDATE DocumentJob
        SET State = 'Cancelled', FinishedAtUtc = @NowUtc, LeaseOwner = NULL, LeaseUntilUtc = NULL
        WHERE DocumentJobId = @DocumentJobId AND State IN ('Queued', 'Running')
        """;

    public const string Retry = """
        UPDATE DocumentJob
        SET State = 'Queued', Tries = 0, BytesWritten = 0, NotBeforeUtc = NULL, StartedAtUtc = NULL, FinishedAtUtc = NULL, Problem = NULL
        WHERE DocumentJobId = @DocumentJobId AND State IN ('Failed', 'Cancelled')
        """;

    public const string DeleteParts = "DELETE FROM DocumentJobPart WHERE DocumentJobId = @DocumentJobId";

    /// <summary>The first to have ended first.</summary>
    public const string Expired = """
        SELECT DocumentJobId FROM DocumentJob
        WHERE State IN ('Done', 'Failed', 'Cancelled') AND FinishedAtUtc < @BeforeUtc
        ORDER BY FinishedAtUtc, DocumentJobId
        """;

    public const string LetGoOfRuns = "UPDATE DocumentRun SET DocumentJobId = NULL WHERE DocumentJobId = @DocumentJobId";

    public const string Delete = "DELETE FROM DocumentJob WHERE DocumentJobId = @DocumentJobId";
}
