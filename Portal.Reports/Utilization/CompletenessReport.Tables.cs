using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Utilization;

public static partial class CompletenessReport
{
    private static PdfTable<ObligationRow> OverdueTable(CompletenessReportData data, CompletenessTexts t, Formats f) => new()
    {
        Empty = t.NowNone,
        Columns =
        [
            new(t.Establishment, row => row.Body(f.Language)) { Weight = 2.6, IsRowHeader = true },
            new(t.Period, row => row.PeriodCode) { Weight = 1.3 },
            new(t.State, row => StateNames.Of(row.State, f.Language)) { Weight = 1.1, Style = row => row.IsMissing ? CellStyle.Warn : CellStyle.Normal },
            new(t.DueOn, row => Formats.Date(row.DueOn)) { Weight = 1 },
            new(t.LocksOn, row => Formats.Date(row.LocksOn)) { Weight = 1.05 },
            new(t.DaysLate, row => f.Whole(data.Today.DayNumber - row.DueOn.DayNumber)) { Weight = 0.7, Align = TextAnchor.End },
            new(t.Contact, row => data.Contacts.GetValueOrDefault(row.BodyCode, t.NoSeat)) { Weight = 3.6 },
        ],
    };

    internal static PdfTable<T> CountsTable<T>(string header, Func<T, string> name, Func<T, Completeness> counts, Completeness total, CompletenessTexts t, Formats f) => new()
    {
        Columns =
        [
            new(header, name) { Weight = 2.4, IsRowHeader = true },
            .. Counts(t).Select(column => new PdfColumn<T>(column.Header, row => f.Whole(column.Value(counts(row))))
            {
                Align = TextAnchor.End,
                Style = row => column.Header == t.Missing && counts(row).Missing > 0 ? CellStyle.Warn : CellStyle.Normal,
            }),
            new(t.Completeness, row => Share(counts(row).Share, f)) { Align = TextAnchor.End, Weight = 1.1, Style = _ => CellStyle.Strong },
            new(t.Timeliness, row => Share(counts(row).Timeliness, f)) { Align = TextAnchor.End, Weight = 1, Style = _ => CellStyle.Strong },
        ],
        Total = () => [t.Total, .. Counts(t).Select(column => f.Whole(column.Value(total))), Share(total.Share, f), Share(total.Timeliness, f)],
    };

    private static IEnumerable<(string Header, Func<Completeness, int> Value)> Counts(CompletenessTexts t) =>
    [
        (t.Expected, counts => counts.Expected), (t.Waived, counts => counts.Waived), (t.Filed, counts => counts.Filed), (t.OnTime, counts => counts.OnTime),
        (t.FiledLate, counts => counts.FiledLate), (t.Awaited, counts => counts.Awaited), (t.Missing, counts => counts.Missing),
    ];

    private static PdfTable<BodyObligations> BandTable(CompletenessReportData data, CompletenessTexts t, Formats f, Language language) => new()
    {
        Group = body => body.Territory(language),
        Columns =
        [
            new(t.Establishment, body => body.Body(language)) { Weight = 5, IsRowHeader = true },
            .. data.Periods.Select(period => new PdfColumn<BodyObligations>(UtilizationCharts.Short(period), body => Letter(body.Mark(period.Sequence), t))
            {
                Weight = 0.55,
                Align = TextAnchor.Middle,
                Style = body => Style(body.Mark(period.Sequence)),
            }),
            new(t.Completeness, body => Share(body.Counts.Share, f)) { Align = TextAnchor.End, Weight = 1.3, Style = _ => CellStyle.Strong },
            new(t.Timeliness, body => Share(body.Counts.Timeliness, f)) { Align = TextAnchor.End, Weight = 1.2, Style = _ => CellStyle.Strong },
        ],
    };

    internal static string Letter(ObligationMark? mark, CompletenessTexts t) => mark switch
    {
        null => t.BandNone,
        { State: ObligationState.Waived } => t.BandWaived,
        { State: ObligationState.Missing } => t.BandMissing,
        { IsFiledLate: true } => t.BandLate,
        { State: ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted } => t.BandOnTime,
        { IsLate: true } => t.BandOverdue,
        _ => t.BandOpen,
    };

    internal static CellStyle Style(ObligationMark? mark) => mark switch
    {
        { State: ObligationState.Missing } => CellStyle.Warn,
        { State: ObligationState.Submitted or ObligationState.Reviewed or ObligationState.Accepted, IsFiledLate: false } => CellStyle.Good,
        { IsFiledLate: true } => CellStyle.Strong,
        { IsLate: true } => CellStyle.Warn,
        _ => CellStyle.Muted,
    };

    private static PdfTable<ObligationRow> WaiverTable(CompletenessTexts t, Language language) => new()
    {
        Empty = t.WaiversNone,
        Columns =
        [
            new(t.Establishment, row => row.Body(language)) { Weight = 3, IsRowHeader = true },
            new(t.Period, row => row.PeriodCode) { Weight = 1.2 },
            new(t.Reason, row => row.WaiverReason ?? "") { Weight = 5 },
        ],
    };

    private static IReadOnlyList<Definition> Definitions(CompletenessTexts t) =>
    [
        new Definition { Term = t.Expected, Meaning = t.ExpectedMeaning },
        new Definition { Term = t.Waived, Meaning = t.WaivedMeaning },
        new Definition { Term = t.Filed, Meaning = t.FiledMeaning },
        new Definition { Term = t.OnTime, Meaning = t.OnTimeMeaning },
        new Definition { Term = t.FiledLate, Meaning = t.FiledLateMeaning },
        new Definition { Term = t.Overdue, Meaning = t.OverdueMeaning },
        new Definition { Term = t.Missing, Meaning = t.MissingMeaning },
        new Definition { Term = t.DueOn, Meaning = t.DueMeaning },
        new Definition { Term = t.Completeness, Meaning = t.CompletenessMeaning, Numerator = t.Filed, Denominator = t.CompletenessOf, Unit = "%" },
        new Definition { Term = t.Timeliness, Meaning = t.TimelinessMeaning, Numerator = t.OnTime, Denominator = t.Filed, Unit = "%" },
    ];

    private static string Meaning(Definition definition) =>
        definition.Numerator is null ? definition.Meaning : $"{definition.Numerator} ÷ {definition.Denominator}. {definition.Meaning}";
}
