using System.Globalization;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// Takes cells and explanations one by one as they are left: what can be read is saved, the rest comes back with the reason.
/// Nothing else of the filing is looked at, so that what is sent again, late or out of order does no harm.
/// </summary>
public sealed class CellDesk(PortalContext portal, FilingCommands filings, KeptFilings kept)
{
    private FilingTexts T => FilingTexts.For(portal.Language);

    /// <summary>Three statements for one cell of a draft that exists and was saved before; none beyond those of the save.</summary>
    public async Task<CellsStep> SaveAsync(string establishment, string period, CellsRequest request, CancellationToken cancel)
    {
        if (await kept.FormAsync(portal.Scope, establishment, period, cancel) is not { } form)
        {
            return new(StepKind.NotFound);
        }

        if (Read(form, request) is not var (entries, explanations))
        {
            // The form may be known from another's visit: outside the scope nothing is there, readable or not.
            return new(await kept.ReadAsync(portal.Scope, establishment, period, cancel) is null ? StepKind.NotFound : StepKind.Unreadable);
        }

        var edits = entries.Where(entry => entry.Reading.Problem is null).Select(entry => new CellEdit(entry.Cell, entry.Reading.Answer, entry.Seen)).ToList();
        (Form Form, FilingDetail Detail)? after = null;
        var save = await filings.SaveCellsAsync(
            portal.Scope, establishment, period, edits, done => after = kept.Follow(establishment, period, done), cancel);
        if (save.Problem is { } problem)
        {
            return Stopped(problem);
        }

        var explained = new List<CellAnswer>();
        foreach (var explanation in explanations)
        {
            var outcome = await filings.ExplainAsync(portal.Scope, establishment, period, explanation.Finding, explanation.Text, explanation.Seen, cancel);
            if (Answer(explanation, outcome) is not { } answer)
            {
                return Stopped(outcome.Problem!.Value);
            }

            explained.Add(answer);
            after = null;
        }

        var (current, detail) = after ?? await kept.ReadAsync(portal.Scope, establishment, period, cancel)
            ?? throw new InvalidOperationException($"The filing {establishment}/{period} was saved and is not there.");
        var model = FilingModel.Of(portal, current, detail);
        return new(StepKind.Done, model, new CellsAnswer
        {
            Version = request.Version == save.VersionBefore ? save.Version : request.Version,
            Cells = [.. entries.Select(entry => Answer(entry, save, model)), .. explained],
        })
        {
            Sections = SheetNews.Concerned(
                current,
                entries.Select(entry => entry.Cell.Indicator).ToHashSet(StringComparer.Ordinal),
                explanations.Select(explanation => explanation.Finding).ToHashSet(StringComparer.Ordinal),
                model.Sheet),
        };
    }

    private CellsStep Stopped(FilingProblem problem) => problem switch
    {
        FilingProblem.NotFound or FilingProblem.PeriodNotOpened => new(StepKind.NotFound),
        FilingProblem.NotAllowed => new(StepKind.Forbidden),
        FilingProblem.UnknownCell => new(StepKind.Unreadable),
        _ => new(StepKind.Overtaken, Refusal: new CellsRefusal($"{T.ClosedTitle}. {T.EntryClosed}")),
    };

    /// <summary>Null when a cell is none of the form's, stands twice, or comes without text.</summary>
    private (List<Entry> Cells, List<Explanation> Explanations)? Read(Form form, CellsRequest request)
    {
        var (entries, explanations) = (new List<Entry>(), new List<Explanation>());
        var seen = new HashSet<CellKey>();
        foreach (var typed in request.Cells ?? [])
        {
            if (typed is null)
            {
                return null;
            }

            if (FilingEntry.FindingOf(typed.Key ?? "") is { } finding && typed.Text is not null && explanations.TrueForAll(one => one.Finding != finding))
            {
                explanations.Add(new Explanation(typed.Key!, finding, typed.Text.ReplaceLineEndings("\n").Trim(), typed.Seen));
                continue;
            }

            if (!CellKey.TryParse(typed.Key ?? "", out var cell) || !form.Has(cell) || !seen.Add(cell) || typed.Text is null)
            {
                return null;
            }

            entries.Add(new Entry(cell, typed.Text, AnswerText.Read(typed.Text, portal.Language, form.Indicator(cell.Indicator).Decimals), typed.Seen));
        }

        return entries.Count + explanations.Count == 0 ? null : (entries, explanations);
    }

