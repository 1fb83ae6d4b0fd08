using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>What is filed over the network: the matrix, the calendar, the dictionary.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class UtilizationController(PortalContext portal, Database database, FreshPages pages, PeriodCommands periods) : PortalController(portal)
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
        var t = UtilizationTexts.For(Language);
        var outcome = await periods.OpenAsync(Scope, period, cancel);
        return await AnswerAsync(
            period, outcome, row => outcome.Obligations > 0 ? t.Opened(outcome.Obligations, PeriodNames.Of(row.Number)) : t.OpenedBefore(PeriodNames.Of(row.Number)), cancel);
    }

    /// <summary>Moves the last day of a period that is not opened.</summary>
    [HttpPost("{lang:lang}/utilization/calendar/{period:maxlength(20)}/end"), Authorize(Policy = Policies.OpenPeriods)]
    public async Task<IActionResult> MoveEnd(string period, string? endsOn, string? seenEndsOn, CancellationToken cancel)
    {
        if (DateEntry.Read(seenEndsOn).Day is not { } seen)
        {
            return BadRequest();
        }

        var entry = DateEntry.Read(endsOn);
        var outcome = entry.Day is { } day ? await periods.MoveEndAsync(Scope, period, day, seen, cancel) : new OpenOutcome { Problem = PeriodProblem.EndOutOfRange };
        return await AnswerAsync(period, outcome, row => UtilizationTexts.For(Language).EndMoved(PeriodNames.Of(row.Number), Portal.Format.LongDate(row.EndsOn)), cancel);
    }

    /// <summary>Closes a period before its lock dates.</summary>
    [HttpPost("{lang:lang}/utilization/calendar/{period:maxlength(20)}/close"), Authorize(Policy = Policies.OpenPeriods)]
    public async Task<IActionResult> Close(string period, CancellationToken cancel)
    {
        var outcome = await periods.CloseAsync(Scope, period, cancel);
        return await AnswerAsync(period, outcome, row => UtilizationTexts.For(Language).Closed(outcome.Obligations, PeriodNames.Of(row.Number)), cancel);
    }

    [HttpGet("{lang:lang}/utilization/indicators")]
    public async Task<IActionResult> Indicators(string? q, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => IndicatorsModel.LoadAsync(session, Portal, q), cancel) switch
        {
            null => NotFound(),
            { IsTooLong: true } model => Invalid("Indicators", model),
            var model => View("Indicators", model),
        };

    private async Task<IActionResult> AnswerAsync(string period, OpenOutcome outcome, Func<PeriodRow, string> done, CancellationToken cancel)
    {
        if (outcome.Problem is PeriodProblem.NotFound || await database.ReadAsync(session => PeriodQueries.FindAsync(session, period), cancel) is not { } row)
        {
            return NotFound();
        }

        if (outcome.Problem is { } problem)
        {
            var calendar = (await CalendarAsync(row.FiscalYear, cancel))! with { Refused = problem };
            return problem switch
            {
                PeriodProblem.NotAllowed => Forbid(),
                PeriodProblem.Stale or PeriodProblem.Opened or PeriodProblem.ClosedBefore => Overtaken("Calendar", calendar),
                _ => Invalid("Calendar", calendar),
            };
        }

        Say(done(row));
        return Redirect(UtilizationLinks.Calendar(Language, row.FiscalYear));
    }

    private Task<CalendarModel?> CalendarAsync(string? year, CancellationToken cancel) =>
        pages.ReadAsync(Portal, session => CalendarModel.LoadAsync(session, Portal, year), cancel);
}
