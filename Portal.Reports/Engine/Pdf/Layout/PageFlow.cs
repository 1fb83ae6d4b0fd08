using System.Globalization;
using Portal.Reports.Engine.Pdf.Fonts;
using Portal.Reports.Engine.Pdf.Text;
using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>
/// Where the next line goes: the pages one after another, the space between blocks, what must stay together, and what
/// every page carries at its head and foot.
/// </summary>
internal sealed class PageFlow : IDisposable
{
    private readonly PdfInfo info;
    private readonly PdfLabels labels;
    private readonly Stream output;
    private readonly Action<RetainedState>? progress;
    private readonly List<LateText> pageNumbers = [];
    private readonly List<(LateText Text, Func<int> Page)> pageReferences = [];
    private readonly List<(double Gap, double Height, Action Draw)> waiting = [];
    private double gap;
    private bool isFresh;
    private bool mustBreak;

    public PageFlow(PdfInfo info, PdfLabels labels, Stream output, Action<RetainedState>? progress)
    {
        this.info = info;
        this.labels = labels;
        this.output = output;
        this.progress = progress;
        Document = info.IsLandscape
            ? new PdfDocument(info, PdfTheme.LetterHeight, PdfTheme.LetterWidth)
            : new PdfDocument(info, PdfTheme.LetterWidth, PdfTheme.LetterHeight);
        BreakPage();
    }

    public PdfDocument Document { get; }

    public PdfCanvas Canvas => Document.Canvas;

    public Marking Marking => Document.Marking;

    public double Left { get; } = PdfTheme.SideMargin;

    public double Width => Canvas.Width - 2 * PdfTheme.SideMargin;

    public double Bottom => Canvas.Height - PdfTheme.BottomMargin;

    /// <summary>The top of what comes next.</summary>
    public double Y { get; private set; }

    public double Available => Bottom - Y;

    public double PageHeight => Bottom - PdfTheme.TopMargin;

    /// <summary>Leaves space before the next block; of several wishes the largest counts, and none at the top of a page.</summary>
    public void Gap(double height) => gap = Math.Max(gap, height);

    /// <summary>What the headings that wait will take of a new page, with the space after them.</summary>
    public double HeldHeight => waiting.Count == 0 ? 0 : waiting.Sum(heading => heading.Gap + heading.Height) - waiting[0].Gap + gap;

    /// <summary>
    /// Keeps a heading back until it is known what follows, so that both stand on the same page; it advances by itself.
    /// </summary>
    public void Hold(double height, Action draw)
    {
        waiting.Add((gap, height, draw));
        gap = 0;
    }

    /// <summary>
    /// Makes room for a height in one piece, on the next page if this one is too full, and sets the headings that waited.
    /// More than a page cannot be had: then the room is what a new page leaves. Called before a block opens its element.
    /// </summary>
    public void Need(double height)
    {
        if (mustBreak || !Fits(height))
        {
            mustBreak = false;
            if (!isFresh)
            {
                BreakPage();
            }
        }

        var page = Document.PageCount;
        foreach (var (before, _, draw) in waiting)
        {
            Y += isFresh ? 0 : before;
            draw();
        }

        waiting.Clear();
        Y += isFresh ? 0 : gap;
        gap = 0;
        if (Document.PageCount > page && height > Available)
        {
            // Headings of more than a page, which no block can be kept with.
            BreakPage();
        }
    }

    public void Advance(double height)
    {
        Y += height;
        isFresh = isFresh && height == 0;
    }

    public void RequestBreak() => mustBreak = true;

    /// <summary>Starts a page, whatever is open goes on there.</summary>
    public void BreakPage()
    {
        EndPage();
        Document.StartPage();
        Y = PdfTheme.TopMargin;
        isFresh = true;
        RunningHead();
        RunningFoot();
    }

    /// <summary>Sets a page's number where it is referred to.</summary>
    public void AddPageReference(double x, double baseline, TextStyle style, Func<int> page) =>
        pageReferences.Add((Document.AddLateText(x, baseline, style, TextAnchor.End), page));

    public static List<TextLine> Wrap(string text, TextStyle style, double width)
    {
        var lines = new List<TextLine>();
        Wrap(text, style, width, lines);
        return lines;
    }

    /// <summary>
    /// As few lines as <see cref="Wrap(string, TextStyle, double)"/> makes, but of like length: no single word is left over.
    /// </summary>
    public static List<TextLine> WrapEvenly(string text, TextStyle style, double width)
    {
        const int Halvings = 7;
        var lines = Wrap(text, style, width);
        var count = lines.Count;
        double tooNarrow = width / count, wideEnough = width;
        for (var i = 0; count > 1 && i < Halvings; i++)
        {
            var middle = (tooNarrow + wideEnough) / 2;
            Wrap(text, style, middle, lines);
            (tooNarrow, wideEnough) = lines.Count > count ? (middle, wideEnough) : (tooNarrow, middle);
        }

        return count == 1 ? lines : Wrap(text, style, wideEnough);
    }

