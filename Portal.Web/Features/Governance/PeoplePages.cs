using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Governance.People;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>What the address asks of the directory.</summary>
public sealed record PeopleQuery
{
    public const int LongestSearch = 100;

    [FromQuery(Name = "q")]
    public string? Search { get; init; }

    /// <summary>true: only those who hold a mandate on the day.</summary>
    [FromQuery(Name = "holding")]
    public bool Holding { get; init; }

    [FromQuery(Name = "page")]
    public int? Page { get; init; }
}

/// <summary>The people of the network, page by page, with the seats that they hold on the day.</summary>
public sealed record PeoplePage
{
    private const int Size = 25;

    public required PeopleQuery Query { get; init; }
    public required IReadOnlyList<DirectoryRow> People { get; init; }
    public required ILookup<int, PersonMandateRow> Mandates { get; init; }
    public required Pager Pager { get; init; }
    public bool IsTooLong { get; init; }

    /// <summary>Three statements.</summary>
    public static async Task<PeoplePage> LoadAsync(IReadSession session, PortalContext portal, PeopleQuery query)
    {
        var (scope, asOf, today) = (portal.Scope, portal.AsOf.Day, portal.Today);
        var tooLong = query.Search is { Length: > PeopleQuery.LongestSearch };
        var filter = new DirectoryFilter { Search = tooLong ? null : query.Search, HoldingOnly = query.Holding };
        var pager = new Pager(portal, query.Page ?? 1, Size, await PersonQueries.CountAsync(session, scope, asOf, today, filter));
        var people = await PersonQueries.ListAsync(session, scope, asOf, today, filter, pager.Request);
        return new PeoplePage
        {
            Query = query,
            People = people,
            Mandates = await PersonQueries.MandatesAsync(session, scope, asOf, people.Select(person => person.PersonId)),
            Pager = pager,
            IsTooLong = tooLong,
        };
    }
}

/// <summary>One person: how to reach them, what they hold and held.</summary>
public sealed record PersonPage
{
    public required DirectoryRow Person { get; init; }

    /// <summary>The newest first; on a past day, those that had begun.</summary>
    public required IReadOnlyList<PersonMandateRow> Mandates { get; init; }

    /// <summary>Who may be the same person, for those who may merge them.</summary>
    public IReadOnlyList<DirectoryRow> Alike { get; init; } = [];
    public bool IsOneself { get; init; }
    public bool MayKeep { get; init; }

    /// <summary>Three statements at the most. Null when there is none, or outside the scope.</summary>
    public static async Task<PersonPage?> LoadAsync(IReadSession session, PortalContext portal, Guid id)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Day);
        if (await PersonQueries.FindAsync(session, scope, asOf, id) is not { } person)
        {
            return null;
        }

        var mandates = (await PersonQueries.MandatesAsync(session, scope, asOf, [person.PersonId]))[person.PersonId];
        return new PersonPage
        {
            Person = person,
            Mandates = [.. mandates.Where(mandate => portal.AsOf.IsToday || mandate.StartsOn <= asOf)],
            Alike = scope.MayMergePeople ? await PersonQueries.AlikeAsync(session, scope, asOf, person.FullName, person.PersonId) : [],
            IsOneself = scope.PersonId == person.PersonId,
            MayKeep = PersonCommands.MayKeep(scope, person),
        };
    }
}

/// <summary>Contact details as they were typed.</summary>
public sealed record PersonForm
{
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Position { get; init; }
    public int SeenVersion { get; init; }

    public static PersonForm Of(DirectoryRow person) =>
        new() { FullName = person.FullName, Email = person.Email, Phone = person.Phone, Position = person.Position, SeenVersion = person.Version };

    public PersonInput ToInput() => new() { FullName = FullName, Email = Email, Phone = Phone, Position = Position, SeenVersion = SeenVersion };
}

/// <summary>The form of a person's details.</summary>
/// <param name="Person">As they stand now.</param>
public sealed record PersonEditPage(DirectoryRow Person, PersonForm Form, FormErrors Errors, bool IsOneself)
{
    /// <summary>Somebody changed them after the form was shown.</summary>
    public bool IsStale { get; init; }
}

/// <summary>What is sent to make one person of two.</summary>
public sealed record MergeForm
{
    public Guid With { get; init; }
    public int SeenVersion { get; init; }
    public int SeenOther { get; init; }
    public string? Justification { get; init; }
}

/// <summary>Two entries side by side, before they become one: the first is kept.</summary>
public sealed record MergePage
{
    public required DirectoryRow Kept { get; init; }
    public required DirectoryRow Duplicate { get; init; }
    public required IReadOnlyList<PersonMandateRow> OfKept { get; init; }
    public required IReadOnlyList<PersonMandateRow> OfDuplicate { get; init; }
    public string? Justification { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public bool IsStale { get; init; }

    /// <summary>Merged, the person would hold both pilot seats of an establishment.</summary>
    public bool NeedsJustification => PersonCommands.BothPilotSeats(OfDuplicate, OfKept).Any();

    /// <summary>Three statements. Null when one of them is not there.</summary>
    public static async Task<MergePage?> LoadAsync(IReadSession session, PortalContext portal, Guid id, Guid with)
    {
        var (scope, today) = (portal.Scope, portal.Today);
        if (id == with || await PersonQueries.FindAsync(session, scope, today, id) is not { } kept || await PersonQueries.FindAsync(session, scope, today, with) is not { } duplicate)
        {
            return null;
        }

        var mandates = await PersonQueries.MandatesAsync(session, scope, today, [kept.PersonId, duplicate.PersonId]);
        return new MergePage { Kept = kept, Duplicate = duplicate, OfKept = [.. mandates[kept.PersonId]], OfDuplicate = [.. mandates[duplicate.PersonId]] };
    }
}
