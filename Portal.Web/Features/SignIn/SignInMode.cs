namespace Portal.Web.Features.SignIn;

/// <summary><c>SignIn:Mode</c>: None, or Demonstration, where one chooses a persona without a password; never in Production.</summary>
internal static class SignInMode
{
    private const string Key = "SignIn:Mode";
    private const string Demonstration = "Demonstration";

    public static bool IsDemonstration(IConfiguration configuration) => configuration[Key] == Demonstration;

    /// <exception cref="InvalidOperationException">The configuration would let anyone in.</exception>
    public static void RefuseDemonstrationInProduction(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Key] is not (null or "" or "None" or Demonstration))
        {
            throw new InvalidOperationException($"{Key} is '{configuration[Key]}'; it is None or Demonstration.");
        }

        if (IsDemonstration(configuration) && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"{Key} is Demonstration, which lets anyone in without a password: it runs in the Development environment only, and this is {environment.EnvironmentName}.");
        }
    }
}
