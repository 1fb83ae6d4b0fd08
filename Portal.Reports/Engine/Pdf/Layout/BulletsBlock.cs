namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>Points of equal rank, each after a bullet.</summary>
internal sealed class BulletsBlock(IReadOnlyList<string> items) : Block
{
    private const double Indent = 6, BulletWidth = 12, Padding = 1.5;

    protected override void Render(PageFlow flow)
    {
        var style = PdfTheme.Body;
        var textLeft = flow.Left + Indent + BulletWidth;
        var row = new CellRow(
            "LI",
            [
                new RowCell { Tag = "Lbl", Left = flow.Left + Indent, Width = BulletWidth },
                new RowCell { Tag = "LBody", Left = textLeft, Width = flow.Left + flow.Width - textLeft },
            ],
            style.Size * PdfTheme.Leading,
            Padding);
        row.Cells[0].Set("•", style with { Color = PdfTheme.Blue });
        for (var i = 0; i < items.Count; i++)
        {
            row.Cells[1].Set(items[i], style);
            flow.Need(Math.Min(row.Height, flow.PageHeight / 2));
            if (i == 0)
            {
                flow.Marking.Begin("L", "/A<</O/List/ListNumbering/Disc>>");
            }

            row.Draw(flow, (_, _) => { }, flow.BreakPage);
        }

        flow.Marking.End();
        flow.Gap(10);
    }
}
