using System.Globalization;
using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Utilization;

/// <summary>One period of the report: its obligations and its activities.</summary>
internal sealed record PeriodLine(string Code, string Short, DateOnly EndsOn, Completeness Counts, decimal? Activities)
{
    public static IEnumerable<PeriodLine> Of(UtilizationReportData data) => data.Periods.Select(period => new PeriodLine(
        period.Code,
        "P" + period.Number.ToString("00", CultureInfo.InvariantCulture),
        period.EndsOn,
        Completeness.Sum(data.Completeness.Where(row => row.Sequence == period.Sequence)),
        data.Rows.Where(row => row.Sequence == period.Sequence && row.IndicatorCode == IndicatorCodes.Activities).Select(row => row.Total).Aggregate((decimal?)null, (sum, total) => total is null ? sum : (sum ?? 0) + total)));
}

/// <summary>One territory of the report.</summary>
internal sealed record PartLine(string Name, Completeness Counts)
{
    public static IReadOnlyList<PartLine> Of(UtilizationReportData data, Language language) =>
        [.. data.Completeness.GroupBy(row => row.Territory(language) ?? "–").Select(part => new PartLine(part.Key, Completeness.Sum(part)))];
}

/// <summary>An input indicator, or one cell of its breakdown, with what it rests on.</summary>
internal sealed record CellLine
{
    private const string Indent = "\u2003";

    public required string Section { get; init; }
    public required string Code { get; init; }
    public required string Indicator { get; init; }
    public required string Categories { get; init; }
    public required string Unit { get; init; }
    public required FormIndicator Source { get; init; }
    public required CellTally Tally { get; init; }

    /// <summary>An indicator as a whole, not a cell of its breakdown.</summary>
    public bool IsTotal => Categories.Length == 0;

    public string Label => IsTotal ? Indicator : Indent + Categories;

    public CellValue Cell => Excel(Tally.Aggregate);

    public static CellValue Excel(Quantity value) => value.Kind switch
    {
        QuantityKind.Number => CellValue.From(value.Amount),
        QuantityKind.NotApplicable => CellValue.NotApplicable,
        _ => value.IsMasked ? CellValue.Masked : CellValue.NotAvailable,
    };

    public string Text(Formats format) => IndicatorValues.Write(Source, Tally.Aggregate, format);

    /// <summary>How many answers the value rests on, and how many are missing.</summary>
    public string Basis(UtilizationTexts t, Formats f)
    {
        var basis = t.AnswersOf(Tally.Numbers);
        return Tally.Missing > 0 ? t.WithMissing(basis, f.Whole(Tally.Missing)) : basis;
    }

    public string OverTime(UtilizationTexts t) => t.OverTimeOf(Source);

    public static IEnumerable<CellLine> Of(Form form, string section, SummedCells values, Language language)
    {
        var t = UtilizationTexts.For(language);
        var name = form.Sections.First(candidate => candidate.Code == section).Name(language);
        foreach (var indicator in form.Indicators.Where(indicator => indicator.Section == section && indicator.Kind == IndicatorKind.Input))
        {
            yield return Line(indicator, "", values.Tally(new Symbol(indicator.Code)));
            foreach (var cell in indicator.Breakdown.Length == 0 ? [] : form.Cells(indicator.Code))
            {
                yield return Line(indicator, form.Categories(cell, language), values.TallyOf(cell));
            }
        }

        CellLine Line(FormIndicator indicator, string categories, CellTally tally) => new()
        {
            Section = $"{section}. {name}",
            Code = indicator.Code,
            Indicator = indicator.Name(language),
            Categories = categories,
            Unit = t.UnitName(indicator.Unit),
            Source = indicator,
            Tally = tally,
        };
    }
}
