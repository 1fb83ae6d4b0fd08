using Portal.Data.Access;
using Portal.Data.Demonstration;
using Portal.Data.Engine;

namespace Portal.Web.Features.SignIn;

/// <summary>Makes of a chosen persona somebody whom the register knows; for the demonstration sign-in and the command line.</summary>
internal static class DemonstrationIdentity
{
    /// <summary>Null when the persona's territory or establishment does not exist; without a person where nobody holds the seat.</summary>
    public static async Task<AccessScope?> ResolveAsync(IReadSession session, AccessScope scope, DateOnly today)
    {
        var exists = (scope.Territory, scope.Body) switch
        {
            ({ } territory, _) => (await AccessQueries.TerritoriesAsync(session)).Any(place => place.Code == territory),
            (_, { } body) => (await AccessQueries.EstablishmentsAsync(session, today)).Any(place => place.Code == body),
            _ => true,
        };
        if (!exists)
        {
            return null;
        }

        return await DemonstrationPeople.PersonOfAsync(session, scope, today) is { } person
            ? scope with { PersonId = person.PersonId, ActorName = person.FullName }
            : scope;
    }
}
