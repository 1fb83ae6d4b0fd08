using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// An indicator's figures by none, one or both of its dimensions: what is kept together, and read together. <c>SESS</c> is the total,
/// <c>SESS/1</c> and <c>SESS/2</c> are by its first and its second dimension, <c>SESS/3</c> by both.
/// </summary>
internal static class Cut
{
    /// <summary>Not an indicator: the filings themselves. A number is one that is filed, a blank one that is due.</summary>
    public static readonly CellKey Filings = new("*");

    public static string CodeOf(CellKey kept) => (kept.Category1.Length > 0, kept.Category2.Length > 0) switch
    {
        (false, false) => kept.Indicator,
        (true, false) => $"{kept.Indicator}/1",
        (false, true) => $"{kept.Indicator}/2",
        _ => $"{kept.Indicator}/3",
    };

    public static string IndicatorOf(string code) => code.Split('/')[0];
}
