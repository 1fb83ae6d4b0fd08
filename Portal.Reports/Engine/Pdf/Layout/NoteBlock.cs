using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A remark on a tinted ground with a bar at its left.</summary>
internal sealed class NoteBlock(string text) : Block
{
    private const double BarWidth = 3, Padding = 9;

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Note;
        var cell = new RowCell { Tag = "P", Left = flow.Left + BarWidth + Padding, Width = flow.Width - BarWidth - 2 * Padding };
        cell.Set(text, style);
        var row = new CellRow("Div", [cell], style.Size * PdfTheme.Leading, Padding);
        flow.Gap(10);
        flow.Need(Math.Min(row.Height, flow.PageHeight / 2));
        row.Draw(flow, (top, height) => flow.Marking.Artifact(ArtifactKind.Layout, () =>
        {
            flow.Canvas.Rect(flow.Left, top, flow.Width, height, PdfTheme.Zebra);
            flow.Canvas.Rect(flow.Left, top, BarWidth, height, PdfTheme.Blue);
        }), flow.BreakPage);
        flow.Gap(12);
    }
}
