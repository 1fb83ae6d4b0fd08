using System.Globalization;
using System.Text;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>Writes a sheet's cells, row after row.</summary>
internal sealed class SheetWriter(Stream part, StyleBook styles, SharedStrings strings, WorkbookInfo info)
{
    private readonly Utf8Buffer buffer = new();
    private readonly List<byte[]> letters = [];
    private readonly byte[] rowDigits = new byte[7];
    private int rowDigitCount;

    /// <summary>The row that is written next, from 1.</summary>
    public int NextRow { get; private set; } = 1;

    public StyleBook Styles => styles;
    public WorkbookInfo Info => info;

    public void Xml(string xml) => buffer.WriteXml(xml);

    /// <param name="height">In points; null for the usual height.</param>
    public void StartRow(double? height = null)
    {
        if (NextRow > CellAddress.LastRow)
        {
            throw new InvalidOperationException("A sheet holds 1,048,576 rows; there are more.");
        }

        NextRow.TryFormat(rowDigits, out rowDigitCount, default, CultureInfo.InvariantCulture);
        buffer.Write("<row r=\""u8);
        buffer.Write(rowDigits.AsSpan(0, rowDigitCount));
        if (height is { } points)
        {
            buffer.Write("\" ht=\""u8);
            buffer.Write(points);
            buffer.Write("\" customHeight=\"1"u8);
        }

        buffer.Write("\">"u8);
    }

    public async ValueTask EndRowAsync(CancellationToken cancel)
    {
        buffer.Write("</row>"u8);
        NextRow++;
        if (buffer.IsLong)
        {
            await buffer.DrainAsync(part, cancel);
        }
    }

    public void SkipRow() => NextRow++;

    public void Cell(int column, int style, CellValue value)
    {
        buffer.Write("<c r=\""u8);
        buffer.Write(Letters(column));
        buffer.Write(rowDigits.AsSpan(0, rowDigitCount));
        buffer.Write("\" s=\""u8);
        buffer.Write(style);
        switch (value.Kind)
        {
            case CellKind.Blank:
                buffer.Write("\"/>"u8);
                break;
            case CellKind.Number or CellKind.Date or CellKind.Moment:
                WriteNumber("\"><v>"u8, value.Number);
                break;
            case CellKind.Flag:
                WriteNumber("\" t=\"b\"><v>"u8, value.Number);
                break;
            default:
                WriteText(TextOf(value));
                break;
        }
    }

    public ValueTask FlushAsync(CancellationToken cancel) => buffer.DrainAsync(part, cancel);

    private void WriteNumber(ReadOnlySpan<byte> opening, double number)
    {
        buffer.Write(opening);
        buffer.Write(number);
        buffer.Write("</v></c>"u8);
    }

    private void WriteText(string text)
    {
        if (strings.TryShare(text, out var index))
        {
            buffer.Write("\" t=\"s\"><v>"u8);
            buffer.Write(index);
            buffer.Write("</v></c>"u8);
        }
        else
        {
            buffer.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            buffer.WriteText(text);
            buffer.Write("</t></is></c>"u8);
        }
    }

    private string TextOf(CellValue value) => value.Kind switch
    {
        CellKind.NotApplicable => info.Answers.NotApplicable,
        CellKind.NotAvailable => info.Answers.NotAvailable,
        CellKind.Masked => info.Answers.Masked,
        _ => CellText.Fit(value.Content!),
    };

    private byte[] Letters(int column)
    {
        while (letters.Count <= column)
        {
            letters.Add(Encoding.ASCII.GetBytes(CellAddress.Letters(letters.Count)));
        }

        return letters[column];
    }
}
