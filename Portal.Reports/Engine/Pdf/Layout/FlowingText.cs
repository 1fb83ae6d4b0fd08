using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Lines that go on over as many pages as they take.</summary>
internal static class FlowingText
{
    /// <summary>
    /// Sets the lines of the element that is open, from the top of what comes next. A page break leaves two of them on
    /// either side where there are enough.
    /// </summary>
    /// <param name="flow">Stands below the last line afterwards.</param>
    /// <param name="text">What the lines are parts of.</param>
    /// <param name="lines">The text, wrapped to the flow's width.</param>
    /// <param name="style">Its face, size and colour.</param>
    /// <param name="leading">Height of a line.</param>
    /// <param name="beside">Draws what belongs to the lines of a page, which begin at the flow's Y.</param>
    public static void Draw(
        PageFlow flow, string text, List<TextLine> lines, TextStyle style, double leading, Action<IReadOnlyList<TextLine>>? beside = null)
    {
        if (flow.Available < leading)
        {
            flow.BreakPage();
        }

        for (var first = 0; first < lines.Count;)
        {
            var left = lines.Count - first;
            var count = Math.Clamp((int)(flow.Available / leading + 0.01), 1, left);
            if (left - count == 1 && count > 2)
            {
                count--;
            }

            var part = lines.GetRange(first, count);
            beside?.Invoke(part);
            flow.Lines(text, part, flow.Left, flow.Y, style, leading);
            flow.Advance(count * leading);
            first += count;
            if (first < lines.Count)
            {
                flow.BreakPage();
            }
        }
    }
}
