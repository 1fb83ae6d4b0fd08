using Microsoft.AspNetCore.Authentication;

namespace Portal.Web.Features.SignIn;

/// <summary>Why somebody did not get in, as far as telling them helps them.</summary>
public enum SignInFailure
{
    /// <summary>They, or their organization, did not agree to the portal's reading who they are.</summary>
    Consent,

    /// <summary>It took too long, or was begun in another window: this browser knows nothing of it.</summary>
    Expired,

    /// <summary>The directory cannot be reached or answers with an error.</summary>
    Directory,

    /// <summary>What the directory answered cannot be trusted.</summary>
    Untrusted,

    /// <summary>The account was deactivated.</summary>
    Deactivated,

    /// <summary>The account has no scope that holds today.</summary>
    WithoutScope,
}

internal static class SignInFailures
{
    private static readonly string[] Refusals = ["access_denied", "consent_required", "interaction_required", "user_cancelled"];

    /// <summary>By what the framework's handlers of remote sign-in tell, whichever of them it is.</summary>
    public static SignInFailure Of(Exception? failure)
    {
        if (failure?.Data["error"] is string error)
        {
            return Refusals.Contains(error) ? SignInFailure.Consent : SignInFailure.Directory;
        }

        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpRequestException or IOException or TaskCanceledException:
                    return SignInFailure.Directory;
                case AuthenticationFailureException when cause.Message.StartsWith("Correlation failed", StringComparison.Ordinal)
                    || cause.Message.Contains("state was missing", StringComparison.Ordinal):
                    return SignInFailure.Expired;
            }
        }

        return SignInFailure.Untrusted;
    }
}