    private CellAnswer Answer(Entry entry, SaveOutcome save, FilingModel model)
    {
        var key = entry.Cell.ToString();
        if (entry.Reading.Problem is { } problem)
        {
            var words = new FindingWords(model.Form, portal.Language, new FilingCells(model.Form, model.Detail.Answers), model.Detail.History);
            return new CellAnswer { Key = key, State = CellState.Refused, Text = entry.Text, Message = words.Refusal(problem, FindingWords.Cut(entry.Text)) };
        }

        if (save.Conflicts.FirstOrDefault(conflict => conflict.Cell == entry.Cell) is { } conflict)
        {
            var (theirs, mine) = (Shown(conflict.Theirs), Shown(conflict.Yours));
            return new CellAnswer
            {
                Key = key,
                State = CellState.Conflict,
                Text = AnswerText.Write(conflict.Theirs, portal.Language),
                Seen = new SeenCell(conflict.Version, conflict.Theirs).ToString(),
                Message = conflict is { ByName: { } name, AtUtc: { } at }
                    ? T.EntryConflict(name, theirs, portal.Format.DateAndTime(at), mine)
                    : T.EntryConflictUnknown(theirs, mine),
                KeepTheirs = T.ContestedTheirs(theirs),
                KeepMine = T.ContestedMine(mine),
            };
        }

        var saved = save.Saved.First(saved => saved.Cell == entry.Cell);
        return new CellAnswer
        {
            Key = key,
            State = saved.Version == entry.Seen ? CellState.Unchanged : CellState.Saved,
            Text = AnswerText.Write(saved.Answer, portal.Language),
            Seen = new SeenCell(saved.Version, saved.Answer).ToString(),
        };
    }

    /// <summary>Null when the whole filing is closed.</summary>
    private CellAnswer? Answer(Explanation explanation, ExplainOutcome outcome)
    {
        var (stored, version) = (outcome.Explanation?.Explanation ?? "", outcome.Explanation?.Version ?? 0);
        var seen = version.ToString(CultureInfo.InvariantCulture);
        return outcome.Problem switch
        {
            null => new CellAnswer { Key = explanation.Field, State = version == explanation.Seen ? CellState.Unchanged : CellState.Saved, Text = stored, Seen = seen },

            // A finding that a correction took away needs no explanation any more.
            FilingProblem.UnknownFinding => new CellAnswer { Key = explanation.Field, State = CellState.Unchanged, Text = "", Seen = seen },
            FilingProblem.TooLong => new CellAnswer
            {
                Key = explanation.Field,
                State = CellState.Refused,
                Text = explanation.Text,
                Message = T.ExplanationTooLong(portal.Format.Whole(FilingCommands.TextLength), portal.Format.Whole(explanation.Text.Length)),
            },
            FilingProblem.Stale => new CellAnswer
            {
                Key = explanation.Field,
                State = CellState.Conflict,
                Text = stored,
                Seen = seen,
                Message = outcome.Explanation is { } theirs
                    ? T.EntryExplained(theirs.ByName, portal.Format.DateAndTime(theirs.AtUtc), theirs.Explanation)
                    : T.EntryUnexplained,
                KeepTheirs = T.EntryKeepTheirs,
                KeepMine = T.EntryKeepMine,
            },
            _ => null,
        };
    }

    private string Shown(Answer answer) => answer.Kind == AnswerKind.Blank ? T.Empty : AnswerText.Write(answer, portal.Language);

    private sealed record Explanation(string Field, string Finding, string Text, int Seen);

    private sealed record Entry(CellKey Cell, string Text, AnswerReading Reading, int Seen);
}

/// <summary>What came of cells that were sent: done, with the sections to show anew; or why not.</summary>
public sealed record CellsStep(StepKind Kind, FilingModel? Model = null, CellsAnswer? Answer = null, CellsRefusal? Refusal = null)
{
    public IReadOnlyList<SectionView> Sections { get; init; } = [];
}
