using Portal.Reports.Engine.Pdf.Text;
using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A cell of a row: what it says and between which edges.</summary>
internal sealed class RowCell
{
    public required string Tag { get; init; }

    /// <summary>Further entries of the structure element, such as a header's scope.</summary>
    public string Entries { get; init; } = "";
    public required double Left { get; init; }
    public required double Width { get; init; }
    public TextAnchor Align { get; init; }
    public List<TextLine> Lines { get; } = [];
    public string Text { get; private set; } = "";
    public TextStyle Style { get; private set; }

    public void Set(string text, TextStyle style)
    {
        (Text, Style) = (text, style);
        PageFlow.Wrap(text, style, Width, Lines);
    }
}

/// <summary>
/// Cells side by side, as high as the highest. Used again for each row of a table. A row that no page can hold is split
/// between lines, its cells going on on the next page.
/// </summary>
internal sealed class CellRow(string tag, RowCell[] cells, double lineHeight, double padding)
{
    public RowCell[] Cells => cells;

    public int LineCount => cells.Max(cell => cell.Lines.Count);

    public double Height => HeightOf(LineCount);

    public double HeightOf(int lines) => lines * lineHeight + 2 * padding;

    /// <param name="flow">The row stands at its Y, which moves below it.</param>
    /// <param name="decorate">Draws the ground for a top and a height, as an artifact.</param>
    /// <param name="breakPage">Goes to the next page, for a row that does not fit.</param>
    public void Draw(PageFlow flow, Action<double, double> decorate, Action breakPage)
    {
        if (Height <= flow.Available + 0.01)
        {
            DrawWhole(flow, decorate);
        }
        else
        {
            DrawSplit(flow, decorate, breakPage);
        }
    }

    /// <summary>The same marks without structure, where an artifact repeats them.</summary>
    public void DrawArtifact(PageFlow flow)
    {
        foreach (var cell in cells)
        {
            DrawLines(flow, cell, 0, cell.Lines.Count);
        }
    }

    private void DrawWhole(PageFlow flow, Action<double, double> decorate)
    {
        decorate(flow.Y, Height);
        flow.Marking.Begin(tag);
        foreach (var cell in cells)
        {
            flow.Marking.Begin(cell.Tag, cell.Entries);
            DrawLines(flow, cell, 0, cell.Lines.Count);
            flow.Marking.End();
        }

        flow.Marking.End();
        flow.Advance(Height);
    }

    private void DrawSplit(PageFlow flow, Action<double, double> decorate, Action breakPage)
    {
        flow.Marking.Begin(tag);
        var elements = cells.Select(cell => Open(flow, cell)).ToArray();
        for (int first = 0, total = LineCount; first < total;)
        {
            var room = (int)((flow.Available - 2 * padding) / lineHeight + 0.01);
            if (room >= 1 || flow.Available >= flow.PageHeight)
            {
                var count = Math.Clamp(room, 1, total - first);
                decorate(flow.Y, HeightOf(count));
                for (var i = 0; i < cells.Length; i++)
                {
                    flow.Marking.Resume(elements[i]);
                    DrawLines(flow, cells[i], first, count);
                    flow.Marking.Suspend();
                }

                flow.Advance(HeightOf(count));
                first += count;
            }

            if (first < total)
            {
                breakPage();
            }
        }

        foreach (var element in elements)
        {
            flow.Marking.Resume(element);
            flow.Marking.End();
        }

        flow.Marking.End();
    }

    private static StructureElement Open(PageFlow flow, RowCell cell)
    {
        var element = flow.Marking.Begin(cell.Tag, cell.Entries);
        flow.Marking.Suspend();
        return element;
    }

    private void DrawLines(PageFlow flow, RowCell cell, int first, int count)
    {
        var baseline = flow.Y + padding + lineHeight / 2 + cell.Style.Size * 0.33;
        for (var i = first; i < Math.Min(first + count, cell.Lines.Count); i++)
        {
            flow.Line(cell.Lines[i].Of(cell.Text), cell.Left, cell.Width, baseline, cell.Style, cell.Align);
            baseline += lineHeight;
        }
    }
}
