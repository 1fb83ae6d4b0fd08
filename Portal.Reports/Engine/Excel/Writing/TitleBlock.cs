using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

internal sealed class TitleBlock(string title, string? subtitle) : IBlock
{
    private const int Longest = 255;

    public int? Height => subtitle is null ? 1 : 2;
    public IEnumerable<ColumnWidth> Widths => [];

    public async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
    {
        sheet.StartRow(height: 26);
        sheet.Cell(0, sheet.Styles.IndexOf(new(Look.Title, Middle: true)), OneLine.Of(title, Longest));
        await sheet.EndRowAsync(cancel);
        if (subtitle is not null)
        {
            sheet.StartRow();
            sheet.Cell(0, sheet.Styles.IndexOf(new(Look.Subtitle)), OneLine.Of(subtitle, Longest));
            await sheet.EndRowAsync(cancel);
        }
    }
}
