using System.Globalization;
using Portal.Data;

namespace Portal.Web.Features.Governance.Campaigns;

internal static class CampaignLinks
{
    public static string Index(Language language) => $"{GovernanceLinks.Index(language)}/campaigns";

    public static string New(Language language) => $"{Index(language)}/new";

    public static string Campaign(Language language, int campaignId) => $"{Index(language)}/{campaignId.ToString(CultureInfo.InvariantCulture)}";

    public static string Question(Language language, int campaignId, string bodyCode) => $"{Campaign(language, campaignId)}/{bodyCode}";

    public static string Deal(Language language, int campaignId, string bodyCode) => $"{Question(language, campaignId, bodyCode)}/dealt";
}
