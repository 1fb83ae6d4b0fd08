using System.Globalization;
using System.Security.Claims;
using Portal.Data.Access;

namespace Portal.Web.Features.Shared;

/// <summary>The access scope as claims of the session, and back.</summary>
public static class ScopeClaims
{
    private const string PersonaClaim = "persona";
    private const string Territory = "territory";
    private const string Body = "body";
    private const string ActorId = "actor";
    private const string PersonId = "person";

    public static ClaimsPrincipal Principal(AccessScope scope, string scheme)
    {
        List<Claim> claims =
        [
            new(PersonaClaim, scope.Persona.ToString()),
            new(ActorId, scope.ActorId),
            new(ClaimTypes.Name, scope.ActorName),
        ];
        Add(Territory, scope.Territory);
        Add(Body, scope.Body);
        Add(PersonId, scope.PersonId?.ToString(CultureInfo.InvariantCulture));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                claims.Add(new Claim(type, value));
            }
        }
    }

    /// <summary>Null when nobody is signed in, or the session is of a shape that this version does not know.</summary>
    public static AccessScope? Read(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true
        && Enum.TryParse<Persona>(user.FindFirstValue(PersonaClaim), out var persona)
        && user.FindFirstValue(ActorId) is { } actor
            ? new AccessScope
            {
                Persona = persona,
                Territory = user.FindFirstValue(Territory),
                Body = user.FindFirstValue(Body),
                ActorId = actor,
                ActorName = user.Identity.Name ?? actor,
                PersonId = int.TryParse(user.FindFirstValue(PersonId), CultureInfo.InvariantCulture, out var person) ? person : null,
            }
            : null;
}
