using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Engine.Pdf;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;
using ExcelChart = Portal.Reports.Engine.Excel.Chart;

namespace Portal.Reports.Network;

/// <summary>What the profiles of a territory and of an establishment say alike: what was filed, and what it comes to.</summary>
internal static class ProfileParts
{
    /// <summary>The figures of the last whole period, and the course of the year; what there is of them.</summary>
    public static void AddFigures(this PdfReport report, DocumentFrame frame, PeriodComparison? comparison, YearCourse course)
    {
        var t = ProfileTexts.For(frame.Language);
        report.Heading(1, t.Figures);
        if (comparison is null)
        {
            report.Paragraph(t.NoFigures);
        }
        else
        {
            report.Table(comparison.Table(frame.Language, Basis(t, frame.Format, comparison)), comparison.Lines);
        }

        if (HasValues(course))
        {
            report.Heading(1, t.Course).Chart(ChartLayout.Draw(course.Chart(t.CourseTitle, frame.Language) with { Width = 1000, Height = 260 }), PdfCharts.Landscape);
        }
    }

    /// <summary>The same as a sheet: the table, then the course with a native chart.</summary>
    public static void AddFigures(this Workbook workbook, DocumentFrame frame, PeriodComparison? comparison, YearCourse course)
    {
        var t = ProfileTexts.For(frame.Language);
        if (comparison is null && !HasValues(course))
        {
            return;
        }

        var sheet = workbook.AddSheet(t.FiguresSheet, new SheetOptions { OnePage = true })
            .Title(t.Figures, comparison is null ? frame.Subject : Basis(t, frame.Format, comparison));
        if (comparison is not null)
        {
            sheet.Table(t.Figures, comparison.Columns(frame.Language), comparison.Lines);
        }

        if (HasValues(course))
        {
            var table = sheet.Table(t.Course, new Columns<(string Period, decimal? Before, decimal? Now)>()
                .Text(UtilizationTexts.For(frame.Language).Period, 12, row => row.Period)
                .Whole(YearCourse.YearOf(course.Previous), row => row.Before, 18)
                .Whole(YearCourse.YearOf(course.Periods), row => row.Now, 18), Rows(course));
            sheet.Chart(new ExcelChart
            {
                Kind = ChartKind.Line,
                Title = t.CourseTitle,
                AltText = ChartLayout.Draw(course.Chart(t.CourseTitle, frame.Language)).Description,
                Table = table,
                Category = table.Headers[0],
                Series = [table.Headers[1], table.Headers[2]],
            });
        }
    }

    /// <summary>The activities of the last whole period, and how they differ from a year before.</summary>
    public static KeyFigure Activities(DocumentFrame frame, PeriodComparison? comparison)
    {
        var (t, f) = (ProfileTexts.For(frame.Language), frame.Format);
        return comparison?.Activities is { } line
            ? new KeyFigure(
                t.ActivitiesOf(YearCourse.Short(comparison.Period)),
                IndicatorValues.Write(line.Indicator, line.Now, f),
                line.Break is { } at ? at.Brief(f.Language) : line.Change(f) is var change and not "–" ? t.OverYear(change) : t.NothingToCompare)
            : new KeyFigure(t.Activities, "–", t.NothingFiled);
    }

    public static KeyFigure Filed(DocumentFrame frame, Completeness counts)
    {
        var (t, f) = (ProfileTexts.For(frame.Language), frame.Format);
        return new KeyFigure(t.Completeness, counts.Share is { } share ? f.Percent(share) : "–", t.FiledOf(counts.Filed, f.Whole(counts.Due)));
    }

    private static string Basis(ProfileTexts t, Formats f, PeriodComparison comparison)
    {
        var now = t.Basis(comparison.Counts.Filed, f.Whole(comparison.Counts.Due), comparison.Period.Code);
        return comparison.Before is { } before
            ? now + " " + t.BasisBefore(before.Code, f.Whole(comparison.CountsBefore.Filed), f.Whole(comparison.CountsBefore.Due))
            : now;
    }

    private static bool HasValues(YearCourse course) => course.Periods.Concat(course.Previous).Any(period => course.Value(period).Number is not null);

    private static IEnumerable<(string Period, decimal? Before, decimal? Now)> Rows(YearCourse course) => course.Periods.Select((period, place) => (
        YearCourse.Short(period), place < course.Previous.Count ? course.Value(course.Previous[place]).Number : null, course.Value(period).Number));
}
