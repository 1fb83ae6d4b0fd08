namespace Portal.Reports.Engine.Charts;

/// <summary>From a category on, values are not comparable with those before it: drawn as a vertical rule, with no line across.</summary>
/// <param name="Place">Of the first category after the break, from 0.</param>
/// <param name="Text">What happened, as a sentence: for the description, the rule's hover text and the note of the table.</param>
public sealed record ChartBreak(int Place, string Text)
{
    /// <summary>Beside the first category after the break, in tables and over the rule.</summary>
    public const string Sign = "≠";
}
