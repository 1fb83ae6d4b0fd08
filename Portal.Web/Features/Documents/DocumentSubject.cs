using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Network;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Documents;

/// <summary>What a document is about: a territory, an establishment, or all that the scope holds when neither is chosen; or why it cannot be.</summary>
internal sealed record DocumentSubject(TerritoryRow? Territory, BodyRow? Establishment, DocumentProblem? Problem)
{
    /// <summary>In the document's language, as of the day of the structure.</summary>
    public string Name { get; private init; } = "";

    /// <summary>For the document's identifier: a territory's or an establishment's code, <c>RQT</c> for the whole network.</summary>
    public string Code { get; private init; } = "";

    /// <param name="on">The day whose structure and names count.</param>
    public static async Task<DocumentSubject> ReadAsync(IReadSession session, DocumentQuestion question, DateOnly on, DocumentParameters parameters)
    {
        var (scope, language) = (question.Scope, question.Language);
        switch (question)
        {
            case { Territory.Length: > 0, Establishment.Length: > 0 }:
                return Refused(DocumentProblem.TerritoryAndEstablishment);
            case { Establishment.Length: > 0 } when parameters.HasFlag(DocumentParameters.Establishment):
                return await NetworkQueries.EstablishmentAsync(session, scope, on, question.Establishment) is { } body
                    ? new DocumentSubject(null, body, null) { Name = body.Name(language), Code = body.Code }
                    : Refused(DocumentProblem.UnknownEstablishment);
            case { Territory.Length: > 0 } when parameters.HasFlag(DocumentParameters.Territory):
                return MaySee(scope, question.Territory) && (await NetworkQueries.TerritoriesAsync(session, on, question.Territory)).SingleOrDefault() is { } territory
                    ? new DocumentSubject(territory, null, null) { Name = territory.Name(language), Code = territory.Code }
                    : Refused(DocumentProblem.UnknownTerritory);
        }

        // What belongs to one territory or one establishment need not choose it.
        if (parameters.HasFlag(DocumentParameters.EstablishmentNeeded))
        {
            return scope.Body is { } own
                ? await ReadAsync(session, question with { Establishment = own, Territory = null }, on, parameters)
                : Refused(DocumentProblem.EstablishmentMissing);
        }

        if (parameters.HasFlag(DocumentParameters.TerritoryNeeded))
        {
            return scope.Territory is { } own
                ? await ReadAsync(session, question with { Territory = own, Establishment = null }, on, parameters)
                : Refused(DocumentProblem.TerritoryMissing);
        }

        return new DocumentSubject(null, null, null)
        {
            Name = await OfScopeAsync(session, scope, on, language),
            Code = scope.Territory ?? scope.Body ?? "RQT",
        };
    }

    private static async Task<string> OfScopeAsync(IReadSession session, AccessScope scope, DateOnly on, Language language) => scope switch
    {
        { Territory: { } code } => (await NetworkQueries.TerritoriesAsync(session, on, code)).SingleOrDefault()?.Name(language) ?? code,
        { Body: { } code } => (await NetworkQueries.EstablishmentAsync(session, scope, on, code))?.Name(language) ?? code,
        _ => SharedTexts.For(language).WholeNetwork,
    };

    /// <summary>A territory's document is for those who see all of it.</summary>
    private static bool MaySee(AccessScope scope, string territory) => scope.Body is null && (scope.Territory is null || scope.Territory == territory);

    private static DocumentSubject Refused(DocumentProblem problem) => new(null, null, problem);
}

/// <summary>The reader's scope in words, for a document's provenance.</summary>
internal static class SharedScope
{
    public static string Of(AccessScope scope, Language language)
    {
        var t = SharedTexts.For(language);
        var scoped = scope switch
        {
            { Territory: { } territory } => t.ScopeTerritory(territory),
            { Body: { } body } => body,
            _ => t.ScopeNetwork,
        };
        return scope.MasksSmallCells ? t.ScopeMasked(scoped) : scoped;
    }
}
