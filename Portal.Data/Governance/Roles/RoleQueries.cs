using Portal.Data.Engine;

namespace Portal.Data.Governance.Roles;

/// <summary>A role through time: its names, the newest first, and the kinds of body that must fill it.</summary>
public sealed record RoleHistory(IReadOnlyList<RoleLabelRow> Labels, IReadOnlyList<RequirementRow> Requirements)
{
    public RoleLabelRow Newest => Labels[0];

    /// <summary>What it was called on a day; null before its first name.</summary>
    public RoleLabelRow? On(DateOnly day) => Labels.FirstOrDefault(label => label.ValidFrom <= day && (label.ValidTo is null || label.ValidTo >= day));
}

/// <summary>Roles with their history. Everyone who reads operations may know it.</summary>
public static class RoleQueries
{
    /// <summary>Two statements.</summary>
    public static async Task<IReadOnlyList<RoleHistory>> AllAsync(IReadSession session)
    {
        var requirements = (await session.ListAsync<RequirementRow>(RequirementRow.All)).ToLookup(row => row.RoleCode, StringComparer.Ordinal);
        return [.. (await session.ListAsync<RoleLabelRow>(RoleLabelRow.All)).GroupBy(row => row.RoleCode).Select(role => new RoleHistory([.. role], [.. requirements[role.Key]]))];
    }

    /// <summary>Null for an unknown code.</summary>
    public static async Task<RoleHistory?> FindAsync(IReadSession session, string code) =>
        (await AllAsync(session)).FirstOrDefault(role => role.Newest.RoleCode == code);

    public static Task<IReadOnlyList<KindRow>> KindsAsync(IReadSession session) => session.ListAsync<KindRow>(KindRow.All);
}
