namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>The outline that a reader shows beside the pages: the title with the headings below it.</summary>
internal sealed class Bookmarks
{
    private sealed record Entry(string Title, int Depth, int Page, double Y)
    {
        public int Number { get; set; }
        public List<Entry> Children { get; } = [];
    }

    private readonly List<Entry> entries = [];

    /// <param name="title">As the heading says.</param>
    /// <param name="depth">0 for the document's title, then as headings nest.</param>
    /// <param name="page">The page's object.</param>
    /// <param name="y">Height on the page, from its bottom.</param>
    public void Add(string title, int depth, int page, double y) => entries.Add(new Entry(title, depth, page, y));

    /// <summary>Writes the outline; returns its object, or 0 if there is none.</summary>
    public int Write(PdfFile file)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        var root = file.Reserve();
        var top = Nest(file);
        WriteLevel(file, top, root, isOpen: true);
        var visible = top.Sum(entry => 1 + entry.Children.Count);
        file.Open(root).Raw("<</Type/Outlines/First ").Reference(top[0].Number).Raw("/Last ").Reference(top[^1].Number)
            .Raw("/Count ").Integer(visible).Raw(">>");
        file.Close();
        return root;
    }

    private List<Entry> Nest(PdfFile file)
    {
        var top = new List<Entry>();
        var path = new Stack<Entry>();
        foreach (var entry in entries)
        {
            entry.Number = file.Reserve();
            while (path.Count > 0 && path.Peek().Depth >= entry.Depth)
            {
                path.Pop();
            }

            (path.TryPeek(out var parent) ? parent.Children : top).Add(entry);
            path.Push(entry);
        }

        return top;
    }

    /// <summary>The top level shows its children, deeper ones are folded: a negative count (ISO 32000-1, 12.3.3).</summary>
    private static void WriteLevel(PdfFile file, List<Entry> siblings, int parent, bool isOpen)
    {
        for (var i = 0; i < siblings.Count; i++)
        {
            var entry = siblings[i];
            var bookmark = file.Open(entry.Number).Raw("<</Title").TextString(entry.Title).Raw("/Parent ").Reference(parent)
                .Raw("/Dest[").Reference(entry.Page).Raw("/XYZ null ").Number(entry.Y).Raw(" null]");
            if (i > 0)
            {
                bookmark.Raw("/Prev ").Reference(siblings[i - 1].Number);
            }

            if (i < siblings.Count - 1)
            {
                bookmark.Raw("/Next ").Reference(siblings[i + 1].Number);
            }

            if (entry.Children is [var first, ..] and [.., var last])
            {
                bookmark.Raw("/First ").Reference(first.Number).Raw("/Last ").Reference(last.Number)
                    .Raw("/Count ").Integer(isOpen ? entry.Children.Count : -entry.Children.Count);
            }

            bookmark.Raw(">>");
            file.Close();
            WriteLevel(file, entry.Children, entry.Number, isOpen: false);
        }
    }
}
