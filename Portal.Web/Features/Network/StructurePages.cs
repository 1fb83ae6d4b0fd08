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

    /// <summary>More establishments than this are not listed: one types a part of the name or the code.</summary>
    public const int MostListed = 100;

    public bool AreListed => Bodies.Count <= MostListed;

    public string Body(string code) => Bodies.FirstOrDefault(body => body.Value == code)?.Text ?? code;

    /// <summary>The list to choose an establishment from: all of them, or those that answer to what was typed; null where one types.</summary>
    public IReadOnlyList<Choice>? Offered(string? typed) =>
        AreListed ? Bodies
        : typed is not null && Matching(typed) is { Count: > 1 and <= MostListed } several && !several.Any(body => body.Value == typed) ? several
        : null;

    /// <summary>Those whose name or code holds what was typed, without case or accents.</summary>
    public IReadOnlyList<Choice> Matching(string typed) =>
        SearchText.Fold(typed) is { Length: > 0 } folded ? [.. Bodies.Where(body => SearchText.Fold(body.Text).Contains(folded, StringComparison.Ordinal))] : [];

    /// <summary>The form with the codes of what was typed, where only one establishment answers to it.</summary>
    public StructureForm Coded(StructureForm form) => AreListed ? form : form with
    {
        Bodies = [.. form.Bodies.Select(Code)],
        Successor = Code(form.Successor),
    };

    private string? Code(string? typed) => string.IsNullOrWhiteSpace(typed) ? typed
        : Bodies.FirstOrDefault(body => string.Equals(body.Value, typed.Trim(), StringComparison.OrdinalIgnoreCase))?.Value
            ?? (Matching(typed) is [var only] ? only.Value : typed);
}

/// <summary>The field by which an establishment is chosen, of a list or, where there are too many, by what one knows of its name.</summary>
/// <param name="Value">A code, or what was typed.</param>
public sealed record BodyField(string Id, string Label, string? Value, StructureChoices Choices, FormErrors Errors)
{
    /// <summary>What stands for no choice in a list.</summary>
    public required string Empty { get; init; }

    /// <summary>What one may type where there is no list.</summary>
    public required string Hint { get; init; }
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
