using System.Globalization;

namespace Portal.Web.Setup;

internal static class SettingNumber
{
    /// <summary>A whole number from 1 to the most that makes sense; what is not set is another.</summary>
    /// <exception cref="InvalidOperationException">The setting is no such number.</exception>
    public static int Read(IConfiguration configuration, string key, int otherwise, int most) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most => value,
        var text => throw new InvalidOperationException($"{key} is '{text}'; it is a whole number from 1 to {most}."),
    };
}
