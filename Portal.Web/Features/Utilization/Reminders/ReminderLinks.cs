using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization.Reminders;

internal static class ReminderLinks
{
    public static string Index(Language language) => $"/{language.Segment()}/reminders";

    public static string Rules(Language language) => $"{Index(language)}/rules";

    public static string Preference(Language language) => $"{Index(language)}/preference";

    /// <summary>Where one changes the language of one's mail, or asks for none.</summary>
    public static string Choice(Language language) => $"{Index(language)}#own";
}
