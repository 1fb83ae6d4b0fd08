using FsCheck;
using FsCheck.Fluent;

using Portal.Reports.Engine.Charts;

namespace Portal.Reports.Tests.Charts;

/// <summary>Random data of every kind that a chart may meet.</summary>
internal static class Any
{
    public static Gen<decimal> Number { get; } = Gen.Frequency(
        (6, Gen.Choose(-1_000, 5_000).Select(number => (decimal)number)),
        (3, Gen.Choose(0, 12).Select(number => (decimal)number)),
        (3, Gen.Choose(-100_000, 100_000).Select(number => number / 1_000m)),
        (2, Gen.Constant(7m)),
        (1, Gen.Elements(decimal.MaxValue, decimal.MinValue, 1e20m, -1e20m, 1e-10m, 1e-28m, 0m)),
        (1, Gen.Choose(0, 9).Select(number => 1e18m + number)));

    public static Gen<decimal> Amount { get; } = Number.Select(Math.Abs);

    public static Gen<string> Text { get; } = Gen.Frequency(
        (4, Gen.Elements("P01", "2026-2027", "Visioconférence", "Gaspésie–Îles-de-la-Madeleine", "")),
        (1, Gen.Elements("<b>&\"'", "\u0001\uD800\uFFFE", new string('W', 200), "mot ".PadRight(300, 'é'))));

    public static Gen<ChartValue> Value(Gen<decimal> number) => Gen.Frequency(
        (8, number.Select(known => new ChartValue(known))),
        (1, Gen.Constant(new ChartValue(null, "masked"))),
        (1, Gen.Constant(default(ChartValue))));

    public static Gen<IReadOnlyList<T>> List<T>(Gen<T> item, int least, int most) =>
        from count in Gen.Choose(least, most)
        from items in item.ArrayOf(count)
        select (IReadOnlyList<T>)items;

    public static Gen<IReadOnlyList<ChartCategory>> Categories { get; } = List(
        from label in Text
        from year in Gen.Elements(null, "2025-2026", "2026-2027")
        select new ChartCategory(label, year), 0, 40);

    private static Gen<SeatSpan> Span { get; } =
        from state in Gen.Elements(Enum.GetValues<SpanState>())
        from first in Gen.Choose(-3_000, 9_000)
        from days in Gen.Choose(0, 3_000)
        from isOpen in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from detail in Gen.OneOf(Gen.Constant<string?>(null), Text.Select(text => (string?)text))
        select new SeatSpan(state, Day(first), isOpen ? null : Day(first + days), detail, "short");

    public static Gen<Drawing> LineChart { get; } =
        from categories in Categories
        from series in List(
            from name in Text
            from line in Gen.Elements(Enum.GetValues<SeriesLine>())
            from values in List(Value(Number), 0, 40)
            select new LineSeries(name, line, values), 0, 5)
        select ChartLayout.Draw(ChartSamples.Line([.. series]) with { Categories = categories });

    public static Gen<Drawing> ColumnChart { get; } =
        from categories in Categories
        from series in List(
            from name in Text
            from values in List(Value(Amount), 0, 40)
            select new ColumnSeries(name, values), 0, 4)
        select ChartLayout.Draw(ChartSamples.Columns([.. series]) with { Categories = categories });

    public static Gen<Drawing> Sparkline { get; } =
        from values in List(Value(Number), 0, 20)
        select ChartLayout.Draw(ChartSamples.Spark() with { Values = values, Categories = ChartSamples.Periods(values.Count) });

    public static Gen<Drawing> DotStrip { get; } =
        from past in List(Value(Number), 0, 12)
        from current in Value(Number)
        from usual in Gen.Frequency(
            (1, Gen.Constant<UsualRange?>(null)),
            (3, Number.ArrayOf(3).Select(three => three.Order().ToArray()).Select(three => (UsualRange?)new(three[0], three[1], three[2]))))
        select ChartLayout.Draw(ChartSamples.Strip(usual, null) with
        {
            Past = [.. past.Select(value => new NamedValue("P", value))],
            Current = new("now", current),
        });

    public static Gen<Drawing> BarChart { get; } =
        from bars in List(
            from name in Text
            from value in Value(Number)
            from fill in Gen.Elements(Enum.GetValues<BarFill>())
            select new Bar(name, value, fill), 0, 12)
        from reference in Gen.Frequency(
            (1, Gen.Constant<NamedValue?>(null)),
            (1, from name in Text from value in Value(Number) select (NamedValue?)new NamedValue(name, value)))
        select ChartLayout.Draw(ChartSamples.Bars(reference, [.. bars]));

    public static Gen<Drawing> Meter { get; } =
        from whole in Number
        from parts in List(
            from value in Number
            from fill in Gen.Elements(Enum.GetValues<MeterFill>())
            select new MeterPart("part", value, fill), 0, 4)
        select ChartLayout.Draw(ChartSamples.Meter(whole, [.. parts]));

    public static Gen<Drawing> Timeline { get; } =
        from start in Gen.Choose(-2_000, 2_000)
        from length in Gen.Choose(1, 8_000)
        from today in Gen.Choose(-200, 8_200)
        from seats in List(
            from name in Text
            from spans in List(Span, 0, 6)
            select new SeatRow(name, spans), 0, 4)
        select ChartLayout.Draw(ChartSamples.Timeline([.. seats]) with
        {
            From = Day(start),
            Until = Day(start + length),
            Today = Day(start + today),
        });

    public static Gen<Drawing> Map { get; } =
        from codes in List(Gen.Choose(1, 30).Select(number => $"{number:00}"), 0, 30)
        from regions in List(
            from name in Text
            from territories in List(Gen.Elements("UL", "UDEM", "MCGILL", "UDES", "NEW").Select(MarkStyles.OfTerritory), 0, 4)
            from value in Value(Number)
            select ChartSamples.Region("", name, [.. territories]) with { Value = value }, 30, 30)
        from byValue in Gen.Elements(true, false)
        select ChartLayout.Draw(ChartSamples.Map(
            byValue ? new TileIndicator("Use", ChartSamples.Number) : null,
            [.. codes.Distinct().Zip(regions, (code, region) => region with { Code = code })]));

    public static Gen<Drawing> HeatMap { get; } =
        from columns in Categories
        from rows in List(
            from name in Text
            from values in List(Value(Number), 0, 40)
            select new HeatRow(name, values), 0, 12)
        select ChartLayout.Draw(ChartSamples.Heat([.. rows]) with { Columns = columns });

    public static Gen<Drawing> Drawing { get; } = Gen.OneOf(
        LineChart, ColumnChart, Sparkline, DotStrip, BarChart, Meter, Timeline, Map, HeatMap);

    public static void Check<T>(this Gen<T> any, Action<T> holds, int times = 300) =>
        Prop.ForAll(any.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static DateOnly Day(int number) => new DateOnly(2020, 1, 1).AddDays(number);
}
