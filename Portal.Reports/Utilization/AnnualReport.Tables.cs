using Portal.Data.Governance;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Pdf;
using ChartBreak = Portal.Reports.Engine.Charts.ChartBreak;

namespace Portal.Reports.Utilization;

public static partial class AnnualReport
{
    private static PdfTable<AnnualTerritory> StructureTable(AnnualTexts t, Formats f) => new()
    {
        Caption = t.Structure,
        Columns =
        [
            new(t.Territory, one => one.Territory.Name(f.Language)) { Weight = 2.6, IsRowHeader = true },
            new(t.Centre, one => one.Territory.Centre(f.Language)) { Weight = 3 },
            new(t.Establishments, one => f.Whole(one.Territory.Establishments)) { Align = TextAnchor.End, Weight = 1.2 },
            new(t.Regions, one => f.Whole(one.Territory.Regions)) { Align = TextAnchor.End },
        ],
    };

    private static PdfTable<CoverageYear> CoverageTable(CoverageYear all, AnnualTexts t, Formats f)
    {
        return new PdfTable<CoverageYear>
        {
            Caption = t.Coverage,
            Columns =
            [
                new(t.Territory, line => line.Name) { Weight = 2.2, IsRowHeader = true },
                .. Cells().Select(cell => new PdfColumn<CoverageYear>(cell.Header, cell.Text) { Align = TextAnchor.End, Weight = 1.05 }),
            ],
            Total = () => [all.Name, .. Cells().Select(cell => cell.Text(all))],
        };

        IEnumerable<(string Header, Func<CoverageYear, string> Text)> Cells() =>
        [
            (t.Seats, line => f.Whole(line.Seats)), (t.Filled, line => f.Whole(line.Filled)), (t.Vacant, line => f.Whole(line.Seats - line.Filled)), (t.Interim, line => f.Whole(line.Interim)),
            (t.Rate, line => CompletenessReport.Share(line.Share, f)), (t.RateBefore, line => CompletenessReport.Share(line.ShareBefore, f)),
            (t.Begun, line => f.Whole(line.Begun)), (t.Ended, line => f.Whole(line.Ended)), (t.Turnover, line => CompletenessReport.Share(line.Turnover, f)),
        ];
    }

    private static PdfTable<SeatRow> VacantTable(AnnualReportData data, AnnualTexts t, Formats f) => new()
    {
        Caption = t.Vacancies,
        Empty = t.NoVacancy,
        Columns =
        [
            new(t.Seat, seat => seat.Role(f.Language)) { Weight = 1.6, IsRowHeader = true },
            new(t.Body, seat => seat.Body(f.Language)) { Weight = 3 },
            new(t.VacantSince, seat => Formats.Date(seat.VacantSince)) { Weight = 1 },
            new(t.Days, seat => f.Whole(seat.VacancyDays(data.StructureOn) ?? 0)) { Weight = 0.6, Align = TextAnchor.End },
            new(t.Covering, seat => seat.Interim ?? t.NoInterim) { Weight = 2, Style = seat => seat.Interim is null ? CellStyle.Warn : CellStyle.Normal },
        ],
    };

    private static readonly string[] ByPeriodCodes =
        [IndicatorCodes.Activities, IndicatorCodes.VirtualShare, IndicatorCodes.CompletionRate, IndicatorCodes.VideoShare, IndicatorCodes.Patients];

    private static PdfTable<PeriodRow> PeriodTable(AnnualReportData data, AnnualTexts t, Formats f)
    {
        var form = data.Form;
        var sums = data.Periods.ToDictionary(period => period.Sequence, period => OverPeriods.Summed(form, data.Utilization.Rows.Where(row => row.Sequence == period.Sequence)));
        var breaks = SeriesBreakWords.Within(form, ByPeriodCodes, data.Periods).Select(at => at.FromSequence).ToHashSet();
        return new PdfTable<PeriodRow>
        {
            Columns =
            [
                new(t.Period, period => breaks.Contains(period.Sequence) ? $"{UtilizationCharts.Short(period)}\u00a0{ChartBreak.Sign}" : UtilizationCharts.Short(period)) { Weight = 0.9, IsRowHeader = true },
                new(t.EndsOn, period => Formats.Date(period.EndsOn)) { Weight = 1.1 },
                .. ByPeriodCodes.Select(form.FindIndicator).OfType<FormIndicator>().Select(indicator => new PdfColumn<PeriodRow>(
                    indicator.Name(f.Language), period => IndicatorValues.Write(indicator, form.Value(indicator.Code, sums[period.Sequence]), f))
                {
                    Align = TextAnchor.End,
                    Weight = 1.4,
                }),
            ],
        };
    }

    private static IReadOnlyList<FormCategory> ActivityTypes(Form form) =>
        form.FindIndicator(IndicatorCodes.Activities)?.Dimensions is [var outer, ..] ? form.CategoriesOf(outer) : [];

    private static PdfTable<FormCategory> ChannelTable(Form form, SummedCells values, AnnualTexts t, Formats f)
    {
        var channels = form.CategoriesOf(IndicatorCodes.ChannelDimension);
        return new PdfTable<FormCategory>
        {
            Columns =
            [
                new(t.ActivityType, type => type.Name(f.Language)) { Weight = 2, IsRowHeader = true },
                .. channels.Select(channel => new PdfColumn<FormCategory>(channel.Name(f.Language), type => Write(values.TallyOf(new CellKey(IndicatorCodes.Activities, type.Code, channel.Code)).Aggregate))
                {
                    Align = TextAnchor.End,
                    Weight = 1.2,
                }),
                new(t.Total, type => Write(values.Of(new Symbol(IndicatorCodes.Activities, type.Code)))) { Align = TextAnchor.End, Style = _ => CellStyle.Strong },
            ],
            Total = () => [t.Total, .. channels.Select(channel => Write(values.Of(new Symbol(IndicatorCodes.Activities, channel.Code)))), Write(values.Of(new Symbol(IndicatorCodes.Activities)))],
        };

        string Write(Quantity value) => IndicatorValues.Write(form.Indicator(IndicatorCodes.Activities), value, f);
    }

