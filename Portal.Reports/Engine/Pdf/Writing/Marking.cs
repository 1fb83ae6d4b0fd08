namespace Portal.Reports.Engine.Pdf.Writing;

internal enum ArtifactKind
{
    /// <summary>Rules, fills and frames.</summary>
    Layout,
    Header,
    Footer,
    Watermark,
}

/// <summary>Joins what is drawn to the structure: everything on a page belongs to an element or is an artifact.</summary>
internal sealed class Marking(StructureTree tree, ContentStream content)
{
    private bool isMarked;
    private bool isArtifact;

    /// <summary>Called before anything is drawn: opens the current element's marked content if it is not open.</summary>
    /// <exception cref="InvalidOperationException">No element is open, and this is no artifact.</exception>
    public void Touch()
    {
        if (isArtifact || isMarked)
        {
            return;
        }

        if (tree.IsAtRoot)
        {
            throw new InvalidOperationException("Content must belong to a structure element or be an artifact.");
        }

        content.Bytes.Raw("/").Raw(tree.Current.Tag).Raw("<</MCID ").Integer(tree.Mark()).Raw(">>BDC\n");
        isMarked = true;
    }

    public StructureElement Begin(string tag, string entries = "")
    {
        Leave();
        var element = tree.Begin(tag);
        element.Entries.Raw(entries);
        return element;
    }

    public void End()
    {
        Leave();
        tree.End();
    }

    /// <summary>Leaves an element open and goes back to its parent.</summary>
    public void Suspend()
    {
        Leave();
        tree.Suspend();
    }

    public void Resume(StructureElement element)
    {
        Leave();
        tree.Resume(element);
    }

    /// <summary>Draws what is no part of the document's content: a reader passes over it.</summary>
    public void Artifact(ArtifactKind kind, Action draw)
    {
        BeginArtifact(kind);
        draw();
        EndArtifact();
    }

    public void BeginArtifact(ArtifactKind kind)
    {
        Leave();
        content.Bytes.Raw(kind switch
        {
            ArtifactKind.Header => "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
            ArtifactKind.Footer => "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
            ArtifactKind.Watermark => "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n",
            _ => "/Artifact<</Type/Layout>>BDC\n",
        });
        isArtifact = true;
    }

    public void EndArtifact()
    {
        content.Bytes.Raw("EMC\n");
        isArtifact = false;
    }

    /// <summary>Closes the marked content that is open, for content of another element or the end of the page.</summary>
    public void Leave()
    {
        if (isMarked)
        {
            content.Bytes.Raw("EMC\n");
            isMarked = false;
        }
    }
}
