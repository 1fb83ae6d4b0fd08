using Microsoft.Extensions.Caching.Memory;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>
/// The filings that are being filled in, as they are after the last save, so that the totals after a cell need no statement of
/// their own. A filing's page is made of what is written about its establishment: as long as the newest event about that is the
/// one known here, so is everything else. Only whole answers are kept: for who may fill in, none is masked.
/// </summary>
public sealed class KeptFilings(Database database, PortalTime time, FormCache forms) : IDisposable
{
    /// <summary>Filings kept at once; each holds its cells and those of a year.</summary>
    private const int Most = 100;

    /// <summary>What is written past the portal, by hand in the database, is seen after this at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache filings = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The form that the filing answers, from what is kept or read; null when there is no such filing in scope.</summary>
    public async Task<Form?> FormAsync(AccessScope scope, string establishment, string period, CancellationToken cancel) =>
        Find(establishment, period)?.Form ?? (await ReadAsync(scope, establishment, period, cancel))?.Form;

    /// <summary>
    /// The filing as the save left it; null when something else was written about the establishment since it was read. Told of
    /// every save in the order in which they were done.
    /// </summary>
    public (Form Form, FilingDetail Detail)? Follow(string establishment, string period, SaveOutcome save)
    {
        if (Find(establishment, period) is not { } kept
            || kept.Stamp.Body != save.StampBefore || kept.Detail.Filing.FormRevision != save.FormRevision || save.Version != save.VersionBefore)
        {
            return null;
        }

        if (save.Written > 0)
        {
            kept = Keep(establishment, period, kept with { Stamp = kept.Stamp with { Body = save.Stamp }, Detail = Apply(kept.Detail, save) });
        }

        return (kept.Form, kept.Detail);
    }

    /// <summary>
    /// As it is now; null when there is no such filing in scope. One statement while nothing was written about the establishment, and
    /// about no body in particular, since it was kept: also right after a save.
    /// </summary>
    public async Task<(Form Form, FilingDetail Detail)?> ReadAsync(AccessScope scope, string establishment, string period, CancellationToken cancel) =>
        await database.ReadAsync(async session =>
        {
            var stamp = await TrailStamp.ReadAsync(session, establishment);
            if (!scope.MasksSmallCells && Find(establishment, period) is { } known && known.Stamp == stamp)
            {
                return known.Detail.Filing.IsWithin(scope) ? known : null;
            }

            return await FilingModel.ReadAsync(session, scope, time.Today, forms, establishment, period) is var (form, detail)
                ? Keep(establishment, period, new Kept(stamp, form, detail, time.UtcNow), !scope.MasksSmallCells)
                : null;
        }, cancel) is { } read ? (read.Form, read.Detail) : null;

    public void Dispose() => filings.Dispose();

    private FilingDetail Apply(FilingDetail detail, SaveOutcome save)
    {
        var cells = new Dictionary<CellKey, CellAnswerRow>(detail.Cells);
        foreach (var saved in save.Saved.Where(saved => saved.Version != detail.Version(saved.Cell)))
        {
            cells[saved.Cell] = new CellAnswerRow
            {
                Sequence = detail.Filing.Sequence,
                Revision = detail.Filing.Revision,
                IndicatorCode = saved.Cell.Indicator,
                Category1 = saved.Cell.Category1,
                Category2 = saved.Cell.Category2,
                Kind = saved.Answer.Kind,
                Amount = saved.Answer.Amount,
                Version = saved.Version,
                ChangedByName = save.Author?.Name,
                ChangedByPersona = save.Author?.Persona,
                ChangedAtUtc = save.Author?.AtUtc,
            };
        }

        return detail with { Cells = cells, Filing = detail.Filing with { CellChangedAtUtc = time.UtcNow } };
    }

    private Kept? Find(string establishment, string period) =>
        filings.Get<Kept>((establishment, period)) is { } kept && time.UtcNow - kept.ReadAtUtc < Longest && PortalTime.DayOf(kept.ReadAtUtc) == time.Today ? kept : null;

    private Kept Keep(string establishment, string period, Kept kept, bool isWhole = true) =>
        isWhole ? filings.Set((establishment, period), kept, new MemoryCacheEntryOptions { Size = 1 }) : kept;

    private sealed record Kept(BodyStamp Stamp, Form Form, FilingDetail Detail, DateTime ReadAtUtc);
}
