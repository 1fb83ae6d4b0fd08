namespace Portal.Reports.Engine.Pdf.Layout;

internal sealed class PageBreakBlock : Block
{
    protected override void Render(PageFlow flow) => flow.RequestBreak();
}
