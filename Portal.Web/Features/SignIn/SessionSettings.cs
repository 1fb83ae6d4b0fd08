using System.Globalization;

namespace Portal.Web.Features.SignIn;

/// <summary>How long a session lasts: <c>Session:IdleMinutes</c> without a request, <c>Session:Hours</c> whatever happens.</summary>
public sealed class SessionSettings
{
    private const int LongestIdle = 8 * 60;
    private const int LongestHours = 24;

    /// <exception cref="InvalidOperationException">A setting is no number, or out of bounds.</exception>
    public SessionSettings(IConfiguration configuration)
    {
        Idle = TimeSpan.FromMinutes(Number(configuration, "Session:IdleMinutes", 120, LongestIdle));
        Longest = TimeSpan.FromHours(Number(configuration, "Session:Hours", 10, LongestHours));
        AttemptsPerMinute = Number(configuration, "SignIn:AttemptsPerMinute", 60, 10_000);
        AllowsDemonstration = SignInMode.IsDemonstration(configuration);
    }

    public TimeSpan Idle { get; }

    public TimeSpan Longest { get; }

    /// <summary>Steps of signing in, from one address.</summary>
    public int AttemptsPerMinute { get; }

    /// <summary>A session of the demonstration is worth nothing elsewhere, whatever key sealed it.</summary>
    public bool AllowsDemonstration { get; }

    private static int Number(IConfiguration configuration, string key, int otherwise, int most) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most => value,
        var text => throw new InvalidOperationException($"{key} is '{text}'; it is a whole number from 1 to {most}."),
    };
}
