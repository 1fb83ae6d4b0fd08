namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A few lines of running text that wait for what follows them, as a heading does: they introduce a table or a figure.</summary>
internal sealed class LeadBlock(string text) : Block
{
    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Body;
        var leading = style.Size * PdfTheme.Leading;
        var lines = PageFlow.Wrap(text, style, flow.Width);
        flow.Hold(lines.Count * leading, () =>
        {
            flow.Marking.Begin("P");
            FlowingText.Draw(flow, text, lines, style, leading);
            flow.Marking.End();
        });
        flow.Gap(9);
    }
}
