using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>Which two revisions, and whether cells that do not differ are shown as well.</summary>
public sealed record RevisionsQuery
{
    public int? Before { get; init; }
    public int? After { get; init; }
    public bool All { get; init; }
}

/// <summary>A cell in two revisions.</summary>
public sealed record ComparedCell(CellKey Key, string Label, string Before, string After, string Change, bool IsChanged);

/// <summary>What is explained, and how in each of the two.</summary>
public sealed record ComparedExplanation(string Title, ExplanationRow? Before, ExplanationRow? After)
{
    public bool IsChanged => Before?.Explanation != After?.Explanation;
}

/// <summary>Revisions of a filing, and two of them side by side.</summary>
public sealed record RevisionsModel
{
    public required FilingRevisions Content { get; init; }

    /// <summary>By section, in the form's order; cells that differ, or all of them.</summary>
    public required IReadOnlyList<(FormSection? Section, IReadOnlyList<ComparedCell> Cells)> Sections { get; init; }
    public required IReadOnlyList<ComparedExplanation> Explanations { get; init; }
    public required FormWords Words { get; init; }
    public required bool ShowsAll { get; init; }

    /// <summary>Cells that the two answer differently.</summary>
    public required int Changed { get; init; }

    public FilingRow Filing => Content.Filing;

    /// <summary>Seven statements, when the form is at hand. Null when there is no such filing in scope, or no such revision of it.</summary>
    public static async Task<RevisionsModel?> LoadAsync(
        IReadSession session, PortalContext portal, FormCache forms, string establishment, string period, RevisionsQuery query)
    {
        if (await FilingQueries.RevisionsAsync(session, portal.Scope, portal.Today, establishment, period, query.Before, query.After) is not { } content)
        {
            return null;
        }

        var filing = content.Filing;
        var form = await forms.GetAsync(session, filing.FormCode, filing.Sequence, filing.FormRevision);
        var words = new FormWords(form, portal.Language);
        var cells = content.Cells(form).Select(cell => Cell(portal, words, cell)).ToList();
        return new RevisionsModel
        {
            Content = content,
            Sections =
            [
                .. cells.Where(cell => query.All || cell.IsChanged).GroupBy(cell => form.FindIndicator(cell.Key.Indicator)?.Section)
                    .Select(section => (form.Sections.FirstOrDefault(one => one.Code == section.Key), (IReadOnlyList<ComparedCell>)[.. section]))
                    .OrderBy(section => section.Item1?.Ordinal ?? int.MaxValue),
            ],
            Explanations = [.. Told(form, content, portal).Where(one => query.All || one.IsChanged)],
            Words = words,
            ShowsAll = query.All,
            Changed = cells.Count(cell => cell.IsChanged),
        };
    }

    private static ComparedCell Cell(PortalContext portal, FormWords words, CellDifference cell)
    {
        var isChanged = cell.Before != cell.After;
        var change = isChanged && cell.Change is { } amount ? (amount > 0 ? "+" : "") + portal.Format.Number(amount) : "";
        return new ComparedCell(cell.Cell, words.FullLabel(cell.Cell), Text(cell.Before), Text(cell.After), change, isChanged);

        string Text(Answer answer) => answer.Kind == AnswerKind.Blank ? RevisionsTexts.For(portal.Language).Blank : AnswerText.Write(answer, portal.Language);
    }

    /// <summary>Titles from what the checks say of either revision; what the key is about where none says it any more.</summary>
    private static IEnumerable<ComparedExplanation> Told(Form form, FilingRevisions content, PortalContext portal)
    {
        var (titles, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new FormWords(form, portal.Language));
        foreach (var side in new[] { content.Before, content.After })
        {
            var words = new FindingWords(form, portal.Language, new FilingCells(form, side.Answers), content.History);
            foreach (var finding in FilingValidation.Validate(form, side.Answers, content.History.Prompts(form)))
            {
                titles.TryAdd(finding.Key, words.Title(finding));
            }
        }

        foreach (var (key, before, after) in content.Explanations)
        {
            yield return new ComparedExplanation(titles.GetValueOrDefault(key) ?? names.Subject(key), before, after);
        }
    }
}
