namespace Portal.Data.Utilization.Expressions;

/// <summary>Where an expression's symbols get their values: one filing, or the sums over a territory and a year.</summary>
public interface IQuantitySource
{
    /// <summary>Not available for what the source does not know.</summary>
    Quantity Of(Symbol symbol);
}
