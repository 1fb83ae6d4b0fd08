using Portal.Data.Insights;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Insights;

/// <summary>One figure of an exploration, with its row and column in words.</summary>
public sealed record ExplorationLine(string Row, string Column, string Measure, AnsweredMeasure Of, AnswerCell Cell)
{
    /// <summary>What kind of figure it is, as files say it.</summary>
    public string State => Cell.Value switch
    {
        { IsMasked: true } => "masked",
        { IsPartial: true } => "partial",
        { Kind: QuantityKind.Number } => "number",
        { Kind: QuantityKind.NotApplicable } => "notApplicable",
        _ => "notAvailable",
    };
}
