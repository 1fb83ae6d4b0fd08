using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>A piece of a job's file.</summary>
public sealed record DocumentJobPartRow
{
    public required byte[] Content { get; init; }

    public const string OfJob = """
        SELECT p.Content FROM DocumentJobPart p WHERE p.DocumentJobId = @DocumentJobId AND p.Ordinal = @Ordinal
        """;
}

/// <summary>A job is seen by the one who asked for it, and by nobody else.</summary>
public static class DocumentJobQueries
{
    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<DocumentJobRow>> ListAsync(IReadSession session, AccessScope scope, PageRequest page) =>
        session.PageAsync<DocumentJobRow>(DocumentJobRow.OfActor, new { scope.ActorId }, page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope) => session.FindAsync<int>(DocumentJobRow.CountOfActor, new { scope.ActorId });

    public static Task<DocumentJobRow?> FindAsync(IReadSession session, AccessScope scope, int documentJobId) =>
        session.FindAsync<DocumentJobRow>(DocumentJobRow.OfActorById, new { DocumentJobId = documentJobId, scope.ActorId });

    /// <summary>How many jobs of anybody's are seen to before this one.</summary>
    public static Task<int> AheadAsync(IReadSession session, DocumentJobRow job) => session.FindAsync<int>(DocumentJobRow.CountAhead, new { job.DocumentJobId });
}
