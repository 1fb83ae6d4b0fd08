using Portal.Data.Utilization;

namespace Portal.Data.Insights;

/// <summary>
/// What is measured: an indicator over its whole breakdown, or one category of it. Written <c>SESS</c>, <c>SESS[video]</c>, <c>R_COMPL</c>.
/// </summary>
public readonly record struct MeasureKey(string Code, string Category = "")
{
    public override string ToString() => Category is null or "" ? Code ?? "" : $"{Code}[{Category}]";

    /// <summary>Takes exactly what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out MeasureKey key)
    {
        key = default;
        var (code, category) = (text ?? "").Split('[', 2) switch
        {
            [var c] => (c, ""),
            [var c, [.. var inner, ']']] when Codes.IsCategory(inner) => (c, inner),
            _ => ("", ""),
        };
        if (!Codes.IsIndicator(code))
        {
            return false;
        }

        key = new MeasureKey(code, category);
        return true;
    }
}
