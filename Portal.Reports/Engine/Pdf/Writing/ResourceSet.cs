namespace Portal.Reports.Engine.Pdf.Writing;

internal enum ResourceKind
{
    Font,
    XObject,
    Pattern,
    ExtGState,
}

/// <summary>What a content stream refers to. A resource is named by its kind and object number: <c>/Font12</c>.</summary>
internal sealed class ResourceSet
{
    private readonly SortedSet<(ResourceKind Kind, int Number)> used = [];

    public void Clear() => used.Clear();

    /// <summary>Writes the name by which the content calls a resource, and notes that it does.</summary>
    public void WriteName(PdfBuffer content, ResourceKind kind, int number)
    {
        used.Add((kind, number));
        content.Raw(NameOf(kind)).Integer(number);
    }

    public void WriteTo(PdfBuffer entries)
    {
        entries.Raw("/Resources<<");
        ResourceKind? open = null;
        foreach (var (kind, number) in used)
        {
            if (kind != open)
            {
                entries.Raw(open is null ? "" : ">>").Raw(NameOf(kind)).Raw("<<");
                open = kind;
            }

            entries.Raw(NameOf(kind)).Integer(number).Space().Reference(number);
        }

        entries.Raw(open is null ? ">>" : ">>>>");
    }

    private static string NameOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Font => "/Font",
        ResourceKind.XObject => "/XObject",
        ResourceKind.Pattern => "/Pattern",
        _ => "/ExtGState",
    };
}
