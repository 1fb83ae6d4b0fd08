using Microsoft.AspNetCore.WebUtilities;
using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.SignIn;

internal static class SignInLinks
{
    /// <summary>After the language.</summary>
    public const string OrganizationPath = "/sign-in/organization";

    /// <summary>After the language.</summary>
    public const string RequestPath = "/access-request";

    /// <param name="hadSession">There was a session, and it is over: the page says so.</param>
    public static string SignIn(Language language, string? returnTo = null, bool hadSession = false) =>
        Link(language, "/sign-in", ("returnTo", returnTo), ("ended", hadSession ? "true" : null));

    public static string SignedOut(Language language) => Link(language, "/sign-in", ("out", "true"));

    /// <param name="asAnother">Lets one choose among the accounts that one's browser is signed in with.</param>
    public static string Organization(Language language, string? returnTo, bool asAnother = false) =>
        Link(language, OrganizationPath, ("returnTo", returnTo), ("other", asAnother ? "true" : null));

    public static string Failed(Language language, SignInFailure failure, string reference) =>
        Link(language, "/sign-in/failed", ("reason", failure.ToString()), ("reference", reference));

    public static string SignOut(Language language) => Link(language, "/sign-out");

    public static string Scopes(Language language, string? returnTo = null) => Link(language, "/scopes", ("returnTo", returnTo));

    public static string Request(Language language) => Link(language, RequestPath);

    private static string Link(Language language, string path, params (string Name, string? Value)[] query) => QueryHelpers.AddQueryString(
        $"/{language.Segment()}{path}", query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}

internal static class EnglishLinks
{
    public static string Notice(string to) => "/en/notice?to=" + Uri.EscapeDataString(to);
}
