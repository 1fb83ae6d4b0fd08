using Portal.Reports.Engine.Pdf.Fonts;
using Portal.Reports.Engine.Pdf.Text;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// A tagged document (PDF 1.7, identified as PDF/UA-1 and PDF/A-2a) written page by page. A finished page and a closed
/// structure element leave memory at once; what stays until the end is a few numbers per object, page, heading and link.
/// </summary>
internal sealed class PdfDocument : IDisposable
{
    private readonly PdfInfo info;
    private readonly PdfFile file = new();
    private readonly StructureTree tree;
    private readonly DocumentFonts fonts;
    private readonly HatchPatterns patterns;
    private readonly ContentStream content;
    private readonly Bookmarks bookmarks = new();
    private readonly Destinations destinations = new();
    private readonly TextShaper shaper = new();
    private readonly List<LateText> lateTexts = [];
    private readonly List<int> pages = [];
    private readonly List<int> annotations = [];
    private readonly int catalog;
    private readonly int pageTree;
    private readonly Dictionary<string, int> watermarks = new(StringComparer.Ordinal);

    public PdfDocument(PdfInfo info, double width, double height)
    {
        this.info = info;
        catalog = file.Reserve();
        pageTree = file.Reserve();
        tree = new StructureTree(file);
        fonts = new DocumentFonts(file);
        patterns = new HatchPatterns(file);
        content = new ContentStream(fonts, patterns);
        Marking = new Marking(tree, content);
        Canvas = new PdfCanvas(content, Marking, shaper, 0, height) { Width = width, Height = height };
    }

    public PdfCanvas Canvas { get; }

    public Marking Marking { get; }

    public int PageCount => pages.Count;

    public bool ShouldDrain => file.ShouldDrain;

    /// <summary>Bytes held for what is not finished: the page, open elements, output not yet drained.</summary>
    public int RetainedBytes => file.BufferedBytes + content.Bytes.Length + tree.OpenBytes;

    public int ObjectCount => file.ObjectCount;

    public ValueTask DrainAsync(Stream output, CancellationToken cancellation) => file.DrainAsync(output, cancellation);

    public void StartPage()
    {
        EndPage();
        pages.Add(file.Reserve());
        content.Reset();
        annotations.Clear();
        tree.StartPage(pages[^1]);
    }

    /// <summary>A named place at a height of the page, measured from its top.</summary>
    public void AddDestination(string name, double y) => destinations.Add(name, pages[^1], Canvas.Height - y);

    public void AddBookmark(string title, int depth, double y) => bookmarks.Add(title, depth, pages[^1], Canvas.Height - y);

    /// <summary>Opens an element Link whose annotation leads to a named place of the document.</summary>
    public void BeginLink(string description, string destination, double x, double y, double width, double height)
    {
        Marking.Begin("Link");
        OpenAnnotation(description, x, y, width, height).Raw("/Dest").HexString(Destinations.Name(destination)).Raw(">>");
        file.Close();
    }

    /// <summary>Opens an element Link whose annotation leads to an address on the web.</summary>
    public void BeginLink(string description, Uri address, double x, double y, double width, double height)
    {
        Marking.Begin("Link");
        OpenAnnotation(description, x, y, width, height).Raw("/A<</S/URI/URI")
            .HexString(Destinations.Name(address.AbsoluteUri)).Raw(">>>>");
        file.Close();
    }

    /// <summary>Opens an element Figure with the text that stands for it.</summary>
    public void BeginFigure(string alternative, double x, double y, double width, double height)
    {
        var entries = Marking.Begin("Figure").Entries.Raw("/Alt").TextString(alternative).Raw("/A<</O/Layout/Placement/Block/BBox");
        WriteBox(entries, x, y, width, height).Raw(">>");
        Marking.Touch();
    }

    /// <summary>Keeps a place for words that are known only at the end.</summary>
    public LateText AddLateText(double x, double baseline, TextStyle style, TextAnchor anchor)
    {
        Marking.Touch();
        var text = new LateText(file.Reserve(), style, anchor);
        lateTexts.Add(text);
        content.Form(text.Number, x, Canvas.Height - baseline);
        return text;
    }

    /// <summary>A word across the page, pale enough to read through.</summary>
    public void AddWatermark(string text, TextStyle style, double angle, double opacity)
    {
        if (!watermarks.TryGetValue(text, out var form))
        {
            watermarks[text] = form = WriteWatermark(text, style, angle, opacity);
        }

        Marking.Artifact(ArtifactKind.Watermark, () => content.Form(form, Canvas.Width / 2, Canvas.Height / 2));
    }

