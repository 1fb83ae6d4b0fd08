using Portal.Data;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// Labels and values. On a sheet of its own the values have a wide column and wrap; above a table they run over the
/// empty cells beside them, because there the columns are the table's.
/// </summary>
internal sealed class FactsBlock(IReadOnlyList<Fact> facts, Sheet on) : IBlock
{
    private const double LabelWidth = 26;
    private const double ValueWidth = 70;

    private bool HasRoom => !on.Tables.Any();

    public int? Height => facts.Count;
    public IEnumerable<ColumnWidth> Widths => HasRoom ? [new(LabelWidth), new(ValueWidth)] : [];

    public async ValueTask WriteAsync(SheetWriter sheet, CancellationToken cancel)
    {
        var label = sheet.Styles.IndexOf(new(Look.Label));
        foreach (var fact in facts)
        {
            sheet.StartRow(HeightOf(fact));
            sheet.Cell(0, label, fact.Label);
            sheet.Cell(1, sheet.Styles.IndexOf(StyleOf(fact, sheet.Info.Language)), Written(fact));
            await sheet.EndRowAsync(cancel);
        }
    }

    private CellStyle StyleOf(Fact fact, Language language)
    {
        var style = new CellStyle(Look.Plain, Side: Side.Left);
        return fact.Value.Kind switch
        {
            CellKind.Date => style with { Format = ColumnFormat.DateCode },
            CellKind.Moment => style with { Format = ColumnFormat.MomentCode },
            CellKind.Number => style with
            {
                Format = fact.Format.IsNumeric ? fact.Format.Code(language) : ColumnFormat.GeneralCode,
            },
            CellKind.Text => style with
            {
                Format = ColumnFormat.TextCode,
                Wrap = HasRoom,
                QuotePrefix = CellText.LooksLikeFormula(fact.Value.Content!),
            },
            _ => style,
        };
    }

    private double? HeightOf(Fact fact) => HasRoom && fact.Value.Content is { } text
        ? TextMeasure.RowHeight(TextMeasure.Lines(text, ValueWidth))
        : null;

    private static CellValue Written(Fact fact) =>
        fact.Format.Kind == ColumnKind.Money ? fact.Value.CentsAsDollars() : fact.Value;
}
