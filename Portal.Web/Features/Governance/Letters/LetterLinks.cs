using System.Globalization;
using Portal.Data;
using Portal.Data.Governance;
using Portal.Data.Governance.Letters;

namespace Portal.Web.Features.Governance.Letters;

internal static class LetterLinks
{
    public static string Index(Language language) => $"{GovernanceLinks.Index(language)}/letters";

    public static string File(Language language, int letterId) => $"{Index(language)}/{Number(letterId)}/file";

    public static string Template(Language language, LetterKind kind) => $"{Index(language)}/templates/{kind}";

    public static string Preview(Language language, LetterKind kind) => $"{Template(language, kind)}/preview";

    /// <summary>The example as it would be printed, in the language of one of the texts.</summary>
    public static string Example(Language language, LetterKind kind, Language text) => $"{Template(language, kind)}/example?language={text}";

    /// <summary>The form that issues a letter for a mandate.</summary>
    public static string Issue(Language language, MandateRow mandate) =>
        $"{GovernanceLinks.Seat(language, mandate.SeatId)}/mandates/{Number(mandate.AppointmentId)}/letter";

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
