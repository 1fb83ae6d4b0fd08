using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;
using GovernanceTexts = Portal.Reports.Governance.GovernanceTexts;

namespace Portal.Web.Features.Documents;

/// <summary>What a document without a chosen territory or establishment is about: all that the scope holds.</summary>
internal static class DocumentSubjects
{
    public static async Task<string> OfScopeAsync(IReadSession session, AccessScope scope, DateOnly asOf, Language language) => scope switch
    {
        { Territory: { } code } => (await NetworkQueries.TerritoriesAsync(session, asOf, code)).SingleOrDefault()?.Name(language) ?? code,
        { Body: { } code } => (await NetworkQueries.EstablishmentAsync(session, scope, asOf, code))?.Name(language) ?? code,
        _ => GovernanceTexts.For(language).WholeNetwork,
    };
}

/// <summary>The reader's scope in words, for a document's provenance.</summary>
internal static class SharedScope
{
    public static string Of(AccessScope scope, Language language)
    {
        var t = Shared.SharedTexts.For(language);
        return scope switch
        {
            { Territory: { } territory } => t.ScopeTerritory(territory),
            { Body: { } body } => body,
            _ => t.ScopeNetwork,
        };
    }
}
