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
        for (var first = 0; first < lines.Count;)
        {
            var left = lines.Count - first;
            var count = Math.Clamp((int)(flow.Available / leading + 0.01), 1, left);
            if (left - count == 1 && count > 2)
            {
                count--;
            }

            flow.Lines(text, lines.Skip(first).Take(count), flow.Left, flow.Y, style, leading);
            flow.Advance(count * leading);
            first += count;
            if (first < lines.Count)
            {
                flow.BreakPage();
            }
        }

        flow.Marking.End();
        flow.Gap(9);
    }
}
