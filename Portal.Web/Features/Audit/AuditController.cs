using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Audit;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Audit;

/// <summary>A page of the trail, the newest events first.</summary>
public sealed record AuditPage
{
    public required IReadOnlyList<AuditEventRow> Events { get; init; }

    /// <summary>Only events of this body; null for all.</summary>
    public string? Body { get; init; }

    /// <summary>Where the next page starts; null on the last one.</summary>
    public long? Next { get; init; }

    /// <summary>The question could not be read.</summary>
    public bool IsFaulty { get; init; }
}

/// <summary>The readable trail over register, filings, documents and reference data.</summary>
[Authorize(Policy = Policies.Trail)]
public sealed class AuditController(PortalContext portal, AuditQueries queries) : PortalController(portal)
{
    private const int PageSize = 50;
    private const int LongestCode = 20;

    [HttpGet("{lang:lang}/audit")]
    public async Task<IActionResult> Index(string? body, string? before, CancellationToken cancel)
    {
        long start = 0;
        var isFaulty = body is { Length: > LongestCode } || (!string.IsNullOrEmpty(before) && (!long.TryParse(before, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out start) || start < 1));
        var code = isFaulty || string.IsNullOrWhiteSpace(body) ? null : body.Trim();
        var events = await queries.ListAsync(Scope, code, isFaulty || start == 0 ? null : start, PageSize + 1, cancel);
        var page = new AuditPage
        {
            Events = [.. events.Take(PageSize)],
            Body = code,
            Next = events.Count > PageSize ? events[PageSize - 1].Sequence : null,
            IsFaulty = isFaulty,
        };
        return isFaulty ? Invalid("Index", page) : View("Index", page);
    }
}
