using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.SignIn;

internal static class SignInLinks
{
    public static string SignIn(Language language, string? returnTo = null) =>
        $"/{language.Segment()}/sign-in{(returnTo is null ? "" : "?returnTo=" + Uri.EscapeDataString(returnTo))}";

    public static string SignOut(Language language) => $"/{language.Segment()}/sign-out";
}

internal static class EnglishLinks
{
    public static string Notice(string to) => "/en/notice?to=" + Uri.EscapeDataString(to);
}
