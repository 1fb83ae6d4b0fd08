using System.Globalization;
using CsvHelper;

namespace Portal.Data.Reference;

/// <summary>Reads the CSV files of a reference folder; a missing file, column or value is an error that names it.</summary>
internal sealed class ReferenceFiles(string folder)
{
    public IReadOnlyList<T> Read<T>(string file, Func<CsvReader, int, T> row)
    {
        using var csv = CsvReader.FromFile(Path.Combine(folder, file), CsvReaderOptions.Default, FileOptions.SequentialScan);
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(row(csv, rows.Count + 1));
        }

        return rows;
    }

    public static DateOnly Date(CsvReader row, string column) => DateOnly.ParseExact(Text(row, column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int Number(CsvReader row, string column) => int.Parse(Text(row, column), NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Text(CsvReader row, string column) => row.GetString(column);

    public static string[] Codes(CsvReader row, string column) => Text(row, column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
