using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Guidelines;

/// <summary>A guideline through its versions, the newest first.</summary>
public sealed record GuidelineHistory(IReadOnlyList<GuidelineRow> Versions)
{
    public GuidelineRow Newest => Versions[0];

    /// <summary>The version in force on a day; null before the first.</summary>
    public GuidelineRow? On(DateOnly day) => Versions.FirstOrDefault(version => version.EffectiveFrom <= day);
}

/// <summary>Guidelines, and how far the seats within the scope have come with them.</summary>
public static class GuidelineQueries
{
    public static async Task<IReadOnlyList<GuidelineHistory>> AllAsync(IReadSession session) =>
        [.. (await session.ListAsync<GuidelineRow>(GuidelineRow.All)).GroupBy(row => row.Code).Select(guideline => new GuidelineHistory([.. guideline]))];

    public static async Task<GuidelineHistory?> FindAsync(IReadSession session, string code) =>
        (await AllAsync(session)).FirstOrDefault(guideline => guideline.Newest.Code == code);

    /// <summary>By version, then by territory of the day.</summary>
    public static Task<IReadOnlyList<GuidelineProgressRow>> ProgressAsync(IReadSession session, AccessScope scope, DateOnly asOf, IEnumerable<int> versionIds) =>
        session.ListAsync<GuidelineProgressRow>(
            GuidelineProgressRow.ByTerritory, new { VersionIds = versionIds.ToArray(), AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });

    public static Task<IReadOnlyList<GuidelineSeatRow>> SeatsAsync(IReadSession session, AccessScope scope, DateOnly asOf, int versionId, PageRequest page) =>
        session.PageAsync<GuidelineSeatRow>(
            GuidelineSeatRow.OfVersion, new { VersionId = versionId, AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory }, page);

    /// <summary>What the caller has to acknowledge themself today; nothing where the directory does not know them.</summary>
    public static async Task<IReadOnlyList<GuidelineDutyRow>> DutiesAsync(IReadSession session, AccessScope scope, DateOnly today) =>
        scope.PersonId is { } id ? await session.ListAsync<GuidelineDutyRow>(GuidelineDutyRow.OfPerson, new { PersonId = id, AsOf = today }) : [];
}
