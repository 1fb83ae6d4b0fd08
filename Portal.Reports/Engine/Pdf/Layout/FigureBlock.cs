namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A drawing with its title, in one piece.</summary>
internal sealed class FigureBlock(string alternative, double height, Action<ICanvas> draw, double? width, string caption) : Block
{
    private const double AfterCaption = 6;

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Caption;
        var leading = style.Size * PdfTheme.Leading;
        var lines = caption.Length == 0 ? [] : PageFlow.Wrap(caption, style, flow.Width);
        var captionHeight = lines.Count == 0 ? 0 : lines.Count * leading + AfterCaption;
        flow.Gap(8);
        flow.Need(captionHeight + height);
        if (lines.Count > 0)
        {
            flow.Marking.Begin("P");
            flow.Lines(caption, lines, flow.Left, flow.Y, style, leading);
            flow.Marking.End();
            flow.Advance(captionHeight);
        }

        var own = Math.Min(width ?? flow.Width, flow.Width);
        flow.Document.BeginFigure(alternative, flow.Left, flow.Y, own, height);
        draw(flow.Canvas.Part(flow.Left, flow.Y, own, height));
        flow.Marking.End();
        flow.Advance(height);
        flow.Gap(14);
    }
}
