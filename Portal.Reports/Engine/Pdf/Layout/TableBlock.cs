namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A table whose rows pass through: one is set while the next is fetched, none is kept.</summary>
internal sealed class TableBlock<TRow>(PdfTable<TRow> table, IAsyncEnumerable<TRow> rows, string empty, string continued) : IBlock
{
    // A row that is higher than a page starts on this one if so many lines of it fit.
    private const int LeastLinesOfSplitRow = 4;

    public async ValueTask RenderAsync(PageFlow flow, CancellationToken cancellation)
    {
        var columns = Place(flow);
        var frame = new TableFrame(flow, table.Caption, continued, columns);
        var row = TableFrame.Row("TR", columns.Select((column, i) => new RowCell
        {
            Tag = table.Columns[i].IsRowHeader ? "TH" : "TD",
            Entries = table.Columns[i].IsRowHeader ? "/A<</O/Table/Scope/Row>>" : "",
            Left = column.Left + PdfTheme.CellPaddingX,
            Width = column.Width - 2 * PdfTheme.CellPaddingX,
            Align = column.Align,
        }));

        flow.Gap(8);
        await using var source = rows.GetAsyncEnumerator(cancellation);
        if (await source.MoveNextAsync())
        {
            await RenderRowsAsync(flow, frame, row, source, cancellation);
        }
        else
        {
            RenderEmpty(flow, frame);
        }

        frame.Close();
        flow.Gap(16);
    }

    private async ValueTask RenderRowsAsync(PageFlow flow, TableFrame frame, CellRow row, IAsyncEnumerator<TRow> source, CancellationToken cancellation)
    {
        string? group = null;
        var isFirst = true;
        var isOdd = false;
        for (var hasRow = true; hasRow;)
        {
            cancellation.ThrowIfCancellationRequested();
            var item = source.Current;
            hasRow = await source.MoveNextAsync();
            Fill(row, item);
            var total = hasRow ? null : TotalRow(row);
            var name = table.Group?.Invoke(item);
            var isNewGroup = name is not null && name != group;
            group = name;
            var above = isNewGroup ? frame.PrepareGroup(name!) : 0;
            if (isFirst)
            {
                flow.Need(Math.Min(frame.OpeningHeight + above + row.Height + (total?.Height ?? 0), flow.PageHeight));
                frame.Open();
                isFirst = false;
            }

            MakeRoom(flow, frame, row, above, total?.Height ?? 0, isNewGroup);
            if (isNewGroup)
            {
                frame.DrawGroup();
            }

            isOdd = !isNewGroup && !isOdd;
            frame.EnsureBody();
            row.Draw(flow, (top, height) => frame.Ground(top, height, isOdd ? PdfTheme.Zebra : null), frame.BreakPage);
            RenderTotal(flow, frame, total);
            await flow.DrainAsync(cancellation);
        }
    }

    /// <summary>Goes to the next page if the row, with the group's name above and the total below, does not fit on this one.</summary>
    private static void MakeRoom(PageFlow flow, TableFrame frame, CellRow row, double above, double below, bool isNewGroup)
    {
        if (above + row.Height + below <= flow.Available)
        {
            return;
        }

        var isHigherThanPage = frame.RepeatedHeight + above + row.Height > flow.PageHeight;
        if (!isHigherThanPage || above + row.HeightOf(LeastLinesOfSplitRow) > flow.Available)
        {
            frame.BreakPageBetweenRows(isNewGroup);
        }
    }

    private static void RenderTotal(PageFlow flow, TableFrame frame, CellRow? total)
    {
        if (total is null)
        {
            return;
        }

        if (total.Height > flow.Available)
        {
            frame.BreakPageBetweenRows(isNewGroup: true);
        }

        frame.CloseBody();
        flow.Marking.Begin("TFoot");
        total.Draw(flow, (top, height) => frame.Ground(top, height, PdfTheme.Tint), frame.BreakPage);
        flow.Marking.End();
    }

    private void RenderEmpty(PageFlow flow, TableFrame frame)
    {
        var row = TableFrame.Row("TR", [frame.Across("TD", $"/A<</O/Table/ColSpan {table.Columns.Count}>>")]);
        row.Cells[0].Set(empty, PdfTheme.Cell with { Face = FontFace.Italic, Color = PdfTheme.Grey });
        flow.Need(frame.OpeningHeight + row.Height);
        frame.Open();
        frame.EnsureBody();
        row.Draw(flow, (top, height) => frame.Ground(top, height, null), frame.BreakPage);
    }

    private void Fill(CellRow row, TRow item)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var column = table.Columns[i];
            row.Cells[i].Set(column.Text(item), StyleOf(column.Style?.Invoke(item) ?? CellStyle.Normal));
        }
    }

    private CellRow? TotalRow(CellRow row)
    {
        if (table.Total?.Invoke() is not { } texts)
        {
            return null;
        }

        if (texts.Count != row.Cells.Length)
        {
            throw new InvalidOperationException($"The total has {texts.Count} cells, the table {row.Cells.Length} columns.");
        }

        var total = TableFrame.Row("TR", row.Cells.Select(cell => new RowCell
        {
            Tag = cell.Tag,
            Entries = cell.Entries,
            Left = cell.Left,
            Width = cell.Width,
            Align = cell.Align,
        }));
        for (var i = 0; i < texts.Count; i++)
        {
            total.Cells[i].Set(texts[i], PdfTheme.CellStrong);
        }

        return total;
    }

    private (string Header, TextAnchor Align, double Left, double Width)[] Place(PageFlow flow)
    {
        const double Padding = 2 * PdfTheme.CellPaddingX;
        var columns = table.Columns;
        double WordWidth(string word) => flow.Canvas.Measure(word, PdfTheme.TableHead) + 0.01;
        var least = columns.Select(column => Padding + column.Header.Split(' ', '\n').Max(WordWidth));
        var widths = ColumnWidths.Share(flow.Width, [.. columns.Select(column => column.Weight)], [.. least]);
        var left = flow.Left;
        return [.. columns.Select((column, i) => (column.Header, column.Align, (left += widths[i]) - widths[i], widths[i]))];
    }

    private static TextStyle StyleOf(CellStyle style) => style switch
    {
        CellStyle.Strong => PdfTheme.CellStrong,
        CellStyle.Muted => PdfTheme.Cell with { Color = PdfTheme.Grey },
        CellStyle.Warn => PdfTheme.CellStrong with { Color = PdfTheme.Error },
        CellStyle.Good => PdfTheme.CellStrong with { Color = PdfTheme.Ok },
        _ => PdfTheme.Cell,
    };
}
