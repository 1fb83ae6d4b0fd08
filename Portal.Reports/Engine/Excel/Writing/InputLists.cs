namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The choices of list rules, each list once, in columns of a hidden sheet where they may be of any length.</summary>
internal sealed class InputLists
{
    private readonly string sheetName;
    private readonly List<IReadOnlyList<string>> lists = [];

    public InputLists(IEnumerable<Sheet> sheets, string sheetName)
    {
        this.sheetName = sheetName;
        foreach (var rule in sheets.SelectMany(sheet => sheet.Tables).SelectMany(table => table.Rules).OfType<OneOfRule>())
        {
            if (IndexOf(rule.Choices) < 0)
            {
                lists.Add(rule.Choices);
            }
        }
    }

    public bool IsEmpty => lists.Count == 0;

    public string Reference(IReadOnlyList<string> choices)
    {
        var column = IndexOf(choices);
        return CellAddress.Absolute(sheetName, column, 1, column, choices.Count);
    }

    /// <summary>The hidden sheet: one column per list.</summary>
    public Sheet ToSheet()
    {
        var sheet = new Sheet(sheetName, new SheetOptions { Hidden = true }, new());
        return sheet.Add(new ListsBlock(lists));
    }

    private int IndexOf(IReadOnlyList<string> choices) => lists.FindIndex(list => list.SequenceEqual(choices));

    private sealed class ListsBlock(IReadOnlyList<IReadOnlyList<string>> lists) : IBlock
    {
        public int? Height => lists.Max(list => list.Count);
        public IEnumerable<ColumnWidth> Widths => lists.Select(_ => new ColumnWidth(30));

        public async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
        {
            var style = sheet.Styles.IndexOf(new(Look.Plain, ColumnFormat.TextCode));
            for (var row = 0; row < Height; row++)
            {
                sheet.StartRow();
                foreach (var (column, list) in lists.Index().Where(entry => row < entry.Item.Count))
                {
                    sheet.Cell(column, style, list[row]);
                }

                await sheet.EndRowAsync(cancel);
            }
        }
    }
}
