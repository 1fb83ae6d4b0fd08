using System.Globalization;
using Portal.Data.Engine;
using Portal.Data.Exchange;

namespace Portal.Data.Governance.Bulk;

/// <summary>What the cells of a row say, word by word; what cannot be taken as what it shows is a fault at its column.</summary>
internal sealed class BulkReading(BulkRow row, IReadOnlyDictionary<string, string> roles)
{
    private readonly List<BulkFault> faults = [];

    public IReadOnlyList<BulkFault> Faults => faults;

    public string Text(BulkColumn column)
    {
        var entry = row[column];
        return entry.Fault switch
        {
            null => entry.Text.Trim(),
            EntryFault.Date => Refuse(column, BulkProblem.DateForText, entry.Text),
            { } fault => Refuse(column, ProblemOf(fault), entry.Text),
        };
    }

    /// <summary>A date of the spreadsheet, or a text of the form 2026-11-21; null where it is blank or unreadable.</summary>
    public DateOnly? Day(BulkColumn column)
    {
        var entry = row[column];
        if (entry.Fault is { } fault and not EntryFault.Date)
        {
            Refuse(column, ProblemOf(fault), entry.Text);
            return null;
        }

        var text = entry.Text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (entry.Number is null && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2100)
        {
            return day;
        }

        Refuse(column, BulkProblem.NotADate, text);
        return null;
    }

    public string? Role(BulkColumn column)
    {
        var text = Text(column);
        var code = text.Length == 0 ? null : roles.GetValueOrDefault(SearchText.Fold(text));
        if (text.Length > 0 && code is null)
        {
            Refuse(column, BulkProblem.NoSuchRole, text);
        }

        return code;
    }

    public bool IsInterim(BulkColumn column)
    {
        var text = Text(column);
        if (BulkWords.IsInterim(text) is { } isInterim)
        {
            return isInterim;
        }

        Refuse(column, BulkProblem.NoSuchNature, text);
        return false;
    }

    public EndReason? Reason(BulkColumn column)
    {
        var text = Text(column);
        var reason = text.Length == 0 ? null : BulkWords.Reason(text);
        if (text.Length > 0 && reason is null)
        {
            Refuse(column, BulkProblem.NoSuchReason, text);
        }

        return reason;
    }

    private string Refuse(BulkColumn column, BulkProblem problem, string detail)
    {
        faults.Add(new BulkFault(column, problem, detail));
        return "";
    }

    private static BulkProblem ProblemOf(EntryFault fault) => fault switch
    {
        EntryFault.Formula => BulkProblem.Formula,
        EntryFault.Flag => BulkProblem.Flag,
        EntryFault.Merged => BulkProblem.Merged,
        _ => BulkProblem.Error,
    };
}
