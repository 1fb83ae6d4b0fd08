namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A line that leads somewhere: to a heading, or to an address.</summary>
internal sealed class LinkBlock(string text, string? destination, Uri? address) : Block
{
    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Link;
        var leading = style.Size * PdfTheme.Leading;
        var lines = PageFlow.Wrap(text, style, flow.Width);
        var height = lines.Count * leading;
        var width = lines.Max(line => flow.Canvas.Measure(line.Of(text).TrimEnd(' '), style));
        flow.Need(Math.Min(height, flow.PageHeight));
        var target = Math.Min(height, flow.Available);
        flow.Marking.Begin("P");
        if (destination is not null)
        {
            flow.Document.BeginLink(text, destination, flow.Left, flow.Y, width, target);
        }
        else
        {
            flow.Document.BeginLink(text, address!, flow.Left, flow.Y, width, target);
        }

        FlowingText.Draw(flow, text, lines, style, leading, part =>
            flow.Marking.Artifact(Writing.ArtifactKind.Layout, () => Underline(flow, part, style, leading)));
        flow.Marking.End();
        flow.Marking.End();
        flow.Gap(9);
    }

    private void Underline(PageFlow flow, IReadOnlyList<Text.TextLine> lines, TextStyle style, double leading)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var y = flow.Y + i * leading + leading / 2 + style.Size * 0.3 + 1.8;
            var width = flow.Canvas.Measure(lines[i].Of(text).TrimEnd(' '), style);
            flow.Canvas.Line(flow.Left, y, flow.Left + width, y, new Stroke(style.Color, 0.5));
        }
    }
}
