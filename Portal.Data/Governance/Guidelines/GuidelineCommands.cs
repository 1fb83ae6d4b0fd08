using System.Text.RegularExpressions;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Guidelines;

/// <summary>A version as it is entered; code, titles and roles of a new guideline only.</summary>
public sealed record GuidelineInput
{
    public const int TitleLength = 200;
    public const int SummaryLength = 2000;

    /// <summary>A capital letter, then capitals, digits and hyphens, 30 at most: <c>OM-2026-01</c>.</summary>
    public string? Code { get; init; }
    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }
    public IReadOnlyList<string> Roles { get; init; } = [];
    public DateOnly? EffectiveFrom { get; init; }
    public DateOnly? AcknowledgeBy { get; init; }
    public string? SummaryFr { get; init; }
    public string? SummaryEn { get; init; }

    /// <summary>The newest version on the page that the form came from; 0 for a new guideline.</summary>
    public int SeenNumber { get; init; }
}

public enum GuidelineProblem
{
    /// <summary>Guidelines are the Ministry's; a seat is acknowledged for by whoever holds it.</summary>
    NotAllowed,
    NotFound,
    Missing,
    TooLong,
    CodeMalformed,
    CodeTaken,

    /// <summary>More than two years ahead.</summary>
    TooFarAhead,

    /// <summary>A version is effective on the day or after it already: <see cref="GuidelineFault.Day"/>.</summary>
    LaterVersion,

    /// <summary>The day by which it is acknowledged comes before it is effective.</summary>
    OutOfOrder,
    FileTooLarge,
    FileNotPdf,

    /// <summary>Somebody published a version after the page was shown.</summary>
    Stale,
}

/// <param name="Field">The property of the input that is at fault, <c>File</c> for the file; '' for the whole.</param>
public sealed record GuidelineFault(string Field, GuidelineProblem Problem, DateOnly? Day = null);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
public sealed record GuidelineOutcome(IReadOnlyList<GuidelineFault> Faults)
{
    public static GuidelineOutcome Done { get; } = new([]);

    public bool Succeeded => Faults.Count == 0;

    internal static GuidelineOutcome Fault(GuidelineProblem problem) => new([new GuidelineFault("", problem)]);
}

/// <summary>Guidelines are published by the Ministry, version by version, and acknowledged seat by seat.</summary>
public sealed partial class GuidelineCommands(Database database, AuditTrail audit, PortalTime time)
{
    public const string FileField = "File";
    private const int MostYearsAhead = 2;

    private const string GuidelineId = "SELECT GuidelineId FROM Guideline WHERE Code = @Code";

    private const string InsertGuideline = "INSERT INTO Guideline (Code, TitleFr, TitleEn) VALUES (@Code, @TitleFr, @TitleEn)";

    private const string InsertRole = """
        INSERT INTO GuidelineRole (GuidelineId, RoleCode) SELECT @GuidelineId, r.RoleCode FROM GovernanceRole r WHERE r.RoleCode = @Role
        """;

    private const string InsertVersion = """
        INSERT INTO GuidelineVersion (GuidelineId, Number, EffectiveFrom, AcknowledgeBy, SummaryFr, SummaryEn, FileName, FileSize, FileHash,
            PublishedAtUtc, PublishedByName)
        VALUES (@GuidelineId, @Number, @EffectiveFrom, @AcknowledgeBy, @SummaryFr, @SummaryEn, @FileName, @FileSize, @FileHash, @AtUtc, @ByName)
        """;

    private const string InsertPart = "INSERT INTO GuidelineFilePart (GuidelineVersionId, Ordinal, Content) VALUES (@GuidelineVersionId, @Ordinal, @Content)";

    /// <summary>The seat once, whoever presses twice; only where the person holds or covers it on the day and the guideline is for its role.</summary>
    internal const string InsertAcknowledgement = """
        INSERT INTO GuidelineAcknowledgement (GuidelineVersionId, SeatId, PersonId, OnDate, AtUtc)
        SELECT v.GuidelineVersionId, s.SeatId, @PersonId, @Today, @AtUtc
        FROM GuidelineVersion v
        INNER JOIN GuidelineRole x ON x.GuidelineId = v.GuidelineId
        INNER JOIN Seat s ON s.RoleCode = x.RoleCode AND s.SeatId = @SeatId
        WHERE v.GuidelineVersionId = @GuidelineVersionId AND v.EffectiveFrom <= @Today
            AND EXISTS (
                SELECT 1 FROM Appointment h
                WHERE h.SeatId = s.SeatId AND h.PersonId = @PersonId AND h.WithdrawnAtUtc IS NULL
                    AND h.StartsOn <= @Today AND (h.EndsOn IS NULL OR h.EndsOn >= @Today))
            AND NOT EXISTS (SELECT 1 FROM GuidelineAcknowledgement k WHERE k.GuidelineVersionId = v.GuidelineVersionId AND k.SeatId = s.SeatId)
        """;

