using Portal.Data;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// What somebody typed into the form of a filing: every text as it was typed, what it means where it can be read, and why not
/// where it cannot.
/// </summary>
public sealed record FilingEntry
{
    public const string SeenField = "seen";

    /// <summary>The button of a section names it: saved, the page comes back there.</summary>
    public const string NextField = "section";
    public const string ContestedField = "contested";
    public const string KeepMine = "mine";
    public const string KeepTheirs = "theirs";

    /// <summary>Beyond this, a text is shown again cut: nobody types it.</summary>
    private const int LongestShown = 200;

    public required SeenCells Seen { get; init; }
    public required IReadOnlyDictionary<CellKey, string> Typed { get; init; }
    public required IReadOnlyDictionary<CellKey, Answer> Answers { get; init; }
    public required IReadOnlyDictionary<CellKey, AnswerProblem> Refused { get; init; }

    /// <summary>By the key of the finding, trimmed.</summary>
    public required IReadOnlyDictionary<string, string> Explanations { get; init; }

    /// <summary>Cells of which the page showed two versions, and no choice was made.</summary>
    public required IReadOnlyList<CellKey> Undecided { get; init; }

    public IReadOnlyList<string> LongExplanations =>
        [.. Explanations.Where(one => one.Value.Length > FilingCommands.TextLength).Select(one => one.Key)];

    public bool IsRefused => Refused.Count > 0 || LongExplanations.Count > 0;

    /// <summary>What differs from what the page showed.</summary>
    public IReadOnlyList<CellEdit> Edits =>
    [
        .. Answers.Where(cell => cell.Value != Seen.Cell(cell.Key).Answer && !Undecided.Contains(cell.Key))
            .Select(cell => new CellEdit(cell.Key, cell.Value, Seen.Cell(cell.Key).Version)),
    ];

    private const string Explains = "x:";

    public static string ExplanationField(string finding) => Explains + finding;

    /// <summary>The finding that a field explains; null for another field.</summary>
    public static string? FindingOf(string field) => field.StartsWith(Explains, StringComparison.Ordinal) ? field[Explains.Length..] : null;

    public static string ChoiceField(CellKey cell) => "keep:" + cell;

    /// <summary>Null when the form was not one of the portal's. A field that is missing leaves its cell as it was seen.</summary>
    public static FilingEntry? Read(IFormCollection fields, Form form, Language language)
    {
        if (SeenCells.Read(fields[SeenField]) is not { } seen)
        {
            return null;
        }

        var typed = new Dictionary<CellKey, string>();
        var answers = new Dictionary<CellKey, Answer>();
        var refused = new Dictionary<CellKey, AnswerProblem>();
        var contested = ((string?)fields[ContestedField] ?? "").Split(';').ToHashSet(StringComparer.Ordinal);
        var undecided = new List<CellKey>();
        foreach (var cell in form.RequiredCells)
        {
            if (!fields.TryGetValue(cell.ToString(), out var values))
            {
                continue;
            }

            var choice = (string?)fields[ChoiceField(cell)];
            if (contested.Contains(cell.ToString()) && choice is not (KeepMine or KeepTheirs))
            {
                undecided.Add(cell);
            }
            else if (choice == KeepTheirs)
            {
                continue;
            }

            var text = values.ToString();
            typed[cell] = text.Length > LongestShown ? text[..LongestShown] : text;
            var reading = AnswerText.Read(text, language, form.Indicator(cell.Indicator).Decimals);
            if (reading.Problem is { } problem)
            {
                refused[cell] = problem;
            }
            else
            {
                answers[cell] = reading.Answer;
            }
        }

        return new FilingEntry
        {
            Seen = seen,
            Typed = typed,
            Answers = answers,
            Refused = refused,
            Explanations = fields.Keys.Where(name => FindingOf(name) is not null)
                .ToDictionary(name => FindingOf(name)!, name => fields[name].ToString().ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal),
            Undecided = undecided,
        };
    }
}
