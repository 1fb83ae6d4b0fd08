using Portal.Data.Exchange;
using Portal.Data.Governance.Bulk;
using Portal.Reports.Engine.Excel.Reading;
using Portal.Reports.Exchange;

namespace Portal.Reports.Governance.Exchange;

/// <summary>Why a workbook that can be opened is not a register's.</summary>
public enum RegisterFileFault
{
    /// <summary>The portal did not make it, or its hidden sheet or columns were taken away.</summary>
    NotThePortals,

    /// <summary>Made by a portal whose layout this one does not read.</summary>
    OtherLayout,
    TooManyRows,

    /// <summary>The columns are there, and not one row.</summary>
    NoRows,
}

/// <summary>An uploaded workbook is not read, for a reason its sender can be told.</summary>
public sealed class RegisterFileRefusedException(RegisterFileFault fault) : Exception($"{fault}")
{
    public RegisterFileFault Fault => fault;
}

/// <summary>
/// Reads what <see cref="RegisterWorkbook"/> wrote and somebody filled in. Columns are found by their names, wherever they were
/// moved; nothing is judged here but what the spreadsheet itself made of a cell.
/// </summary>
public static class RegisterFile
{
    public const int MostBytes = 4_000_000;
    public const int MostRows = 20_000;

    /// <summary>Longer than any text of the register, so that what is too long is told as such.</summary>
    private const int LongestText = 1_200;

    /// <summary>The header stands in the first row; a few more may have been put above it.</summary>
    private const int LowestHeader = 30;

    private static readonly WorkbookLimits Limits = new()
    {
        FileBytes = MostBytes,
        ExpandedBytes = 100_000_000,
        Sheets = 60,
        Rows = MostRows + LowestHeader,
        Columns = 60,
        Characters = 4_000_000,
    };

    /// <summary>Reads at most <see cref="MostBytes"/>; the caller has checked the length.</summary>
    /// <exception cref="WorkbookRefusedException">The file is no sound workbook, or brings programs or links along.</exception>
    /// <exception cref="RegisterFileRefusedException">The workbook is not a register's.</exception>
    public static BulkFile Read(byte[] file)
    {
        using var workbook = WorkbookReader.Open(new MemoryStream(file, writable: false), Limits);
        var identity = FileIdentity.Find(workbook, RegisterColumns.Format, mostRows: 50) ?? throw new RegisterFileRefusedException(RegisterFileFault.NotThePortals);
        if (identity[RegisterColumns.Format] != RegisterColumns.Layout)
        {
            throw new RegisterFileRefusedException(RegisterFileFault.OtherLayout);
        }

        var sheets = 0;
        var rows = new Dictionary<BulkSheet, List<BulkRow>> { [BulkSheet.People] = [], [BulkSheet.Appointments] = [] };
        foreach (var sheet in workbook.Sheets)
        {
            sheets += Read(workbook, sheet, rows) ? 1 : 0;
        }

        var all = rows[BulkSheet.People].Concat(rows[BulkSheet.Appointments]).ToList();
        return sheets == 0 ? throw new RegisterFileRefusedException(RegisterFileFault.NotThePortals)
            : all.Count == 0 ? throw new RegisterFileRefusedException(RegisterFileFault.NoRows)
            : new BulkFile(all);
    }

    /// <summary>True for a sheet of people or of appointments.</summary>
    private static bool Read(WorkbookReader workbook, ReadSheet sheet, Dictionary<BulkSheet, List<BulkRow>> all)
    {
        SheetColumns? columns = null;
        var merged = new Lazy<MergedRows>(() => new MergedRows(workbook.MergedRanges(sheet)));
        foreach (var row in workbook.Rows(sheet))
        {
            if (columns is null)
            {
                if (row.Number > LowestHeader)
                {
                    return false;
                }

                columns = SheetColumns.Find(row);
            }
            else
            {
                all[columns.Sheet].Add(Read(row, columns, merged.Value));
                if (all.Values.Sum(rows => rows.Count) > MostRows)
                {
                    throw new RegisterFileRefusedException(RegisterFileFault.TooManyRows);
                }
            }
        }

        return columns is not null;
    }

    private static BulkRow Read(SheetRow row, SheetColumns columns, MergedRows merged)
    {
        var entries = new ImportedEntry[columns.Places.Count];
        for (var place = 0; place < entries.Length; place++)
        {
            var at = columns.Places[place];
            var cell = row[at];
            var isMerged = merged.Holds(row.Number, at);
            entries[place] = cell is { Kind: ReadKind.Blank, IsFormula: false } && !isMerged ? ImportedEntry.Blank : FileEntry.Of(cell, isMerged, LongestText);
        }

        return new BulkRow { Sheet = columns.Sheet, Number = row.Number, Seen = row[columns.Seen].Text.Trim(), Entries = entries };
    }

    /// <summary>Where the columns of a sheet stand, from 0, in the order of <see cref="BulkColumns.Of"/>.</summary>
    private sealed record SheetColumns(BulkSheet Sheet, IReadOnlyList<int> Places, int Seen)
    {
        /// <summary>Null when the row is no header. The appointments have the people's columns but two, so they are looked for first.</summary>
        public static SheetColumns? Find(SheetRow row) => Find(row, BulkSheet.Appointments) ?? Find(row, BulkSheet.People);

        private static SheetColumns? Find(SheetRow row, BulkSheet sheet)
        {
            var columns = new SheetColumns(sheet, [.. BulkColumns.Of(sheet).Select(column => At(RegisterColumns.Header(column)))], At(RegisterColumns.Seen));
            return columns.Seen >= 0 && columns.Places.All(place => place >= 0) ? columns : null;

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
