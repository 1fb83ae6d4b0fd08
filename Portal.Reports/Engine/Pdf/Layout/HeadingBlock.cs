using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A heading, which waits for what follows it.</summary>
internal sealed class HeadingBlock(int level, int tagLevel, string text, string destination) : Block
{
    private const double AboveTarget = 10;

    public int Level => level;

    public string Text => text;

    public string Destination => destination;

    /// <summary>The page it stands on, from 1; 0 before it is set.</summary>
    public int Page { get; private set; }

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Headings[level - 1];
        var leading = style.Size * 1.25;
        var lines = PageFlow.WrapEvenly(text, style, flow.Width);
        flow.Gap(level == 1 ? 26 : level == 2 ? 18 : 14);
        flow.Hold(lines.Count * leading, () => Draw(flow, lines, style, leading));
        flow.Gap(level == 1 ? 8 : 5);
    }

    private void Draw(PageFlow flow, List<TextLine> lines, TextStyle style, double leading)
    {
        Page = flow.Document.PageCount;
        flow.Document.AddDestination(destination, flow.Y - AboveTarget);
        flow.Document.AddBookmark(text, level, flow.Y - AboveTarget);
        flow.Marking.Begin($"H{tagLevel}");
        FlowingText.Draw(flow, text, lines, style, leading);
        flow.Marking.End();
    }
}
