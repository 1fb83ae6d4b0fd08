using System.Globalization;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>The charts that utilization documents share. Each is null where nothing was filed: an empty chart says nothing.</summary>
internal static class UtilizationCharts
{
    /// <summary>How wide bars with long names are drawn, so that most names take one line.</summary>
    public const double ManyBars = 920;

    /// <summary>One indicator over periods, with the same periods a year before behind it.</summary>
    /// <param name="value">By the sequence of a period; null leaves a gap.</param>
    /// <param name="title">Says what is drawn.</param>
    /// <param name="now">The name of the line.</param>
    /// <param name="before">The name of the line behind it; null draws none.</param>
    /// <param name="periods">In order.</param>
    /// <param name="f">How numbers are written.</param>
    /// <param name="height">Of the drawing, beside its width of 760.</param>
    /// <param name="form">Of the last period: where activities, which are what is drawn, are interrupted.</param>
    public static Drawing? Course(
        string title, string now, string? before, IReadOnlyList<PeriodRow> periods, Func<int, decimal?> value, Formats f, double height = 264, Form? form = null)
    {
        var t = UtilizationTexts.For(f.Language);
        List<ChartValue> line = [.. periods.Select(period => new ChartValue(value(period.Sequence)))];
        if (line.All(point => point.Number is null))
        {
            return null;
        }

        List<ChartValue> behind = [.. periods.Select(period => new ChartValue(value(period.Sequence - CellHistory.PeriodsOfYear)))];
        var hasBefore = before is not null && behind.Any(point => point.Number is not null);
        return ChartLayout.Draw(new LineChart
        {
            Title = title,
            Categories = [.. periods.Select(period => new ChartCategory(Short(period), period.FiscalYear, $"{Short(period)}, {period.FiscalYear}"))],
            CategoryHeader = t.Period,
            Format = f.Number,
            Words = ChartTexts.Words(f.Language),
            Height = height,
            Breaks = SeriesBreakWords.Marks(form, IndicatorCodes.Activities, periods, f.Language, hasBefore),
            Series =
            [
                .. hasBefore ? (LineSeries[])[new LineSeries(before!, SeriesLine.PreviousYear, behind)] : [],
                new LineSeries(now, SeriesLine.First, line),
            ],
        });
    }

    /// <summary>Activities by channel: columns over the periods, or bars for a single one.</summary>
    public static Drawing? ByChannel(Form form, IReadOnlyList<PeriodRow> periods, IReadOnlyList<PeriodIndicatorRow> rows, Formats f)
    {
        var t = UtilizationTexts.For(f.Language);
        var activities = rows.Where(row => row.IndicatorCode == IndicatorCodes.Activities && row.Total is not null).ToLookup(row => row.Sequence);
        var channels = form.CategoriesOf(IndicatorCodes.ChannelDimension);
        if (activities.Count == 0 || channels.Count == 0)
        {
            return null;
        }

        return periods.Count == 1
            ? Bars(t.ByChannel, t.Channel, channels.Select(channel => (channel.Name(f.Language), Of(periods[0], channel))), f)
            : ChartLayout.Draw(new ColumnChart
            {
                Title = t.ByChannel,
                Categories = [.. periods.Select(period => new ChartCategory(Short(period), null, $"{Short(period)}, {period.FiscalYear}"))],
                CategoryHeader = t.Period,
                Format = f.Number,
                Words = ChartTexts.Words(f.Language),
                Height = 270,
                Breaks = SeriesBreakWords.Marks(form, IndicatorCodes.Activities, periods, f.Language),
                Series = [.. channels.Take(4).Select(channel => new ColumnSeries(channel.Name(f.Language), [.. periods.Select(period => new ChartValue(Of(period, channel)))]))],
            });

        decimal? Of(PeriodRow period, FormCategory channel) => activities[period.Sequence].Where(row => row.Cell.Has(channel.Code))
            .Aggregate((decimal?)null, (sum, row) => (sum ?? 0) + row.Total);
    }

    /// <summary>Activities by clinical programme, the largest first.</summary>
    public static Drawing? ByProgramme(Form form, SummedCells values, Formats f)
    {
        var t = UtilizationTexts.For(f.Language);
        var bars = form.Cells(IndicatorCodes.Programmes)
            .Select(cell => (Name: form.Categories(cell, f.Language), Value: values.TallyOf(cell) is { Numbers: > 0 } tally ? tally.Sum : (decimal?)null))
            .OrderByDescending(bar => bar.Value ?? -1).ToList();
        return Bars(t.ByProgramme, t.Programme, bars, f);
    }

    /// <summary>Bars from the largest; the longest and the shortest are said in words.</summary>
    public static Drawing? Bars(string title, string nameHeader, IEnumerable<(string Name, decimal? Value)> values, Formats f, Func<decimal, string>? format = null, NamedValue? reference = null, double width = 700)
    {
        var t = UtilizationTexts.For(f.Language);
        var (bars, write) = (values.ToList(), format ?? f.Number);
        var known = bars.Where(bar => bar.Value is not null).OrderByDescending(bar => bar.Value).ToList();
        return known.Count == 0 ? null : ChartLayout.Draw(new BarChart
        {
            Title = title,
            Description = t.BarsText(known[0].Name, write(known[0].Value!.Value), known[^1].Name, write(known[^1].Value!.Value)),
            Bars = [.. bars.Select(bar => new Bar(bar.Name, new ChartValue(bar.Value)))],
            Reference = reference,
            NameHeader = nameHeader,
            ValueHeader = title,
            Format = write,
            Words = ChartTexts.Words(f.Language),
            Width = width,
        });
    }

    public static string Short(PeriodRow period) => "P" + period.Number.ToString("00", CultureInfo.InvariantCulture);
}
