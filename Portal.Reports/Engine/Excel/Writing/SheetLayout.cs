namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>What must be known of a sheet before its first row is written.</summary>
internal sealed class SheetLayout
{
    /// <summary>A header further down than this would leave too little of the window to scroll.</summary>
    private const int LowestFrozenRow = 8;

    public SheetLayout(Sheet sheet)
    {
        var row = 1;
        foreach (var block in sheet.Blocks)
        {
            if (block is SheetTable table && sheet.Tables.Count() == 1)
            {
                HeaderRow = row;
                FrozenRows = row <= LowestFrozenRow ? row : 0;
                FrozenColumns = FrozenRows > 0 ? table.Options.FrozenColumns : 0;
            }

            if (block.Height is not { } height)
            {
                break;
            }

            row += height + 1;
        }

        Widths = Widest(sheet);
    }

    /// <summary>The header to repeat on every printed page, if the sheet has exactly one table.</summary>
    public int? HeaderRow { get; }

    public int FrozenRows { get; }
    public int FrozenColumns { get; }
    public IReadOnlyList<ColumnWidth> Widths { get; }

    private static List<ColumnWidth> Widest(Sheet sheet)
    {
        var widest = new List<ColumnWidth>();
        foreach (var block in sheet.Blocks)
        {
            foreach (var (index, width) in block.Widths.Index())
            {
                if (index == widest.Count)
                {
                    widest.Add(width);
                }
                else
                {
                    widest[index] = new ColumnWidth(
                        Math.Max(widest[index].Characters, width.Characters), widest[index].IsHidden && width.IsHidden);
                }
            }
        }

        return widest;
    }
}
