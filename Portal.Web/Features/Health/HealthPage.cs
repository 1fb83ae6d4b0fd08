using System.Text.Json;
using Portal.Data;
using Portal.Data.Audit;
using Portal.Data.Health;
using Portal.Reports;
using Portal.Web.Features.Documents.Jobs;

namespace Portal.Web.Features.Health;

public enum HealthMark
{
    /// <summary>A fact, neither good nor bad.</summary>
    None,
    Good,
    Attention,
    Fault,
}

/// <param name="Note">What to do about it, or what it means; null where the value says it all.</param>
public sealed record HealthLine(string Label, string Value, HealthMark Mark = HealthMark.None, string? Note = null);

public sealed record HealthGroup(string Id, string Title, IReadOnlyList<HealthLine> Lines);

/// <summary>The facts as lines in the reader's language, each with its mark.</summary>
public sealed class HealthPage
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private const int BackupDays = 2;
    private const int VerifyDays = 35;
    private const long LeastFree = 1L << 30;
    private const decimal LeastShare = 0.1m;

    private const long Giga = 1_000_000_000;

    private readonly HealthTexts t;
    private readonly JobsTexts jobs;
    private readonly Formats f;
    private readonly HealthFacts facts;

    public HealthPage(Language language, HealthFacts facts)
    {
        (t, jobs, f, this.facts) = (HealthTexts.For(language), JobsTexts.For(language), Formats.For(language), facts);
        Groups = [new("h-system", t.System, [.. System()]), new("h-trust", t.Trust, [.. Trust()]), new("h-work", t.Work, [.. Work()]), new("h-people", t.People, [.. People()])];
    }

    public IReadOnlyList<HealthGroup> Groups { get; }

    public int OpenRequests => Row.OpenRequests;

    /// <summary>What somebody should see to.</summary>
    public int Concerns => Groups.Sum(group => group.Lines.Count(line => line.Mark is HealthMark.Attention or HealthMark.Fault));

    private HealthRow Row => facts.State.Now;

    private IEnumerable<HealthLine> System()
    {
        yield return new(t.Version, ProcessFacts.Version);
        yield return new(t.Started, f.DateAndTime(facts.StartedAtUtc), Note: t.Memory(Bytes(ProcessFacts.Memory)));
        yield return new(t.Database, $"{facts.Engine} {facts.EngineVersion}", Note: t.Size(Bytes(facts.Size)));
        yield return facts.Pending is [var first, ..]
            ? new(t.Migrations, t.MigrationsPending(facts.Pending.Count), HealthMark.Fault, t.MigrationsNote(first))
            : new(t.Migrations, t.MigrationsDone, HealthMark.Good);
        if (facts.Disk is (var free, var total))
        {
            var tight = free < LeastFree || (total > 0 && (decimal)free / total < LeastShare);
            yield return new(t.Disk, t.DiskFree(Bytes(free), Bytes(total)), tight ? HealthMark.Attention : HealthMark.Good, tight ? t.DiskNote : null);
        }

        yield return new(t.Retries, f.Whole(facts.Retries), Note: t.RetriesNote);
    }

    private IEnumerable<HealthLine> Trust()
    {
        yield return new(t.Trail, t.TrailEvents((int)Row.Events));
        var last = facts.Anchors?.Last;
        yield return last is null
            ? new(t.Anchor, t.AnchorNone, HealthMark.Attention, t.AnchorNoneNote)
            : last.Day >= facts.Today.AddDays(-2)
                ? new(t.Anchor, f.LongDate(last.Day), HealthMark.Good, t.AnchorAt(f.Whole(last.Sequence)))
                : new(t.Anchor, f.LongDate(last.Day), HealthMark.Fault, t.AnchorLate);
        yield return Verified();
        yield return Backup();
        yield return Sums();
        if (Latest(TrailActions.Restored) is { } restored)
        {
            yield return new(t.Restored, f.DateAndTime(restored.AtUtc), Note: Text(restored, "file"));
        }
    }

    private HealthLine Verified() => Latest(TrailActions.Verified) switch
    {
        null => new(t.Verified, t.Never, Note: t.VerifiedNote),
        { } row when Number(row, "findings") > 0 => new(t.Verified, f.DateAndTime(row.AtUtc), HealthMark.Fault, t.VerifiedBroken),
        { } row when row.AtUtc < facts.NowUtc.AddDays(-VerifyDays) => new(t.Verified, f.DateAndTime(row.AtUtc), HealthMark.Attention, t.VerifiedNote),
        { } row => new(t.Verified, f.DateAndTime(row.AtUtc), HealthMark.Good, t.VerifiedWhole(f.Whole(Number(row, "lastSequence")))),
    };

    private HealthLine Backup() => Latest(TrailActions.BackedUp) switch
    {
        null => new(t.Backup, t.Never, facts.IsEmbedded ? HealthMark.Attention : HealthMark.None, facts.IsEmbedded ? t.BackupNote : t.BackupServer),
        { } row when row.AtUtc < facts.NowUtc.AddDays(-BackupDays) => new(t.Backup, f.DateAndTime(row.AtUtc), HealthMark.Attention, t.BackupOld),
        { } row => new(t.Backup, f.DateAndTime(row.AtUtc), HealthMark.Good, Text(row, "file")),
    };

    private HealthLine Sums() => Latest(TrailActions.SumsChecked) switch
    {
        null => new(t.Sums, t.Never, Note: t.SumsNote),
        { } row when Number(row, "differences") > 0 => new(t.Sums, f.DateAndTime(row.AtUtc), HealthMark.Attention, t.SumsDiffer((int)Number(row, "differences"))),
        { } row => new(t.Sums, f.DateAndTime(row.AtUtc), HealthMark.Good, t.SumsAgree),
    };

    private IEnumerable<HealthLine> Work()
    {
        var stuck = Row.OldestWaitingUtc is { } oldest && oldest < facts.NowUtc - LongestWait;
        yield return new(
            t.Jobs, t.JobsNow(f.Whole(Row.JobsWaiting), f.Whole(Row.JobsRunning)), stuck ? HealthMark.Attention : HealthMark.Good,
            Row.OldestWaitingUtc is { } since ? t.JobsOldest(f.DateAndTime(since)) : null);
        yield return new(t.JobsFailed, f.Whole(Row.JobsFailed), Row.JobsFailed > 0 ? HealthMark.Attention : HealthMark.Good, Row.JobsFailed > 0 ? t.JobsFailedNote : null);
        if (!facts.IsMailOn)
        {
            yield return new(t.Mail, t.MailOff, Note: t.MailOffNote);
            yield break;
        }

        yield return new(t.Mail, t.MailWaiting(Row.MailWaiting));
        var lost = Row.MailFailed + Row.MailUncertain;
        yield return new(t.MailFailed, t.MailFailedNow(f.Whole(Row.MailFailed), f.Whole(Row.MailUncertain)), lost > 0 ? HealthMark.Attention : HealthMark.Good, lost > 0 ? t.MailFailedNote : null);
    }

    private IEnumerable<HealthLine> People()
    {
        yield return new(t.SignedIn, f.Whole(Row.SignedIn), Note: t.SessionsNote);
        yield return new(t.Requests, f.Whole(Row.OpenRequests), Row.OpenRequests > 0 ? HealthMark.Attention : HealthMark.Good);
        yield return new(t.SealKeys, f.Whole(Row.Keys), Row.Keys > 0 ? HealthMark.Good : HealthMark.None);
    }

    private string Bytes(long bytes) => bytes >= Giga ? t.Gigabytes(f.Number(Math.Round(bytes / (decimal)Giga, 1))) : jobs.Size(bytes, f);

    private HealthEventRow? Latest(string action) => facts.State.Latest.GetValueOrDefault(action);

    private static long Number(HealthEventRow row, string name) => Value(row, name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : 0;

    private static string? Text(HealthEventRow row, string name) => Value(row, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Value(HealthEventRow row, string name)
    {
        using var json = JsonDocument.Parse(row.Detail);
        return json.RootElement.TryGetProperty("after", out var after) && after.TryGetProperty(name, out var value) ? value.Clone() : null;
    }
}
