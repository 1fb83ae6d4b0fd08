using System.Globalization;
using Portal.Data.Exchange;
using Portal.Reports.Engine.Excel.Reading;

namespace Portal.Reports.Exchange;

/// <summary>What was typed in a cell of a file that somebody sends back.</summary>
internal static class FileEntry
{
    /// <summary>Beyond this nobody typed an answer: it is shown cut.</summary>
    public const int LongestAnswer = 200;

    public static ImportedEntry Of(ReadCell cell, bool isMerged = false, int longest = LongestAnswer)
    {
        var text = Short(cell.Text ?? "", longest);
        return cell switch
        {
            _ when isMerged => new(text, Fault: EntryFault.Merged),
            { IsFormula: true } => new(text, Fault: EntryFault.Formula),
            { Kind: ReadKind.Date } => new(cell.Date is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text, Fault: EntryFault.Date),
            { Kind: ReadKind.Flag } => new(text, Fault: EntryFault.Flag),
            { Kind: ReadKind.Error } => new(text, Fault: EntryFault.Error),
            { Kind: ReadKind.Number } => new(text, cell.Number ?? decimal.MaxValue),
            _ => new(text),
        };
    }

    public static string Short(string text, int longest = LongestAnswer) => text.Length > longest ? text[..longest] : text;
}
