using Portal.Reports.Engine.Pdf.Layout;

namespace Portal.Reports.Engine.Pdf;

/// <summary>
/// A report, told in the order it is read; it reads like its own table of contents. Nothing is laid out, and no row is
/// fetched, before <see cref="WriteAsync"/>, which goes through it once: every heading is known by then, so the contents
/// may stand first, and rows of any number pass through without being kept.
/// </summary>
/// <remarks>
/// The result is a tagged PDF 1.7 on Letter paper with bookmarks, links and embedded fonts, identified as PDF/UA-1 and
/// PDF/A-2a. Any character is accepted: what no font has shows as a replacement sign, control characters are left out.
/// </remarks>
public sealed class PdfReport
{
    private const int DeepestHeading = 4;

    private readonly PdfInfo info;
    private readonly PdfLabels labels;
    private readonly List<IBlock> blocks = [];
    private readonly List<HeadingBlock> headings = [];
    private readonly HashSet<string> linkTargets = new(StringComparer.Ordinal);
    private bool hasTitle;

    /// <exception cref="ArgumentException">The title or the language is blank: no accessible document goes without.</exception>
    public PdfReport(PdfInfo info, PdfLabels labels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(info.Title);
        ArgumentException.ThrowIfNullOrWhiteSpace(info.Language);
        this.info = info;
        this.labels = labels;
    }

    /// <summary>The author and title of the document, large, as its first lines.</summary>
    /// <exception cref="InvalidOperationException">Something stands before it.</exception>
    public PdfReport Title(string subtitle = "")
    {
        if (blocks.Count > 0)
        {
            throw new InvalidOperationException("The title comes first.");
        }

        hasTitle = true;
        return Add(new TitleBlock(info, subtitle));
    }

    /// <summary>The head of a letter, from who writes to the subject, which is the document's only heading.</summary>
    public PdfReport LetterHead(PdfLetterHead head) => Add(new LetterHeadBlock(head));

    /// <summary>The last paragraph of a letter, room for the signature and the role of who signs, on one page.</summary>
    public PdfReport LetterClosing(string paragraph, string signatory) => Add(new LetterClosingBlock(paragraph, signatory));

    /// <summary>A few figures side by side, four in a row at most.</summary>
    public PdfReport KeyFigures(params IReadOnlyList<KeyFigure> figures) => figures.Count == 0 ? this : Add(new KeyFiguresBlock(figures));

    /// <summary>The headings of the first two levels, with their pages, as links.</summary>
    public PdfReport Contents() => Add(new ContentsBlock(labels.Contents, headings, hasTitle ? 2 : 1));

    /// <summary>A heading: stands in the contents and the bookmarks, and never alone at the foot of a page.</summary>
    /// <param name="level">1 to 4; a level is not skipped on the way down.</param>
    /// <param name="text">One line or a few.</param>
    /// <param name="destination">A name that links may lead to; unique in the report.</param>
    /// <exception cref="ArgumentException">A level is skipped, or the name is taken.</exception>
    public PdfReport Heading(int level, string text, string? destination = null)
    {
        var above = headings.Count == 0 ? 0 : headings[^1].Level;
        if (level < 1 || level > DeepestHeading || level > above + 1)
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"After a heading of level {above} comes one of level 1 to {Math.Min(above + 1, DeepestHeading)}.");
        }

        if (destination is not null && headings.Any(heading => heading.Destination == destination))
        {
            throw new ArgumentException($"“{destination}” is already the name of a heading.", nameof(destination));
        }

        // Names that no caller can have chosen: a control character cannot be typed.
        var heading = new HeadingBlock(level, hasTitle ? level + 1 : level, text, destination ?? $"\u0001{headings.Count}");
        headings.Add(heading);
        return Add(heading);
    }

    /// <summary>Running text; a line feed starts a new line.</summary>
    public PdfReport Paragraph(string text) => Add(new ParagraphBlock(text));

    /// <summary>A few lines that introduce the table or the figure that follows, and stand on the same page.</summary>
    public PdfReport Lead(string text) => Add(new LeadBlock(text));

    /// <summary>A remark, set apart by a tinted ground.</summary>
    public PdfReport Note(string text) => Add(new NoteBlock(text));

    /// <summary>Points of equal rank, each after a bullet.</summary>
    public PdfReport Bullets(params IReadOnlyList<string> items) => items.Count == 0 ? this : Add(new BulletsBlock(items));

    /// <summary>A line that leads to a heading of this report.</summary>
    /// <param name="text">Says where it leads.</param>
    /// <param name="destination">As given to <see cref="Heading"/>, before or after.</param>
    public PdfReport Link(string text, string destination)
    {
        linkTargets.Add(destination);
        return Add(new LinkBlock(text, destination, null));
    }

    /// <summary>A line that leads to a page on the web.</summary>
    public PdfReport Link(string text, Uri address) => Add(new LinkBlock(text, null, address));

    /// <summary>Pairs of a term and what it stands for.</summary>
    public PdfReport DefinitionList(params IReadOnlyList<(string Term, string Value)> pairs) =>
        pairs.Count == 0 ? this : Add(new DefinitionListBlock(pairs));

    public PdfReport Table<TRow>(PdfTable<TRow> table, IEnumerable<TRow> rows) => Table(table, rows.ToAsyncEnumerable());

    /// <summary>A table whose rows are read once, while the pages are written.</summary>
    public PdfReport Table<TRow>(PdfTable<TRow> table, IAsyncEnumerable<TRow> rows) =>
        Add(new TableBlock<TRow>(table, rows, table.Empty ?? labels.NothingToShow, labels.Continued));

    /// <summary>A drawing.</summary>
    /// <param name="alternative">What it says, for who does not see it.</param>
    /// <param name="height">In points; what is higher than a page is drawn smaller, to fit on one.</param>
    /// <param name="draw">Draws it on a canvas of that height.</param>
    /// <param name="width">In points; the text's width if left out.</param>
    /// <param name="caption">A title above it.</param>
    /// <exception cref="ArgumentException">No alternative is given, or the height is not positive.</exception>
    public PdfReport Figure(string alternative, double height, Action<ICanvas> draw, double? width = null, string caption = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alternative);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        return Add(new FigureBlock(alternative, height, draw, width, caption));
    }

    /// <summary>What follows starts on a new page; at the end, or twice in a row, it leaves no empty page.</summary>
    public PdfReport PageBreak() => Add(new PageBreakBlock());

    /// <summary>Writes the document. The output is only written to, forwards and asynchronously, and stays open.</summary>
    /// <exception cref="InvalidOperationException">A link leads to a heading that is not there.</exception>
    public Task WriteAsync(Stream output, CancellationToken cancellation = default) =>
        ComposeAsync(output, null, cancellation);

    /// <param name="output">Where the document goes.</param>
    /// <param name="progress">Told after each block and page what the writer keeps in memory.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    internal async Task ComposeAsync(Stream output, Action<RetainedState>? progress, CancellationToken cancellation)
    {
        linkTargets.ExceptWith(headings.Select(heading => heading.Destination));
        if (linkTargets.Count > 0)
        {
            throw new InvalidOperationException($"Links lead to headings that are not there: {string.Join(", ", linkTargets.Order(StringComparer.Ordinal))}.");
        }

        using var flow = new PageFlow(info, labels, output, progress);
        foreach (var block in blocks)
        {
            await block.RenderAsync(flow, cancellation);
            await flow.DrainAsync(cancellation);
        }

        await flow.FinishAsync(cancellation);
    }

    private PdfReport Add(IBlock block)
    {
        blocks.Add(block);
        return this;
    }
}
