using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>Reads a sheet's rows forward, one at a time.</summary>
internal sealed class SheetRowReader(
    ZipArchiveEntry part, IReadOnlyList<string> sharedTexts, DateStyles dates, WorkbookLimits limits) : IDisposable
{
    private const int LongestNumber = 64;
    private readonly XmlReader xml = XmlPart.Open(part);
    private readonly StringBuilder raw = new();
    private int lastRow;
    private int rows;
    private long characters;

    /// <summary>The next row with content, or null after the last.</summary>
    public SheetRow? Next()
    {
        while (xml.Read() && !xml.IsEnd("sheetData"))
        {
            if (xml.IsStart("row") && ReadRow() is { Cells.Count: > 0 } row)
            {
                return ++rows <= limits.Rows
                    ? row
                    : throw new WorkbookRefusedException(RefusalReason.TooManyRows, $"more than {limits.Rows} rows");
            }
        }

        return null;
    }

    public void Dispose() => xml.Dispose();

    private SheetRow ReadRow()
    {
        var number = xml.GetAttribute("r") is { } stated ? RowNumber(stated) : lastRow + 1;
        if (number <= lastRow || number > CellAddress.LastRow)
        {
            throw Fault.Damaged($"row {number} after row {lastRow}");
        }

        lastRow = number;
        var cells = new List<ReadCell>();
        if (xml.IsEmptyElement)
        {
            return new SheetRow(number, cells);
        }

        var column = -1;
        while (xml.Read() && !xml.IsEnd("row"))
        {
            if (!xml.IsStart("c"))
            {
                continue;
            }

            column = ColumnAfter(column, number);
            if (ReadContent(column) is { } cell)
            {
                cells.Add(column < limits.Columns
                    ? cell
                    : throw new WorkbookRefusedException(RefusalReason.TooManyColumns, $"more than {limits.Columns} columns"));
            }
        }

        return new SheetRow(number, cells);
    }

    private static int RowNumber(string stated) =>
        int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault.Damaged("a row without a number");

    /// <summary>Where the cell stands; without an address, beside the one before it.</summary>
    private int ColumnAfter(int last, int row)
    {
        var column = last + 1;
        if (xml.GetAttribute("r") is { } address
            && (!CellAddress.TryParse(address, out column, out var stated) || stated != row || column <= last))
        {
            throw Fault.Damaged("a cell out of place");
        }

        return column;
    }

    /// <summary>Null when the cell has no content.</summary>
    private ReadCell? ReadContent(int column)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
            ? stated
            : 0;
        var isFormula = false;
        raw.Clear();
        while (xml.Read() && !xml.IsEnd("c"))
        {
            if (xml.IsStart("f"))
            {
                isFormula = true;
            }
            else if (xml.IsStart("v"))
            {
                xml.AppendText(raw, ReadText.LongestRaw);
            }
            else if (xml.IsStart("is"))
            {
                xml.AppendRuns(raw, ReadText.LongestRaw);
            }
        }

        var cell = raw.Length == 0 ? Blank() : Value(type, style);
        return cell.Kind == ReadKind.Blank && !isFormula ? null : cell with { Column = column, IsFormula = isFormula };
    }

    private ReadCell Value(string type, int style) => type switch
    {
        "s" => TextCell(SharedText()),
        "str" or "inlineStr" => TextCell(ReadText.Of(raw)),
        "b" => new ReadCell { Kind = ReadKind.Flag, Text = raw.ToString() is "1" or "true" ? "1" : "0" },
        "e" => new ReadCell { Kind = ReadKind.Error, Text = ReadText.Of(raw) },
        "d" => IsoDate(ReadText.Of(raw)),
        _ => Number(style),
    };

    private string SharedText() =>
        int.TryParse(raw.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < sharedTexts.Count
            ? sharedTexts[index]
            : throw Fault.Damaged("a cell refers to a text that is not there");

    private ReadCell TextCell(string text)
    {
        characters += text.Length;
        if (characters > limits.Characters)
        {
            throw new WorkbookRefusedException(RefusalReason.TooMuchText, $"more than {limits.Characters} characters");
        }

        return text.Length == 0 ? Blank() : new ReadCell { Kind = ReadKind.Text, Text = text };
    }

    private ReadCell Number(int style)
    {
        var text = raw.Length <= LongestNumber ? raw.ToString() : "";
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Fault.Damaged("a number that is none");
        }

        var date = dates.DateOf(style, number);
        return new ReadCell
        {
            Kind = date is null ? ReadKind.Number : ReadKind.Date,
            Text = text,
            Number = Math.Abs(number) < (double)decimal.MaxValue ? (decimal)number : null,
            Date = date,
        };
    }

    private static ReadCell IsoDate(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)
            ? new ReadCell { Kind = ReadKind.Date, Text = text, Date = date }
            : throw Fault.Damaged("a date that is none");

    private static ReadCell Blank() => new() { Text = "" };
}
