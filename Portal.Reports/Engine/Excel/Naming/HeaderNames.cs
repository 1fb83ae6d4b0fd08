using System.Globalization;

namespace Portal.Reports.Engine.Excel.Naming;

/// <summary>Headers of one table: one line of at most 255 characters, never empty, unique.</summary>
internal static class HeaderNames
{
    private const int Longest = 255;

    /// <summary>An empty header becomes the column's number.</summary>
    public static string[] Of(IEnumerable<string> headers)
    {
        var names = new UniqueNames(Longest);
        return [.. headers.Select((header, index) => names.Claim(Named(header, index), UniqueNames.InParentheses))];
    }

    private static string Named(string header, int index) =>
        OneLine.Of(header, Longest) is { Length: > 0 } line
            ? line
            : (index + 1).ToString(CultureInfo.InvariantCulture);
}
