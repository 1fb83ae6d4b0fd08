using System.Reflection;

namespace Portal.Web.Features.Health;

/// <summary>What this process knows of itself.</summary>
public sealed class ProcessFacts(TimeProvider clock)
{
    public DateTime StartedAtUtc { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Of the portal, with the commit where the build names it.</summary>
    public static string Version { get; } =
        typeof(ProcessFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
            ? version.Split('+') is [var number, { Length: > 8 } commit] ? $"{number} ({commit[..8]})" : version
            : "–";

    /// <summary>Bytes.</summary>
    public static long Memory => Environment.WorkingSet;
}
