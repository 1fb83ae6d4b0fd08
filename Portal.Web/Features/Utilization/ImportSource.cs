using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>The filings that a file is made of, or compared with: within the scope, at least one.</summary>
public sealed record ImportSource(Form Form, IReadOnlyList<FilingContent> Filings)
{
    public FilingRow First => Filings[0].Filing;

    /// <summary>At most seven statements, and four more when the form is not at hand. Null when there is nothing of the kind in scope.</summary>
    public static async Task<ImportSource?> ReadAsync(IReadSession session, AccessScope scope, DateOnly today, FormCache forms, ImportTarget target)
    {
        IReadOnlyList<FilingContent> filings = target.Establishment is { } establishment
            ? await FilingQueries.DetailAsync(session, scope, today, establishment, target.Period) is { } detail ? [detail] : []
            : await FilingQueries.OfPeriodAsync(session, scope, today, target.Period);
        return filings.Count == 0 ? null : new ImportSource(
            await forms.GetAsync(session, filings[0].Filing.FormCode, filings[0].Filing.Sequence, filings[0].Filing.FormRevision), filings);
    }

    /// <summary>Cells of it can be filled in on a day.</summary>
    public static bool IsFillable(FilingContent filing, DateOnly day) => filing.Filing.IsOpenOn(day) && !filing.Filing.IsNothingToReport;
}
