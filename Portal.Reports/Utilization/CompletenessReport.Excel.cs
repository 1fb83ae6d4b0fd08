using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

public static partial class CompletenessReport
{
    /// <summary>
    /// Writes the report as a workbook: the matrix of establishments and periods, a row for each obligation, then counts by period,
    /// territory, health region and establishment.
    /// </summary>
    public static Task WriteExcelAsync(CompletenessReportData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, language) = (CompletenessTexts.For(frame.Language), frame.Language);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Matrix).Title(t.Matrix, data.IsPast ? t.MatrixPast(frame.Format.LongDate(data.Today)) : t.MatrixNow)
            .Table(t.Matrix, MatrixColumns(data, t, language), data.Bodies, new TableOptions { FrozenColumns = 3, Description = t.MatrixNow });
        workbook.AddSheet(t.Obligations).Table(t.Obligations, new Columns<ObligationRow>()
            .Text(t.Territory, 22, row => row.Territory(language) ?? "–")
            .Text(t.Code, 14, row => row.BodyCode)
            .Text(t.Establishment, 46, row => row.Body(language))
            .Text(t.Period, 15, row => row.PeriodCode)
            .Text(t.State, 16, row => StateNames.Of(row.State, language))
            .Date(t.DueOn, row => row.DueOn)
            .Date(t.LocksOn, row => row.LocksOn)
            .Date(t.FiledOn, row => row.FiledOn)
            .Whole(t.DaysLate, row => DaysLate(row, data.Today), 11)
            .Text(t.OnTime, 10, row => row.IsFiled ? (row.IsFiledLate ? t.No : t.Yes) : null)
            .Text(t.Reason, 30, row => row.WaiverReason)
            .Whole(t.CountedRevision, row => (long?)row.CountedRevision, 11)
            .Text(t.CertifiedBy, 34, row => row.CertifiedByName)
            .Text(t.Contact, 46, row => row is { IsAwaited: true, IsLate: true } ? data.Contacts.GetValueOrDefault(row.BodyCode, t.NoSeat) : null),
            data.Obligations(), new TableOptions { FrozenColumns = 4, Description = frame.Title });

        var periods = workbook.AddSheet(t.ByPeriod, new SheetOptions { OnePage = true }).Title(t.ByPeriod, frame.Subject);
        var table = periods.Table(t.ByPeriod, CountColumns<PeriodRow>(new Columns<PeriodRow>().Text(t.Period, 16, period => period.Code), data.OfPeriod, t), data.Periods);
        periods.Chart(new Chart { Kind = ChartKind.Columns, Title = t.ByPeriodChart, AltText = t.ByPeriodChart, Table = table, Category = t.Period, Series = [t.OnTime, t.FiledLate, t.Awaited] });
        workbook.AddSheet(t.ByTerritory).Table(
            t.ByTerritory, CountColumns<(string Name, Completeness Counts)>(new Columns<(string Name, Completeness Counts)>().Text(t.Territory, 30, one => one.Name), one => one.Counts, t),
            Territories(data, language));
        workbook.AddSheet(t.ByRegion).Table(
            t.ByRegion, CountColumns<(string Name, Completeness Counts)>(new Columns<(string Name, Completeness Counts)>().Text(t.Region, 38, one => one.Name), one => one.Counts, t),
            Regions(data, language));
        var columns = new Columns<BodyObligations>()
            .Text(t.Territory, 22, body => body.Territory(language))
            .Text(t.Code, 14, body => body.BodyCode)
            .Text(t.Establishment, 46, body => body.Body(language));
        workbook.AddSheet(t.ByEstablishment).Table(t.ByEstablishment, CountColumns(columns, body => body.Counts, t), data.Bodies, new TableOptions { FrozenColumns = 3 });
        frame.AddDefinitions(workbook, [.. Definitions(t), .. States(t, language)]);
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    /// <summary>A column for each period with the state in words, as the page has it, then what was filed of what was due.</summary>
    private static Columns<BodyObligations> MatrixColumns(CompletenessReportData data, CompletenessTexts t, Language language)
    {
        var columns = new Columns<BodyObligations>()
            .Text(t.Territory, 22, body => body.Territory(language))
            .Text(t.Code, 14, body => body.BodyCode)
            .Text(t.Establishment, 46, body => body.Body(language));
        foreach (var period in data.Periods)
        {
            columns.Text(period.Code, 20, body => body.Mark(period.Sequence) is { } mark ? Cell(mark) : null);
        }

        return columns
            .Whole(t.Filed, body => (long?)body.Counts.Filed, 11)
            .Whole(t.Due, body => (long?)body.Counts.Due, 11)
            .Percent(t.Completeness, body => body.Counts.Share, 15);

        string Cell(ObligationMark mark) =>
            mark is { IsLate: true, State: not ObligationState.Missing } ? t.StateLate(StateNames.Of(mark.State, language)) : StateNames.Of(mark.State, language);
    }

    /// <summary>The legend of the matrix.</summary>
    private static IEnumerable<Definition> States(CompletenessTexts t, Language language) =>
        from state in Enum.GetValues<ObligationState>()
        where state != ObligationState.NotOpened
        select new Definition
        {
            Term = StateNames.Of(state, language),
            Meaning = t.Find("meaning." + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString())) ?? throw new InvalidOperationException($"No text says what {state} means."),
        };

    /// <summary>Until it was filed, or until today; null while it is not late.</summary>
    private static long? DaysLate(ObligationRow row, DateOnly today) =>
        !row.IsLate ? null : (row.FiledOn ?? today).DayNumber - row.DueOn.DayNumber;

    private static Columns<T> CountColumns<T>(Columns<T> columns, Func<T, Completeness> counts, CompletenessTexts t)
    {
        foreach (var (header, value) in Counts(t))
        {
            columns.Whole(header, row => (long?)value(counts(row)), 12);
        }

        return columns.Percent(t.Completeness, row => counts(row).Share, 15).Percent(t.Timeliness, row => counts(row).Timeliness, 15);
    }
}
