using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What the Ministry types about one obligation, and what it saw when it began.</summary>
public sealed record ObligationForm
{
    public string? WaiverReason { get; init; }
    public string? DueOn { get; init; }
    public string? LocksOn { get; init; }
    public string? ExtensionReason { get; init; }
    public string? ReopenReason { get; init; }
    public string? ReopenUntil { get; init; }

    public string? SeenDueOn { get; init; }
    public string? SeenLocksOn { get; init; }
    public string? SeenWaiver { get; init; }
    public int SeenVersion { get; init; }

    /// <summary>Null when what came back is no form of the portal's.</summary>
    public SeenObligation? Seen() => DateEntry.Read(SeenDueOn).Day is { } due && DateEntry.Read(SeenLocksOn).Day is { } locks
        ? new SeenObligation(due, locks, string.IsNullOrEmpty(SeenWaiver) ? null : SeenWaiver)
        : null;
}

/// <summary>One obligation before the Ministry: excused, extended, or opened again once accepted.</summary>
public sealed record ObligationPage
{
    private const int FirstOffer = 14;

    public required FilingRow Filing { get; init; }
    public required ObligationForm Form { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Somebody changed it after the page was shown; what was typed is kept.</summary>
    public bool IsStale { get; init; }

    public bool MayWaive => Filing.WaiverReason is null && Filing.State is not (ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted);

    public bool MayExtend => Filing.WaiverReason is null && Filing.Status is null or FilingStatus.Draft or FilingStatus.Returned;

    public bool MayReopen(DateOnly today) => Filing.WaiverReason is null
        && (Filing.Status == FilingStatus.Accepted || (Filing.Status == FilingStatus.Draft && Filing.Revision > 1 && Filing.LocksOn < today));

    /// <summary>One statement. Null when nothing is owed, or not within the scope.</summary>
    /// <param name="form">What was typed; null at first.</param>
    public static async Task<ObligationPage?> LoadAsync(IReadSession session, PortalContext portal, string establishment, string period, ObligationForm? form = null)
    {
        if (await FilingQueries.FindAsync(session, portal.Scope, portal.Today, establishment, period) is not { } filing)
        {
            return null;
        }

        form ??= new ObligationForm
        {
            DueOn = Formats.Date(filing.DueOn),
            LocksOn = Formats.Date(filing.LocksOn),
            ReopenUntil = Formats.Date(portal.Today.AddDays(FirstOffer)),
        };
        return new ObligationPage
        {
            Filing = filing,
            Form = form with
            {
                SeenDueOn = Formats.Date(filing.DueOn),
                SeenLocksOn = Formats.Date(filing.LocksOn),
                SeenWaiver = filing.WaiverReason,
                SeenVersion = filing.Version,
            },
        };
    }
}
