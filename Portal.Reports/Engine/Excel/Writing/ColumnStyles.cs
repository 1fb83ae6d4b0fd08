using Portal.Data;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The styles of a column's cells, by what the cell says.</summary>
internal sealed class ColumnStyles
{
    private readonly int own;
    private readonly int number;
    private readonly int text;
    private readonly int formulaLike;
    private readonly int date;
    private readonly int moment;
    private readonly int flag;
    private readonly int answer;

    /// <summary>In a table whose rows may be several lines high, texts begin at the top; else in the middle.</summary>
    public ColumnStyles(
        StyleBook styles, Language language, ColumnFormat format, bool wrap, bool isInput, bool middle)
    {
        var isDated = format.Kind is ColumnKind.Date or ColumnKind.Moment;
        var code = format.Code(language);
        var left = new CellStyle(isInput ? Look.Input : Look.Body, Side: Side.Left, Indent: 1, Middle: middle);
        var right = left with { Side = Side.Right, Indent = 0 };
        var written = left with { Format = ColumnFormat.TextCode, Wrap = wrap };
        own = styles.IndexOf((format.IsNumeric ? right : left) with { Format = code, Wrap = wrap });
        number = styles.IndexOf(right with { Format = format.IsNumeric ? code : ColumnFormat.GeneralCode });
        text = styles.IndexOf(written);
        formulaLike = styles.IndexOf(written with { QuotePrefix = true });
        date = styles.IndexOf(left with { Format = isDated ? code : ColumnFormat.DateCode });
        moment = styles.IndexOf(left with { Format = isDated ? code : ColumnFormat.MomentCode });
        flag = styles.IndexOf(left with { Side = Side.Center, Indent = 0 });
        answer = styles.IndexOf((format.IsNumeric ? right : left) with
        {
            Look = isInput ? Look.InputAnswer : Look.Answer,
            Format = format.IsNumeric ? code : ColumnFormat.TextCode,
        });
    }

    public static CellStyle Header(ColumnFormat format, bool hasFilter) => new(
        Look.Header,
        Side: format.IsNumeric ? Side.Right : Side.Left,
        Indent: format.IsNumeric && hasFilter ? 2 : 1, // the filter's button covers the right end
        Wrap: true,
        Middle: true);

    public int For(CellValue value) => value.Kind switch
    {
        CellKind.Number => number,
        CellKind.Text => CellText.LooksLikeFormula(value.Content!) ? formulaLike : text,
        CellKind.Date => date,
        CellKind.Moment => moment,
        CellKind.Flag => flag,
        CellKind.Blank => own,
        _ => answer,
    };
}
