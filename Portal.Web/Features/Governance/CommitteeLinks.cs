using System.Globalization;
using Portal.Data;
using Portal.Data.Governance.Committees;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

internal static class CommitteeLinks
{
    public static string Index(Language language, string query = "") => $"/{language.Segment()}/governance/committees{query}";

    public static string Committee(Language language, CommitteeKey key, string query = "") => $"{Index(language)}/{key.Segment}/{key.Code}{query}";

    public static string NewMember(Language language, CommitteeKey key) => $"{Committee(language, key)}/members/new";

    public static string Member(Language language, CommitteeKey key, int id) => $"{Committee(language, key)}/members/{Number(id)}";

    public static string NewMeeting(Language language, CommitteeKey key) => $"{Committee(language, key)}/meetings/new";

    public static string Meeting(Language language, CommitteeKey key, int number) => $"{Committee(language, key)}/meetings/{Number(number)}";

    public static string EditMeeting(Language language, CommitteeKey key, int number) => $"{Meeting(language, key, number)}/edit";

    public static string AddDecision(Language language, CommitteeKey key, int number) => $"{Meeting(language, key, number)}/decisions";

    public static string AddFollowUp(Language language, CommitteeKey key, int number) => $"{Meeting(language, key, number)}/follow-ups";

    public static string Decision(Language language, CommitteeKey key, int number) => $"{Committee(language, key)}/decisions/{Number(number)}";

    public static string FollowUp(Language language, CommitteeKey key, int id) => $"{Committee(language, key)}/follow-ups/{Number(id)}";

    /// <summary>The minutes of the last meeting that was held by a day, as a document.</summary>
    public static string Minutes(Language language, CommitteeKey key, DateOnly day, string format) =>
        $"/{language.Segment()}/documents/committee-minutes?{(key.Territory is null ? "establishment" : "territory")}={key.Code}&date={Portal.Reports.Formats.Date(day)}&format={format}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
