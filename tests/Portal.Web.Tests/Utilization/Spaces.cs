namespace Portal.Web.Tests.Utilization;

/// <summary>No-break spaces are the typography's matter, not these tests'.</summary>
internal static class Spaces
{
    public static string Plain(this string text) => text.Replace('\u00a0', ' ');
}
