using System.Globalization;
using System.IO.Compression;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>Which of a workbook's cell styles show a number as a date, and from which day it counts.</summary>
internal sealed class DateStyles
{
    private const int MostStyles = 65_536;
    private const int DaysTo1904 = 1462;
    private const double PastLastDay = 2_958_466;
    private readonly List<bool> dated = [];
    private readonly bool countsFrom1904;

    private DateStyles(bool countsFrom1904) => this.countsFrom1904 = countsFrom1904;

    public static DateStyles Of(ZipArchiveEntry? part, bool countsFrom1904)
    {
        var styles = new DateStyles(countsFrom1904);
        if (part is not null)
        {
            styles.Read(part);
        }

        return styles;
    }

    /// <summary>The date that a cell of this style shows for a number; null when it shows none.</summary>
    public DateTime? DateOf(int style, double number)
    {
        if (style < 0 || style >= dated.Count || !dated[style])
        {
            return null;
        }

        var serial = countsFrom1904 ? number + DaysTo1904 : number;
        return serial switch
        {
            >= 1 and < 60 => DateTime.FromOADate(serial + 1), // before the 29 February 1900 that never was
            >= 61 and < PastLastDay => DateTime.FromOADate(serial),
            _ => null,
        };
    }

    private void Read(ZipArchiveEntry part)
    {
        var codes = new Dictionary<int, string>();
        var inCells = false;
        using var xml = XmlPart.Open(part);
        while (xml.Read())
        {
            if (xml.IsStart("numFmt") && Id(xml.GetAttribute("numFmtId")) is { } id)
            {
                codes[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (xml.IsStart("cellXfs") || xml.IsEnd("cellXfs"))
            {
                inCells = xml.IsStart("cellXfs");
            }
            else if (inCells && xml.IsStart("xf"))
            {
                var format = Id(xml.GetAttribute("numFmtId")) ?? 0;
                dated.Add(codes.TryGetValue(format, out var code) ? ShowsDate(code) : IsBuiltInDate(format));
            }

            if (codes.Count > MostStyles || dated.Count > MostStyles)
            {
                throw Fault.Damaged("more styles than a workbook has");
            }
        }
    }

    private static int? Id(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47)
        or (>= 50 and <= 58);

    /// <summary>
    /// A code with a day, month, year or hour outside quotes, escapes and brackets. An elapsed time such as [h]:mm is a
    /// quantity, not a date.
    /// </summary>
    private static bool ShowsDate(string code)
    {
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (char.ToLowerInvariant(code[at]))
            {
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '"':
                    at = EndOf(code, '"', at);
                    break;
                case '[' when at + 1 < code.Length && "hms".Contains(char.ToLowerInvariant(code[at + 1])):
                    return false;
                case '[':
                    at = EndOf(code, ']', at);
                    break;
                case 'd' or 'm' or 'y' or 'h' or 's':
                    return true;
            }
        }

        return false;
    }

    private static int EndOf(string code, char closing, int opening) =>
        code.IndexOf(closing, opening + 1) is var end and >= 0 ? end : code.Length;
}
