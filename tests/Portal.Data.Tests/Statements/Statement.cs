using System.Text.RegularExpressions;

namespace Portal.Data.Tests.Statements;

/// <summary>A statement, and the type whose constant it is.</summary>
public sealed partial record Statement(string Name, string Sql, Type Owner)
{
    /// <summary>What Dapper makes of a list, <c>IN @Codes</c>, in the form that an engine can compile.</summary>
    public string Compilable => ListParameter().Replace(Sql, "IN (@$1)");

    /// <summary>True when a page of it can be asked for: it ends with an ORDER BY of its own.</summary>
    public bool IsOrdered => LastOrder().IsMatch(Sql);

    public override string ToString() => Name;

    [GeneratedRegex(@"\bIN\s+@(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter();

    // The last ORDER BY, when no parenthesis that was opened before it closes after it.
    [GeneratedRegex(@"\bORDER BY(?:[^()]|(?<open>\()|(?<-open>\)))*(?(open)(?!))$", RegexOptions.IgnoreCase)]
    private static partial Regex LastOrder();
}
