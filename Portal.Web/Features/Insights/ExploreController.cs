using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Insights;

/// <summary>Any question on what was filed, with its answer as a table, a chart and a file; and the questions that were kept under a name.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class ExploreController(PortalContext portal, Database database, FreshPages pages, InsightSources sources, ViewCommands views, ExploreFileDesk files) : PortalController(portal)
{
    private const string Page = "/Features/Insights/Explore.cshtml";

    [HttpGet("{lang:lang}/insights/explore"), Costly]
    public async Task<IActionResult> Explore(CancellationToken cancel) => Show(await LoadAsync(Asked(Request.Query), cancel));

    /// <summary>What the page shows, as a file.</summary>
    [HttpGet("{lang:lang}/insights/explore/export"), Costly]
    public async Task<IActionResult> Export(string? format, CancellationToken cancel)
    {
        var page = await LoadAsync(Asked(Request.Query), cancel);
        if (page.Answer is null)
        {
            return Show(page);
        }

        return await files.ProduceAsync(page, format, cancel) is { } file ? File(file.Content, file.ContentType, file.Name) : BadRequest();
    }

    /// <summary>Keeps the question of the form's hidden fields under a name.</summary>
    [HttpPost("{lang:lang}/insights/views"), Costly]
    public async Task<IActionResult> Save(string? viewName, bool isShared, CancellationToken cancel)
    {
        var values = Request.Form.Where(field => field.Key.StartsWith("q.", StringComparison.Ordinal))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key[2..], value ?? ""))).ToList();
        var page = await database.ReadAsync(session => ExplorePage.LoadAsync(session, Portal, sources, values), cancel);
        if (page.Answer is null)
        {
            return Show(page);
        }

        if (await views.SaveAsync(Scope, viewName, page.Question, isShared, cancel) is { } problem)
        {
            return Invalid(Page, page with { ViewName = viewName, ViewProblem = problem });
        }

        Say(ExploreTexts.For(Language).ViewSaved(viewName!.Trim()));
        return Redirect(ExploreLinks.Question(Language, page.Question));
    }

    /// <summary>The question of a view, asked anew: each reader sees what is theirs.</summary>
    [HttpGet("{lang:lang}/insights/views/{id:guid}")]
    public async Task<IActionResult> OpenView(Guid id, CancellationToken cancel) =>
        await database.ReadAsync(session => ViewQueries.FindAsync(session, Scope, id), cancel) is { } view
            ? Redirect($"{ExploreLinks.Start(Language)}?{view.Address}")
            : NotFound();

    [HttpPost("{lang:lang}/insights/views/{id:guid}/delete")]
    public async Task<IActionResult> DeleteView(Guid id, CancellationToken cancel)
    {
        if (await views.DeleteAsync(Scope, id, cancel) is not { } view)
        {
            return NotFound();
        }

        Say(ExploreTexts.For(Language).ViewDeleted(view.Name));
        return Redirect(ExploreLinks.Start(Language));
    }

    private IActionResult Show(ExplorePage page) => page switch
    {
        { IsOutOfScope: true } => NotFound(),
        { Problems.Count: > 0 } => Invalid(Page, page),
        _ => View(Page, page),
    };

    private Task<ExplorePage> LoadAsync(List<KeyValuePair<string, string>> values, CancellationToken cancel) =>
        pages.ReadAsync(Portal, session => ExplorePage.LoadAsync(session, Portal, sources, values), cancel);

    private static List<KeyValuePair<string, string>> Asked(IQueryCollection query) =>
        [.. query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))];
}
