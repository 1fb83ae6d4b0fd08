using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>Filings as files: taken out, filled in elsewhere, and brought back after a dry run; one, or all of a scope.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class ImportController(PortalContext portal, FilingFileDesk files, ImportDesk desk) : FilingStepController(portal)
{
    private const string Page = "/Features/Utilization/Import.cshtml";
    private const string OfOne = "{lang:lang}/utilization/{establishment:maxlength(20)}/{period:maxlength(20)}/";
    private const string OfAll = "{lang:lang}/utilization/calendar/{period:maxlength(20)}/";

    [HttpGet(OfOne + "workbook"), Costly]
    public Task<IActionResult> Download(string establishment, string period, string? format, CancellationToken cancel) =>
        DownloadAsync(Of(establishment, period), format, cancel);

    [HttpGet(OfAll + "workbook"), Authorize(Policy = Policies.EditFilings), Costly]
    public Task<IActionResult> DownloadAll(string period, string? format, CancellationToken cancel) =>
        DownloadAsync(new ImportTarget(null, period), format, cancel);

    [HttpGet(OfOne + "import"), Authorize(Policy = Policies.EditFilings)]
    public Task<IActionResult> Show(string establishment, string period, CancellationToken cancel) =>
        ShowAsync(Of(establishment, period), cancel);

    [HttpGet(OfAll + "import"), Authorize(Policy = Policies.EditFilings)]
    public Task<IActionResult> ShowAll(string period, CancellationToken cancel) => ShowAsync(new ImportTarget(null, period), cancel);

    [HttpPost(OfOne + "import"), Authorize(Policy = Policies.EditFilings), UploadLimit, Costly]
    public Task<IActionResult> Check(string establishment, string period, IFormFile? file, CancellationToken cancel) =>
        CheckAsync(Of(establishment, period), file, cancel);

    [HttpPost(OfAll + "import"), Authorize(Policy = Policies.EditFilings), UploadLimit, Costly]
    public Task<IActionResult> CheckAll(string period, IFormFile? file, CancellationToken cancel) =>
        CheckAsync(new ImportTarget(null, period), file, cancel);

    [HttpPost(OfOne + "import/apply"), Authorize(Policy = Policies.EditFilings), UploadLimit, Costly]
    public Task<IActionResult> Apply(string establishment, string period, CancellationToken cancel) =>
        ApplyAsync(Of(establishment, period), UtilizationLinks.Filing(Language, establishment, period), cancel);

    [HttpPost(OfAll + "import/apply"), Authorize(Policy = Policies.EditFilings), UploadLimit, Costly]
    public Task<IActionResult> ApplyAll(string period, CancellationToken cancel) =>
        ApplyAsync(new ImportTarget(null, period), UtilizationLinks.Calendar(Language), cancel);

    /// <summary>A blank in the address is bound as null, which names all filings: it names none.</summary>
    private static ImportTarget Of(string? establishment, string period) => new(establishment ?? "", period);

    private async Task<IActionResult> DownloadAsync(ImportTarget target, string? format, CancellationToken cancel) =>
        await files.MakeAsync(target, format == "csv", cancel) is { } file ? File(file.Content, file.ContentType, file.Name) : NotFound();

    private async Task<IActionResult> ShowAsync(ImportTarget target, CancellationToken cancel) =>
        await desk.ShowAsync(target, cancel) is { } page ? View(Page, page) : NotFound();

    private async Task<IActionResult> CheckAsync(ImportTarget target, IFormFile? file, CancellationToken cancel) =>
        Answer(await desk.CheckAsync(target, file, cancel), Page, "");

    private async Task<IActionResult> ApplyAsync(ImportTarget target, string next, CancellationToken cancel) =>
        Answer(await desk.ApplyAsync(target, await Request.ReadFormAsync(cancel), cancel), Page, next);
}
