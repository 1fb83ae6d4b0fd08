using Portal.Data;
using Portal.Data.Insights;
using Portal.Data.Utilization.Expressions;
using Portal.Reports;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Utilization;
using Portal.Web.Features.Network;

namespace Portal.Web.Features.Insights;

/// <summary>An answer whose rows are regions as the schematic map, each tile with its value, its class, and a way to what lies behind.</summary>
internal static class AnswerMap
{
    /// <param name="cell">The value of a row.</param>
    /// <param name="behind">The question that a tile leads to, of its region alone and by establishment.</param>
    public static TileMap Of(Language language, InsightAnswer answer, Func<int, AnswerCell> cell, ExploreWords words, string title, InsightQuestion behind)
    {
        var (measure, name) = (answer.Measures[0], words.Measure(answer.Measures[0].Key));
        var format = Formats.For(language);
        return new TileMap
        {
            Title = title,
            Description = Describe(),
            Words = MapWords.Of(language),
            Indicator = new TileIndicator(name, value => IndicatorValues.Write(measure.Indicator, value, format)),
            Regions = [.. answer.Rows.Select((row, at) => (Row: row, Cell: cell(at))).Where(region => region.Row.Code.Length > 0).Select(region => new RegionTile
            {
                Code = region.Row.Code,
                Name = region.Row.Name(language),
                Value = Value(region.Cell),
                Href = ExploreLinks.Question(language, behind with
                {
                    Measures = [measure.Key],
                    Rows = Dimension.Establishment,
                    Columns = null,
                    Filters = new Dictionary<Dimension, IReadOnlyList<string>>(behind.Filters) { [Dimension.Region] = [region.Row.Code] },
                    Top = null,
                }),
                Tip = ExploreTexts.For(language).MapTip(words.Heading(Dimension.Region, region.Row), words.Value(region.Cell, measure), words.Data(region.Cell.Data)),
            })],
        };

        ChartValue Value(AnswerCell one) => one.Value is { Kind: QuantityKind.Number, Amount: { } amount } ? amount : new ChartValue(null, words.Value(one, measure));

        // The extremes and how many have no value: what the eye takes from the colours.
        string Describe()
        {
            var t = ExploreTexts.For(language);
            var known = answer.Rows.Select((row, at) => (Row: row, Cell: cell(at))).Where(region => region.Cell.Value.Kind == QuantityKind.Number)
                .OrderBy(region => region.Cell.Value.Amount).ToList();
            return known.Count < 2
                ? ""
                : t.MapDescription(
                    words.Value(known[0].Cell, measure), words.Heading(Dimension.Region, known[0].Row), words.Value(known[^1].Cell, measure),
                    words.Heading(Dimension.Region, known[^1].Row))
                    + (known.Count < answer.Rows.Count ? " " + t.MapWithout(answer.Rows.Count - known.Count) : "");
        }
    }
}
