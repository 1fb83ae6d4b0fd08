using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>A section and what its tables need to know of the filing.</summary>
/// <param name="IsEditable">Cells are fields; otherwise they are read.</param>
public sealed record SectionContext(SectionView Section, FormWords Words, FilingRow Filing, bool IsEditable)
{
    public string Current => PeriodText.Short(Filing.Number);

    public string Previous => PeriodText.Short(Filing.Number == 1 ? CellHistory.PeriodsOfYear : Filing.Number - 1);
}