    public void Finish()
    {
        EndPage();
        foreach (var late in lateTexts)
        {
            WriteLateText(late);
        }

        var structure = tree.Finish();
        fonts.Write();
        var pageList = file.Open(pageTree).Raw("<</Type/Pages/Count ").Integer(pages.Count).Raw("/Kids[");
        foreach (var page in pages)
        {
            pageList.Reference(page).Space();
        }

        pageList.Raw("]>>");
        file.Close();
        var (profile, metadata, information) = (file.Reserve(), file.Reserve(), file.Reserve());
        file.WriteStream(profile, "/N 3"u8, IccProfile.Srgb);
        file.WriteStream(metadata, "/Type/Metadata/Subtype/XML"u8, Metadata.Xmp(info), compress: false);
        Metadata.WriteInformation(file.Open(information), info);
        file.Close();
        WriteCatalog(structure, bookmarks.Write(file), destinations.Write(file), profile, metadata);
        file.Finish(catalog, information);
    }

    public void Dispose() => file.Dispose();

    private void EndPage()
    {
        if (pages.Count == 0)
        {
            return;
        }

        Marking.Leave();
        var contents = file.Reserve();
        file.WriteStream(contents, default, content.Bytes.Span);
        var key = tree.EndPage();
        var page = file.Open(pages[^1]).Raw("<</Type/Page/Parent ").Reference(pageTree)
            .Raw("/MediaBox[0 0 ").Number(Canvas.Width).Space().Number(Canvas.Height).Raw("]/Contents ").Reference(contents)
            .Raw("/StructParents ").Integer(key).Raw("/Tabs/S");
        content.Resources.WriteTo(page);
        if (annotations.Count > 0)
        {
            page.Raw("/Annots[");
            foreach (var annotation in annotations)
            {
                page.Reference(annotation).Space();
            }

            page.Raw("]");
        }

        page.Raw(">>");
        file.Close();
    }

    private PdfBuffer OpenAnnotation(string description, double x, double y, double width, double height)
    {
        const int Printed = 4;
        var number = file.Reserve();
        annotations.Add(number);
        var key = tree.Attach(number);
        var entries = file.Open(number).Raw("<</Type/Annot/Subtype/Link/F ").Integer(Printed).Raw("/Border[0 0 0]/Rect");
        return WriteBox(entries, x, y, width, height).Raw("/StructParent ").Integer(key).Raw("/Contents").TextString(description);
    }

    private PdfBuffer WriteBox(PdfBuffer entries, double x, double y, double width, double height) =>
        entries.Raw("[").Number(x).Space().Number(Canvas.Height - y - height).Space()
        .Number(x + width).Space().Number(Canvas.Height - y).Raw("]");

    private void WriteLateText(LateText late)
    {
        var text = late.Text ?? throw new InvalidOperationException("A text that was to come later never came.");
        var glyphs = shaper.Shape(text, FontLibrary.For(late.Style.Face));
        var width = shaper.Width * late.Style.Size / 1000;
        var left = -width * late.Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => 0.5, _ => 1 };
        content.Reset();
        if (!glyphs.IsEmpty)
        {
            content.Text(glyphs, late.Style, left, 0);
        }

        WriteForm(late.Number, left, -late.Style.Size, left + width, late.Style.Size);
    }

    private int WriteWatermark(string text, TextStyle style, double angle, double opacity)
    {
        var (state, form) = (file.Reserve(), file.Reserve());
        file.Open(state).Raw("<</Type/ExtGState/ca ").Fraction(opacity).Raw(">>");
        file.Close();

        // Its own stream: the page that asks for it is being written.
        var own = new ContentStream(fonts, patterns);
        own.Reset();
        var glyphs = shaper.Shape(text, FontLibrary.For(style.Face));
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        var along = -shaper.Width * style.Size / 2000;
        var across = -style.Size / 3;
        own.Transparency(state);
        own.Text(glyphs, style, along * cos - across * sin, along * sin + across * cos, angle);
        var reach = Math.Max(Canvas.Width, Canvas.Height);
        WriteForm(form, own, -reach, -reach, reach, reach);
        return form;
    }

    private void WriteForm(int number, double left, double bottom, double right, double top) =>
        WriteForm(number, content, left, bottom, right, top);

    private void WriteForm(int number, ContentStream drawing, double left, double bottom, double right, double top)
    {
        var entries = new PdfBuffer().Raw("/Type/XObject/Subtype/Form/BBox[").Number(left).Space().Number(bottom).Space()
            .Number(right).Space().Number(top).Raw("]");
        drawing.Resources.WriteTo(entries);
        file.WriteStream(number, entries.Span, drawing.Bytes.Span);
    }

    private void WriteCatalog(int structure, int outlines, int names, int profile, int metadata)
    {
        var entries = file.Open(catalog).Raw("<</Type/Catalog/Pages ").Reference(pageTree)
            .Raw("/Lang").HexString(Destinations.Name(info.Language))
            .Raw("/MarkInfo<</Marked true>>/StructTreeRoot ").Reference(structure)
            .Raw("/ViewerPreferences<</DisplayDocTitle true>>/Metadata ").Reference(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
            .Reference(profile).Raw(">>]");
        if (outlines != 0)
        {
            entries.Raw("/PageMode/UseOutlines/Outlines ").Reference(outlines);
        }

        if (names != 0)
        {
            entries.Raw("/Names<</Dests ").Reference(names).Raw(">>");
        }

        entries.Raw(">>");
        file.Close();
    }
}
