namespace Portal.Reports.Engine.Charts;

/// <summary>A place along the horizontal axis.</summary>
/// <param name="Label">What the axis says, short: <c>P08</c>.</param>
/// <param name="Group">What neighbours share, written once below them: a fiscal year.</param>
/// <param name="FullName">What tables and sentences say; the label when null.</param>
public sealed record ChartCategory(string Label, string? Group = null, string? FullName = null)
{
    public string Name => FullName ?? Label;
}
