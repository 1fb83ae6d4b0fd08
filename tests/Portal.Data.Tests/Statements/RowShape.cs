using System.Runtime.CompilerServices;

namespace Portal.Data.Tests.Statements;

/// <summary>
/// Whether columns fill a row. Dapper does it by name and says nothing: a column without a property is left out, a required
/// property without a column stays null.
/// </summary>
internal static class RowShape
{
    /// <summary>What a statement calls its column when it returns a number and no row.</summary>
    private const string Scalar = "Total";

    public static IEnumerable<string> Faults(Type owner, IReadOnlyList<string> columns)
    {
        foreach (var twice in columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            yield return $"column {twice.Key} twice";
        }

        var properties = owner.GetProperties().Where(property => property.CanWrite).ToList();
        if (properties.Count == 0 || columns is [] or [Scalar])
        {
            yield break;
        }

        foreach (var column in columns.Where(column => !properties.Exists(property => property.Name == column)))
        {
            yield return $"{owner.Name} has no writable property for column {column}";
        }

        foreach (var property in properties.Where(property => property.IsDefined(typeof(RequiredMemberAttribute), false) && !columns.Contains(property.Name)))
        {
            yield return $"no column for {owner.Name}.{property.Name}, which is required";
        }
    }
}
