using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// Takes what is typed into a filing: all that can be read is saved, or nothing where something cannot; what others changed
/// meanwhile is never written over without a choice.
/// </summary>
public sealed class FilingDesk(PortalContext portal, KeptFilings kept, FilingCommands filings)
{
    private FilingTexts T => FilingTexts.For(portal.Language);

    /// <summary>One statement while nothing was written, as <see cref="KeptFilings"/> says; else seven, one more where something was said about a cell. Null when there is no such filing in scope.</summary>
    public async Task<FilingModel?> ShowAsync(string establishment, string period, CancellationToken cancel) =>
        await ReadAsync(establishment, period, cancel) is var (form, detail) ? FilingModel.Of(portal, form, detail) : null;

    public async Task<FilingStep<FilingModel>> SaveAsync(string establishment, string period, IFormCollection fields, CancellationToken cancel) =>
        (await TakeAsync(establishment, period, fields, cancel)).Step;

    /// <summary>Saves, then submits what is stored; not when that is something else than what the caller saw.</summary>
    public async Task<FilingStep<FilingModel>> SubmitAsync(string establishment, string period, IFormCollection fields, CancellationToken cancel)
    {
        var (step, entry, before, version) = await TakeAsync(establishment, period, fields, cancel, isSubmitting: true);
        if (step.Kind != StepKind.Done)
        {
            return step;
        }

        var (form, detail) = (await ReadAsync(establishment, period, cancel))!.Value;
        var unseen = form.RequiredCells
            .Where(cell => detail.Answer(cell) != entry!.Answers.GetValueOrDefault(cell, entry.Seen.Cell(cell).Answer)).ToList();
        if (before!.Filing.Version != entry!.Seen.FilingVersion || unseen.Count > 0)
        {
            var moved = FilingModel.Of(portal, form, detail) with { News = FilingNews.Moved };
            return new(StepKind.Overtaken, moved with { ChangedMeanwhile = [.. unseen.Select(moved.Sheet.Find).OfType<CellView>()] });
        }

        var outcome = await filings.SubmitAsync(portal.Scope, establishment, period, version, cancel);
        return outcome.Problem switch
        {
            null => new(StepKind.Done, Message: detail.Filing.IsNothingToReport ? T.SubmittedNothing : T.SubmittedNotice),
            FilingProblem.HasErrors or FilingProblem.Unexplained =>
                new(StepKind.Refused, FilingModel.Of(portal, form, detail) with { News = FilingNews.NotReady }),
            var problem => await StoppedAsync(problem.Value, establishment, period, null, cancel),
        };
    }

    /// <summary>Declares that there is nothing to report, or withdraws it.</summary>
    public async Task<FilingStep<FilingModel>> DeclareAsync(string establishment, string period, bool isNothing, int version, CancellationToken cancel)
    {
        var outcome = await filings.DeclareNothingToReportAsync(portal.Scope, establishment, period, isNothing, version, cancel);
        return outcome.Problem is { } problem
            ? await StoppedAsync(problem, establishment, period, null, cancel)
            : new(StepKind.Done, Message: isNothing ? T.NothingDeclared : T.NothingWithdrawn);
    }

    private async Task<Taken> TakeAsync(string establishment, string period, IFormCollection fields, CancellationToken cancel, bool isSubmitting = false)
    {
        if (await ReadAsync(establishment, period, cancel) is not var (form, detail))
        {
            return new(new(StepKind.NotFound));
        }

        if (FilingEntry.Read(fields, form, portal.Language) is not { } entry)
        {
            return new(new(StepKind.Unreadable));
        }

        if (detail.Filing.IsNothingToReport && isSubmitting)
        {
            return new(new(StepKind.Done), entry, detail, entry.Seen.FilingVersion);
        }

        if (!detail.Filing.IsOpenOn(portal.Today))
        {
            return new(Closed(form, detail, entry));
        }

        if (entry.IsRefused)
        {
            return new(new(StepKind.Refused, FilingModel.Of(portal, form, detail, SheetSource.Of(form, detail, entry)) with
            {
                News = FilingNews.Refused,
                Seen = entry.Seen.ToString(),
                Contested = Contests(form, detail, entry, entry.Undecided),
            }));
        }

        var saved = await filings.SaveCellsAsync(portal.Scope, establishment, period, entry.Edits, cancel: cancel);
        if (saved.Problem is { } problem)
        {
            return new(await StoppedAsync(problem, establishment, period, entry, cancel));
        }

        var (explained, theirs, stopped) = await ExplainAsync(establishment, period, detail, entry, cancel);
        if (stopped is { } stop)
        {
            return new(await StoppedAsync(stop, establishment, period, entry, cancel));
        }

        var contested = saved.Conflicts.Select(conflict => conflict.Cell).Concat(entry.Undecided).ToList();
        return contested.Count + theirs.Count > 0
            ? new(await ContestedAsync(establishment, period, entry, contested, theirs, cancel))
            : new(new(StepKind.Done, Message: Said(entry.Edits.Count, explained)), entry, detail, saved.Version);
    }

