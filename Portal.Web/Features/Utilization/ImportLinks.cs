using Portal.Data;

namespace Portal.Web.Features.Utilization;

/// <summary>What a file is for: one establishment's filing of a period, or all that are filled in within the caller's scope.</summary>
/// <param name="Establishment">Null for all.</param>
public sealed record ImportTarget(string? Establishment, string Period);

/// <summary>The addresses of filings as files.</summary>
internal static class ImportLinks
{
    public static string Workbook(Language language, ImportTarget target) => $"{Root(language, target)}/workbook";

    public static string Csv(Language language, ImportTarget target) => $"{Workbook(language, target)}?format=csv";

    public static string Import(Language language, ImportTarget target) => $"{Root(language, target)}/import";

    public static string Apply(Language language, ImportTarget target) => $"{Import(language, target)}/apply";

    private static string Root(Language language, ImportTarget target) => target.Establishment is { } establishment
        ? UtilizationLinks.Filing(language, establishment, target.Period)
        : $"{UtilizationLinks.Calendar(language)}/{target.Period}";
}
