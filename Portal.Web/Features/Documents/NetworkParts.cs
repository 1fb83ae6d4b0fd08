using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Network;
using Portal.Reports.Governance;

namespace Portal.Web.Features.Documents;

/// <summary>The parts of the network that documents on governance are told by.</summary>
internal static class NetworkParts
{
    /// <summary>The Ministry's own seats first, then each territory that has seats in scope.</summary>
    public static IEnumerable<RegisterPart> Of(
        IReadOnlyList<CoverageRow> coverage, IReadOnlyList<TerritoryRow> territories, Language language, string ministry)
    {
        if (coverage.Any(row => row.TerritoryCode is null))
        {
            yield return new RegisterPart(null, ministry);
        }

        foreach (var territory in territories.Where(territory => coverage.Any(row => row.TerritoryCode == territory.Code)))
        {
            yield return new RegisterPart(territory.Code, territory.Name(language)) { ShortName = territory.ShortName(language) };
        }
    }
}
