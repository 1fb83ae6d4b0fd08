using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.People;

/// <summary>What the directory is asked for.</summary>
public sealed record DirectoryFilter
{
    /// <summary>A part of a name, or a whole address.</summary>
    public string? Search { get; init; }

    /// <summary>Only those who hold a mandate on the day.</summary>
    public bool HoldingOnly { get; init; }
}

/// <summary>The people of the network, within the caller's scope.</summary>
public static class PersonQueries
{
    private const int MostSounding = 200;
    private const int MostAlike = 5;

    public static Task<IReadOnlyList<DirectoryRow>> ListAsync(
        IReadSession session, AccessScope scope, DateOnly asOf, DateOnly today, DirectoryFilter filter, PageRequest page) =>
        session.PageAsync<DirectoryRow>(DirectoryRow.Page, Args(scope, asOf, today, filter), page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope, DateOnly asOf, DateOnly today, DirectoryFilter filter) =>
        session.FindAsync<int>(DirectoryRow.Count, Args(scope, asOf, today, filter));

    /// <summary>Everybody within the scope, one by one, by name.</summary>
    public static IAsyncEnumerable<DirectoryRow> StreamAsync(IReadSession session, AccessScope scope, DateOnly today) =>
        session.StreamAsync<DirectoryRow>(DirectoryRow.Page, Args(scope, today, today, new DirectoryFilter()));

    /// <summary>Null when there is none, they were merged into another, or they are outside the scope.</summary>
    public static Task<DirectoryRow?> FindAsync(IReadSession session, AccessScope scope, DateOnly asOf, Guid publicId) =>
        session.FindAsync<DirectoryRow>(DirectoryRow.ByPublicId, new
        {
            PublicId = publicId,
            AsOf = asOf,
            OwnId = scope.PersonId,
            SeesAll = scope.SeesWholeNetwork,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
        });

    /// <summary>Who somebody is by now, where they were merged into another; null where they were not. Whether the scope sees them is to be asked.</summary>
    public static Task<DirectoryRow?> MergedIntoAsync(IReadSession session, Guid publicId) =>
        session.FindAsync<DirectoryRow>(DirectoryRow.MergedInto, new { PublicId = publicId });

    /// <summary>The mandates of several people that lie within the scope, the newest first; bodies and roles as they are called on the day.</summary>
    public static async Task<ILookup<int, PersonMandateRow>> MandatesAsync(IReadSession session, AccessScope scope, DateOnly asOf, IEnumerable<int> personIds) =>
        (await session.ListAsync<PersonMandateRow>(PersonMandateRow.OfPeople, new
        {
            PersonIds = personIds.ToArray(),
            AsOf = asOf,
            StructureOn = asOf,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
        })).ToLookup(mandate => mandate.PersonId);

    /// <summary>People within the scope whose name is like one; the person themself is left out.</summary>
    public static async Task<IReadOnlyList<DirectoryRow>> AlikeAsync(IReadSession session, AccessScope scope, DateOnly asOf, string name, int? exceptId = null)
    {
        var (first, last) = NameLikeness.Ends(name);
        var sounding = await session.PageAsync<DirectoryRow>(DirectoryRow.Sounding, new
        {
            First = SearchText.Containing(first) ?? "",
            Last = SearchText.Containing(last) ?? "",
            AsOf = asOf,
            OwnId = scope.PersonId,
            SeesAll = scope.SeesWholeNetwork,
            ScopeBody = scope.Body,
            ScopeTerritory = scope.Territory,
        }, new PageRequest(0, MostSounding));
        return [.. sounding.Where(person => person.PersonId != exceptId && NameLikeness.AreAlike(person.FullName, name)).Take(MostAlike)];
    }

    private static object Args(AccessScope scope, DateOnly asOf, DateOnly today, DirectoryFilter filter) => new
    {
        AsOf = asOf,
        OwnId = scope.PersonId,
        SeesAll = scope.SeesWholeNetwork,
        ScopeBody = scope.Body,
        ScopeTerritory = scope.Territory,
        Search = SearchText.Containing(filter.Search),
        Address = filter.Search?.Trim(),
        filter.HoldingOnly,
        IsPast = asOf < today,
    };
}
