using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>The headings of the first two levels with their pages, each line a link.</summary>
/// <param name="title">What it is called.</param>
/// <param name="headings">Complete by the time it is rendered.</param>
/// <param name="tagLevel">The level of its own heading in the structure.</param>
internal sealed class ContentsBlock(string title, IReadOnlyList<HeadingBlock> headings, int tagLevel) : Block
{
    private const int Deepest = 2;
    private const int MostLines = 6;
    private const double Indent = 18, NumberWidth = 40, Padding = 4;

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Headings[0];
        flow.Gap(24);
        flow.Hold(style.Size * 1.25, () =>
        {
            flow.Document.AddBookmark(title, 1, flow.Y - 10);
            flow.Marking.Begin($"H{tagLevel}");
            flow.Canvas.Text(title, flow.Left, flow.Y + style.Size, style);
            flow.Marking.End();
            flow.Advance(style.Size * 1.25);
        });
        flow.Gap(8);
        var depth = 0;
        foreach (var heading in headings.Where(heading => heading.Level <= Deepest))
        {
            var leading = PdfTheme.Body.Size * PdfTheme.Leading;
            var (text, lines) = Entry(flow, heading);
            flow.Need(lines.Count * leading + 2 * Padding);
            depth = Descend(flow.Marking, depth, heading.Level);
            DrawEntry(flow, heading, text, lines, leading);
        }

        Descend(flow.Marking, depth, 0);
        flow.Gap(18);
    }

    /// <summary>Opens the item of a level and closes what is done: a level below stands in a list inside the item above.</summary>
    private static int Descend(Marking marking, int from, int to)
    {
        for (; from >= to && from > 0; from--)
        {
            marking.End();
            if (from > to)
            {
                marking.End();
            }
            else
            {
                marking.Begin("TOCI");
                return to;
            }
        }

        if (to > from)
        {
            marking.Begin("TOC");
            marking.Begin("TOCI");
        }

        return to;
    }

    /// <summary>A heading, cut where it would take more room than a line of a list may; the link says it whole.</summary>
    private static (string Text, List<Text.TextLine> Lines) Entry(PageFlow flow, HeadingBlock heading)
    {
        var width = flow.Width - NumberWidth - IndentOf(heading);
        var lines = PageFlow.Wrap(heading.Text, StyleOf(heading), width);
        if (lines.Count <= MostLines)
        {
            return (heading.Text, lines);
        }

        var last = lines[MostLines - 2];
        var text = heading.Text[..(last.Start + last.Length)].TrimEnd(' ') + " …";
        return (text, PageFlow.Wrap(text, StyleOf(heading), width));
    }

    private static void DrawEntry(PageFlow flow, HeadingBlock heading, string text, List<Text.TextLine> lines, double leading)
    {
        var style = StyleOf(heading);
        var left = flow.Left + IndentOf(heading);
        var right = flow.Left + flow.Width;
        var height = lines.Count * leading + 2 * Padding;
        flow.Marking.Begin("Reference");
        flow.Document.BeginLink(heading.Text, heading.Destination, left, flow.Y, right - left, height);
        flow.Lines(text + " ", lines, left, flow.Y + Padding, style, leading);
        flow.Canvas.Text(" ", right - NumberWidth, flow.Y + Padding + leading * 0.75, style);
        flow.AddPageReference(right, flow.Y + Padding + (lines.Count - 0.5) * leading + style.Size * 0.3, style, () => heading.Page);
        flow.Marking.End();
        flow.Marking.End();
        flow.Marking.Artifact(ArtifactKind.Layout, () =>
            flow.Canvas.Line(left, flow.Y + height, right, flow.Y + height, new Stroke(PdfTheme.Rule, 0.5)));
        flow.Advance(height);
    }

    private static TextStyle StyleOf(HeadingBlock heading) => heading.Level == 1 ? PdfTheme.Strong : PdfTheme.Body;

    private static double IndentOf(HeadingBlock heading) => (heading.Level - 1) * Indent;
}
