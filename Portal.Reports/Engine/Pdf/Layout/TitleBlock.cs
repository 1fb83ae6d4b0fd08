namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Who speaks, what about, and the title as the root of the bookmarks.</summary>
internal sealed class TitleBlock(PdfInfo info, string subtitle) : Block
{
    private const double AfterIssuer = 12.7, AfterTitle = 4, BeforeBar = 14, BarWidth = 64, BarHeight = 3;

    protected override void Render(PageFlow flow)
    {
        var title = PdfTheme.Title;
        var titleLeading = title.Size * 1.18;
        var titleLines = PageFlow.WrapEvenly(info.Title, title, flow.Width);
        var subtitleLeading = PdfTheme.Subtitle.Size * PdfTheme.Leading;
        var subtitleLines = PageFlow.WrapEvenly(subtitle, PdfTheme.Subtitle, flow.Width);
        flow.Need(0);
        if (info.Author.Length > 0)
        {
            var issuer = PdfTheme.Issuer;
            Paragraph(flow, "P", info.Author, PageFlow.WrapEvenly(info.Author, issuer, flow.Width), issuer, issuer.Size * PdfTheme.Leading);
            flow.Advance(AfterIssuer);
        }

        flow.Document.AddBookmark(info.Title, 0, flow.Y - 8);
        Paragraph(flow, "H1", info.Title, titleLines, title, titleLeading);
        if (subtitle.Length > 0)
        {
            flow.Advance(AfterTitle);
            Paragraph(flow, "P", subtitle, subtitleLines, PdfTheme.Subtitle, subtitleLeading);
        }

        flow.Advance(BeforeBar);
        flow.Marking.Artifact(Writing.ArtifactKind.Layout, () => flow.Canvas.Rect(flow.Left, flow.Y, BarWidth, BarHeight, PdfTheme.Blue));
        flow.Advance(BarHeight);
        flow.Gap(22);
    }

    private static void Paragraph(PageFlow flow, string tag, string text, List<Text.TextLine> lines, TextStyle style, double leading)
    {
        flow.Marking.Begin(tag);
        FlowingText.Draw(flow, text, lines, style, leading);
        flow.Marking.End();
    }
}
