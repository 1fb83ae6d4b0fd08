using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Utilization.Exchange;

/// <summary>A filing as a file holds it.</summary>
/// <param name="IsEditable">The reader may fill it in now; otherwise it is locked, and says nothing of what was seen.</param>
public sealed record FileFiling(FilingContent Content, bool IsEditable);

/// <summary>A cell of a filing as a row of a file.</summary>
internal sealed record FilingLine
{
    public required FilingRow Filing { get; init; }
    public required CellKey Cell { get; init; }
    public required FormIndicator Indicator { get; init; }
    public required FormSection Section { get; init; }
    public required Form Form { get; init; }
    public required Answer Answer { get; init; }
    public Answer? Previous { get; init; }
    public Answer? YearBefore { get; init; }

    /// <summary>Empty where nothing can be entered.</summary>
    public required string Seen { get; init; }

    public static IEnumerable<FilingLine> Of(Form form, FileFiling filing)
    {
        var content = filing.Content;
        var sections = form.Sections.ToDictionary(section => section.Code, StringComparer.Ordinal);
        return form.RequiredCells.Select(cell => new FilingLine
        {
            Filing = content.Filing,
            Cell = cell,
            Indicator = form.Indicator(cell.Indicator),
            Section = sections[form.Indicator(cell.Indicator).Section],
            Form = form,
            Answer = content.Answer(cell),
            Previous = content.History.Previous(cell),
            YearBefore = content.History.YearBefore(cell),
            Seen = filing.IsEditable ? new SeenCell(content.Version(cell), content.Answer(cell)).ToString() : "",
        });
    }

    public string Label(Language language) => Form.Categories(Cell, language) is { Length: > 0 } categories
        ? $"{Indicator.Name(language)} – {categories}"
        : Indicator.Name(language);

    /// <summary>The answer that is chosen in place of a number; empty for the others.</summary>
    public string Word(Language language) => IsWord(Answer) ? AnswerText.Write(Answer, language) : "";

    /// <summary>The answer but for those that are chosen.</summary>
    public CellValue Number => IsWord(Answer) ? CellValue.Blank : Excel(Answer);

    private static bool IsWord(Answer answer) => answer.Kind is AnswerKind.NotApplicable or AnswerKind.NotAvailable;

    public static CellValue Excel(Answer? answer) => answer switch
    {
        { Kind: AnswerKind.Number } number => CellValue.From(number.Amount),
        { Kind: AnswerKind.NotApplicable } => CellValue.NotApplicable,
        { Kind: AnswerKind.NotAvailable } => CellValue.NotAvailable,
        { Kind: AnswerKind.Masked } => CellValue.Masked,
        _ => CellValue.Blank,
    };
}
