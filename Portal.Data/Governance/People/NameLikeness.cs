using Portal.Data.Engine;

namespace Portal.Data.Governance.People;

/// <summary>
/// Whether two names may be one person's: the same words in any order, or two letters apart at most. Names that tell two
/// people apart by a number are not alike.
/// </summary>
public static class NameLikeness
{
    private const int MostApart = 2;

    /// <summary>Shorter names are alike only when they are the same: two letters are half of them.</summary>
    private const int Shortest = 8;

    private static readonly char[] Between = [' ', '-', ',', '.', '\'', '(', ')'];

    public static bool AreAlike(string one, string other) => AreAlike(NameForm.Of(one), NameForm.Of(other));

    /// <summary>The same for names that are compared with many.</summary>
    internal static bool AreAlike(NameForm one, NameForm other)
    {
        if (one.Sorted == other.Sorted)
        {
            return true;
        }

        var (left, right) = (one.Joined, other.Joined);
        return left.Length >= Shortest && right.Length >= Shortest && Math.Abs(left.Length - right.Length) <= MostApart
            && one.Digits == other.Digits && Apart(left, right) <= MostApart;
    }

    /// <summary>The first and the last word of a name, folded, for a search of those that may be alike.</summary>
    internal static (string First, string Last) Ends(string name) => Words(name) is [var first, .., var last] ? (first, last) : (SearchText.Fold(name), SearchText.Fold(name));

    internal static string[] Words(string name) => SearchText.Fold(name).Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Insertions, deletions, replacements and neighbours swapped, counted row by row.</summary>
    private static int Apart(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}

/// <summary>A name as it is compared: its words folded, as they stand and in order, and its digits.</summary>
internal sealed record NameForm(string Joined, string Sorted, string Digits)
{
    public static NameForm Of(string name)
    {
        var words = NameLikeness.Words(name);
        var joined = string.Join(' ', words);
        return new NameForm(joined, string.Join(' ', words.Order(StringComparer.Ordinal)), string.Concat(joined.Where(char.IsAsciiDigit)));
    }
}
