using System.Globalization;

namespace Portal.Reports.Engine.Excel.Naming;

/// <summary>Names that are compared without regard to case, as spreadsheets do.</summary>
internal sealed class UniqueNames(int longest)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, or the name with the first free number from 2 on: "Régions", "Régions (2)".</summary>
    public string Claim(string name, Func<int, string> suffix)
    {
        var candidate = OneLine.Of(name, longest);
        for (var number = 2; !taken.Add(candidate); number++)
        {
            var ending = suffix(number);
            candidate = OneLine.Of(name, longest - ending.Length) + ending;
        }

        return candidate;
    }

    public static string InParentheses(int number) => string.Create(CultureInfo.InvariantCulture, $" ({number})");
}
