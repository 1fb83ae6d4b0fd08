using System.Globalization;
using System.Text;
using CsvHelper;
using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Exchange;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Importing;
using Portal.Reports.Exchange;

namespace Portal.Reports.Utilization.Exchange;

/// <summary>
/// Filings as CSV: one row for each cell, columns found by their names, in French or in English. The layout is described in
/// docs/filing-files.md.
/// </summary>
public static class FilingCsv
{
    /// <summary>
    /// UTF-8 with its mark, which Excel asks for; numbers without grouping. A text that a spreadsheet would run as a formula is
    /// preceded by an apostrophe.
    /// </summary>
    public static async Task WriteAsync(
        Form form, IReadOnlyList<FileFiling> filings, Language language, Stream output, CancellationToken cancel = default)
    {
        var names = language == Language.French ? FilingColumns.French : FilingColumns.English;
        await using var csv = CsvWriter.Create(output, CsvWriterOptions.Default with
        {
            Separator = names.Separator,
            WriteByteOrderMark = true,
            Injection = CsvInjection.Escape,
        }, leaveOpen: true);
        string[] header =
        [
            names.Establishment, names.Period, names.Cell, names.Label, names.Unit, names.Previous, names.YearBefore, names.Answer, names.Seen,
        ];
        Write(header);
        foreach (var line in filings.SelectMany(filing => FilingLine.Of(form, filing)))
        {
            cancel.ThrowIfCancellationRequested();
            Write(
                line.Filing.BodyCode, line.Filing.PeriodCode, line.Cell.ToString(), line.Label(language),
                UtilizationTexts.For(language).UnitName(line.Indicator.Unit),
                Answer(line.Previous), Answer(line.YearBefore), Answer(line.Answer), line.Seen);
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

        string Answer(Answer? answer) => answer switch
        {
            null => "",
            { Amount: { } amount } => amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', names.Point),
            { } word => AnswerText.Write(word, language),
        };
    }

    /// <exception cref="FilingFileRefusedException">The text is no filing's.</exception>
    internal static ImportedFile Read(byte[] bytes)
    {
        var text = Decode(bytes);
        var rows = new List<ImportedRow>();
        try
        {
            using var csv = CsvReader.FromText(text, CsvReaderOptions.Default with
            {
                Separator = Separator(text),
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                FieldCountMismatch = CsvFieldCountHandling.Throw, // a sign taken for a separator would shift an answer
            });
            csv.ReadHeader();
            var (language, columns) = Columns(csv.Headers);
            while (csv.Read())
            {
                rows.Add(rows.Count < FilingFile.MostRows
                    ? Row(csv, columns, checked((int)csv.LineNumber))
                    : throw new FilingFileRefusedException(FilingFileFault.TooManyRows));
            }

            return rows.Count == 0
                ? throw new FilingFileRefusedException(FilingFileFault.NoRows)
                : new ImportedFile { Language = language, Rows = rows };
        }
        catch (CsvFormatException exception)
        {
            throw new FilingFileRefusedException(FilingFileFault.DamagedText, exception) { Line = exception.LineNumber };
        }
    }

    private static ImportedRow Row(CsvReader csv, CsvColumns columns, int line) => new()
    {
        Sheet = "",
        Number = line,
        Establishment = csv.GetString(columns.Establishment),
        Period = csv.GetString(columns.Period),
        Cell = FileEntry.Short(csv.GetString(columns.Cell)),
        Seen = columns.Seen < 0 ? "" : csv.GetString(columns.Seen),
        Entry = new ImportedEntry(FileEntry.Short(csv.GetString(columns.Answer))),
    };

    /// <summary>UTF-8 or UTF-16 by its mark, UTF-8 without, else the code page that older spreadsheets write.</summary>
    private static string Decode(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            _ => DecodeBytes(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes),
        };
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new FilingFileRefusedException(FilingFileFault.NeitherWorkbookNorText)
            : text;
    }

    private static string DecodeBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>Of the header, in which nothing else occurs.</summary>
    private static char Separator(string text)
    {
        var header = text.AsSpan().TrimStart("\r\n ");
        var end = header.IndexOfAny('\r', '\n');
        var line = end < 0 ? header : header[..end];
        return line.Contains(';') ? ';' : line.Contains('\t') ? '\t' : ',';
    }

    private static (Language Language, CsvColumns Columns) Columns(IReadOnlyList<string> headers)
    {
        foreach (var (language, names) in new[] { (Language.French, FilingColumns.French), (Language.English, FilingColumns.English) })
        {
            var columns = new CsvColumns(At(names.Establishment), At(names.Period), At(names.Cell), At(names.Answer), At(names.Seen));
            if (columns is { Establishment: >= 0, Period: >= 0, Cell: >= 0, Answer: >= 0 })
            {
                return (language, columns);
            }
        }

        throw new FilingFileRefusedException(FilingFileFault.NoColumns);

        int At(string name)
        {
            for (var at = 0; at < headers.Count; at++)
            {
                if (SearchText.Fold(headers[at].Trim()) == name)
                {
                    return at;
                }
            }

            return -1;
        }
    }

    /// <summary>Where the columns stand, from 0; only what was seen may be absent.</summary>
    private sealed record CsvColumns(int Establishment, int Period, int Cell, int Answer, int Seen);
}
