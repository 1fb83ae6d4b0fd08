using System.Data.Common;
using System.Globalization;

namespace Portal.Data.Engine;

/// <summary>A date as either driver has it, for rows that are read as they come (<see cref="IReadSession.EachAsync"/>).</summary>
internal static class DayColumn
{
    public static DateOnly? Find(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetValue(column) switch
    {
        DateTime day => DateOnly.FromDateTime(day),
        string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        var other => throw new InvalidCastException($"{other} is no date."),
    };
}
