using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Accounts;

/// <summary>What the address asks the list for, as it stands there.</summary>
public sealed record AccountsQuery(string? Q, string? Persona, string? State, int? Page);

/// <summary>The accounts, filtered and page by page.</summary>
public sealed record AccountsPage
{
    public const int Size = 25;
    private const int LongestSearch = 100;

    public static IReadOnlyList<string> States { get; } = [nameof(AccountState.Active), nameof(AccountState.Invited), nameof(AccountState.Deactivated), AccountFilter.Dormant];

    public required AccountsQuery Query { get; init; }
    public required Pager Pager { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public IReadOnlyList<AccountDetail> Rows { get; init; } = [];

    /// <summary>Requests that wait for a decision.</summary>
    public int OpenRequests { get; init; }

    public static async Task<AccountsPage> LoadAsync(IReadSession session, PortalContext portal, PortalTime time, AccountsQuery query)
    {
        var t = AccountsTexts.For(portal.Language);
        List<FormError> errors = [];
        if (query.Q is { Length: > LongestSearch })
        {
            errors.Add(new("q", t.SearchTooLong));
        }

        Persona? persona = Enum.TryParse<Persona>(query.Persona, out var known) && Enum.IsDefined(known) && !char.IsDigit(query.Persona![0]) ? known : null;
        if (query.Persona is { Length: > 0 } && persona is null)
        {
            errors.Add(new("persona", t.FilterUnknown));
        }

        if (query.State is { Length: > 0 } state && !States.Contains(state))
        {
            errors.Add(new("state", t.FilterUnknown));
        }

        var open = await AccessRequestCommands.CountAsync(session, portal.Scope, onlyOpen: true);
        if (errors.Count > 0)
        {
            return new AccountsPage { Query = query, Pager = new Pager(portal, 1, Size, 0), Errors = new FormErrors(errors), OpenRequests = open };
        }

        var filter = new AccountFilter { Search = query.Q, Persona = persona, State = query.State is { Length: > 0 } asked ? asked : null };
        var pager = new Pager(portal, query.Page ?? 1, Size, await AccountQueries.CountAsync(session, portal.Scope, filter, time));
        return new AccountsPage { Query = query, Pager = pager, OpenRequests = open, Rows = await AccountQueries.ListAsync(session, portal.Scope, filter, time, pager.Request) };
    }
}

/// <summary>One account: who, what they may be, what happened.</summary>
public sealed record AccountPage
{
    private const int MostEvents = 40;

    public required AccountDetail Detail { get; init; }
    public required IReadOnlyList<AccountEventRow> History { get; init; }

    /// <summary>The administrator's own: others change it.</summary>
    public bool IsOwn { get; init; }

    public static async Task<AccountPage?> LoadAsync(IReadSession session, PortalContext portal, int accountId) =>
        await AccountQueries.FindAsync(session, portal.Scope, accountId, portal.Today) is { } detail
            ? new AccountPage
            {
                Detail = detail,
                History = await AccountQueries.HistoryAsync(session, portal.Scope, accountId, MostEvents),
                IsOwn = AccountActor.Is(portal.Scope, accountId),
            }
            : null;
}

/// <summary>The places that a scope may have.</summary>
public sealed record ScopeChoices(IReadOnlyList<PlaceRow> Territories, IReadOnlyList<PlaceRow> Establishments)
{
    public static async Task<ScopeChoices> LoadAsync(IReadSession session, DateOnly today) =>
        new(await AccessQueries.TerritoriesAsync(session), await AccessQueries.EstablishmentsAsync(session, today));
}

/// <summary>The form of a scope within another page.</summary>
public sealed record ScopeFields(ScopeForm Form, ScopeChoices Choices, FormErrors Errors, IReadOnlyList<Persona> Personas)
{
    public static IReadOnlyList<Persona> All { get; } = [Persona.Establishment, Persona.Pilot, Persona.Centre, Persona.Ministry, Persona.Auditor, Persona.Administrator];
}

/// <summary>A new account, one that is changed, or a scope that is added to one.</summary>
public sealed record AccountFormPage
{
    /// <summary>Null for a new account.</summary>
    public AccountDetail? Detail { get; init; }
    public required AccountForm Form { get; init; }

    /// <summary>Null where no scope is asked for.</summary>
    public ScopeChoices? Choices { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public bool IsStale { get; init; }
}

/// <summary>A step that ends something, with what it means.</summary>
public sealed record AccountStepPage
{
    public required AccountDetail Detail { get; init; }
    public required AccountStepForm Form { get; init; }

    /// <summary>The scope that ends; null for a step of the whole account.</summary>
    public AccountScopeRow? Scope { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
    public bool IsStale { get; init; }
}
