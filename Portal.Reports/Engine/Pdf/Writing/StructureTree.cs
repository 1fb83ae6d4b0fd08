namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// The logical structure of the document: elements with their roles, and for each page the way back from its marked
/// content to the element it belongs to. Elements are written when they close; only those on the way from the root to the
/// current one are in memory, and of each page or link, one number.
/// </summary>
internal sealed class StructureTree
{
    private readonly PdfFile file;
    private readonly int root;
    private readonly int parentTree;
    private readonly StructureElement document;
    private readonly Stack<StructureElement> spare = new();
    private readonly List<int> parents = [];
    private readonly List<int> marks = [];
    private int page;
    private int pageKey;

    public StructureTree(PdfFile file)
    {
        this.file = file;
        root = file.Reserve();
        parentTree = file.Reserve();
        document = new StructureElement { Number = file.Reserve(), Tag = "Document" };
        Current = document;
    }

    public StructureElement Current { get; private set; }

    public bool IsAtRoot => Current == document;

    /// <summary>Bytes that the open elements hold, which grow with their children until they close.</summary>
    public int OpenBytes
    {
        get
        {
            var bytes = 0;
            for (var element = Current; element is not null; element = element.Parent)
            {
                bytes += element.Kids.Length + element.Entries.Length;
            }

            return bytes;
        }
    }

    /// <summary>Opens an element inside the current one, which it becomes.</summary>
    public StructureElement Begin(string tag)
    {
        var element = spare.TryPop(out var used) ? used : new StructureElement();
        element.Number = file.Reserve();
        element.Parent = Current;
        element.Tag = tag;
        AppendKid(Current).Reference(element.Number);
        Current = element;
        return element;
    }

    /// <summary>Leaves an element open but goes back to its parent: a cell that goes on over a page break.</summary>
    public void Suspend() => Current = Current.Parent!;

    public void Resume(StructureElement element) => Current = element;

    public void End()
    {
        var element = Current;
        Current = element.Parent ?? throw new InvalidOperationException("No element is open.");
        Write(element, Current.Number);
        spare.Push(element);
    }

    public void StartPage(int pageObject)
    {
        page = pageObject;
        pageKey = NextKey();
        marks.Clear();
    }

    /// <summary>Gives the current element another piece of marked content; returns the mark's number on the page.</summary>
    public int Mark()
    {
        var mark = marks.Count;
        marks.Add(Current.Number);
        if (Current.Page == 0)
        {
            Current.Page = page;
        }

        var kids = AppendKid(Current);
        if (Current.Page == page)
        {
            kids.Integer(mark);
        }
        else
        {
            kids.Raw("<</Type/MCR/Pg ").Reference(page).Raw("/MCID ").Integer(mark).Raw(">>");
        }

        return mark;
    }

    /// <summary>Gives the current element an annotation; returns the annotation's key for the way back.</summary>
    public int Attach(int annotation)
    {
        AppendKid(Current).Raw("<</Type/OBJR/Obj ").Reference(annotation).Raw("/Pg ").Reference(page).Raw(">>");
        var key = NextKey();
        parents[key] = Current.Number;
        return key;
    }

    /// <summary>Writes the page's marks; returns the page's key for the way back.</summary>
    public int EndPage()
    {
        var number = file.Reserve();
        var array = file.Open(number).Raw("[");
        foreach (var mark in marks)
        {
            array.Reference(mark).Space();
        }

        array.Raw("]");
        file.Close();
        parents[pageKey] = number;
        return pageKey;
    }

    /// <summary>Writes what is left and returns the number of the root.</summary>
    public int Finish()
    {
        if (!IsAtRoot)
        {
            throw new InvalidOperationException($"An element {Current.Tag} is still open.");
        }

        Write(document, root);
        var tree = file.Open(parentTree).Raw("<</Nums[");
        for (var key = 0; key < parents.Count; key++)
        {
            tree.Integer(key).Space().Reference(parents[key]).Space();
        }

        tree.Raw("]>>");
        file.Close();
        file.Open(root).Raw("<</Type/StructTreeRoot/K[").Reference(document.Number).Raw("]/ParentTree ").Reference(parentTree)
            .Raw("/ParentTreeNextKey ").Integer(parents.Count).Raw(">>");
        file.Close();
        return root;
    }

    private int NextKey()
    {
        parents.Add(0);
        return parents.Count - 1;
    }

    private static PdfBuffer AppendKid(StructureElement element) =>
        element.Kids.Length == 0 ? element.Kids : element.Kids.Space();

    private void Write(StructureElement element, int parent)
    {
        var entries = file.Open(element.Number);
        entries.Raw("<</Type/StructElem/S/").Raw(element.Tag).Raw("/P ").Reference(parent);
        if (element.Page != 0)
        {
            entries.Raw("/Pg ").Reference(element.Page);
        }

        entries.Raw(element.Entries.Span).Raw("/K[").Raw(element.Kids.Span).Raw("]>>");
        file.Close();
        element.Parent = null;
        element.Page = 0;
        element.Entries.Clear();
        element.Kids.Clear();
    }
}
