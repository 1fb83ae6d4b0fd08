using Microsoft.AspNetCore.Mvc;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>What the address asks the list of seats for, as it stands there.</summary>
public sealed record SeatsQuery
{
    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    [FromQuery(Name = "role")]
    public string? Role { get; init; }

    [FromQuery(Name = "territory")]
    public string? Territory { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "page")]
    public int? Page { get; init; }
}

/// <summary>What can be chosen: the roles as they were called that day, and the territories.</summary>
public sealed record SeatsFilterChoices(IReadOnlyList<RoleRow> Roles, IReadOnlyList<PlaceRow> Territories)
{
    /// <summary>In the order in which the norm comes first.</summary>
    public static IReadOnlyList<SeatState> States { get; } = [SeatState.Filled, SeatState.EndingSoon, SeatState.Interim, SeatState.Vacant];

    public static async Task<SeatsFilterChoices> LoadAsync(IReadSession session, DateOnly asOf) =>
        new(await SeatQueries.RolesAsync(session, asOf), await AccessQueries.TerritoriesAsync(session));
}

/// <summary>The filters as they were asked for, and what is wrong with them.</summary>
public sealed record SeatsFilterForm
{
    public const int LongestSearch = 100;

    public required SeatsFilterChoices Choices { get; init; }
    public SeatsQuery Query { get; init; } = new();
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>Null when a part of the question could not be understood: then nothing is listed.</summary>
    public SeatFilter? Filter { get; init; }

    public static SeatsFilterForm Read(SeatsQuery query, SeatsFilterChoices choices, Language language)
    {
        var texts = GovernanceTexts.For(language);
        List<FormError> errors = [];
        if (query.Search is { Length: > LongestSearch })
        {
            errors.Add(new("q", texts.FilterTooLong));
        }

        if (query.Role is { } role && choices.Roles.All(known => known.RoleCode != role))
        {
            errors.Add(new("role", texts.FilterUnknownRole(Short(role))));
        }

        if (query.Territory is { } territory && choices.Territories.All(known => known.Code != territory))
        {
            errors.Add(new("territory", texts.FilterUnknownTerritory(Short(territory))));
        }

        SeatState? state = null;
        if (query.State is { } name)
        {
            var known = SeatsFilterChoices.States.Where(candidate => candidate.ToString() == name).ToList();
            state = known is [var one] ? one : null;
            if (state is null)
            {
                errors.Add(new("state", texts.FilterUnknownState(Short(name))));
            }
        }

        return new SeatsFilterForm
        {
            Choices = choices,
            Query = query,
            Errors = new FormErrors(errors),
            Filter = errors.Count > 0 ? null : new SeatFilter { Search = query.Search, Role = query.Role, Territory = query.Territory, State = state },
        };
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
