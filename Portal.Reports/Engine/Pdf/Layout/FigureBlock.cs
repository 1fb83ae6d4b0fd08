namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A drawing with its title, in one piece. One that is higher than a page is drawn smaller, as high as a page.</summary>
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
        var isCaptionShort = captionHeight + flow.HeldHeight < flow.PageHeight / 3;
        var room = flow.PageHeight - (isCaptionShort ? captionHeight + flow.HeldHeight : 0);
        var scale = Math.Min(1, room / height);
        flow.Need(isCaptionShort ? captionHeight + scale * height : Math.Min(captionHeight, flow.PageHeight));
        if (lines.Count > 0)
        {
            flow.Marking.Begin("P");
            FlowingText.Draw(flow, caption, lines, style, leading);
            flow.Marking.End();
            flow.Advance(AfterCaption);
        }

        if (!isCaptionShort)
        {
            flow.Need(scale * height);
        }

        var own = Math.Min(width ?? flow.Width, flow.Width);
        flow.Document.BeginFigure(alternative, flow.Left, flow.Y, scale * own, scale * height);
        flow.Canvas.Scaled(flow.Left, flow.Y, scale, own, height, draw);
        flow.Marking.End();
        flow.Advance(scale * height);
        flow.Gap(14);
    }
}
