using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using PdfAnchor = Portal.Reports.Engine.Pdf.TextAnchor;

namespace Portal.Reports.Utilization;

/// <summary>The figures of a period beside those of the same period a year before, of a territory or an establishment.</summary>
public sealed record PeriodComparison
{
    /// <summary>
    /// What profiles show, in this order. Counts of patients are not among them: small ones are masked for some readers, and a
    /// profile is passed on.
    /// </summary>
    private static readonly string[] Shown =
        [YearCourse.Indicator, "R_VIRTUAL", "R_VIDEO", "R_COMPL", "R_NOSHOW", "R_TECH", "R_ASTGT", "RPMACT", "R_ADHER", "NEWACC", "TRIPAVOID", "KMAVOID", "CLIN"];

    /// <summary>Of the period; the year before is read by the same form.</summary>
    public required Form Form { get; init; }
    public required PeriodRow Period { get; init; }
    public required IReadOnlyList<PeriodIndicatorRow> Rows { get; init; }
    public required Completeness Counts { get; init; }

    /// <summary>Null where the calendar does not reach back a year.</summary>
    public PeriodRow? Before { get; init; }
    public IReadOnlyList<PeriodIndicatorRow> RowsBefore { get; init; } = [];
    public Completeness CountsBefore { get; init; }

    internal IReadOnlyList<ComparisonLine> Lines
    {
        get
        {
            var (now, before) = (OverPeriods.Summed(Form, Rows), OverPeriods.Summed(Form, RowsBefore));
            return [.. Shown.Select(Form.FindIndicator).OfType<FormIndicator>()
                .Select(indicator => new ComparisonLine(
                    indicator, Form.Value(indicator.Code, now), Form.Value(indicator.Code, before),
                    Before is null ? null : Form.Breaks.Between(indicator.Code, Before.Sequence, Period.Sequence)))];
        }
    }

    internal ComparisonLine? Activities => Lines.FirstOrDefault(line => line.Indicator.Code == YearCourse.Indicator);

    /// <param name="language">The document’s.</param>
    /// <param name="caption">What the figures rest on.</param>
    internal PdfTable<ComparisonLine> Table(Language language, string caption)
    {
        var (t, u, f) = (ComparisonTexts.For(language), UtilizationTexts.For(language), Formats.For(language));
        return new PdfTable<ComparisonLine>
        {
            Caption = caption,
            Columns =
            [
                new(u.Indicator, line => line.Indicator.Name(language)) { Weight = 3, IsRowHeader = true },
                new(Period.Code, line => IndicatorValues.Write(line.Indicator, line.Now, f)) { Weight = 1.3, Align = PdfAnchor.End, Style = _ => CellStyle.Strong },
                new(Before?.Code ?? t.YearBefore, line => IndicatorValues.Write(line.Indicator, line.Before, f)) { Weight = 1.3, Align = PdfAnchor.End },
                new(t.Change, line => line.Change(f)) { Weight = 1.3, Align = PdfAnchor.End },
                new(u.Definition, line => line.Indicator.Definition(language)) { Weight = 4.2, Style = _ => CellStyle.Muted },
            ],
        };
    }

    internal Columns<ComparisonLine> Columns(Language language)
    {
        var (t, u) = (ComparisonTexts.For(language), UtilizationTexts.For(language));
        return new Columns<ComparisonLine>()
            .Text(u.Code, 12, line => line.Indicator.Code)
            .Text(u.Indicator, 46, line => line.Indicator.Name(language))
            .Number(Period.Code, 1, line => line.Cell(line.Now), 18)
            .Number(Before?.Code ?? t.YearBefore, 1, line => line.Cell(line.Before), 18)
            .Text(t.Change, 22, line => line.Change(Formats.For(language)))
            .Text(u.Unit, 12, line => u.UnitName(line.Indicator.Unit))
            .Text(u.Definition, 70, line => line.Indicator.Definition(language), wrap: true);
    }
}

/// <summary>One indicator in the period and a year before.</summary>
/// <param name="Break">What interrupts the series between the two.</param>
internal sealed record ComparisonLine(FormIndicator Indicator, Quantity Now, Quantity Before, SeriesBreak? Break)
{
    private bool IsShare => Indicator.Unit == Units.Percent;

    public string Change(Formats f) => Break is { } at ? at.Brief(f.Language) : Comparison.Change(Indicator, Now, Before, UtilizationTexts.For(f.Language), f);

    /// <summary>In the indicator’s unit: a share as a number of hundredths.</summary>
    public CellValue Cell(Quantity value) => value is { Kind: QuantityKind.Number, Amount: { } amount } && IsShare
        ? CellValue.From(amount * 100)
        : CellLine.Excel(value);
}
