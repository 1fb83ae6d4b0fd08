using Portal.Data.Utilization;

namespace Portal.Web.Features.Utilization;

/// <summary>The ids of the decision's fields.</summary>
internal static class ReviewFields
{
    /// <summary>Of a field by its name: names hold the cells' points and a colon.</summary>
    public static string Id(string field) => "d-" + field.Replace('.', '-').Replace(':', '-');

    public static string Reason(CellKey cell) => Id(ReturnEntry.ReasonField(cell.ToString()));
}
