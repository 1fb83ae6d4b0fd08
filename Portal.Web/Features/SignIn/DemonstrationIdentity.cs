using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Web.Features.SignIn;

/// <summary>Makes of a chosen persona somebody whom the register knows; for the demonstration sign-in and the command line.</summary>
internal static class DemonstrationIdentity
{
    /// <summary>Null when the persona's territory or establishment does not exist.</summary>
    public static async Task<AccessScope?> ResolveAsync(IReadSession session, AccessScope scope, DateOnly today)
    {
        var exists = (scope.Territory, scope.Body) switch
        {
            ({ } territory, _) => (await AccessQueries.TerritoriesAsync(session)).Any(place => place.Code == territory),
            (_, { } body) => (await AccessQueries.EstablishmentsAsync(session, today)).Any(place => place.Code == body),
            _ => true,
        };
        return exists ? scope : null;
    }
}
