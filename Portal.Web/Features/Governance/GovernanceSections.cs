using Portal.Data.Access;
using Portal.Web.Features.Governance.Campaigns;
using Portal.Web.Features.Governance.Letters;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>The pages that governance is made of, as far as the persona may go; those that know a past day stay on it.</summary>
internal static class GovernanceSections
{
    public static IEnumerable<NavigationItem> Of(PortalContext portal)
    {
        var (t, language, query) = (GovernanceTexts.For(portal.Language), portal.Language, portal.AsOf.Query);
        yield return new("overview", t.SectionOverview, GovernanceLinks.Index(language, query));
        yield return new("seats", t.SectionSeats, GovernanceLinks.Seats(language, query));
        yield return new("people", t.SectionPeople, PeopleLinks.Index(language, query));
        yield return new("roles", t.SectionRoles, RoleLinks.Index(language) + query);
        yield return new("guidelines", t.SectionGuidelines, GuidelineLinks.Index(language, query));
        yield return new("committees", t.SectionCommittees, CommitteeLinks.Index(language, query));
        yield return new("campaigns", t.SectionCampaigns, CampaignLinks.Index(language));
        yield return new("letters", t.SectionLetters, LetterLinks.Index(language));
        if (portal.Scope.Persona is Persona.Ministry or Persona.Centre)
        {
            yield return new("bulk", t.SectionBulk, BulkLinks.Index(language));
        }
    }
}