    private const string Acknowledged =
        "SELECT COUNT(*) AS Total FROM GuidelineAcknowledgement WHERE GuidelineVersionId = @GuidelineVersionId AND SeatId = @SeatId";

    private const string BodyOfSeat = "SELECT b.Code FROM Seat s INNER JOIN Body b ON b.BodyId = s.BodyId WHERE s.SeatId = @SeatId";

    /// <summary>A new guideline, or the next version of one.</summary>
    /// <param name="code">Null for a new guideline.</param>
    /// <param name="file">What was read of the file, and what was wrong with it.</param>
    public Task<GuidelineOutcome> PublishAsync(
        AccessScope scope, string? code, GuidelineInput input, (GuidelineFile? File, GuidelineFileProblem? Problem) file, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (!scope.MayManageStructure)
            {
                return GuidelineOutcome.Fault(GuidelineProblem.NotAllowed);
            }

            var known = code is null ? null : await GuidelineQueries.FindAsync(session, code);
            if (code is not null && known is null)
            {
                return GuidelineOutcome.Fault(GuidelineProblem.NotFound);
            }

            if (known is not null && known.Newest.Number != input.SeenNumber)
            {
                return GuidelineOutcome.Fault(GuidelineProblem.Stale);
            }

            List<GuidelineFault> faults = [];
            if (known is null)
            {
                await CheckNewAsync(session, input, faults);
            }

            CheckVersion(input, known?.Newest, faults);
            if (file.File is null)
            {
                faults.Add(new(FileField, file.Problem switch
                {
                    GuidelineFileProblem.TooLarge => GuidelineProblem.FileTooLarge,
                    GuidelineFileProblem.NotPdf => GuidelineProblem.FileNotPdf,
                    _ => GuidelineProblem.Missing,
                }));
            }

            if (faults.Count > 0)
            {
                return new GuidelineOutcome(faults);
            }

            await WriteAsync(session, scope, known, input, file.File!);
            return GuidelineOutcome.Done;
        }, cancel);

    /// <summary>Acknowledges a version for a seat that the caller holds or covers; done before, it stays as it was.</summary>
    public Task<GuidelineOutcome> AcknowledgeAsync(AccessScope scope, string code, int number, int seatId, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var version = (await GuidelineQueries.FindAsync(session, code))?.Versions.FirstOrDefault(row => row.Number == number);
            if (version is null)
            {
                return GuidelineOutcome.Fault(GuidelineProblem.NotFound);
            }

            var args = new { version.GuidelineVersionId, SeatId = seatId, scope.PersonId, time.Today, AtUtc = time.UtcNow };
            if (scope.PersonId is null || await session.ExecuteAsync(InsertAcknowledgement, args) == 0)
            {
                return scope.PersonId is not null && await session.FindAsync<int>(Acknowledged, args) > 0 ? GuidelineOutcome.Done : GuidelineOutcome.Fault(GuidelineProblem.NotAllowed);
            }

            var body = await session.FindAsync<string>(BodyOfSeat, new { SeatId = seatId });
            await audit.AppendAsync(session, scope, "GuidelineAcknowledged", new AuditSubject($"Guideline/{code}", body ?? ""), null, new { code, number, seatId });
            return GuidelineOutcome.Done;
        }, cancel);

    private async Task CheckNewAsync(IWriteSession session, GuidelineInput input, List<GuidelineFault> faults)
    {
        var code = input.Code?.Trim() ?? "";
        GuidelineProblem? problem = code switch
        {
            "" => GuidelineProblem.Missing,
            _ when !Codes().IsMatch(code) => GuidelineProblem.CodeMalformed,
            _ when await GuidelineQueries.FindAsync(session, code) is not null => GuidelineProblem.CodeTaken,
            _ => null,
        };
        if (problem is { } fault)
        {
            faults.Add(new(nameof(input.Code), fault));
        }

        Text(nameof(input.TitleFr), input.TitleFr, GuidelineInput.TitleLength, faults);
        Text(nameof(input.TitleEn), input.TitleEn, GuidelineInput.TitleLength, faults);
        var roles = (await SeatQueries.RolesAsync(session, time.Today)).Select(role => role.RoleCode).ToHashSet(StringComparer.Ordinal);
        if (input.Roles.Count == 0 || !input.Roles.All(roles.Contains))
        {
            faults.Add(new(nameof(input.Roles), GuidelineProblem.Missing));
        }
    }

    private void CheckVersion(GuidelineInput input, GuidelineRow? last, List<GuidelineFault> faults)
    {
        if (input.EffectiveFrom is not { } from || from > time.Today.AddYears(MostYearsAhead))
        {
            faults.Add(new(nameof(input.EffectiveFrom), input.EffectiveFrom is null ? GuidelineProblem.Missing : GuidelineProblem.TooFarAhead));
        }
        else if (last is not null && from <= last.EffectiveFrom)
        {
            faults.Add(new(nameof(input.EffectiveFrom), GuidelineProblem.LaterVersion, last.EffectiveFrom));
        }

        if (input.AcknowledgeBy is not { } by || by < input.EffectiveFrom)
        {
            faults.Add(new(nameof(input.AcknowledgeBy), input.AcknowledgeBy is null ? GuidelineProblem.Missing : GuidelineProblem.OutOfOrder));
        }

        Text(nameof(input.SummaryFr), input.SummaryFr, GuidelineInput.SummaryLength, faults);
        Text(nameof(input.SummaryEn), input.SummaryEn, GuidelineInput.SummaryLength, faults);
    }

    /// <summary>Writes a version that was checked, with its guideline where that is new; the id of the version.</summary>
    internal static async Task<int> InsertAsync(
        IWriteSession session, GuidelineHistory? known, GuidelineInput input, GuidelineFile file, DateTime atUtc, string byName)
    {
        var code = known?.Newest.Code ?? input.Code!.Trim();
        var guidelineId = known is null
            ? await session.InsertAsync(InsertGuideline, new { Code = code, TitleFr = input.TitleFr!.Trim(), TitleEn = input.TitleEn!.Trim() })
            : await session.FindAsync<int>(GuidelineId, new { Code = code });
        if (known is null)
        {
            foreach (var role in input.Roles.Distinct(StringComparer.Ordinal))
            {
                await session.ExecuteAsync(InsertRole, new { GuidelineId = guidelineId, Role = role });
            }
        }

        var version = new
        {
            GuidelineId = guidelineId,
            Number = (known?.Newest.Number ?? 0) + 1,
            input.EffectiveFrom,
            input.AcknowledgeBy,
            SummaryFr = input.SummaryFr!.Trim(),
            SummaryEn = input.SummaryEn!.Trim(),
            FileName = file.Name,
            FileSize = file.Size,
            FileHash = file.Hash,
            AtUtc = atUtc,
            ByName = byName,
        };
        var versionId = await session.InsertAsync(InsertVersion, version);
        for (var place = 0; place < file.Pieces.Count; place++)
        {
            await session.ExecuteAsync(InsertPart, new { GuidelineVersionId = versionId, Ordinal = place, Content = file.Pieces[place] });
        }

        return versionId;
    }

    private async Task WriteAsync(IWriteSession session, AccessScope scope, GuidelineHistory? known, GuidelineInput input, GuidelineFile file)
    {
        await InsertAsync(session, known, input, file, time.UtcNow, scope.ActorName);
        var (code, number) = (known?.Newest.Code ?? input.Code!.Trim(), (known?.Newest.Number ?? 0) + 1);
        await audit.AppendAsync(session, scope, "GuidelinePublished", new AuditSubject($"Guideline/{code}"), known is null ? null : new { known.Newest.Number, known.Newest.EffectiveFrom },
            new { code, number, input.EffectiveFrom, input.AcknowledgeBy, fileName = file.Name, fileSize = file.Size, fileHash = file.Hash, roles = known is null ? input.Roles : null });
    }

    private static void Text(string field, string? text, int longest, List<GuidelineFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > longest)
        {
            faults.Add(new(field, string.IsNullOrWhiteSpace(text) ? GuidelineProblem.Missing : GuidelineProblem.TooLong));
        }
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9-]{0,29}\z")]
    private static partial Regex Codes();
}
