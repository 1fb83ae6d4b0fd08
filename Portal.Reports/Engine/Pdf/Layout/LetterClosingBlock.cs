namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>The last paragraph with the signature below it: nobody signs a page without text.</summary>
internal sealed class LetterClosingBlock(string paragraph, string signatory) : Block
{
    private const double SignatureRoom = 58;

    /// <summary>More lines than this of the last paragraph may be parted by a page break.</summary>
    private const int MostLinesKept = 12;

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Body;
        var leading = style.Size * PdfTheme.Leading;
        var (lines, role) = (PageFlow.Wrap(paragraph, style, flow.Width), PageFlow.Wrap(signatory, PdfTheme.Strong, flow.Width));
        var signature = SignatureRoom + role.Count * leading;
        flow.Need(lines.Count > MostLinesKept ? leading * 2 : lines.Count * leading + signature);
        flow.Marking.Begin("P");
        FlowingText.Draw(flow, paragraph, lines, style, leading);
        flow.Marking.End();
        if (flow.Available < signature)
        {
            flow.BreakPage();
        }

        flow.Advance(SignatureRoom);
        flow.Marking.Begin("P");
        FlowingText.Draw(flow, signatory, role, PdfTheme.Strong, leading);
        flow.Marking.End();
    }
}
