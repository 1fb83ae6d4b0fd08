using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Utilization;

public static partial class FilingReceiptReport
{
    private sealed record GridLine(string Name, IReadOnlyList<string> Values);

    private static void AddAnswers(PdfReport report, FilingReceiptData data, ReceiptTexts t, Formats f)
    {
        var (form, language) = (data.Form, f.Language);
        var cells = new FilingCells(form, data.Receipt.Answers);
        report.Heading(1, t.Answers);
        foreach (var indicator in form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Input && indicator.Dimensions.Count > 0))
        {
            var caption = $"{indicator.Name(language)} ({t.Total.ToLowerInvariant()} {Total(indicator, new Symbol(indicator.Code))})";
            if (indicator.Dimensions.Count == 2)
            {
                report.Table(Grid(form, indicator, caption, t, f), Lines(indicator));
            }
            else
            {
                report.Table(Row(3, caption, line => line.Categories, t), Rows(3, form.Cells(indicator.Code).Select(cell => Input(SectionOf(indicator), indicator, cell))));
            }
        }

        report.Table(
            Row(2, "", line => line.IsDerived ? $"{line.Indicator} ({t.Computed})" : line.Indicator, t) with { Group = row => row[0]!.Section },
            form.Sections.SelectMany(section => Rows(2, form.Indicators.Where(indicator => indicator.Section == section.Code && indicator.Dimensions.Count == 0)
                .Select(indicator => Line(section, indicator)).OfType<ReceiptLine>())));

        FormSection SectionOf(FormIndicator indicator) => form.Sections.First(section => section.Code == indicator.Section);

        ReceiptLine? Line(FormSection section, FormIndicator indicator) => indicator.Kind == IndicatorKind.Input
            ? Input(section, indicator, new CellKey(indicator.Code))
            : ReceiptLine.IsOfFiling(form, indicator) ? ReceiptLine.Derived(form, section, indicator, cells, language) : null;

        ReceiptLine Input(FormSection section, FormIndicator indicator, CellKey cell) =>
            ReceiptLine.Input(form, section, indicator, cell, data.Receipt, language);

        string Total(FormIndicator indicator, Symbol symbol) => IndicatorValues.Write(indicator, cells.Of(symbol), f);

        IEnumerable<GridLine> Lines(FormIndicator indicator) => form.CategoriesOf(indicator.Dimensions[0]).Select(row => new GridLine(row.Name(language),
        [
            .. form.CategoriesOf(indicator.Dimensions[1]).Select(column =>
                ReceiptLine.Shown(new CellKey(indicator.Code, row.Code, column.Code), data.Receipt, language)),
            Total(indicator, new Symbol(indicator.Code, row.Code)),
        ]));
    }

    /// <summary>Answers side by side, to be read down each column first; the last column may end early.</summary>
    private static IEnumerable<ReceiptLine?[]> Rows(int columns, IEnumerable<ReceiptLine> lines)
    {
        var all = lines.ToList();
        var rows = (all.Count + columns - 1) / columns;
        return Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => all.ElementAtOrDefault(row + (column * rows))).ToArray());
    }

    private static PdfTable<ReceiptLine?[]> Row(int columns, string caption, Func<ReceiptLine, string> name, ReceiptTexts t) => new()
    {
        Caption = caption,
        Columns =
        [
            .. Enumerable.Range(0, columns).SelectMany(column => new PdfColumn<ReceiptLine?[]>[]
            {
                new(t.Indicator, row => row[column] is { } line ? name(line) : "") { Weight = 2.6 },
                new(t.Value, row => row[column]?.Text ?? "") { Weight = columns > 2 ? 1.3 : 1, Align = TextAnchor.End, Style = _ => CellStyle.Strong },
            }),
        ],
    };

    private static PdfTable<GridLine> Grid(Form form, FormIndicator indicator, string caption, ReceiptTexts t, Formats f) => new()
    {
        Caption = caption,
        Columns =
        [
            new(t.Breakdown, line => line.Name) { Weight = 2, IsRowHeader = true },
            .. form.CategoriesOf(indicator.Dimensions[1]).Select((column, place) =>
                new PdfColumn<GridLine>(column.Name(f.Language), line => line.Values[place]) { Weight = 1.3, Align = TextAnchor.End }),
            new(t.Total, line => line.Values[^1]) { Weight = 1, Align = TextAnchor.End, Style = _ => CellStyle.Strong },
        ],
    };

    private static PdfTable<ExplainedFinding> ExplanationTable(ReceiptTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.Finding, finding => finding.Title) { Weight = 2.4, IsRowHeader = true },
            new(t.Explanation, finding => finding.Explanation) { Weight = 3 },
            new(t.GivenBy, finding => $"{finding.ByName}, {f.DateAndTime(finding.AtUtc)}") { Weight = 2.6, Style = _ => CellStyle.Muted },
        ],
    };

    private static PdfTable<TransitionRow> HistoryTable(FilingReceiptData data, ReceiptTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.When, step => f.DateAndTime(step.AtUtc)) { Weight = 1.3, IsRowHeader = true },
            new(t.RevisionShort, step => f.Whole(step.Revision)) { Weight = 0.5, Align = TextAnchor.End },
            new(t.Step, step => Step(step, t)) { Weight = 1.3, Style = step => step.Status == FilingStatus.Returned ? CellStyle.Warn : CellStyle.Normal },
            new(t.By, step => step.ByName) { Weight = 2.6 },
            new(t.Remarks, step => Remarks(step, data, t)) { Weight = 2.6 },
        ],
    };
}
