namespace Portal.Web.Features.SignIn;

/// <summary>How people sign in here.</summary>
public enum SignInWay
{
    /// <summary>Not at all yet: the sign-in page says so.</summary>
    None,

    /// <summary>One chooses a persona without a password.</summary>
    Demonstration,

    /// <summary>With the account of one's organization, by the <c>AzureAd</c> section.</summary>
    Organization,
}

/// <summary>
/// <c>SignIn:Mode</c> is None, or Demonstration, which runs in the Development environment alone and never beside an
/// <c>AzureAd</c> section: a client there is what turns the sign-in by organization on.
/// </summary>
internal static class SignInMode
{
    /// <summary>Microsoft.Identity.Web's name for the settings.</summary>
    public const string Section = "AzureAd";

    private const string Key = "SignIn:Mode";
    private const string Demonstration = "Demonstration";
    private const string Client = $"{Section}:ClientId";

    public static SignInWay Of(IConfiguration configuration) => configuration[Key] == Demonstration
        ? SignInWay.Demonstration
        : string.IsNullOrWhiteSpace(configuration[Client]) ? SignInWay.None : SignInWay.Organization;

    public static bool IsDemonstration(IConfiguration configuration) => Of(configuration) == SignInWay.Demonstration;

    /// <exception cref="InvalidOperationException">The configuration would let anyone in.</exception>
    public static void RefuseOpenDoors(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Key] is not (null or "" or "None" or Demonstration))
        {
            throw new InvalidOperationException($"{Key} is '{configuration[Key]}'; it is None or Demonstration.");
        }

        if (!IsDemonstration(configuration))
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"{Key} is Demonstration, which lets anyone in without a password: it runs in the Development environment only, and this is {environment.EnvironmentName}.");
        }

        if (!string.IsNullOrWhiteSpace(configuration[Client]))
        {
            throw new InvalidOperationException($"{Key} is Demonstration, which lets anyone in without a password, and {Client} is set: it is one or the other.");
        }
    }
}
