namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Who writes, place and date, to whom, number and subject.</summary>
internal sealed class LetterHeadBlock(PdfLetterHead head) : Block
{
    private const double BarWidth = 64, BarHeight = 3, AfterSender = 8, AfterBar = 34, AfterDate = 26, AfterAddressee = 24, AfterReference = 8, AfterSubject = 14;

    protected override void Render(PageFlow flow)
    {
        flow.Need(0);
        Paragraph(flow, "P", head.Sender, PdfTheme.Sender);
        flow.Advance(AfterSender);
        flow.Marking.Artifact(Writing.ArtifactKind.Layout, () => flow.Canvas.Rect(flow.Left, flow.Y, BarWidth, BarHeight, PdfTheme.Blue));
        flow.Advance(BarHeight + AfterBar);
        Paragraph(flow, "P", head.PlaceAndDate, PdfTheme.Body);
        flow.Advance(AfterDate);
        Paragraph(flow, "P", head.Addressee, PdfTheme.Body);
        flow.Advance(AfterAddressee);
        Paragraph(flow, "P", head.Reference, PdfTheme.Body);
        flow.Advance(AfterReference);
        flow.Document.AddBookmark(head.Subject, 0, flow.Y - AfterReference);
        Paragraph(flow, "H1", head.Subject, PdfTheme.LetterSubject);
        flow.Gap(AfterSubject);
    }

    private static void Paragraph(PageFlow flow, string tag, string text, TextStyle style)
    {
        flow.Marking.Begin(tag);
        FlowingText.Draw(flow, text, PageFlow.Wrap(text, style, flow.Width), style, style.Size * PdfTheme.Leading);
        flow.Marking.End();
    }
}
