namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>A part of a report that lays itself out.</summary>
internal interface IBlock
{
    ValueTask RenderAsync(PageFlow flow, CancellationToken cancellation);
}

/// <summary>A block that waits for nothing.</summary>
internal abstract class Block : IBlock
{
    public ValueTask RenderAsync(PageFlow flow, CancellationToken cancellation)
    {
        Render(flow);
        return ValueTask.CompletedTask;
    }

    protected abstract void Render(PageFlow flow);
}
