using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>What is filed over the network: the matrix, the calendar, the dictionary.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class UtilizationController(PortalContext portal, Database database, FreshPages pages, PeriodCommands periods, FormCache forms) : PortalController(portal)
{
    [HttpGet("{lang:lang}/utilization")]
    public async Task<IActionResult> Index([FromQuery] MatrixQuery query, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => MatrixModel.LoadAsync(session, Portal, query), cancel) switch
        {
            null => NotFound(),
            { Faults.Count: > 0 } model => Invalid("Matrix", model),
            var model => View("Matrix", model),
        };

    [HttpGet("{lang:lang}/utilization/calendar")]
    public async Task<IActionResult> Calendar(string? year, CancellationToken cancel) =>
        await CalendarAsync(year, cancel) is { } model ? View("Calendar", model) : NotFound();

    /// <summary>Opens a period: from then on every establishment owes a filing for it.</summary>
    [HttpPost("{lang:lang}/utilization/calendar/{period:maxlength(20)}/open"), Authorize(Policy = Policies.OpenPeriods)]
    public async Task<IActionResult> Open(string period, CancellationToken cancel)
    {
        var outcome = await periods.OpenAsync(Scope, period, cancel);
        if (outcome.Problem is PeriodProblem.NotFound || await database.ReadAsync(session => PeriodQueries.FindAsync(session, period), cancel) is not { } row)
        {
            return NotFound();
        }

        if (outcome.Problem is { } problem)
        {
            return problem == PeriodProblem.NotAllowed ? Forbid() : Invalid("Calendar", (await CalendarAsync(row.FiscalYear, cancel))! with { Refused = problem });
        }

        var t = UtilizationTexts.For(Language);
        Say(outcome.Obligations > 0 ? t.Opened(outcome.Obligations, PeriodNames.Of(row.Number)) : t.OpenedBefore(PeriodNames.Of(row.Number)));
        return Redirect(UtilizationLinks.Calendar(Language, row.FiscalYear));
    }

    [HttpGet("{lang:lang}/utilization/indicators")]
    public async Task<IActionResult> Indicators(string? q, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => IndicatorsModel.LoadAsync(session, Portal, forms, q), cancel) switch
        {
            null => NotFound(),
            { IsTooLong: true } model => Invalid("Indicators", model),
            var model => View("Indicators", model),
        };

    private Task<CalendarModel?> CalendarAsync(string? year, CancellationToken cancel) =>
        pages.ReadAsync(Portal, session => CalendarModel.LoadAsync(session, Portal, year), cancel);
}
