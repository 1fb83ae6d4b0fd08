namespace Portal.Reports.Engine.Excel.Naming;

/// <summary>Tab names: at most 31 characters, without : \ / ? * [ ] or an apostrophe at an end, unique.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private readonly UniqueNames names = new(Longest);

    public string Claim(string name)
    {
        var allowed = string.Concat(name.Select(sign => ":\\/?*[]".Contains(sign) ? ' ' : sign));
        var trimmed = OneLine.Of(allowed, Longest).Trim('\'', ' ');
        return names.Claim(Free(trimmed), UniqueNames.InParentheses);
    }

    /// <summary>The spreadsheet keeps the name of its change log for itself, in its own language.</summary>
    private static string Free(string name) =>
        name.Length == 0 || name.Equals("History", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Historique", StringComparison.OrdinalIgnoreCase)
            ? name + "_"
            : name;
}
