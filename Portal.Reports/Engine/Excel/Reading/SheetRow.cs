namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>A row that has content.</summary>
/// <param name="Number">From 1, as the spreadsheet shows it.</param>
/// <param name="Cells">Those with content, left to right.</param>
public sealed record SheetRow(int Number, IReadOnlyList<ReadCell> Cells)
{
    /// <summary>The cell of a column counted from 0; blank where there is none.</summary>
    public ReadCell this[int column]
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (cell.Column == column)
                {
                    return cell;
                }
            }

            return new ReadCell { Column = column, Text = "" };
        }
    }
}
