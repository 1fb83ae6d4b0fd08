namespace Portal.Data.Utilization;

/// <summary>
/// Which cell of a filing: an indicator and one category of each of its dimensions, in the order of its breakdown;
/// empty text where the indicator has fewer. Written <c>SESS.consult.video</c>, <c>PROG.mental</c>, <c>DONE</c>.
/// </summary>
public readonly record struct CellKey(string Indicator, string Category1 = "", string Category2 = "")
{
    public bool Has(string category) => Category1 == category || Category2 == category;

    public override string ToString() => (Category1, Category2) switch
    {
        (null or "", _) => Indicator ?? "",
        (_, null or "") => $"{Indicator}.{Category1}",
        _ => $"{Indicator}.{Category1}.{Category2}",
    };

    /// <summary>Takes exactly what <see cref="ToString"/> writes: no spaces, no other case, no empty part.</summary>
    public static bool TryParse(string? text, out CellKey key)
    {
        key = default;
        var parts = (text ?? "").Split('.', 4);
        if (parts.Length > 3 || !Codes.IsIndicator(parts[0])
            || !parts.Skip(1).All(category => Codes.IsCategory(category)))
        {
            return false;
        }

        key = new CellKey(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        return true;
    }
}