    private static PdfTable<CellKey> ProgrammeTable(AnnualReportData data, SummedCells values, AnnualTexts t, Formats f)
    {
        var form = data.Form;
        var total = values.Tally(new Symbol(IndicatorCodes.Programmes)).Sum;
        var before = data.Utilization.YearBefore is { } span ? OverPeriods.Summed(span.Form, span.Rows) : null;
        return new PdfTable<CellKey>
        {
            Columns =
            [
                new(t.Programme, cell => form.Categories(cell, f.Language)) { Weight = 3, IsRowHeader = true },
                new(t.Activities, cell => Write(cell, values)) { Align = TextAnchor.End, Style = _ => CellStyle.Strong },
                new(t.ShareOf, cell => total == 0 ? "–" : f.Percent(values.TallyOf(cell).Sum / total)) { Align = TextAnchor.End },
                new(t.Before, cell => before is null ? "–" : Write(cell, before)) { Align = TextAnchor.End, Weight = 1.2 },
                new(t.Change, Change) { Align = TextAnchor.End },
            ],
        };

        string Write(CellKey cell, SummedCells from) => IndicatorValues.Write(form.Indicator(cell.Indicator), from.TallyOf(cell).Aggregate, f);

        string Change(CellKey cell) => before is null
            ? "–"
            : data.Utilization.YearBreak(form.Indicator(cell.Indicator)) is { } at ? at.Brief(f.Language)
            : Comparison.Change(form.Indicator(cell.Indicator), values.TallyOf(cell).Aggregate, before.TallyOf(cell).Aggregate, UtilizationTexts.For(f.Language), f);
    }

    private static PdfTable<AccessLine> RemotenessTable(AccessLine all, AnnualTexts t, Formats f) => new()
    {
        Caption = t.ByRemoteness,
        Columns =
        [
            new(t.Remoteness, line => line.Remoteness) { Weight = 1.6, IsRowHeader = true },
            .. AccessCells(t, f).Select(cell => new PdfColumn<AccessLine>(cell.Header, cell.Text) { Align = TextAnchor.End, Weight = 1.2 }),
        ],
        Total = () => [t.Total, .. AccessCells(t, f).Select(cell => cell.Text(all))],
    };

    private static PdfTable<AccessLine> RegionTable(AnnualTexts t, Formats f) => new()
    {
        Columns =
        [
            new(t.Region, line => line.Name) { Weight = 2, IsRowHeader = true },
            new(t.Remoteness, line => line.Remoteness) { Weight = 1.3 },
            new(t.Nations, line => line.Nations.Length == 0 ? "–" : line.Nations) { Weight = 1.4 },
            .. AccessCells(t, f).Where((_, place) => place is not 1 and not 3).Select(cell => new PdfColumn<AccessLine>(cell.Header, cell.Text) { Align = TextAnchor.End, Weight = 1.2 }),
        ],
    };

    private static IReadOnlyList<(string Header, Func<AccessLine, string> Text)> AccessCells(AnnualTexts t, Formats f)
    {
        return
        [
            (t.Population, line => line.Population is { } people ? f.Number(people) : "–"),
            (t.Activities, line => Write(line.Activities, 0)),
            (t.Per10k, line => Rate(line, line.ActivityRate)),
            (t.Patients, line => Write(line.Patients, 0)),
            (t.PatientsPer10k, line => Rate(line, line.PatientRate)),
            (t.RemotePatients, line => Write(line.Remote, 1)),
            (t.IndigenousPatients, line => Write(line.Indigenous, 1)),
        ];

        string Write(CellTally tally, int decimals) => tally.Aggregate switch
        {
            { Kind: QuantityKind.Number, Amount: { } amount } => f.Number(Math.Round(amount, decimals)),
            { Kind: QuantityKind.NotApplicable } => AnswerText.Write(Answer.NotApplicable, f.Language),
            { IsMasked: true } => AnswerText.Write(Answer.Masked, f.Language),
            _ => AnswerText.Write(Answer.NotAvailable, f.Language),
        };

        string Rate(AccessLine line, decimal? rate) => rate is { } known ? f.Number(known, 0) + (line.IsSmall ? "\u00a0*" : "") : "–";
    }

    private static PdfTable<FormIndicator> DefinitionTable(Form form, AnnualTexts t, Formats f)
    {
        var u = UtilizationTexts.For(f.Language);
        return new PdfTable<FormIndicator>
        {
            Group = indicator => ReceiptLine.Title(UtilizationReport.SectionOf(form, indicator), f.Language),
            Columns =
            [
                new(t.Code, indicator => indicator.Code) { Weight = 1.2 },
                new(t.Indicator, indicator => indicator.Name(f.Language)) { Weight = 2.2, IsRowHeader = true },
                new(t.Definition, indicator => indicator.Definition(f.Language)) { Weight = 3.6 },
                new(t.Formula, indicator => indicator.Formula.Length > 0 ? indicator.Formula.Replace("/", " ÷ ", StringComparison.Ordinal).Replace("*", " × ", StringComparison.Ordinal).Replace("+", " + ", StringComparison.Ordinal) : u.OverTimeOf(indicator)) { Weight = 2 },
                new(t.Version, indicator => f.Whole(indicator.Version)) { Weight = 0.7, Align = TextAnchor.End },
            ],
        };
    }
}