    public static void Wrap(string text, TextStyle style, double width, List<TextLine> lines) =>
        LineBreaker.Wrap(text, FontLibrary.For(style.Face), width * 1000 / style.Size, lines);

    /// <summary>
    /// A line of wrapped text between two edges. The space it was broken at hangs over the edge: it must be there, or words
    /// run together for who listens, but must not move the line.
    /// </summary>
    public void Line(ReadOnlySpan<char> line, double left, double width, double baseline, TextStyle style, TextAnchor anchor = TextAnchor.Start)
    {
        var shift = anchor == TextAnchor.Start ? 0 : width - Canvas.Measure(line.TrimEnd(' '), style);
        Canvas.Text(line, left + (anchor == TextAnchor.Middle ? shift / 2 : shift), baseline, style);
    }

    /// <summary>Lines of an element that is open, at the top of what comes next; the caller advances.</summary>
    public void Lines(string text, IEnumerable<TextLine> lines, double left, double top, TextStyle style, double lineHeight)
    {
        var baseline = top + style.Size * 0.3 + lineHeight / 2;
        foreach (var line in lines)
        {
            Line(line.Of(text), left, Width, baseline, style);
            baseline += lineHeight;
        }
    }

    /// <summary>Hands finished output over once there is enough of it.</summary>
    public ValueTask DrainAsync(CancellationToken cancellation)
    {
        progress?.Invoke(new RetainedState(Document.RetainedBytes, Document.ObjectCount));
        return Document.ShouldDrain ? Document.DrainAsync(output, cancellation) : ValueTask.CompletedTask;
    }

    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        if (waiting.Count > 0)
        {
            Need(0);
        }

        EndPage();
        for (var i = 0; i < pageNumbers.Count; i++)
        {
            pageNumbers[i].Text = string.Format(CultureInfo.InvariantCulture, labels.PageOfPages, i + 1, pageNumbers.Count);
        }

        foreach (var (text, page) in pageReferences)
        {
            text.Text = page().ToString(CultureInfo.InvariantCulture);
        }

        Document.Finish();
        await Document.DrainAsync(output, cancellation);
        await output.FlushAsync(cancellation);
    }

    public void Dispose() => Document.Dispose();

    private bool Fits(double height)
    {
        var (y, atTop) = (Y, isFresh);
        foreach (var (before, own, _) in waiting)
        {
            y += (atTop ? 0 : before) + own;
            atTop = false;
        }

        return y + (atTop ? 0 : gap) + height <= Bottom + 0.01;
    }

    private void EndPage()
    {
        const double Angle = 52, Opacity = 0.13, Length = 560;
        if (Document.PageCount > 0 && info.IsDraft)
        {
            var style = PdfTheme.Watermark;
            var size = Math.Min(style.Size, style.Size * Length / Math.Max(1, Canvas.Measure(labels.Draft, style)));
            Document.AddWatermark(labels.Draft, style with { Size = size }, info.IsLandscape ? 90 - Angle : Angle, Opacity);
        }
    }

    private void RunningHead()
    {
        if (Document.PageCount == 1)
        {
            return;
        }

        Marking.Artifact(ArtifactKind.Header, () =>
        {
            var style = PdfTheme.Running;
            var identifier = Shorten(info.Identifier, style, Width / 2);
            Canvas.Text(Shorten(info.Title, style, Width - Canvas.Measure(identifier, style) - 24), Left, PdfTheme.HeadBaseline, style);
            Canvas.Text(identifier, Left + Width, PdfTheme.HeadBaseline, style, TextAnchor.End);
            var rule = PdfTheme.HeadBaseline + 7;
            Canvas.Line(Left, rule, Left + Width, rule, new Stroke(PdfTheme.Rule, 0.6));
        });
    }

    private void RunningFoot()
    {
        Marking.BeginArtifact(ArtifactKind.Footer);
        var style = PdfTheme.Running;
        var baseline = Canvas.Height - PdfTheme.FootBaseline;
        Canvas.Line(Left, baseline - 12, Left + Width, baseline - 12, new Stroke(PdfTheme.Rule, 0.6));
        string[] parts = [Document.PageCount == 1 ? info.Identifier : "", info.AsOf, info.Status];
        var text = string.Join(" · ", parts.Where(part => part.Length > 0));
        Canvas.Text(Shorten(text, style, Width - 110), Left, baseline, style);
        pageNumbers.Add(Document.AddLateText(Left + Width, baseline, style, TextAnchor.End));
        Marking.EndArtifact();
    }

    private string Shorten(string text, TextStyle style, double width)
    {
        if (Canvas.Measure(text, style) <= width)
        {
            return text;
        }

        const string Ellipsis = "…";
        var first = Wrap(text, style, width - Canvas.Measure(Ellipsis, style))[0];
        return string.Concat(first.Of(text).TrimEnd(), Ellipsis);
    }
}
