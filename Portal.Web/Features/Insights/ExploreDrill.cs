using Portal.Data.Insights;

namespace Portal.Web.Features.Insights;

/// <summary>What lies behind a row: the same question of it alone, one step finer.</summary>
internal static class ExploreDrill
{
    /// <summary>Null where there is nothing finer, or nothing to confine it to.</summary>
    public static InsightQuestion? Into(InsightQuestion question, AnswerHeading row)
    {
        if (question.Rows is not { } rows || row.Code.Length == 0 || question.Reach == Reach.Territory)
        {
            return null;
        }

        var finer = rows.Kind switch
        {
            DimensionKind.Place when rows != Dimension.Establishment => Dimension.Establishment,
            DimensionKind.Place or DimensionKind.Category => question.Columns == Dimension.Period ? null : Dimension.Period,
            _ => null,
        };
        return finer is null || finer == question.Columns || (finer.Kind == DimensionKind.Time && question.Columns?.Kind == DimensionKind.Time)
            ? null
            : question with
            {
                Rows = finer,
                Filters = new Dictionary<Dimension, IReadOnlyList<string>>(question.Filters) { [rows] = [row.Code] },
                Top = null,
            };
    }
}