    /// <summary>Saves the explanations that changed; returns those that somebody else changed as well.</summary>
    private async Task<(int Explained, Dictionary<string, string> Theirs, FilingProblem? Stopped)> ExplainAsync(
        string establishment, string period, FilingDetail detail, FilingEntry entry, CancellationToken cancel)
    {
        var (explained, theirs) = (0, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (key, text) in entry.Explanations)
        {
            if (text == (detail.Explanations.GetValueOrDefault(key)?.Explanation ?? ""))
            {
                continue;
            }

            var outcome = await filings.ExplainAsync(portal.Scope, establishment, period, key, text, entry.Seen.Explanation(key), cancel);
            switch (outcome.Problem)
            {
                // A finding that the correction took away needs no explanation any more.
                case FilingProblem.UnknownFinding:
                    break;
                case null:
                    explained++;
                    break;
                case FilingProblem.Stale:
                    theirs[key] = outcome.Explanation?.Explanation ?? "";
                    break;
                default:
                    return (explained, theirs, outcome.Problem);
            }
        }

        return (explained, theirs, null);
    }

    private string Said(int cells, int explained) => (cells, explained) switch
    {
        (0, 0) => T.SavedNothing,
        (0, _) => T.SavedExplanations(explained),
        _ => T.SavedCells(cells),
    };

    private async Task<FilingStep<FilingModel>> ContestedAsync(
        string establishment, string period, FilingEntry entry, IReadOnlyList<CellKey> contested, Dictionary<string, string> theirs, CancellationToken cancel)
    {
        var (form, detail) = (await ReadAsync(establishment, period, cancel))!.Value;
        var source = SheetSource.Of(form, detail) with
        {
            Typed = entry.Typed.Where(cell => contested.Contains(cell.Key)).ToDictionary(),
            TypedExplanations = entry.Explanations.Where(one => theirs.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal),
            TheirExplanations = theirs,
        };
        return new(StepKind.Overtaken, FilingModel.Of(portal, form, detail, source) with
        {
            News = FilingNews.Contested,
            Contested = Contests(form, detail, entry, contested),
        });
    }

    private List<ContestedCell> Contests(Form form, FilingDetail detail, FilingEntry entry, IEnumerable<CellKey> cells)
    {
        var words = new FormWords(form, portal.Language);
        return [.. cells.Select(cell => new ContestedCell(cell, words.FullLabel(cell), words.Answer(detail.Answer(cell)), entry.Typed.GetValueOrDefault(cell, "")))];
    }

    /// <summary>The command refused: the filing as it is now, with what could not be saved.</summary>
    private async Task<FilingStep<FilingModel>> StoppedAsync(
        FilingProblem problem, string establishment, string period, FilingEntry? entry, CancellationToken cancel) => problem switch
        {
            FilingProblem.NotFound or FilingProblem.PeriodNotOpened => new(StepKind.NotFound),
            FilingProblem.NotAllowed => new(StepKind.Forbidden),
            FilingProblem.UnknownCell => new(StepKind.Unreadable),
            _ when await ReadAsync(establishment, period, cancel) is var (form, detail) => Closed(form, detail, entry),
            _ => new(StepKind.NotFound),
        };

    private FilingStep<FilingModel> Closed(Form form, FilingDetail detail, FilingEntry? entry)
    {
        var words = new FormWords(form, portal.Language);
        var model = FilingModel.Of(portal, form, detail);
        return new(StepKind.Overtaken, model with
        {
            News = model.IsEditable ? FilingNews.Moved : FilingNews.Closed,
            Unsaved = entry is null ? [] :
            [
                .. entry.Edits.Select(edit => edit.Cell).Concat(entry.Refused.Keys)
                    .Where(cell => entry.Refused.ContainsKey(cell) || entry.Answers[cell] != detail.Answer(cell))
                    .Select(cell => new UnsavedCell(words.FullLabel(cell), entry.Typed[cell])),
            ],
        });
    }

    private Task<(Form Form, FilingDetail Detail)?> ReadAsync(string establishment, string period, CancellationToken cancel) =>
        kept.ReadAsync(portal.Scope, establishment, period, cancel);

    /// <summary>What was taken in: with a step that is done come the entry, the filing before it, and its version after it.</summary>
    private sealed record Taken(FilingStep<FilingModel> Step, FilingEntry? Entry = null, FilingDetail? Before = null, int Version = 0);
}
