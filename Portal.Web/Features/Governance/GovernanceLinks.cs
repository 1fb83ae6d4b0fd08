using System.Globalization;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

internal static class GovernanceLinks
{
    /// <param name="query">Of the day that the page is about, <see cref="AsOfDate.Query"/>, where the link stays on it.</param>
    public static string Index(Language language, string query = "") => $"/{language.Segment()}/governance{query}";

    public static string Seats(Language language, string query = "") => $"{Index(language)}/seats{query}";

    /// <summary>The seats in one state, on the day that the page is about.</summary>
    public static string SeatsIn(Language language, SeatState state, AsOfDate day) =>
        $"{Seats(language)}?state={state}{(day.IsToday ? "" : "&" + day.Query[1..])}";

    /// <summary>The page at the mandates that end within so many days.</summary>
    public static string Ending(Language language, int days, AsOfDate day) =>
        $"{Index(language)}?ending={Number(days)}{(day.IsToday ? "" : "&" + day.Query[1..])}#h-ending";

    /// <summary>The governance register of the day as a document.</summary>
    public static string Register(Language language, string format, AsOfDate day) =>
        $"/{language.Segment()}/documents/governance-register?format={format}{(day.IsToday ? "" : "&" + day.Query[1..])}";

    public static string Seat(Language language, int seatId, string query = "") => Of(language, seatId) + query;

    public static string Appoint(Language language, int seatId, bool interim = false) =>
        $"{Of(language, seatId)}/appoint{(interim ? "?interim=true" : "")}";

    public static string Replace(Language language, int seatId) => $"{Of(language, seatId)}/replace";

    public static string End(Language language, int seatId, int appointmentId) => $"{Mandate(language, seatId, appointmentId)}/end";

    public static string Withdraw(Language language, int seatId, int appointmentId) => $"{Mandate(language, seatId, appointmentId)}/withdraw";

    /// <summary>The profile of the seat's body; null for the Ministry, which has none.</summary>
    public static string? Body(Language language, SeatRow seat, string query) => seat.Level switch
    {
        BodyLevel.Centre => $"/{language.Segment()}/network/centres/{seat.BodyCode}{query}",
        BodyLevel.Establishment => $"/{language.Segment()}/network/establishments/{seat.BodyCode}{query}",
        _ => null,
    };

    private static string Of(Language language, int seatId) => $"{Seats(language)}/{Number(seatId)}";

    private static string Mandate(Language language, int seatId, int appointmentId) => $"{Of(language, seatId)}/mandates/{Number(appointmentId)}";

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
