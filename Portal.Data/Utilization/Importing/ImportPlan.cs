using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Utilization.Importing;

/// <summary>Rows that are for a filing other than those that are filled in here.</summary>
public sealed record StrangeRows(string Establishment, string Period, int Count, ImportedRow First);

/// <summary>
/// What a file would do, before anything is done: each row beside what the portal holds. Applied whole or not at all, and only as
/// it was shown: <see cref="Fingerprint"/>.
/// </summary>
public sealed record ImportPlan
{
    /// <summary>Those of which the file has rows, by establishment.</summary>
    public required IReadOnlyList<ImportedFiling> Filings { get; init; }

    /// <summary>Rows of another period, or of an establishment that is not among the targets.</summary>
    public required IReadOnlyList<StrangeRows> Strangers { get; init; }

    /// <summary>The version of the form that the file was made for, where it is not the period's.</summary>
    public required int? OtherFormVersion { get; init; }

    public bool IsRefused => Filings.Count == 0 || Strangers.Count > 0 || Filings.Any(filing => filing.IsRefused);

    public bool HasConflicts => Filings.Any(filing => filing.Count(ImportKind.Conflict) > 0);

    /// <summary>Something would be written, or is to be chosen.</summary>
    public bool HasChanges => Filings.SelectMany(filing => filing.Lines).Any(line => line.Writes || line.Kind == ImportKind.Conflict);

    /// <summary>The same as long as each row would do the same to the same version of its cell.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var filing in Filings)
            {
                foreach (var line in filing.Lines)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{filing.Establishment}|{line.Row.Cell}|{line.Kind}|{line.Version}|{filing.IsClosed}\n");
                }
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <param name="form">Of the period.</param>
    /// <param name="targets">The filings of the period that the caller may fill in, open or not.</param>
    /// <param name="file">Rows in any order.</param>
    /// <param name="today">Decides what is still open.</param>
    public static ImportPlan Of(Form form, IReadOnlyList<FilingContent> targets, ImportedFile file, DateOnly today)
    {
        var open = targets.ToDictionary(target => (target.Filing.BodyCode, target.Filing.PeriodCode));
        var groups = file.Rows.GroupBy(row => (row.Establishment.Trim(), row.Period.Trim())).ToList();
        return new ImportPlan
        {
            Filings =
            [
                .. groups.Where(group => open.ContainsKey(group.Key))
                    .OrderBy(group => group.Key.Item1, StringComparer.Ordinal)
                    .Select(group => ImportedFiling.Of(form, open[group.Key], [.. group], file.Language, today)),
            ],
            Strangers =
            [
                .. groups.Where(group => !open.ContainsKey(group.Key))
                    .Select(group => new StrangeRows(group.Key.Item1, group.Key.Item2, group.Count(), group.First())),
            ],
            OtherFormVersion = file.FormVersion == form.Version ? null : file.FormVersion,
        };
    }

    /// <summary>What is to be stored; null while a conflict is undecided.</summary>
    /// <param name="takesFile">For a contested cell: the file's answer, the portal's, or not decided.</param>
    public IReadOnlyList<FilingEdits>? Edits(Func<string, CellKey, bool?> takesFile)
    {
        var all = new List<FilingEdits>();
        foreach (var filing in Filings.Where(filing => !filing.IsClosed))
        {
            if (filing.Edits(cell => takesFile(filing.Establishment, cell)) is not { } edits)
            {
                return null;
            }

            all.Add(new FilingEdits(filing.Establishment, edits));
        }

        return all;
    }
}
