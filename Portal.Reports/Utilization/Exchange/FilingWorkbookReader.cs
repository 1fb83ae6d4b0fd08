using System.Globalization;
using Portal.Data;
using Portal.Data.Utilization.Importing;
using Portal.Reports.Engine.Excel.Reading;
using Portal.Reports.Exchange;

namespace Portal.Reports.Utilization.Exchange;

/// <summary>
/// Reads what <see cref="FilingWorkbook"/> wrote and somebody filled in. Columns are found by their names, rows by the cell that
/// they name; nothing is judged here but what the spreadsheet itself made of an answer.
/// </summary>
internal static class FilingWorkbookReader
{
    /// <summary>The header of a form stands in its first row; a few more may have been put above it.</summary>
    private const int LowestHeader = 30;

    private static readonly WorkbookLimits Limits = new()
    {
        FileBytes = FilingFile.MostBytes,
        ExpandedBytes = 60_000_000,
        Sheets = 60,
        Rows = FilingFile.MostRows,
        Columns = 60,
        Characters = 4_000_000,
    };

    /// <exception cref="WorkbookRefusedException">The file is no sound workbook.</exception>
    /// <exception cref="FilingFileRefusedException">The workbook is not a filing's.</exception>
    public static ImportedFile Read(Stream file)
    {
        using var workbook = WorkbookReader.Open(file, Limits);
        var identity = FileIdentity.Find(workbook, FilingColumns.Format, FilingFile.MostRows)
            ?? throw new FilingFileRefusedException(FilingFileFault.NotThePortals);
        if (identity[FilingColumns.Format] != FilingColumns.Layout)
        {
            throw new FilingFileRefusedException(FilingFileFault.OtherLayout);
        }

        var rows = new List<ImportedRow>();
        var forms = 0;
        foreach (var sheet in workbook.Sheets)
        {
            forms += ReadForm(workbook, sheet, rows) ? 1 : 0;
        }

        return forms == 0 ? throw new FilingFileRefusedException(FilingFileFault.NotThePortals)
            : rows.Count == 0 ? throw new FilingFileRefusedException(FilingFileFault.NoRows)
            : new ImportedFile
            {
                Language = identity.GetValueOrDefault("language") == "en" ? Language.English : Language.French,
                FormVersion = int.TryParse(identity.GetValueOrDefault("formVersion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                    ? version
                    : null,
                Rows = rows,
            };
    }

    private static bool ReadForm(WorkbookReader workbook, ReadSheet sheet, List<ImportedRow> rows)
    {
        FormColumns? columns = null;
        var merged = new Lazy<MergedRows>(() => new MergedRows(workbook.MergedRanges(sheet)));
        foreach (var row in workbook.Rows(sheet))
        {
            if (columns is null)
            {
                if (row.Number > LowestHeader)
                {
                    return false;
                }

                columns = FormColumns.Find(row);
            }
            else if (Read(row, columns, sheet.Name, merged.Value) is { } read)
            {
                rows.Add(rows.Count < FilingFile.MostRows ? read : throw new FilingFileRefusedException(FilingFileFault.TooManyRows));
            }
        }

        return columns is not null;
    }

    /// <summary>Null for a row that says nothing.</summary>
    private static ImportedRow? Read(SheetRow row, FormColumns columns, string sheet, MergedRows merged)
    {
        var (cell, answer, word) = (row[columns.Cell].Text, row[columns.Answer], columns.Word is { } at ? row[at] : default);
        var isMerged = merged.Holds(row.Number, columns.Cell, columns.Answer, columns.Word ?? columns.Answer);
        return cell.Length == 0 && IsNothing(answer) && IsNothing(word) && !isMerged ? null : new ImportedRow
        {
            Sheet = sheet,
            Number = row.Number,
            Establishment = row[columns.Establishment].Text,
            Period = row[columns.Period].Text,
            Cell = FileEntry.Short(cell),
            Seen = row[columns.Seen].Text,
            Entry = FileEntry.Of(answer, isMerged),
            Word = FileEntry.Of(word),
        };
    }

    private static bool IsNothing(ReadCell cell) => cell is { Kind: ReadKind.Blank, IsFormula: false };

    /// <summary>Where the columns stand, from 0. Files made before there were words to choose have no column of them.</summary>
    private sealed record FormColumns(int Cell, int Answer, int? Word, int Establishment, int Period, int Seen)
    {
        /// <summary>Null when the row is not the header of a form.</summary>
        public static FormColumns? Find(SheetRow row)
        {
            var columns = new FormColumns(
                At(FilingColumns.Cell),
                At(FilingColumns.Answer),
                At(FilingColumns.Word) is >= 0 and var word ? word : null,
                At(FilingColumns.Establishment),
                At(FilingColumns.Period),
                At(FilingColumns.Seen));
            return columns is { Cell: >= 0, Answer: >= 0, Establishment: >= 0, Period: >= 0, Seen: >= 0 } ? columns : null;

            int At(string name)
            {
                foreach (var cell in row.Cells)
                {
                    if (string.Equals(cell.Text.Trim(), name, StringComparison.OrdinalIgnoreCase))
                    {
                        return cell.Column;
                    }
                }

                return -1;
            }
        }
    }
}
