using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Importing;
using Portal.Reports.Engine.Excel.Reading;
using Portal.Reports.Utilization.Exchange;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>Takes a file in two steps: what it would do is shown, then done whole as it was shown, or not at all.</summary>
public sealed class ImportDesk(PortalContext portal, Database database, FilingCommands filings, FormCache forms, ImportSeal seal)
{
    public const string SealedField = "import";
    public const string TakesFile = "file";
    public const string TakesPortal = "portal";

    private ImportTexts T => ImportTexts.For(portal.Language);

    /// <summary>Null when there is nothing of the kind in scope.</summary>
    public async Task<ImportPage?> ShowAsync(ImportTarget target, CancellationToken cancel) =>
        await ReadAsync(target, cancel) is { } source ? Page(target, source) : null;

    /// <summary>The dry run: nothing is written.</summary>
    public async Task<FilingStep<ImportPage>> CheckAsync(ImportTarget target, IFormFile? upload, CancellationToken cancel)
    {
        if (await ReadAsync(target, cancel) is not { } source)
        {
            return new(StepKind.NotFound);
        }

        if (upload is null || upload.Length == 0)
        {
            return Unread(target, source, upload is null ? T.FileMissing : T.FileEmpty);
        }

        if (upload.Length > FilingFile.MostBytes)
        {
            return Unread(target, source, T.FileTooLarge);
        }

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancel);
        try
        {
            var page = Compared(target, source, FilingFile.Read(content.ToArray()));
            return new(page.Plan!.IsRefused ? StepKind.Refused : StepKind.Shown, page);
        }
        catch (WorkbookRefusedException refused)
        {
            return Unread(target, source, WorkbookTexts.For(portal.Language).Find(refused.Reason.ToString()) ?? WorkbookTexts.For(portal.Language).Damaged);
        }
        catch (FilingFileRefusedException refused)
        {
            return Unread(target, source, refused is { Fault: FilingFileFault.DamagedText, Line: > 0 }
                ? T.DamagedLine(portal.Format.Whole(refused.Line))
                : T.Find("file." + refused.Fault) ?? WorkbookTexts.For(portal.Language).Damaged);
        }
    }

    /// <summary>Writes what the dry run showed. Sent twice, it writes once.</summary>
    public async Task<FilingStep<ImportPage>> ApplyAsync(ImportTarget target, IFormCollection fields, CancellationToken cancel)
    {
        if (await ReadAsync(target, cancel) is not { } source)
        {
            return new(StepKind.NotFound);
        }

        if (seal.Open<ImportedFile>(portal.Scope, Purpose(target), fields[SealedField]) is not { } import)
        {
            return Unread(target, source, T.SealExpired);
        }

        var choices = fields.Where(field => field.Key.StartsWith("keep:", StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var page = Compared(target, source, import.File) with { Choices = choices };
        var plan = page.Plan!;
        var edits = plan.Edits((establishment, cell) => choices.GetValueOrDefault(ImportPage.ChoiceField(establishment, cell)) switch
        {
            TakesFile => true,
            TakesPortal => false,
            _ => null,
        });
        if (!plan.IsRefused && edits is not null && !Differ(source, edits))
        {
            return new(StepKind.Done, Message: T.AppliedBefore);
        }

        if (plan.IsRefused || plan.Fingerprint != import.Fingerprint)
        {
            return new(StepKind.Overtaken, page with { News = ImportNews.Moved });
        }

        if (edits is null)
        {
            return new(StepKind.Refused, page with { News = ImportNews.Undecided });
        }

        var outcome = await filings.SaveFilingsAsync(portal.Scope, target.Period, edits, cancel);
        if (outcome.Succeeded)
        {
            return new(StepKind.Done, Message: T.Applied(outcome.Written));
        }

        return outcome.Filings.Values.Any(filing => filing.Problem == FilingProblem.NotAllowed) ? new(StepKind.Forbidden)
            : await ReadAsync(target, cancel) is { } now
                ? new(StepKind.Overtaken, Compared(target, now, import.File) with { News = ImportNews.Moved, Choices = choices })
                : new(StepKind.NotFound);
    }

    private static string Purpose(ImportTarget target) => $"filing/{target.Establishment}/{target.Period}";

    private static bool Differ(ImportSource source, IReadOnlyList<FilingEdits> edits)
    {
        var contents = source.Filings.ToDictionary(filing => filing.Filing.BodyCode, StringComparer.Ordinal);
        return edits.Any(filing => filing.Edits.Any(edit => contents[filing.Establishment].Answer(edit.Cell) != edit.Answer));
    }

    private ImportPage Compared(ImportTarget target, ImportSource source, ImportedFile file)
    {
        var plan = ImportPlan.Of(source.Form, source.Filings, file, portal.Today);
        return Page(target, source) with
        {
            Plan = plan,
            Sealed = plan.IsRefused || !plan.HasChanges ? "" : seal.Close(portal.Scope, Purpose(target), plan.Fingerprint, file),
        };
    }

    private FilingStep<ImportPage> Unread(ImportTarget target, ImportSource source, string why) =>
        new(StepKind.Refused, Page(target, source) with { News = ImportNews.Unread, Refusal = why });

    private ImportPage Page(ImportTarget target, ImportSource source) => new() { Target = target, Source = source, Today = portal.Today };

    private Task<ImportSource?> ReadAsync(ImportTarget target, CancellationToken cancel) =>
        database.ReadAsync(session => ImportSource.ReadAsync(session, portal.Scope, portal.Today, forms, target), cancel);
}
