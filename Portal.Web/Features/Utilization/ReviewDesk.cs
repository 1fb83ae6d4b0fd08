using System.Globalization;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>Takes the reviewer's decision; one on a filing that has moved on since is shown what happened instead.</summary>
public sealed class ReviewDesk(PortalContext portal, FreshPages pages, FilingCommands filings, FormCache forms)
{
    private ReviewTexts T => ReviewTexts.For(portal.Language);

    public Task<ReviewModel?> ShowAsync(string establishment, string period, CancellationToken cancel) =>
        pages.ReadAsync(portal, session => ReviewModel.LoadAsync(session, portal, forms, establishment, period), cancel);

    public async Task<FilingStep<ReviewModel>> ReturnAsync(
        string establishment, string period, IFormCollection fields, int version, int steps, CancellationToken cancel)
    {
        var entry = ReturnEntry.Read(fields);
        var faults = entry.Faults();
        if (faults.Count > 0)
        {
            return await ShowAsync(establishment, period, cancel) switch
            {
                null => new(StepKind.NotFound),
                { MayReturn: false } model => Overtaken(model, entry, steps),
                var model => new(StepKind.Refused, model with { Entry = entry, Errors = [.. faults.Select(fault => (fault.Field, Message(fault.Fault)))] }),
            };
        }

        if (entry.ToReasons() is not { } reasons)
        {
            return new(StepKind.Unreadable);
        }

        var outcome = await filings.ReturnAsync(portal.Scope, establishment, period, reasons, entry.Message, version, cancel);
        return outcome.Problem is { } problem
            ? await StoppedAsync(problem, establishment, period, entry, steps, cancel)
            : new(StepKind.Done, Message: T.Returned(portal.Format.LongDate(outcome.LocksOn!.Value)));
    }

    public async Task<FilingStep<ReviewModel>> ReviewAsync(string establishment, string period, int version, int steps, CancellationToken cancel)
    {
        var outcome = await filings.ReviewAsync(portal.Scope, establishment, period, version, cancel);
        return outcome.Problem is { } problem
            ? await StoppedAsync(problem, establishment, period, ReturnEntry.Empty, steps, cancel)
            : new(StepKind.Done, Message: T.Reviewed);
    }

    public async Task<FilingStep<ReviewModel>> AcceptAsync(string establishment, string period, int version, int steps, CancellationToken cancel)
    {
        var outcome = await filings.AcceptAsync(portal.Scope, establishment, period, version, cancel);
        return outcome.Problem is { } problem
            ? await StoppedAsync(problem, establishment, period, ReturnEntry.Empty, steps, cancel)
            : new(StepKind.Done, Message: T.Accepted);
    }

    /// <summary>
    /// Accepts filings by <see cref="ReviewQueueModel.Key"/>; none that explains something, since the list comes from outside.
    /// </summary>
    /// <returns>What to say; null when the list is no form's.</returns>
    public async Task<string?> AcceptPlainAsync(IReadOnlyList<string?> keys, CancellationToken cancel)
    {
        var asked = keys.Select(key => key?.Split('/') ?? []).ToList();
        if (asked.Count > ReviewQueueModel.MostAtOnce || asked.Exists(key => key.Length != 3 || !int.TryParse(key[2], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }

        var accepted = 0;
        foreach (var key in asked)
        {
            var version = int.Parse(key[2], CultureInfo.InvariantCulture);
            if ((await filings.AcceptPlainAsync(portal.Scope, key[0], key[1], version, cancel)).Succeeded)
            {
                accepted++;
            }
        }

        return accepted == asked.Count ? T.AcceptedPlain(accepted) : T.AcceptedSome(accepted, portal.Format.Whole(asked.Count - accepted));
    }

    private async Task<FilingStep<ReviewModel>> StoppedAsync(
        FilingProblem problem, string establishment, string period, ReturnEntry entry, int steps, CancellationToken cancel) => problem switch
        {
            FilingProblem.NotFound or FilingProblem.PeriodNotOpened => new(StepKind.NotFound),
            FilingProblem.NotAllowed => new(StepKind.Forbidden),
            FilingProblem.UnknownCell => new(StepKind.Unreadable),
            _ => await ShowAsync(establishment, period, cancel) is { } model ? Overtaken(model, entry, steps) : new(StepKind.NotFound),
        };

    /// <param name="steps">How many steps the page knew: those beyond are news.</param>
    private static FilingStep<ReviewModel> Overtaken(ReviewModel model, ReturnEntry entry, int steps) => new(StepKind.Overtaken, model with
    {
        Entry = entry,
        Meanwhile = [.. model.Detail.Transitions.Take(Math.Clamp(model.Detail.Transitions.Count - steps, 0, 10))],
    });

    private string Message(ReturnFault fault) => fault switch
    {
        ReturnFault.NoReason => T.FaultNoReason,
        ReturnFault.NoCell => T.FaultNoCell,
        ReturnFault.Twice => T.FaultTwice,
        ReturnFault.TooLong => T.FaultTooLong,
        _ => T.FaultNothing,
    };
}
