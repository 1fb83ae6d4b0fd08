using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Guidelines;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

internal static class GuidelineLinks
{
    public static string Index(Language language, string query = "") => $"/{language.Segment()}/governance/guidelines{query}";

    public static string New(Language language) => $"{Index(language)}/new";

    public static string Guideline(Language language, string code, string query = "") => $"{Index(language)}/{code}{query}";

    public static string NewVersion(Language language, string code) => $"{Guideline(language, code)}/new";

    public static string File(Language language, GuidelineRow version) => $"{Guideline(language, version.Code)}/{version.Number}/file";

    public static string Acknowledge(Language language, string code, int number) => $"{Guideline(language, code)}/{number}/acknowledge";
}

/// <summary>The guidelines in force on a day, how far the seats have come, and what the reader has to acknowledge themself.</summary>
public sealed record GuidelinesPage
{
    public required IReadOnlyList<GuidelineHistory> Guidelines { get; init; }
    public required ILookup<int, GuidelineProgressRow> Progress { get; init; }
    public required IReadOnlyList<GuidelineDutyRow> Duties { get; init; }

    /// <summary>Three statements.</summary>
    public static async Task<GuidelinesPage> LoadAsync(IReadSession session, PortalContext portal)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Day);
        var guidelines = await GuidelineQueries.AllAsync(session);
        var inForce = guidelines.Select(guideline => guideline.On(asOf)).OfType<GuidelineRow>().Select(version => version.GuidelineVersionId).ToList();
        return new GuidelinesPage
        {
            Guidelines = guidelines,
            Progress = (await GuidelineQueries.ProgressAsync(session, scope, asOf, inForce)).ToLookup(row => row.GuidelineVersionId),
            Duties = portal.AsOf.IsToday ? await GuidelineQueries.DutiesAsync(session, scope, asOf) : [],
        };
    }
}

/// <summary>One guideline: its versions, progress by territory, and seat by seat.</summary>
public sealed record GuidelinePage
{
    private const int Size = 50;

    public required GuidelineHistory Guideline { get; init; }

    /// <summary>In force on the day, else the first that will be.</summary>
    public required GuidelineRow Shown { get; init; }
    public required IReadOnlyList<GuidelineProgressRow> Progress { get; init; }
    public required IReadOnlyList<GuidelineSeatRow> Seats { get; init; }
    public required IReadOnlyList<GuidelineDutyRow> Duties { get; init; }
    public required IReadOnlyList<PlaceRow> Territories { get; init; }
    public required Pager Pager { get; init; }

    /// <summary>Five statements. Null for an unknown code.</summary>
    public static async Task<GuidelinePage?> LoadAsync(IReadSession session, PortalContext portal, string code, int page)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Day);
        if (await GuidelineQueries.FindAsync(session, code) is not { } guideline)
        {
            return null;
        }

        var shown = guideline.On(asOf) ?? guideline.Versions[^1];
        var progress = await GuidelineQueries.ProgressAsync(session, scope, asOf, [shown.GuidelineVersionId]);
        var pager = new Pager(portal, page, Size, progress.Sum(row => row.Seats));
        return new GuidelinePage
        {
            Guideline = guideline,
            Shown = shown,
            Progress = progress,
            Seats = await GuidelineQueries.SeatsAsync(session, scope, asOf, shown.GuidelineVersionId, pager.Request),
            Duties = portal.AsOf.IsToday ? [.. (await GuidelineQueries.DutiesAsync(session, scope, asOf)).Where(duty => duty.Code == code)] : [],
            Territories = await AccessQueries.TerritoriesAsync(session),
            Pager = pager,
        };
    }
}

/// <summary>A version as it was typed.</summary>
public sealed record GuidelineForm
{
    public string? Code { get; init; }
    public string? TitleFr { get; init; }
    public string? TitleEn { get; init; }
    public List<string> Roles { get; init; } = [];
    public string? EffectiveFrom { get; init; }
    public string? AcknowledgeBy { get; init; }
    public string? SummaryFr { get; init; }
    public string? SummaryEn { get; init; }
    public int SeenNumber { get; init; }

    public GuidelineInput ToInput() => new()
    {
        Code = Code,
        TitleFr = TitleFr,
        TitleEn = TitleEn,
        Roles = Roles,
        EffectiveFrom = DateEntry.Read(EffectiveFrom).Day,
        AcknowledgeBy = DateEntry.Read(AcknowledgeBy).Day,
        SummaryFr = SummaryFr,
        SummaryEn = SummaryEn,
        SeenNumber = SeenNumber,
    };
}

/// <summary>The form of a new guideline, or of the next version of one.</summary>
/// <param name="Known">Null for a new guideline.</param>
public sealed record GuidelineFormPage(GuidelineHistory? Known, GuidelineForm Form, IReadOnlyList<RoleRow> Roles, FormErrors Errors)
{
    /// <summary>Somebody published a version after the form was shown.</summary>
    public bool IsStale { get; init; }
}
