namespace Portal.Reports.Engine.Pdf;

/// <summary>
/// How rows become a table. Its head is repeated on each page; a row is never cut, unless it is higher than a page.
/// </summary>
public sealed record PdfTable<TRow>
{
    /// <summary>Says what the table shows.</summary>
    public string Caption { get; init; } = "";

    public required IReadOnlyList<PdfColumn<TRow>> Columns { get; init; }

    /// <summary>Rows of one group come one after the other; where the name changes, a row with the new name is set.</summary>
    public Func<TRow, string>? Group { get; init; }

    /// <summary>A last row, one text per column, asked for when all rows have been read; none if there were no rows.</summary>
    public Func<IReadOnlyList<string>>? Total { get; init; }

    /// <summary>Said in place of rows; by default <see cref="PdfLabels.NothingToShow"/>.</summary>
    public string? Empty { get; init; }
}

/// <summary>A column: its heading and the text of its cells. Text that does not fit goes on in the next line of the cell.</summary>
public sealed record PdfColumn<TRow>(string Header, Func<TRow, string> Text)
{
    /// <summary>The column's share of the width, beside the other columns' shares.</summary>
    public double Weight { get; init; } = 1;

    public TextAnchor Align { get; init; } = TextAnchor.Start;

    /// <summary>The cell names its row: a reader that speaks says it with each cell of the row.</summary>
    public bool IsRowHeader { get; init; }

    public Func<TRow, CellStyle>? Style { get; init; }
}

/// <summary>What sets a cell's text apart. A colour never says it alone: the text does too.</summary>
public enum CellStyle
{
    Normal,
    Strong,
    Muted,
    Warn,
    Good,
}
