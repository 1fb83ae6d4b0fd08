using Portal.Data;
using Portal.Data.Insights;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Reports.Utilization;

namespace Portal.Web.Features.Insights;

/// <summary>
/// The first measure of an answer as a drawing with the table's own numbers: lines over times, columns where categories of a flow add up,
/// the map for regions, bars for another
/// dimension, a heat map for two; nothing where there would be too many.
/// </summary>
internal static class ExploreChart
{
    private const int MostSeries = 4;
    private const int MostBars = 40;
    private const int MostHeatColumns = 60;

    public static Drawing? Draw(InsightAnswer answer, ExploreWords words, Language language)
    {
        if (answer.IsEmpty || answer.Rows.Count == 0 || answer.Columns.Count == 0)
        {
            return null;
        }

        var (rows, columns) = (answer.Question.Rows, answer.Question.Columns);
        var drawn = new Drawn(answer, words, language);
        return (rows?.Kind, columns?.Kind) switch
        {
            (_, DimensionKind.Time) when answer.Rows.Count <= MostSeries => drawn.OverTimes(rows, answer.Rows, columns!, answer.Columns, (series, at) => answer.Cell(series, at)),
            (DimensionKind.Time, _) when answer.Columns.Count <= MostSeries => drawn.OverTimes(columns, answer.Columns, rows!, answer.Rows, (series, at) => answer.Cell(at, series)),
            (not null, not null) when answer.Rows.Count <= MostBars && answer.Columns.Count <= MostHeatColumns => drawn.Heat(rows!, columns!),
            (not null, null) when rows == Dimension.Region => drawn.Map(at => answer.RowTotal(at)),
            (not null, null) when answer.Rows.Count <= MostBars => drawn.Bars(rows!, answer.Rows, at => answer.RowTotal(at)),
            (null, not null) when answer.Columns.Count <= MostBars => drawn.Bars(columns!, answer.Columns, at => answer.ColumnTotal(at)),
            _ => null,
        };
    }

    private sealed class Drawn(InsightAnswer answer, ExploreWords words, Language language)
    {
        private readonly AnsweredMeasure measure = answer.Measures[0];

        private string Title => $"{words.Title(answer)}. {words.Span(answer.Periods)}";

        public Drawing OverTimes(
            Dimension? seriesOf, IReadOnlyList<AnswerHeading> series, Dimension times, IReadOnlyList<AnswerHeading> headings, Func<int, int, AnswerCell> cell)
        {
            List<ChartCategory> categories = [.. headings.Select(heading => Category(times, heading))];
            var named = series.Select((heading, at) => (
                Name: seriesOf is null ? words.Measure(measure.Key) : words.Heading(seriesOf, heading),
                Values: (IReadOnlyList<ChartValue>)[.. headings.Select((_, index) => Value(cell(at, index)))])).ToList();
            List<ChartBreak> breaks = [.. headings.Index().Where(heading => heading.Item.Break is not null)
                .Select(heading => new ChartBreak(heading.Index, words.Break(heading.Item.Break!)))];
            var isPartOfWhole = seriesOf?.Kind == DimensionKind.Category && measure.Indicator is { Kind: IndicatorKind.Input, OverTime: OverTime.Sum };
            return isPartOfWhole
                ? ChartLayout.Draw(new ColumnChart
                {
                    Title = Title,
                    Categories = categories,
                    Series = [.. named.Select(one => new ColumnSeries(one.Name, one.Values))],
                    Breaks = breaks,
                    CategoryHeader = words.Dimension(times),
                    Format = Text,
                    Words = ChartTexts.Words(language),
                })
                : ChartLayout.Draw(new LineChart
                {
                    Title = Title,
                    Categories = categories,
                    Series = [.. named.Select((one, at) => new LineSeries(one.Name, (SeriesLine)at, one.Values))],
                    Breaks = breaks,
                    CategoryHeader = words.Dimension(times),
                    Format = Text,
                    Words = ChartTexts.Words(language),
                });
        }

        public Drawing Map(Func<int, AnswerCell> total) =>
            ChartLayout.Draw(AnswerMap.Of(language, answer, total, words, Title, answer.Question with { Comparison = Portal.Data.Insights.Comparison.None }));

        public Drawing Bars(Dimension dimension, IReadOnlyList<AnswerHeading> headings, Func<int, AnswerCell> total) => ChartLayout.Draw(new BarChart
        {
            Title = Title,
            Description = "",
            Bars = [.. headings.Select((heading, at) => new Bar(words.Heading(dimension, heading), Value(total(at))))],
            NameHeader = words.Dimension(dimension),
            ValueHeader = words.Measure(measure.Key),
            Format = Text,
            Words = ChartTexts.Words(language),
        });

        public Drawing Heat(Dimension rows, Dimension columns) => ChartLayout.Draw(new HeatMap
        {
            Title = Title,
            Description = "",
            Columns = [.. answer.Columns.Select(heading => Category(columns, heading))],
            Rows = [.. answer.Rows.Select((heading, row) => new HeatRow(
                words.Heading(rows, heading), [.. answer.Columns.Select((_, column) => Value(answer.Cell(row, column)))]))],
            RowHeader = words.Dimension(rows),
            Format = Text,
            Words = ChartTexts.Words(language),
            Range = words.Range,
        });

        private ChartCategory Category(Dimension dimension, AnswerHeading heading)
        {
            var (label, group) = words.Abbreviated(dimension, heading);
            return new ChartCategory(label, group, words.Heading(dimension, heading));
        }

        private ChartValue Value(AnswerCell cell) => cell.Value is { Kind: QuantityKind.Number, Amount: { } amount } ? amount : new ChartValue(null, words.Value(cell, measure));

        private string Text(decimal amount) => IndicatorValues.Write(measure.Indicator, amount, Formats.For(language));
    }
}
