using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Health;
using Portal.Web.Features.Audit;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Shared.Mail;
using Portal.Web.Setup;

namespace Portal.Web.Features.Health;

/// <summary>What there is to know of the system at this moment. What cannot be found out is null, and the page says so.</summary>
public sealed record HealthFacts
{
    public required HealthState State { get; init; }
    public required DateTime NowUtc { get; init; }
    public required DateOnly Today { get; init; }
    public required DateTime StartedAtUtc { get; init; }
    public required string Engine { get; init; }
    public required string EngineVersion { get; init; }
    public required long Size { get; init; }

    /// <summary>Whether the portal keeps its database itself, and so its backups.</summary>
    public required bool IsEmbedded { get; init; }
    public required IReadOnlyList<string> Pending { get; init; }
    public required bool IsMailOn { get; init; }

    /// <summary>Null when there is no file of anchors yet, or it cannot be read.</summary>
    public TrailAnchors? Anchors { get; init; }

    /// <summary>Bytes free, and of how many, where the database is; null where that is another machine.</summary>
    public (long Free, long Total)? Disk { get; init; }
    public required long Retries { get; init; }
}

/// <summary>Gathers the facts of the health page: the database's, the disk's, the process's.</summary>
public sealed class HealthDesk(Database database, PortalTime time, Preparation preparation, AuditSettings audit, SmtpSettings smtp, ProcessFacts process)
{
    /// <summary>Four statements at the most.</summary>
    public async Task<HealthPage> LoadAsync(PortalContext portal, CancellationToken cancel)
    {
        var engine = database.Engine;
        var embedded = engine as SqliteEngine;
        await using var connection = await engine.OpenAsync(cancel);
        return new HealthPage(portal.Language, new HealthFacts
        {
            State = await database.ReadAsync(session => HealthQueries.ReadAsync(session, portal.Scope, time), cancel),
            NowUtc = time.UtcNow,
            Today = time.Today,
            StartedAtUtc = process.StartedAtUtc,
            Engine = engine.Name,
            EngineVersion = connection.ServerVersion,
            Size = await engine.SizeAsync(cancel),
            IsEmbedded = embedded is not null,
            Pending = await preparation.LookAsync(cancel),
            IsMailOn = smtp.IsConfigured,
            Anchors = await AnchorsAsync(cancel),
            Disk = embedded is null ? null : DiskOf(embedded.Path),
            Retries = database.Retries,
        });
    }

    private async Task<TrailAnchors?> AnchorsAsync(CancellationToken cancel)
    {
        try
        {
            return await AnchorFile.ReadAsync(audit.AnchorsPath, cancel);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (long, long)? DiskOf(string path)
    {
        try
        {
            var drive = new DriveInfo(Path.GetDirectoryName(path)!);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
