using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;
using TextAnchor = Portal.Reports.Engine.Pdf.TextAnchor;

namespace Portal.Reports.Insights;

/// <summary>What the explorer shows, in the words of the page, ready to be printed.</summary>
public sealed record ExplorationPrint
{
    /// <summary>What was asked: measures, rows, columns, periods, filters, each with its value in words.</summary>
    public required IReadOnlyList<(string Term, string Value)> Question { get; init; }

    /// <summary>How complete the filings behind the figures are.</summary>
    public required string Completeness { get; init; }

    /// <summary>Null where the figures are read better in the table.</summary>
    public Drawing? Chart { get; init; }

    /// <summary>What the rows are; the header of their names.</summary>
    public required string RowHeader { get; init; }

    /// <summary>Of the columns, in order.</summary>
    public required IReadOnlyList<string> Headers { get; init; }
    public required IReadOnlyList<ExplorationPrintRow> Rows { get; init; }

    /// <summary>The last row; null where the only row is the total.</summary>
    public ExplorationPrintRow? Total { get; init; }

    /// <summary>What must be known to read the figures: interrupted series, masked and partial values, rows that are not shown.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
    public required IReadOnlyList<Definition> Definitions { get; init; }
}

/// <summary>A row: its name, and a text for each column.</summary>
public sealed record ExplorationPrintRow(string Name, IReadOnlyList<string> Cells);

/// <summary>The exploration as a document: the question, the chart and the table with the same numbers, and what they mean.</summary>
public static class ExplorationReport
{
    /// <summary>Columns that a page has room for, beside the names of the rows.</summary>
    private const int MostColumns = 10;

    private const int MostColumnsUpright = 5;

    public static Task WritePdfAsync(ExplorationPrint print, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var t = ExplorationTexts.For(frame.Language);
        var isWide = print.Headers.Count > MostColumnsUpright;
        var report = frame.Report(landscape: isWide)
            .Heading(1, t.Question)
            .DefinitionList(print.Question)
            .Heading(1, t.Figures)
            .Paragraph(print.Completeness);
        if (print.Chart is { } chart)
        {
            report.Chart(chart, isWide ? PdfCharts.Landscape : PdfCharts.Portrait);
        }

        foreach (var columns in Enumerable.Range(0, print.Headers.Count).Chunk(MostColumns))
        {
            report.Table(Table(print, columns, t, frame.Format), print.Rows);
        }

        foreach (var note in print.Notes)
        {
            report.Note(note);
        }

        report.Definitions(frame, print.Definitions);
        frame.AddOrigin(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Some of the columns: a table that is wider than a page goes on below itself, with its rows named again.</summary>
    private static PdfTable<ExplorationPrintRow> Table(ExplorationPrint print, int[] columns, ExplorationTexts t, Formats f) => new()
    {
        Caption = print.Headers.Count <= MostColumns ? "" : t.ColumnsOf(f.Whole(columns[0] + 1), f.Whole(columns[^1] + 1), f.Whole(print.Headers.Count)),
        Columns =
        [
            new(print.RowHeader, row => row.Name) { Weight = 2.6, IsRowHeader = true },
            .. columns.Select(column => new PdfColumn<ExplorationPrintRow>(print.Headers[column], row => row.Cells[column]) { Align = TextAnchor.End }),
        ],
        Total = print.Total is { } total ? () => [total.Name, .. columns.Select(column => total.Cells[column])] : null,
    };
}
