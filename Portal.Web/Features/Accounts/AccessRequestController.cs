using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;
using Portal.Web.Setup;

namespace Portal.Web.Features.Accounts;

/// <summary>What somebody asks for, as it is filled in.</summary>
public sealed record VisitorForm
{
    public string? Email { get; init; }
    public string? Persona { get; init; }
    public string? Place { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Somebody whom the portal does not know, and what they asked for before.</summary>
public sealed record VisitorPage
{
    public required Arrival Arrival { get; init; }
    public required ScopeChoices Choices { get; init; }

    /// <summary>The latest; null when they never asked.</summary>
    public AccessRequestRow? Last { get; init; }
    public VisitorForm Form { get; init; } = new();
    public FormErrors Errors { get; init; } = FormErrors.None;

    public bool Waits => Last is { State: AccessRequestState.Open };
}

/// <summary>Who signed in at their directory and is unknown here may ask to be let in.</summary>
[AllowAnonymous]
public sealed class AccessRequestController(PortalContext portal, Database database, AccessRequestCommands requests) : PortalController(portal)
{
    private const string VisitorView = "/Features/Accounts/Visitor.cshtml";

    [HttpGet("{lang:lang}/access-request")]
    public async Task<IActionResult> Show(CancellationToken cancel) => await ArrivalAsync() is { } arrival
        ? View(VisitorView, await LoadAsync(arrival, cancel))
        : LocalRedirect(SignInLinks.SignIn(Language));

    [HttpPost("{lang:lang}/access-request")]
    public async Task<IActionResult> Ask(VisitorForm form, CancellationToken cancel)
    {
        if (await ArrivalAsync() is not { } arrival)
        {
            return LocalRedirect(SignInLinks.SignIn(Language, hadSession: true));
        }

        var scope = new ScopeForm { Persona = form.Persona, Place = form.Place }.Scope();
        var outcome = await requests.AskAsync(
            arrival, new AccessRequestInput { Email = form.Email, Language = Language, Persona = scope.Persona, Place = scope.Place, Reason = form.Reason }, cancel);
        if (outcome.Succeeded)
        {
            return Redirect(SignInLinks.Request(Language));
        }

        var page = await LoadAsync(arrival, cancel) with { Form = form, Errors = AccountMessages.Of(outcome.Faults, Language) };
        return outcome.Is(AccountProblem.AlreadySo) ? Overtaken(VisitorView, page) : Invalid(VisitorView, page);
    }

    private async Task<Arrival?> ArrivalAsync() =>
        (await HttpContext.AuthenticateAsync(SessionSetup.VisitorScheme)).Principal is { } visitor ? Arrivals.Kept(visitor) : null;

    private Task<VisitorPage> LoadAsync(Arrival arrival, CancellationToken cancel) => database.ReadAsync(async session => new VisitorPage
    {
        Arrival = arrival,
        Choices = await ScopeChoices.LoadAsync(session, Portal.Today),
        Last = await AccessRequestCommands.LastOfAsync(session, arrival),
    }, cancel);
}
