using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>An exploration as a file; who took it away with which question is an event of the trail.</summary>
public sealed class ExploreFileDesk(PortalContext portal, TrailDesk trail, PortalTime time)
{
    /// <param name="page">With an answer.</param>
    /// <param name="format"><c>pdf</c>, <c>xlsx</c> or <c>csv</c>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null for any other format.</returns>
    internal async Task<ExploreDownload?> ProduceAsync(ExplorePage page, string? format, CancellationToken cancel)
    {
        var file = new ExploreFile(page, portal, time.UtcNow);
        using var content = new MemoryStream();
        string? type = null;
        switch (format)
        {
            case "csv":
                type = "text/csv; charset=utf-8";
                await file.WriteCsvAsync(content, cancel);
                break;
            case "xlsx":
                type = DocumentFormat.Xlsx.ContentType();
                await file.WriteExcelAsync(content, cancel);
                break;
            case "pdf":
                type = DocumentFormat.Pdf.ContentType();
                await file.WritePdfAsync(content, cancel);
                break;
        }

        if (type is null)
        {
            return null;
        }

        var name = $"{file.Identifier}-{portal.Language.Segment()}.{format}";
        await trail.TellAsync(
            portal.Scope, "InsightExported", new AuditSubject("Insights", portal.Scope.Body ?? ""),
            new { fileName = name, question = file.Question, rows = page.Answer!.Rows.Count }, cancel);
        return new ExploreDownload(content.ToArray(), type, name);
    }
}

internal sealed record ExploreDownload(byte[] Content, string ContentType, string Name);
