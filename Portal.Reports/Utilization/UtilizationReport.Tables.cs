using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Utilization;

public static partial class UtilizationReport
{
    private static PdfTable<PeriodLine> PeriodTable(UtilizationTexts t, Formats f, Completeness total) => new()
    {
        Caption = t.CompletenessByPeriod,
        Columns =
        [
            new(t.Period, line => line.Short) { Weight = 1, IsRowHeader = true },
            new(t.EndsOn, line => Formats.Date(line.EndsOn)) { Weight = 1.3 },
            new(t.Due, line => f.Whole(line.Counts.Due)) { Align = TextAnchor.End },
            new(t.Filed, line => f.Whole(line.Counts.Filed)) { Align = TextAnchor.End },
            new(t.Completeness, line => line.Counts.Share is { } share ? f.Percent(share) : "–") { Align = TextAnchor.End, Weight = 1.2 },
            new(t.Late, line => f.Whole(line.Counts.Late)) { Align = TextAnchor.End },
            new(t.Missing, line => f.Whole(line.Counts.Missing)) { Align = TextAnchor.End, Style = line => line.Counts.Missing > 0 ? CellStyle.Warn : CellStyle.Normal },
            new(t.Waived, line => f.Whole(line.Counts.Waived)) { Align = TextAnchor.End },
        ],
        Total = () =>
        [
            t.Total, "", f.Whole(total.Due), f.Whole(total.Filed), total.Share is { } share ? f.Percent(share) : "–", f.Whole(total.Late), f.Whole(total.Missing), f.Whole(total.Waived),
        ],
    };

    private static PdfTable<PartLine> PartTable(UtilizationTexts t, Formats f) => new()
    {
        Caption = t.CompletenessByTerritory,
        Columns =
        [
            new(t.Territory, line => line.Name) { Weight = 3, IsRowHeader = true },
            new(t.Due, line => f.Whole(line.Counts.Due)) { Align = TextAnchor.End },
            new(t.Filed, line => f.Whole(line.Counts.Filed)) { Align = TextAnchor.End },
            new(t.Completeness, line => line.Counts.Share is { } share ? f.Percent(share) : "–") { Align = TextAnchor.End, Weight = 1.2 },
            new(t.Late, line => f.Whole(line.Counts.Late)) { Align = TextAnchor.End },
        ],
    };

    private static PdfTable<FormIndicator> DerivedTable(UtilizationTexts t, Formats f, Language language, Form form, SummedCells values) => new()
    {
        Columns =
        [
            new(t.Indicator, indicator => indicator.Name(language)) { Weight = 2.4, IsRowHeader = true },
            new(t.Value, indicator => IndicatorValues.Write(indicator, form.Value(indicator.Code, values), f)) { Weight = 1, Align = TextAnchor.End, Style = _ => CellStyle.Strong },
            new(t.Definition, indicator => indicator.Definition(language)) { Weight = 3.4, Style = _ => CellStyle.Muted },
        ],
    };

    internal static PdfTable<CellLine> CellTable(UtilizationTexts t, Formats f) => new()
    {
        Group = line => line.Section,
        Columns =
        [
            new(t.Indicator, line => line.Label) { Weight = 4.2, IsRowHeader = true, Style = line => line.IsTotal ? CellStyle.Strong : CellStyle.Normal },
            new(t.Unit, line => line.Unit) { Weight = 1 },
            new(t.Value, line => line.Text(f)) { Weight = 1.3, Align = TextAnchor.End, Style = line => line.IsTotal ? CellStyle.Strong : CellStyle.Normal },
            new(t.Answers, line => line.Basis(t, f)) { Weight = 2.2, Style = _ => CellStyle.Muted },
        ],
    };

    internal static PdfTable<FormIndicator> ComparedTable(Form form, SummedCells values, IReadOnlyList<Comparison> comparisons, UtilizationTexts t, Formats f) => new()
    {
        Group = indicator => $"{indicator.Section}. {SectionOf(form, indicator).Name(f.Language)}",
        Columns =
        [
            new(t.Indicator, indicator => indicator.Name(f.Language)) { Weight = 3, IsRowHeader = true },
            new(t.Value, indicator => IndicatorValues.Write(indicator, form.Value(indicator.Code, values), f)) { Weight = 1.2, Align = TextAnchor.End, Style = _ => CellStyle.Strong },
            .. comparisons.SelectMany(comparison => new PdfColumn<FormIndicator>[]
            {
                new(comparison.Name, indicator => IndicatorValues.Write(indicator, comparison.Before(indicator), f)) { Weight = 1.2, Align = TextAnchor.End },
                new(t.ChangeFrom(comparison.Name), indicator => comparison.Change(indicator, t, f)) { Weight = 1.1, Align = TextAnchor.End },
            }),
        ],
    };

    internal static PdfTable<EstablishmentLine> EstablishmentTable(UtilizationReportData data, UtilizationTexts t, Formats f)
    {
        var form = data.Form;
        return new PdfTable<EstablishmentLine>
        {
            Group = line => line.Territory,
            Columns =
            [
                new(t.Establishment, line => line.Name) { Weight = 3.2, IsRowHeader = true },
                new(t.ActivitiesShort, line => Write(line, IndicatorCodes.Activities)) { Weight = 1.1, Align = TextAnchor.End },
                new(t.ChangeYear, Change) { Weight = 1, Align = TextAnchor.End },
                new(t.CompletionShort, line => Write(line, IndicatorCodes.CompletionRate)) { Weight = 1.1, Align = TextAnchor.End },
                new(t.VirtualShort, line => Write(line, IndicatorCodes.VirtualShare)) { Weight = 1, Align = TextAnchor.End },
                new(t.Filed, line => $"{f.Whole(line.Counts.Filed)} / {f.Whole(line.Counts.Due)}") { Weight = 1, Align = TextAnchor.End },
                new(t.Completeness, line => line.Counts.Share is { } share ? f.Percent(share) : "–")
                {
                    Weight = 1.2, Align = TextAnchor.End, Style = line => line.Counts.Missing > 0 ? CellStyle.Warn : CellStyle.Normal,
                },
            ],
        };

        string Write(EstablishmentLine line, string code) => form.FindIndicator(code) is { } indicator ? IndicatorValues.Write(indicator, line.Value(form, code), f) : "–";

        string Change(EstablishmentLine line) => form.FindIndicator(IndicatorCodes.Activities) is { } indicator
            ? data.YearBreak(indicator) is { } at ? at.Brief(f.Language) : Comparison.Change(indicator, line.Value(form, indicator.Code), line.ValueBefore(form, indicator.Code), t, f)
            : "–";
    }
}
