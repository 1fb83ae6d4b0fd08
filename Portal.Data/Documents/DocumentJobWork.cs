using System.Text.Json.Nodes;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>
/// The worker's side of the queue. A job is held by a lease: a conditional update gives it, each step renews or checks it, and
/// when it has run out another worker may take the job over. What a worker does without the lease changes nothing.
/// </summary>
public sealed class DocumentJobWork(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>Tries that break off before a job counts as failed.</summary>
    public const int MostTries = 3;

    /// <summary>The largest piece of a file, in bytes.</summary>
    public const int PartSize = 256 * 1024;

    /// <summary>Between two tries, times the number of tries so far.</summary>
    public static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(15);

    private const int SweptAtOnce = 20;

    /// <summary>Takes the job that has waited longest, under a lease of its own; null when none is free.</summary>
    /// <param name="owner">Unique to this taking.</param>
    public async Task<DocumentJobRow?> TakeAsync(string owner, TimeSpan lease, CancellationToken cancel = default)
    {
        while (await FreeAsync(cancel) is { } free)
        {
            if (await database.WriteAsync(session => TakeAsync(session, free.DocumentJobId, owner, lease), cancel) is { } job)
            {
                // A worker that takes a job down with it each time must not be given it for ever.
                if (job.Tries <= MostTries)
                {
                    return job;
                }

                await FailAsync(job, null, job.Reference, cancel);
            }
        }

        return null;
    }

    /// <summary>Tells how far it has come and keeps the lease; false when it is lost: cancelled, or taken over.</summary>
    public Task<bool> RenewAsync(DocumentJobRow job, long bytesWritten, TimeSpan lease, CancellationToken cancel = default) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            DocumentJobSql.Renew, new { job.DocumentJobId, job.LeaseOwner, BytesWritten = bytesWritten, LeaseUntilUtc = time.UtcNow + lease }) == 1,
        cancel);

    public Task<bool> IsHeldAsync(DocumentJobRow job, CancellationToken cancel = default) => database.ReadAsync(
        async session => await session.FindAsync<int>(DocumentJobSql.CountHeld, new { job.DocumentJobId, job.LeaseOwner }) == 1, cancel);

    /// <summary>Keeps a piece of the file; false when the lease is lost.</summary>
    /// <param name="ordinal">From 0.</param>
    public Task<bool> AddPartAsync(DocumentJobRow job, int ordinal, byte[] content, CancellationToken cancel = default) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            DocumentJobSql.AddPart, new { job.DocumentJobId, job.LeaseOwner, Ordinal = ordinal, Content = content }) == 1,
        cancel);

    /// <summary>The file is whole; false when the lease is lost.</summary>
    public Task<bool> FinishAsync(DocumentJobRow job, string fileName, long fileSize, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(
            DocumentJobSql.Finish, new { job.DocumentJobId, job.LeaseOwner, FileName = fileName, FileSize = fileSize, NowUtc = time.UtcNow }) == 0)
        {
            return false;
        }

        await audit.AppendAsync(session, job.Scope, "DocumentProduced", DocumentJobCommands.Subject(job.Document, job.Scope), null,
            new { fileName, fileSize, job = job.DocumentJobId, question = JsonNode.Parse(job.Question) });
        return true;
    }, cancel);

    /// <summary>There is no answer to the question, or no try is left.</summary>
    public Task<bool> FailAsync(DocumentJobRow job, string? problem, string? reference, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (await session.ExecuteAsync(
            DocumentJobSql.Fail, new { job.DocumentJobId, job.LeaseOwner, Problem = problem, Reference = reference, NowUtc = time.UtcNow }) == 0)
        {
            return false;
        }

        await session.ExecuteAsync(DocumentJobSql.DeleteParts, new { job.DocumentJobId });
        await audit.AppendAsync(session, job.Scope, "DocumentFailed", DocumentJobCommands.Subject(job.Document, job.Scope), null,
            new { problem, reference, job = job.DocumentJobId, question = JsonNode.Parse(job.Question) });
        return true;
    }, cancel);

    /// <summary>A try broke off: once more after a while, or failed when it was the last.</summary>
    public Task<bool> BreakOffAsync(DocumentJobRow job, string reference, CancellationToken cancel = default) => job.Tries >= MostTries
        ? FailAsync(job, null, reference, cancel)
        : PutBackAsync(job, job.Tries, reference, time.UtcNow + (BetweenTries * job.Tries), cancel);

    /// <summary>The process stops: another may take the job at once, and the try does not count.</summary>
    public Task<bool> LetGoAsync(DocumentJobRow job, CancellationToken cancel = default) => PutBackAsync(job, job.Tries - 1, job.Reference, null, cancel);

    /// <summary>Removes jobs that ended before an instant, with their files; returns how many.</summary>
    public async Task<int> SweepAsync(DateTime beforeUtc, CancellationToken cancel = default)
    {
        for (var swept = 0; ;)
        {
            var some = await database.WriteAsync(session => SweepSomeAsync(session, beforeUtc), cancel);
            swept += some;
            if (some < SweptAtOnce)
            {
                return swept;
            }
        }
    }

    private Task<DocumentJobRow?> FreeAsync(CancellationToken cancel) => database.ReadAsync(
        async session => (await session.PageAsync<DocumentJobRow>(DocumentJobRow.Free, new { NowUtc = time.UtcNow }, new PageRequest(0, 1))).SingleOrDefault(), cancel);

    private async Task<DocumentJobRow?> TakeAsync(IWriteSession session, int id, string owner, TimeSpan lease)
    {
        var now = time.UtcNow;
        if (await session.ExecuteAsync(DocumentJobSql.Take, new { DocumentJobId = id, LeaseOwner = owner, LeaseUntilUtc = now + lease, NowUtc = now }) == 0)
        {
            return null;
        }

        // What a worker before left behind.
        await session.ExecuteAsync(DocumentJobSql.DeleteParts, new { DocumentJobId = id });
        return await session.FindAsync<DocumentJobRow>(DocumentJobRow.ById, new { DocumentJobId = id });
    }

    private Task<bool> PutBackAsync(DocumentJobRow job, int tries, string? reference, DateTime? notBefore, CancellationToken cancel) => database.WriteAsync(async session =>
    {
        var put = await session.ExecuteAsync(
            DocumentJobSql.PutBack, new { job.DocumentJobId, job.LeaseOwner, Tries = tries, Reference = reference, NotBeforeUtc = notBefore });
        return put == 1;
    }, cancel);

    private static async Task<int> SweepSomeAsync(IWriteSession session, DateTime beforeUtc)
    {
        var expired = await session.PageAsync<int>(DocumentJobSql.Expired, new { BeforeUtc = beforeUtc }, new PageRequest(0, SweptAtOnce));
        foreach (var id in expired)
        {
            await session.ExecuteAsync(DocumentJobSql.LetGoOfRuns, new { DocumentJobId = id });
            await session.ExecuteAsync(DocumentJobSql.DeleteParts, new { DocumentJobId = id });
            await session.ExecuteAsync(DocumentJobSql.Delete, new { DocumentJobId = id });
        }

        return expired.Count;
    }
}
