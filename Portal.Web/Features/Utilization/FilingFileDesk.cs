using System.Globalization;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports.Shared;
using Portal.Reports.Utilization.Exchange;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>A file to be sent.</summary>
public sealed record FilingDownload(byte[] Content, string ContentType, string Name);

/// <summary>Makes the files that filings are filled in with. Each is told in the trail, as every document is.</summary>
public sealed class FilingFileDesk(PortalContext portal, Database database, AuditTrail audit, PortalTime time, FormCache forms)
{
    /// <summary>Null when there is no such filing in scope, or, for all of a period, none that can be filled in.</summary>
    public async Task<FilingDownload?> MakeAsync(ImportTarget target, bool isCsv, CancellationToken cancel)
    {
        var (scope, today) = (portal.Scope, portal.Today);
        if (await database.ReadAsync(session => ImportSource.ReadAsync(session, scope, today, forms, target), cancel) is not { } source)
        {
            return null;
        }

        var filings = source.Filings
            .Select(filing => new FileFiling(filing, scope.MayEditFilings && ImportSource.IsFillable(filing, today)))
            .Where(filing => target.Establishment is not null || filing.IsEditable).ToList();
        if (filings.Count == 0)
        {
            return null;
        }

        using var content = new MemoryStream();
        if (isCsv)
        {
            await FilingCsv.WriteAsync(source.Form, filings, portal.Language, content, cancel);
        }
        else
        {
            await FilingWorkbook.WriteAsync(source.Form, filings, Frame(target, source, filings), content, cancel);
        }

        var name = $"{Identifier(target)}-{portal.Language.Segment()}.{(isCsv ? "csv" : "xlsx")}";
        await database.WriteAsync(async session =>
        {
            await audit.AppendAsync(
                session, scope, "DocumentProduced", new AuditSubject("Document/filing-form", target.Establishment ?? scope.Body ?? ""), null,
                new { fileName = name, target.Period, establishments = filings.Select(filing => filing.Content.Filing.BodyCode) });
            return true;
        }, cancel);
        return new FilingDownload(content.ToArray(), isCsv ? "text/csv; charset=utf-8" : DocumentFormat.Xlsx.ContentType(), name);
    }

    private DocumentFrame Frame(ImportTarget target, ImportSource source, List<FileFiling> filings)
    {
        var (t, first) = (ImportTexts.For(portal.Language), source.First);
        var period = $"{PeriodNames.Of(first.Number)} {first.FiscalYear}";
        return new DocumentFrame
        {
            Language = portal.Language,
            Title = t.FileTitle,
            Subject = target.Establishment is null
                ? t.FileSubject(filings.Count, period)
                : t.FileSubjectOne(first.Body(portal.Language), period),
            Identifier = Identifier(target),
            AsOf = portal.Today,
            ProducedAtUtc = time.UtcNow,
            ProducedBy = portal.Scope.ActorName,
            Scope = SharedScope.Of(portal.Scope, portal.Language),
            Filters =
            [
                .. filings.Select(filing => filing.Content.Filing).Select(filing => t.FileState(
                    filing.BodyCode, FilingStates.For(portal.Language).Name(filing.State), filing.Revision.ToString(CultureInfo.InvariantCulture))),
            ],
            Status = filings.Exists(filing => filing.IsEditable) ? t.FileToFill : t.FileReadOnly,
        };
    }

    private string Identifier(ImportTarget target) => $"FD-{target.Establishment ?? portal.Scope.Territory ?? portal.Scope.Body ?? "RQT"}-{target.Period}";
}
