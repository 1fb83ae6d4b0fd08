using Portal.Reports.Engine.Pdf.Writing;

namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Pairs of a term and its value, a line between them.</summary>
internal sealed class DefinitionListBlock(IReadOnlyList<(string Term, string Value)> pairs) : Block
{
    private const double TermShare = 0.32, Between = 12, Padding = 4;

    protected override void Render(PageFlow flow)
    {
        var termWidth = flow.Width * TermShare;
        var valueLeft = flow.Left + termWidth + Between;
        var row = new CellRow(
            "LI",
            [
                new RowCell { Tag = "Lbl", Left = flow.Left, Width = termWidth },
                new RowCell { Tag = "LBody", Left = valueLeft, Width = flow.Left + flow.Width - valueLeft },
            ],
            PdfTheme.Body.Size * PdfTheme.Leading,
            Padding);
        for (var i = 0; i < pairs.Count; i++)
        {
            row.Cells[0].Set(pairs[i].Term + " ", PdfTheme.Strong);
            row.Cells[1].Set(pairs[i].Value, PdfTheme.Body);
            flow.Need(Math.Min(row.Height, flow.PageHeight / 2));
            if (i == 0)
            {
                flow.Marking.Begin("L", "/A<</O/List/ListNumbering/None>>");
            }

            row.Draw(flow, (top, height) => flow.Marking.Artifact(ArtifactKind.Layout, () => flow.Canvas.Line(
                flow.Left, top + height, flow.Left + flow.Width, top + height, new Stroke(PdfTheme.Rule, 0.5))), flow.BreakPage);
        }

        flow.Marking.End();
        flow.Gap(14);
    }
}
