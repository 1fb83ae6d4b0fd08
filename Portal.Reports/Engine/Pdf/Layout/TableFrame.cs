using Portal.Reports.Engine.Pdf.Text;
using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>
/// What surrounds a table's rows: caption, head, the name of a group, and their repetition on each further page, where
/// they are artifacts, since a reader that speaks has heard them.
/// </summary>
internal sealed class TableFrame
{
    private const double AfterCaption = 5;
    private const string ColumnScope = "/A<</O/Table/Scope/Column>>";

    private readonly PageFlow flow;
    private readonly string caption;
    private readonly string continued;
    private readonly List<TextLine> captionLines;
    private readonly CellRow head;
    private readonly CellRow groupHead;
    private readonly bool isHeadRepeated;
    private bool isBodyOpen;
    private bool hasGroup;

    /// <param name="flow">Where it is set.</param>
    /// <param name="caption">May be empty.</param>
    /// <param name="continued">Added to what is repeated.</param>
    /// <param name="columns">Header, alignment, left edge and width of each column.</param>
    public TableFrame(PageFlow flow, string caption, string continued, IReadOnlyList<(string Header, TextAnchor Align, double Left, double Width)> columns)
    {
        this.flow = flow;
        this.caption = caption;
        this.continued = continued;
        captionLines = caption.Length == 0 ? [] : PageFlow.Wrap(caption, PdfTheme.Caption, flow.Width);
        head = Row("TR", columns.Select(column => new RowCell
        {
            Tag = "TH",
            Entries = ColumnScope,
            Left = column.Left + PdfTheme.CellPaddingX,
            Width = column.Width - 2 * PdfTheme.CellPaddingX,
            Align = column.Align,
        }));
        for (var i = 0; i < columns.Count; i++)
        {
            head.Cells[i].Set(columns[i].Header, PdfTheme.TableHead);
        }

        isHeadRepeated = head.Height < flow.PageHeight / 3;
        groupHead = Row("TR", [Across("TH", $"/A<</O/Table/Scope/Column/ColSpan {columns.Count}>>")]);
    }

    /// <summary>What the first row needs above it.</summary>
    public double OpeningHeight => CaptionHeight + head.Height;

    /// <summary>What a further page repeats above its rows, the name of a group aside.</summary>
    public double RepeatedHeight => isHeadRepeated ? Math.Min(CaptionHeight, CaptionLeading + AfterCaption) + head.Height : 0;

    private double CaptionHeight => captionLines.Count == 0 ? 0 : captionLines.Count * CaptionLeading + AfterCaption;

    private static double CaptionLeading => PdfTheme.Caption.Size * PdfTheme.Leading;

    public static CellRow Row(string tag, IEnumerable<RowCell> cells) =>
        new(tag, [.. cells], PdfTheme.Cell.Size * PdfTheme.TableLeading, PdfTheme.CellPaddingY);

    /// <summary>A cell as wide as the table.</summary>
    public RowCell Across(string tag, string entries) => new()
    {
        Tag = tag,
        Entries = entries,
        Left = flow.Left + PdfTheme.CellPaddingX,
        Width = flow.Width - 2 * PdfTheme.CellPaddingX,
    };

    public void Open()
    {
        flow.Marking.Begin("Table");
        if (captionLines.Count > 0)
        {
            flow.Marking.Begin("Caption");
            FlowingText.Draw(flow, caption, captionLines, PdfTheme.Caption, CaptionLeading);
            flow.Marking.End();
            flow.Advance(AfterCaption);
        }

        if (head.Height > flow.Available && head.Height <= flow.PageHeight)
        {
            flow.BreakPage();
        }

        flow.Marking.Begin("THead");
        head.Draw(flow, (top, height) => Ground(top, height, PdfTheme.Blue), flow.BreakPage);
        flow.Marking.End();
    }

    /// <summary>Opens the part of the table that rows of a page belong to; several keep the open element small.</summary>
    public void EnsureBody()
    {
        if (!isBodyOpen)
        {
            flow.Marking.Begin("TBody");
            isBodyOpen = true;
        }
    }

    public void CloseBody()
    {
        if (isBodyOpen)
        {
            flow.Marking.End();
            isBodyOpen = false;
        }
    }

    /// <summary>The height of a group's row.</summary>
    public double PrepareGroup(string name)
    {
        groupHead.Cells[0].Set(name, PdfTheme.CellStrong);
        return groupHead.Height;
    }

    public void DrawGroup()
    {
        hasGroup = true;
        CloseBody();
        EnsureBody();
        groupHead.Draw(flow, (top, height) => Ground(top, height, PdfTheme.Tint), BreakPage);
    }

    /// <param name="isNewGroup">The group on this page does not go on.</param>
    public void BreakPageBetweenRows(bool isNewGroup)
    {
        CloseBody();
        hasGroup = hasGroup && !isNewGroup;
        BreakPage();
    }

    /// <summary>Goes to a new page and repeats there what the reader needs to go on.</summary>
    public void BreakPage()
    {
        flow.BreakPage();
        if (!isHeadRepeated)
        {
            return;
        }

        flow.Marking.BeginArtifact(ArtifactKind.Layout);
        if (captionLines.Count > 0)
        {
            var style = PdfTheme.Caption;
            var line = $"{captionLines[0].Of(caption).TrimEnd(' ')} {continued}";
            flow.Canvas.Text(line, flow.Left, flow.Y + style.Size, style with { Face = FontFace.Regular, Color = PdfTheme.Grey });
            flow.Advance(CaptionLeading + AfterCaption);
        }

        Repeat(head, PdfTheme.Blue);
        if (hasGroup && groupHead.LineCount == 1)
        {
            var cell = groupHead.Cells[0];
            var name = cell.Text;
            cell.Set($"{name} {continued}", cell.Style);
            Repeat(groupHead, PdfTheme.Tint);
            cell.Set(name, cell.Style);
        }

        flow.Marking.EndArtifact();
    }

    public void Close()
    {
        CloseBody();
        flow.Marking.End();
    }

    public void Ground(double top, double height, Rgb? fill)
    {
        flow.Marking.BeginArtifact(ArtifactKind.Layout);
        if (fill is { } color)
        {
            flow.Canvas.Rect(flow.Left, top, flow.Width, height, color);
        }

        flow.Canvas.Line(flow.Left, top + height, flow.Left + flow.Width, top + height, new Stroke(PdfTheme.Rule, 0.4));
        flow.Marking.EndArtifact();
    }

    private void Repeat(CellRow row, Rgb ground)
    {
        flow.Canvas.Rect(flow.Left, flow.Y, flow.Width, row.Height, ground);
        row.DrawArtifact(flow);
        flow.Advance(row.Height);
    }
}
