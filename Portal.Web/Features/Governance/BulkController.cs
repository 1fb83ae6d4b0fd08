using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>The register by a workbook: taken out, filled in elsewhere, and brought back after a dry run.</summary>
[Route("{lang:lang}/governance/bulk"), Authorize(Policy = Policies.ManageSeats)]
public sealed class BulkController(PortalContext portal, BulkDesk desk) : PortalController(portal)
{
    /// <summary>A file of the most rows, sealed: it is one field of the form.</summary>
    private const int MostSealed = 8_000_000;

    private const string Page = "/Features/Governance/Bulk.cshtml";

    [HttpGet("")]
    public IActionResult Index() => View(Page, BulkPage.Blank);

    [HttpGet("workbook"), Costly]
    public async Task<IActionResult> Download(CancellationToken cancel)
    {
        var (content, type, name) = await desk.TemplateAsync(cancel);
        return File(content, type, name);
    }

    /// <summary>The dry run of a file that was chosen.</summary>
    [HttpPost(""), UploadLimit, Costly]
    public async Task<IActionResult> Check(IFormFile? file, CancellationToken cancel) => Answer(await desk.CheckAsync(file, cancel));

    /// <summary>Another page or other rows of what was checked.</summary>
    [HttpPost("view"), UploadLimit, Costly]
    public async Task<IActionResult> Show([FromForm] BulkView view, CancellationToken cancel) => Answer(await desk.ShowAsync(view, cancel));

    /// <summary>The rows of the file as a workbook, each with what is wrong with it.</summary>
    [HttpPost("result"), UploadLimit, Costly]
    public async Task<IActionResult> Result([FromForm] BulkView view, CancellationToken cancel) => await desk.ResultAsync(view, cancel) switch
    {
        ({ } page, _) => Invalid(Page, page),
        (_, var (content, type, name)) => File(content, type, name),
    };

    [HttpPost("apply"), UploadLimit, Costly]
    public async Task<IActionResult> Apply([FromForm] BulkView view, CancellationToken cancel)
    {
        var (page, done) = await desk.ApplyAsync(view, cancel);
        if (page is not null)
        {
            return page.News == BulkNews.Moved ? Overtaken(Page, page) : Invalid(Page, page);
        }

        Say(done);
        return LocalRedirect(GovernanceLinks.Index(Language));
    }

    private ViewResult Answer(BulkPage page) => page.Plan is { IsRefused: false } ? View(Page, page) : Invalid(Page, page);
}
