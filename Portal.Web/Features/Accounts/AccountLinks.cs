using System.Globalization;
using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Accounts;

internal static class AccountLinks
{
    public static string List(Language language) => $"/{language.Segment()}/admin/accounts";

    public static string New(Language language) => List(language) + "/new";

    public static string Account(Language language, int accountId) => string.Create(CultureInfo.InvariantCulture, $"{List(language)}/{accountId}");

    /// <param name="step">edit, scopes, deactivate, reactivate, release or invite.</param>
    public static string Step(Language language, int accountId, string step) => $"{Account(language, accountId)}/{step}";

    public static string EndScope(Language language, int accountId, int scopeId) =>
        string.Create(CultureInfo.InvariantCulture, $"{Account(language, accountId)}/scopes/{scopeId}/end");

    public static string Requests(Language language) => $"/{language.Segment()}/admin/requests";

    public static string Request(Language language, int requestId) => string.Create(CultureInfo.InvariantCulture, $"{Requests(language)}/{requestId}");

    public static string Reviews(Language language) => $"/{language.Segment()}/admin/reviews";

    public static string Review(Language language, int reviewId) => string.Create(CultureInfo.InvariantCulture, $"{Reviews(language)}/{reviewId}");

    /// <summary>Where those who know the people answer.</summary>
    public static string Answers(Language language) => $"/{language.Segment()}/access-review";

    public static string Answer(Language language, int itemId) => string.Create(CultureInfo.InvariantCulture, $"{Answers(language)}/{itemId}");
}
