using System.Globalization;
using CsvHelper;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;

namespace Portal.Reports.Insights;

/// <summary>What the explorer shows, as a file: one line for each row, column and measure, with the data behind it.</summary>
public static class ExplorationFile
{
    /// <summary>
    /// UTF-8 with its mark, which spreadsheets ask for; numbers without grouping, in the language's decimal point. A text that a spreadsheet
    /// would run as a formula is preceded by an apostrophe.
    /// </summary>
    public static async Task WriteCsvAsync(IEnumerable<ExplorationLine> lines, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var t = ExplorationTexts.For(frame.Language);
        var isFrench = frame.Language == Portal.Data.Language.French;
        await using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with
        {
            Separator = isFrench ? ';' : ',',
            WriteByteOrderMark = true,
            Injection = CsvInjection.Escape,
        }, leaveOpen: true);
        Write(t.Row, t.Column, t.Code, t.Measure, t.Value, t.State, t.Filed, t.Due, t.Before);
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            Write(line.Row, line.Column, line.Of.Key.ToString(), line.Measure, Number(line.Cell.Value.Amount), StateOf(line, t),
                Number(line.Cell.Data.Filed), Number(line.Cell.Data.Due), Number(line.Cell.Before?.Amount));
        }

        await csv.FlushAsync(cancel);

        void Write(params string[] fields)
        {
            foreach (var field in fields)
            {
                csv.WriteField(field);
            }

            csv.EndRecord();
        }

        string Number(decimal? number)
        {
            var text = number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
            return isFrench ? text.Replace('.', ',') : text;
        }
    }

    /// <summary>A workbook with the figures, the definitions of the measures, and where they come from.</summary>
    public static Task WriteExcelAsync(IReadOnlyList<ExplorationLine> lines, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var t = ExplorationTexts.For(frame.Language);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Figures).Table(t.Figures, new Columns<ExplorationLine>()
            .Text(t.Row, 40, line => line.Row)
            .Text(t.Column, 26, line => line.Column)
            .Text(t.Code, 14, line => line.Of.Key.ToString())
            .Text(t.Measure, 40, line => line.Measure)
            .AnyNumber(t.Value, Value, 16)
            .Text(t.State, 18, line => StateOf(line, t))
            .Whole(t.Filed, line => (long?)line.Cell.Data.Filed, 12)
            .Whole(t.Due, line => (long?)line.Cell.Data.Due, 12)
            .AnyNumber(t.Before, line => line.Cell.Before?.Amount, 16), lines, new TableOptions { FrozenColumns = 1, Description = frame.Title });
        frame.AddDefinitions(workbook, lines.Select(line => (line.Measure, line.Of)).DistinctBy(pair => pair.Of.Key).Select(pair => new Definition
        {
            Term = pair.Measure,
            Meaning = pair.Of.Indicator.Definition(frame.Language),
            Unit = UtilizationTexts.For(frame.Language).UnitName(pair.Of.Indicator.Unit),
            Numerator = pair.Of.Indicator.Kind == IndicatorKind.Derived ? pair.Of.Indicator.Formula : null,
            Version = frame.Format.Whole(pair.Of.Indicator.Version),
        }));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    private static CellValue Value(ExplorationLine line) => line.Cell.Value switch
    {
        { IsMasked: true } => CellValue.Masked,
        { Amount: { } amount } => amount,
        { Kind: QuantityKind.NotApplicable } => CellValue.NotApplicable,
        _ => CellValue.NotAvailable,
    };

    private static string StateOf(ExplorationLine line, ExplorationTexts t) => t.Find("state." + line.State) ?? line.State;
}
