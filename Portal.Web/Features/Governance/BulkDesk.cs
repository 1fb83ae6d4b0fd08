using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.Bulk;
using Portal.Reports.Engine.Excel.Reading;
using Portal.Reports.Governance.Exchange;
using Portal.Reports.Shared;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>Takes a workbook in two steps: what it would do is shown, then done whole as it was shown, or not at all.</summary>
public sealed class BulkDesk(PortalContext portal, Database database, BulkCommands bulk, AuditTrail audit, PortalTime time, ImportSeal seal)
{
    private const string Purpose = "register";

    private BulkTexts T => BulkTexts.For(portal.Language);

    /// <summary>A file to fill in; told in the trail, as every document is.</summary>
    public async Task<(byte[] Content, string Type, string Name)> TemplateAsync(CancellationToken cancel)
    {
        var template = await database.ReadAsync(session => BulkTemplate.ReadAsync(session, portal.Scope, portal.Today), cancel);
        using var content = new MemoryStream();
        await RegisterWorkbook.WriteAsync(template, Frame(T.FileTitle, T.FileToFill), content, cancel);
        return await FileAsync(content, "registre", cancel);
    }

    /// <summary>The dry run: nothing is written.</summary>
    public async Task<BulkPage> CheckAsync(IFormFile? upload, CancellationToken cancel)
    {
        if (upload is null || upload.Length == 0)
        {
            return Unread(upload is null ? T.FileMissing : T.FileEmpty);
        }

        if (upload.Length > RegisterFile.MostBytes)
        {
            return Unread(T.FileTooLarge);
        }

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancel);
        try
        {
            return await ComparedAsync(RegisterFile.Read(content.ToArray()), null, 1, cancel);
        }
        catch (WorkbookRefusedException refused)
        {
            return Unread(WorkbookTexts.For(portal.Language).Find(refused.Reason.ToString()) ?? WorkbookTexts.For(portal.Language).Damaged);
        }
        catch (RegisterFileRefusedException refused)
        {
            return Unread(T.Find("file." + refused.Fault) ?? WorkbookTexts.For(portal.Language).Damaged);
        }
    }

    public async Task<BulkPage> ShowAsync(BulkView view, CancellationToken cancel)
    {
        var (kind, page) = view.Choice();
        return Open(view) is { } import ? await ComparedAsync(import.File, kind, page, cancel) : Unread(T.SealExpired);
    }

    /// <summary>The rows as they were sent, with what is wrong; or the page that says why there is none.</summary>
    public async Task<(BulkPage? Page, (byte[] Content, string Type, string Name) File)> ResultAsync(BulkView view, CancellationToken cancel)
    {
        if (Open(view) is not { } import)
        {
            return (Unread(T.SealExpired), default);
        }

        var plan = await bulk.CheckAsync(portal.Scope, import.File, cancel);
        var words = new BulkExplanations(portal.Language);
        using var content = new MemoryStream();
        await RegisterWorkbook.WriteResultAsync(
            [.. plan.Lines.Select(line => new RegisterResult(line.Row, words.Kind(line.Kind), words.Why(line)))],
            Frame(T.ResultTitle, T.FileChecked), content, cancel);
        return (null, await FileAsync(content, "registre-resultat", cancel));
    }

    /// <summary>Writes what the dry run showed. Sent twice, it writes once. The page again, or what to say on the next.</summary>
    public async Task<(BulkPage? Page, string Done)> ApplyAsync(BulkView view, CancellationToken cancel)
    {
        if (Open(view) is not { } import)
        {
            return (Unread(T.SealExpired), "");
        }

        var outcome = await bulk.ApplyAsync(portal.Scope, import.File, import.Fingerprint, cancel);
        return outcome.Applied switch
        {
            0 => (null, T.AppliedBefore),
            { } rows => (null, T.Applied(rows)),
            null => (Page(outcome.Plan, import.File, null, 1) with { News = BulkNews.Moved }, ""),
        };
    }

    private SealedImport<BulkFile>? Open(BulkView view) => seal.Open<BulkFile>(portal.Scope, Purpose, view.Import);

    private async Task<BulkPage> ComparedAsync(BulkFile file, BulkKind? kind, int page, CancellationToken cancel) =>
        Page(await bulk.CheckAsync(portal.Scope, file, cancel), file, kind, page);

    private BulkPage Page(BulkPlan plan, BulkFile file, BulkKind? kind, int page) =>
        BulkPage.Of(plan, seal.Close(portal.Scope, Purpose, plan.Fingerprint, file), kind, page);

    private static BulkPage Unread(string why) => new() { News = BulkNews.Unread, Refusal = why };

    private async Task<(byte[] Content, string Type, string Name)> FileAsync(MemoryStream content, string kind, CancellationToken cancel)
    {
        var name = $"{kind}-{portal.Scope.Territory ?? "MSSS"}-{Portal.Reports.Formats.Date(portal.Today)}-{portal.Language.Segment()}.xlsx";
        await database.WriteAsync(async session =>
        {
            await audit.AppendAsync(session, portal.Scope, "DocumentProduced", new AuditSubject("Document/register-workbook", portal.Scope.Body ?? ""), null, new { fileName = name });
            return true;
        }, cancel);
        return (content.ToArray(), DocumentFormat.Xlsx.ContentType(), name);
    }

    private DocumentFrame Frame(string title, string status) => new()
    {
        Language = portal.Language,
        Title = title,
        Subject = SharedScope.Of(portal.Scope, portal.Language),
        Identifier = $"REG-{portal.Scope.Territory ?? "MSSS"}",
        AsOf = portal.Today,
        ProducedAtUtc = time.UtcNow,
        ProducedBy = portal.Scope.ActorName,
        Scope = SharedScope.Of(portal.Scope, portal.Language),
        Status = status,
    };
}
