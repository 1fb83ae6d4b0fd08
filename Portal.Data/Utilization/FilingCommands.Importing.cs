using Portal.Data.Access;

namespace Portal.Data.Utilization;

/// <summary>Filling in from a file: one filing, or those of a whole territory, all or nothing.</summary>
public sealed partial class FilingCommands
{
    /// <summary>
    /// Saves the cells of one or several filings of a period in one transaction: every cell as it is wanted, or none. A cell that
    /// another changed since it was seen, a filing that is closed and an unknown cell each refuse the whole. What is already as
    /// wanted is not written, so the same call made twice writes once and begins no draft for nothing.
    /// </summary>
    public Task<ImportOutcome> SaveFilingsAsync(AccessScope scope, string period, IReadOnlyList<FilingEdits> filings, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var outcomes = new Dictionary<string, SaveOutcome>(StringComparer.Ordinal);
            var written = 0;

            // In one order, so that two imports of the same filings wait for each other instead of for ever.
            foreach (var filing in filings.OrderBy(filing => filing.Establishment, StringComparer.Ordinal))
            {
                var outcome = await SaveAsync(session, scope, filing.Establishment, period, filing.Edits, isImport: true);
                outcomes.Add(filing.Establishment, outcome);
                written += outcome.Written;
            }

            var result = new ImportOutcome { Filings = outcomes, Written = written };
            if (result.Succeeded)
            {
                return result;
            }

            session.Abandon();
            return result with { Written = 0 };
        }, cancel);
}
