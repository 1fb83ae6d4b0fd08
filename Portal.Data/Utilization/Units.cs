namespace Portal.Data.Utilization;

/// <summary>The units of indicators, as they are stored.</summary>
public static class Units
{
    public const string Count = "count";
    public const string Hours = "hours";
    public const string Kilometres = "km";
    public const string Percent = "%";
    public const string Rate = "rate";

    public static IReadOnlyList<string> All { get; } = [Count, Hours, Kilometres, Percent, Rate];

    /// <summary>How many decimals an answer in the unit may have: counts are whole.</summary>
    public static int Decimals(string unit) => unit == Count ? 0 : Answer.MaxDecimals;
}
