namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Running text. A page break leaves at least two of its lines on either side.</summary>
internal sealed class ParagraphBlock(string text) : Block
{
    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Body;
        var leading = style.Size * PdfTheme.Leading;
        var lines = PageFlow.Wrap(text, style, flow.Width);
        flow.Need(leading * (lines.Count <= 3 ? lines.Count : 2));
        flow.Marking.Begin("P");
        FlowingText.Draw(flow, text, lines, style, leading);
        flow.Marking.End();
        flow.Gap(9);
    }
}
