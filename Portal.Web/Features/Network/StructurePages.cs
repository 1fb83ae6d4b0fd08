using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Data.Network.Changes;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>What changed the structure, page by page.</summary>
public sealed record StructureActsPage(IReadOnlyList<StructureAct> Acts, Pager Pager)
{
    private const int Size = 25;

    /// <summary>Three statements.</summary>
    public static async Task<StructureActsPage> LoadAsync(IReadSession session, PortalContext portal, int page)
    {
        var pager = new Pager(portal, page, Size, await StructureQueries.CountActsAsync(session));
        return new StructureActsPage(await StructureQueries.ActsAsync(session, pager.Request), pager);
    }
}

/// <summary>What the forms of acts offer to choose from: the structure as it is today.</summary>
public sealed record StructureChoices(
    IReadOnlyList<Choice> Bodies, IReadOnlyList<Choice> Territories, IReadOnlyList<Choice> Kinds, IReadOnlyList<Choice> Regions)
{
    /// <summary>Four statements.</summary>
    public static async Task<StructureChoices> LoadAsync(IReadSession session, DateOnly today, Language language)
    {
        var regions = await NetworkQueries.RegionsAsync(session, today);
        return new StructureChoices(
            [.. (await AccessQueries.EstablishmentsAsync(session, today)).Select(place => new Choice(place.Code, $"{place.Name(language)} ({place.Code})"))],
            [.. (await NetworkQueries.TerritoriesAsync(session, today)).Select(territory => new Choice(territory.Code, territory.ShortName(language)))],
            [.. (await NetworkQueries.KindsAsync(session)).Select(kind => new Choice(kind.KindCode, kind.Name(language)))],
            [.. regions.DistinctBy(region => region.Code).Select(region => new Choice(region.Code, $"{region.Code}, {region.Name(language)}"))]);
    }

    public string Body(string code) => Bodies.FirstOrDefault(body => body.Value == code)?.Text ?? code;
}

/// <summary>The form of an act.</summary>
public sealed record StructureFormPage
{
    public required StructureChangeKind Kind { get; init; }
    public required StructureForm Form { get; init; }
    public required StructureChoices Choices { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>What an act does, before it is confirmed.</summary>
public sealed record StructurePreviewPage
{
    public required StructurePlan Plan { get; init; }

    /// <summary>As it was typed, with the fingerprint and the stamp of what is shown.</summary>
    public required StructureForm Form { get; init; }

    /// <summary>The roles as they are called on the act's day.</summary>
    public required IReadOnlyList<RoleRow> Roles { get; init; }
    public required IReadOnlyList<TerritoryRow> Territories { get; init; }

    /// <summary>The act would no longer do what was shown before.</summary>
    public bool IsStale { get; init; }

    /// <summary>What others wrote about the same bodies since, the newest first.</summary>
    public IReadOnlyList<AuditEventRow> Since { get; init; } = [];

    public string Role(string code, Language language) => Roles.FirstOrDefault(role => role.RoleCode == code)?.Label(language) ?? code;

    public string Territory(string code, Language language) =>
        Territories.FirstOrDefault(territory => territory.Code == code)?.ShortName(language) ?? code;
}

/// <summary>A body that is there on other days than the one asked for.</summary>
/// <param name="On">The nearest of its days.</param>
public sealed record AbsentBodyPage(BodyRow Body, DateOnly On, IReadOnlyList<BodyEventRow> Structure)
{
    /// <summary>Null when there never was one, or it is outside the scope on that day.</summary>
    public static async Task<AbsentBodyPage?> LoadAsync(IReadSession session, AccessScope scope, DateOnly asOf, string code)
    {
        if (await NetworkQueries.SpanAsync(session, code) is not { } span)
        {
            return null;
        }

        var nearest = asOf < span.OpensOn ? span.OpensOn : span.ClosesOn ?? asOf;
        return await NetworkQueries.EstablishmentAsync(session, scope, nearest, code) is { } body
            ? new AbsentBodyPage(body, nearest, await StructureQueries.HistoryAsync(session, body.BodyId))
            : null;
    }
}
