using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Governance;

/// <summary>Who holds which mandated seat, and since when the others are vacant. What changes a seat stands in the other part.</summary>
[Route("{lang:lang}/governance"), Authorize(Policy = Policies.Operations)]
public sealed partial class GovernanceController(PortalContext portal, Database database, FreshPages pages, AppointmentCommands appointments, TrailDesk trail) : PortalController(portal)
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] GovernanceQuery query, CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => GovernancePage.LoadAsync(session, Portal, query), cancel);
        return page.Errors.Any ? Invalid("Index", page) : View(page);
    }

    [HttpGet("seats")]
    public async Task<IActionResult> Seats([FromQuery] SeatsQuery query, CancellationToken cancel)
    {
        var page = await pages.ReadAsync(Portal, session => SeatsPage.LoadAsync(session, Portal, query), cancel);
        return page.Filter.Errors.Any ? Invalid("Seats", page) : View(page);
    }

    [HttpGet("seats/{id:int}")]
    public async Task<IActionResult> Seat(int id, CancellationToken cancel)
    {
        if (await DetailAsync(id, Portal.AsOf.Register, cancel) is not { } detail)
        {
            return NotFound();
        }

        await TellContactsAsync(id, cancel);
        return View(detail);
    }

    /// <summary>Not in the body's history: that is of what changed.</summary>
    private Task TellContactsAsync(int seatId, CancellationToken cancel) => trail.TellReadAsync(Scope, "SeatContactsRead", new AuditSubject($"Seat/{seatId}"), cancel: cancel);

    private Task<SeatDetail?> DetailAsync(int seatId, RegisterDay day, CancellationToken cancel) =>
        database.ReadAsync(session => SeatDetail.LoadAsync(session, Portal, day, seatId), cancel);
}
