using Portal.Reports.Engine.Pdf.Text;
using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Figures side by side, each on its own ground: what it counts, the figure, a remark.</summary>
internal sealed class KeyFiguresBlock(IReadOnlyList<KeyFigure> figures) : IBlock
{
    private const int PerRow = 4;
    private const double Between = 10, Padding = 10, ValueHeight = 28, LabelLeading = 12;

    public ValueTask RenderAsync(PageFlow flow, CancellationToken cancellation)
    {
        var rows = (figures.Count + PerRow - 1) / PerRow;
        var columns = (figures.Count + rows - 1) / rows;
        var width = (flow.Width - Between * (columns - 1)) / columns;
        var cards = figures.Select((figure, i) => new Card(figure, flow, flow.Left + i % columns * (width + Between), width)).ToArray();
        if (cards.Any(card => !card.IsReadable))
        {
            return AsList().RenderAsync(flow, cancellation);
        }

        Render(flow, cards.Chunk(columns));
        return ValueTask.CompletedTask;
    }

    private static void Render(PageFlow flow, IEnumerable<Card[]> rows)
    {
        var isOpen = false;
        flow.Gap(10);
        foreach (var cards in rows)
        {
            var labelLines = cards.Max(card => card.Label.Count);
            var height = 2 * Padding + ValueHeight + LabelLeading * (labelLines + cards.Max(card => card.Note.Count));
            flow.Need(height);
            if (!isOpen)
            {
                flow.Marking.Begin("L", "/A<</O/List/ListNumbering/None>>");
                isOpen = true;
            }

            foreach (var card in cards)
            {
                card.Draw(height, labelLines);
            }

            flow.Advance(height);
            flow.Gap(Between);
        }

        flow.Marking.End();
        flow.Gap(18);
    }

    /// <summary>The same as lines that may go on overleaf, for words that no card can hold.</summary>
    private DefinitionListBlock AsList() => new([.. figures.Select(figure => (figure.Label, figure.Note.Length == 0 ? figure.Value : $"{figure.Value}, {figure.Note}"))]);

    private sealed class Card(KeyFigure figure, PageFlow flow, double left, double width)
    {
        private const double BarHeight = 2.5;
        private const int MostLines = 16;

        private readonly string label = figure.Label + " ";

        // The figure is followed by a space, so that figure and remark are two words to a reader that speaks.
        private readonly string value = figure.Value + " ";

        public List<TextLine> Label { get; } = PageFlow.WrapEvenly(figure.Label + " ", PdfTheme.FigureLabel, width - 2 * Padding);

        public List<TextLine> Note { get; } =
            figure.Note.Length == 0 ? [] : PageFlow.WrapEvenly(figure.Note, PdfTheme.FigureLabel, width - 2 * Padding);

        /// <summary>Neither so many words nor such a long figure that it would have to be set smaller than its label.</summary>
        public bool IsReadable => Label.Count + Note.Count <= MostLines && FittingValueStyle().Size >= PdfTheme.FigureLabel.Size;

        public void Draw(double height, int labelLines)
        {
            var top = flow.Y;
            flow.Marking.Artifact(ArtifactKind.Layout, () =>
            {
                flow.Canvas.Rect(left, top, width, height, PdfTheme.Zebra);
                flow.Canvas.Rect(left, top, width, BarHeight, PdfTheme.Blue);
            });
            flow.Marking.Begin("LI");
            flow.Marking.Begin("Lbl");
            flow.Lines(label, Label, left + Padding, top + Padding, PdfTheme.FigureLabel, LabelLeading);
            flow.Marking.End();
            flow.Marking.Begin("LBody");
            var valueTop = top + Padding + labelLines * LabelLeading;
            flow.Canvas.Text(value, left + Padding, valueTop + ValueHeight * 0.76, FittingValueStyle());
            flow.Lines(figure.Note, Note, left + Padding, valueTop + ValueHeight, PdfTheme.FigureLabel, LabelLeading);
            flow.Marking.End();
            flow.Marking.End();
        }

        private TextStyle FittingValueStyle()
        {
            var style = PdfTheme.FigureValue;
            var natural = flow.Canvas.Measure(figure.Value, style);
            return style with { Size = Math.Min(style.Size, style.Size * (width - 2 * Padding) / Math.Max(1, natural)) };
        }
    }
}
