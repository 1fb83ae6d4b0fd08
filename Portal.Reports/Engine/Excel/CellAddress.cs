using System.Globalization;

namespace Portal.Reports.Engine.Excel;

/// <summary>Cell addresses as spreadsheets write them. Columns are numbered from 0 (A), rows from 1.</summary>
internal static class CellAddress
{
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    /// <summary>0 → A, 25 → Z, 26 → AA.</summary>
    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[4];
        var start = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--start] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(letters[start..]);
    }

    public static string Of(int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    public static string Range(int firstColumn, int firstRow, int lastColumn, int lastRow) =>
        $"{Of(firstColumn, firstRow)}:{Of(lastColumn, lastRow)}";

    /// <summary>The same range from anywhere in the workbook: <c>'Feuille'!$A$2:$A$9</c>.</summary>
    public static string Absolute(string sheet, int firstColumn, int firstRow, int lastColumn, int lastRow) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Quoted(sheet)}!${Letters(firstColumn)}${firstRow}:${Letters(lastColumn)}${lastRow}");

    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Reads <c>BC12</c>; false when it is no address within a sheet.</summary>
    public static bool TryParse(ReadOnlySpan<char> address, out int column, out int row)
    {
        column = 0;
        row = 0;
        var letters = 0;
        while (letters < address.Length && char.IsAsciiLetterUpper(address[letters]) && letters < 3)
        {
            column = (column * 26) + (address[letters] - 'A') + 1;
            letters++;
        }

        column--;
        return letters > 0
            && int.TryParse(address[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && column < LastColumn
            && row is >= 1 and <= LastRow;
    }
}
