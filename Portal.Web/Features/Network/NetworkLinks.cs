using Portal.Data;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

internal static class NetworkLinks
{
    /// <param name="on">The day to stay on, as <see cref="AsOfDate.Query"/> gives it.</param>
    public static string Index(Language language, string on = "") => $"/{language.Segment()}/network{on}";

    public static string Establishments(Language language, string on = "") => $"/{language.Segment()}/network/establishments{on}";

    public static string Establishment(Language language, string code, string on = "") => $"/{language.Segment()}/network/establishments/{code}{on}";

    public static string Territory(Language language, string code, string on = "") => $"/{language.Segment()}/network/territories/{code}{on}";

    public static string Centre(Language language, string code, string on = "") => $"/{language.Segment()}/network/centres/{code}{on}";

    public static string Region(Language language, string code, AsOfDate asOf) =>
        $"{Establishments(language)}?region={code}{(asOf.IsToday ? "" : $"&date={asOf.Day:yyyy-MM-dd}")}";


    /// <summary>The seat, which the governance pages show.</summary>
    public static string Seat(Language language, int seatId, string on = "") => $"/{language.Segment()}/governance/seats/{seatId}{on}";

    /// <summary>A territory's seats that nobody holds or covers, which the governance pages show.</summary>
    public static string VacantSeats(Language language, string territory, AsOfDate day) =>
        $"/{language.Segment()}/governance/seats?state=Vacant&territory={territory}{(day.IsToday ? "" : "&" + day.Query[1..])}";

    /// <summary>The filing, which the utilization pages show.</summary>
    public static string Filing(Language language, string body, string period) => $"/{language.Segment()}/utilization/{body}/{period}";
}
