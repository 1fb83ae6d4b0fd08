using Portal.Data;
using Portal.Data.Insights;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>The addresses of the pages that ask their own questions; those of questions stand in <see cref="ExploreLinks"/>.</summary>
internal static class InsightsLinks
{
    public static string Dashboard(Language language, BoardChoice? choice = null) => $"/{language.Segment()}/insights{Query(choice)}";

    public static string Equity(Language language, BoardChoice? choice = null) => $"/{language.Segment()}/insights/equity{Query(choice)}";

    public static string Signals(Language language, BoardChoice? choice = null, SignalOrder order = SignalOrder.Confidence)
    {
        var query = Query(choice);
        return $"/{language.Segment()}/insights/signals{query}{(order == SignalOrder.Size ? (query.Length == 0 ? "?" : "&") + "order=size" : "")}";
    }

    private static string Query(BoardChoice? choice) => choice?.Address is { Length: > 0 } address ? "?" + address : "";
}
