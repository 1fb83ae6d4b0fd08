using Microsoft.AspNetCore.Mvc;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>
/// The network as of a day: map, territories, centres, establishments. Its structure is known to everyone who is signed in;
/// the profile of an establishment opens within one's scope only.
/// </summary>
public sealed class NetworkController(PortalContext portal, FreshPages pages, FormCache forms) : PortalController(portal)
{
    [HttpGet("{lang:lang}/network")]
    public async Task<IActionResult> Index(string? colour, [FromQuery] EstablishmentQuery query, CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => NetworkPage.LoadAsync(session, Portal, colour, query), cancel);
        return page.IsFaulty ? Invalid("Index", page) : View("Index", page);
    }

    [HttpGet("{lang:lang}/network/establishments")]
    public async Task<IActionResult> Establishments([FromQuery] EstablishmentQuery query, CancellationToken cancel)
    {
        var list = await pages.ReadAsync(Portal, session => EstablishmentList.LoadAsync(session, Portal, query), cancel);
        return list.Faults.Count > 0 ? Invalid("Establishments", list) : View("Establishments", list);
    }

    [HttpGet("{lang:lang}/network/territories/{code:maxlength(20)}")]
    public async Task<IActionResult> Territory(string code, int page = 1, CancellationToken cancel = default) =>
        await pages.ReadAsync(Portal, session => TerritoryPage.LoadAsync(session, Portal, code, page), cancel) is { } model ? View("Territory", model) : NotFound();

    [HttpGet("{lang:lang}/network/centres/{code:maxlength(20)}")]
    public async Task<IActionResult> Centre(string code, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => CentrePage.LoadAsync(session, Portal, code), cancel) is { } model ? View("Centre", model) : NotFound();

    /// <summary>One that is there on other days is told about; one that never was, or is outside the scope, does not exist.</summary>
    [HttpGet("{lang:lang}/network/establishments/{code:maxlength(20)}")]
    public async Task<IActionResult> Establishment(string code, CancellationToken cancel)
    {
        if (await pages.ReadAsync(Portal, session => EstablishmentPage.LoadAsync(session, forms, Scope, AsOf, Portal.Today, code), cancel) is { } page)
        {
            return View("Establishment", page);
        }

        var absent = await pages.ReadAsync(Portal, session => AbsentBodyPage.LoadAsync(session, Scope, AsOf, code), cancel);
        return absent is null ? NotFound() : View("Absent", absent);
    }
}
