using System.Globalization;
using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>The activities of a fiscal year beside those of the year before, as the profiles of bodies show them.</summary>
/// <param name="Periods">Those of the year, in order; none outside the calendar.</param>
/// <param name="Previous">Those of the year before.</param>
/// <param name="Values">What was filed of <see cref="Indicator"/>, by the sequence of the period.</param>
public sealed record YearCourse(
    IReadOnlyList<PeriodRow> Periods, IReadOnlyList<PeriodRow> Previous, IReadOnlyDictionary<int, PeriodIndicatorRow> Values)
{
    /// <summary>The indicator whose course is shown.</summary>
    public const string Indicator = "SESS";

    /// <summary>Of the last period, for the places at which the series is interrupted; null where none is known.</summary>
    public Form? Form { get; init; }

    public LineChart Chart(string title, Language language) => new()
    {
        Title = title,
        Categories = [.. Periods.Select(period => new ChartCategory(Short(period)))],
        CategoryHeader = UtilizationTexts.For(language).Period,
        Format = Formats.For(language).Number,
        Words = ChartTexts.Words(language),
        Breaks = SeriesBreakWords.Marks(Form, Indicator, Periods, language, withYearBefore: true),
        Series =
        [
            new LineSeries(YearOf(Previous), SeriesLine.PreviousYear, [.. Previous.Select(Value)]),
            new LineSeries(YearOf(Periods), SeriesLine.First, [.. Periods.Select(Value)]),
        ],
    };

    internal static string Short(PeriodRow period) => "P" + period.Number.ToString("00", CultureInfo.InvariantCulture);

    internal ChartValue Value(PeriodRow period) => new(Values.GetValueOrDefault(period.Sequence)?.Total);

    internal static string YearOf(IReadOnlyList<PeriodRow> periods) => periods is [var first, ..] ? first.FiscalYear : "";
}
