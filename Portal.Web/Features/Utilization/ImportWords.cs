using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Importing;

namespace Portal.Web.Features.Utilization;

/// <summary>What is said of a row of a file.</summary>
public sealed class ImportWords(ImportPage page, ImportedFiling filing, Language language)
{
    private readonly ImportTexts t = ImportTexts.For(language);
    private readonly FormWords words = page.Words(language);
    private readonly FindingWords sentences = page.Sentences(filing, language);
    private readonly string notApplicable = AnswerText.Write(Answer.NotApplicable, language);
    private readonly string notAvailable = AnswerText.Write(Answer.NotAvailable, language);

    public string Label(ImportLine line) => line.Cell is { } cell ? words.FullLabel(cell) : line.Row.Cell;

    public string Label(CellKey cell) => words.FullLabel(cell);

    /// <summary>Sheet and row, as the spreadsheet shows them.</summary>
    public string Place(ImportLine line) => line.Row.Sheet.Length == 0
        ? Portal.Reports.Formats.For(language).Whole(line.Row.Number)
        : t.Place(line.Row.Sheet, Portal.Reports.Formats.For(language).Whole(line.Row.Number));

    public string Now(ImportLine line) => line.Cell is null ? "" : Shown(line.Now);

    /// <summary>The answer as it was understood; what stands in the file where it was not.</summary>
    public string File(ImportLine line) => line.Kind == ImportKind.Refused
        ? string.Join(' ', new[] { line.Row.Entry.Text, line.Row.Word.Text }.Where(text => text.Length > 0)) is { Length: > 0 } text ? text : t.Empty
        : Shown(line.Answer);

    public string Shown(Answer answer) => answer.Kind == AnswerKind.Blank ? t.Empty : AnswerText.Write(answer, language);

    public string Kind(ImportLine line) => t.Find("kind." + line.Kind) ?? "";

    /// <summary>Why a row is refused, and what to do.</summary>
    public string Why(ImportLine line) => line switch
    {
        { Problem: ImportProblem.Unreadable, AnswerProblem: { } problem } => sentences.Refusal(problem, line.Unread),
        { Problem: ImportProblem.UnknownCell } => t.ProblemUnknownCell(line.Row.Cell),
        { Problem: ImportProblem.Date } => t.ProblemDate(line.Unread),
        { Problem: ImportProblem.Error } => t.ProblemError(line.Unread),
        { Problem: ImportProblem.Both } => t.ProblemBoth(line.Row.Entry.Text, line.Row.Word.Text),
        { Problem: ImportProblem.Flag } => t.ProblemFlag(notApplicable, notAvailable),
        { Problem: { } problem } => t.Find("problem." + problem) ?? "",
        { Kind: ImportKind.Kept } => t.KeptText,
        { Kind: ImportKind.Conflict } => t.ChoiceText,
        _ => "",
    };

    /// <summary>Findings other than blank cells, in sentences: what blocks first.</summary>
    public IEnumerable<(bool Blocks, string Sentence)> Findings() => filing.Findings
        .Where(finding => finding is not BlankRequired).OrderByDescending(finding => finding.Blocks)
        .Select(finding => (finding.Blocks, sentences.Title(finding)));

    public int Blanks => filing.Findings.Count(finding => finding is BlankRequired);
}
