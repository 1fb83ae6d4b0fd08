using Portal.Web.Setup;

namespace Portal.Web.Features.SignIn;

/// <summary>How long a session lasts: <c>Session:IdleMinutes</c> without a request, <c>Session:Hours</c> whatever happens.</summary>
public sealed class SessionSettings
{
    private const int LongestIdle = 8 * 60;
    private const int LongestHours = 24;

    /// <exception cref="InvalidOperationException">A setting is no number, or out of bounds.</exception>
    public SessionSettings(IConfiguration configuration)
    {
        Idle = TimeSpan.FromMinutes(SettingNumber.Read(configuration, "Session:IdleMinutes", 120, LongestIdle));
        Longest = TimeSpan.FromHours(SettingNumber.Read(configuration, "Session:Hours", 10, LongestHours));
        AttemptsPerMinute = SettingNumber.Read(configuration, "SignIn:AttemptsPerMinute", 60, 10_000);
        AllowsDemonstration = SignInMode.IsDemonstration(configuration);
    }

    public TimeSpan Idle { get; }

    public TimeSpan Longest { get; }

    /// <summary>Steps of signing in, from one address.</summary>
    public int AttemptsPerMinute { get; }

    /// <summary>A session of the demonstration is worth nothing elsewhere, whatever key sealed it.</summary>
    public bool AllowsDemonstration { get; }
}
