using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Insights;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Insights;

/// <summary>What a scope wants to know first: its figures, whether access is as good everywhere, and what somebody should look at.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class InsightsController(PortalContext portal, FreshPages pages, InsightSources sources) : PortalController(portal)
{
    [HttpGet("{lang:lang}/insights")]
    public async Task<IActionResult> Dashboard(CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => DashboardPage.LoadAsync(session, Portal, sources, Asked), cancel);
        return Show("/Features/Insights/Dashboard.cshtml", page, page.Board);
    }

    [HttpGet("{lang:lang}/insights/equity")]
    public async Task<IActionResult> Equity(CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => EquityPage.LoadAsync(session, Portal, sources, Asked), cancel);
        return Show("/Features/Insights/Equity.cshtml", page, page.Board);
    }

    [HttpGet("{lang:lang}/insights/signals")]
    public async Task<IActionResult> Signals(string? order, CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => SignalsPage.LoadAsync(
            session, Portal, sources, Asked, order == "size" ? SignalOrder.Size : SignalOrder.Confidence), cancel);
        return Show("/Features/Insights/Signals.cshtml", page, page.Board);
    }

    private List<KeyValuePair<string, string>> Asked =>
        [.. Request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))];

    private ViewResult Show(string view, object page, BoardModel board) => board.Choice.Problems.Count > 0 ? Invalid(view, page) : View(view, page);
}
