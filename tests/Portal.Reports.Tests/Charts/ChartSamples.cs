using System.Globalization;

using Portal.Reports.Engine.Charts;

namespace Portal.Reports.Tests.Charts;

/// <summary>Charts with plain data, and words that show which of them was used.</summary>
internal static class ChartSamples
{
    public static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static ChartWords Words { get; } = new()
    {
        Trend = s => $"{s.Series}: {s.First} ({s.FirstName}) to {s.Last} ({s.LastName}), high {s.Highest} ({s.HighestName}), low {s.Lowest} ({s.LowestName}).",
        SingleValue = s => $"{s.Series}: only {s.First} ({s.FirstName}).",
        NoValue = series => $"{series}: nothing.",
        Gaps = (series, places) => $"{series} lacks {places}.",
        AxisStart = value => $"Axis from {value}.",
        Pair = (name, value) => $"{name}: {value}",
        Missing = "–",
    };

    public static SeatTimelineWords SeatWords { get; } = new()
    {
        SeatHeader = "Seat",
        StateHeader = "State",
        FromHeader = "From",
        ToHeader = "To",
        DetailHeader = "Detail",
        Open = "open",
        State = state => state switch { SpanState.Held => "Held", SpanState.Interim => "Interim", _ => "Vacant" },
        Date = Date,
        LongDate = day => "as of " + Date(day),
        Month = day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Tip = tip => $"{tip.Seat}|{tip.State}|{tip.From}|{tip.To}|{tip.Detail}",
    };

    public static TileMapWords MapWords { get; } = new()
    {
        HudsonBay = "Hudson Bay",
        UngavaBay = "Ungava Bay",
        Labrador = "Labrador",
        GulfOfSaintLawrence = "Gulf of Saint\u00a0Lawrence",
        RegionHeader = "Region",
        TerritoriesHeader = "Territories",
        CountHeader = "Establishments",
        NoValue = "n/a",
        Range = (least, greatest) => least == greatest ? least : $"{least} to {greatest}",
    };

    public static IReadOnlyList<ChartCategory> Periods(int count = 13) =>
        [.. Enumerable.Range(1, count).Select(place => new ChartCategory($"P{place:00}"))];

    public static IReadOnlyList<ChartValue> Values(params decimal?[] numbers) => [.. numbers.Select(number => (ChartValue)number)];

    public static LineChart Line(params LineSeries[] series) => new()
    {
        Title = "Sessions",
        Categories = Periods(),
        CategoryHeader = "Period",
        Series = series,
        Format = Number,
        Words = Words,
    };

    public static ColumnChart Columns(params ColumnSeries[] series) => new()
    {
        Title = "Sessions by channel",
        Categories = Periods(),
        CategoryHeader = "Period",
        Series = series,
        Format = Number,
        Words = Words,
    };

    public static Sparkline Spark(params decimal?[] numbers) => new()
    {
        Title = "Sessions",
        Categories = Periods(numbers.Length),
        Values = Values(numbers),
        CategoryHeader = "Period",
        Format = Number,
        Words = Words,
    };

    public static DotStrip Strip(UsualRange? usual, decimal? current, params decimal?[] past) => new()
    {
        Title = "Technical failures",
        Description = "96 against a median of 41.",
        Past = [.. past.Select((number, place) => new NamedValue($"P{place + 1:00}", number))],
        Current = new("now", current),
        Usual = usual,
        PeriodHeader = "Period",
        ValueHeader = "Value",
        Format = Number,
        Words = Words,
    };

    public static BarChart Bars(NamedValue? reference, params Bar[] bars) => new()
    {
        Title = "Use by region",
        Description = "Nunavik first.",
        Bars = bars,
        Reference = reference,
        NameHeader = "Region",
        ValueHeader = "Use",
        Format = Number,
        Words = Words,
    };

    public static HeatMap Heat(params HeatRow[] rows) => new()
    {
        Title = "Map",
        Description = "",
        Columns = [.. Enumerable.Range(1, rows.Length == 0 ? 0 : rows[0].Values.Count).Select(number => new ChartCategory($"P{((number - 1) % 13) + 1:00}", number > 13 || rows[0].Values.Count > 13 ? $"{2023 + ((number - 1) / 13)}" : null))],
        Rows = rows,
        RowHeader = "Region",
        Format = Number,
        Words = Words,
        Range = (least, greatest) => least == greatest ? least : $"{least}-{greatest}",
    };

    public static StackedMeter Meter(decimal whole, params MeterPart[] parts) => new()
    {
        Title = "Seats held",
        Parts = parts,
        Whole = whole,
        NameHeader = "State",
        ValueHeader = "Seats",
        WholeName = "All",
        Format = Number,
    };

    public static SeatTimeline Timeline(params SeatRow[] seats) => new()
    {
        Title = "Seats",
        Description = "Two seats.",
        From = new(2023, 4, 1),
        Until = new(2027, 4, 1),
        Today = new(2026, 11, 20),
        Seats = seats,
        Words = SeatWords,
    };

    public static RegionTile Region(string code, string name, params MarkStyle[] territories) => new()
    {
        Code = code,
        Name = name,
        Territories = territories,
        TerritoryNames = string.Join(", ", territories),
        Count = "3",
        Href = "/en/network?region=" + code,
        Tip = $"{name} ({code})",
    };

    public static TileMap Map(TileIndicator? indicator, params RegionTile[] regions) => new()
    {
        Title = "Regions",
        Description = "Eighteen regions.",
        Regions = regions,
        Words = MapWords,
        Indicator = indicator,
    };

    /// <summary>The marks themselves, those inside groups included.</summary>
    public static IEnumerable<Mark> Flat(this IEnumerable<Mark> marks) =>
        marks.SelectMany(mark => mark is GroupMark group ? group.Marks.Flat().Prepend(group) : [mark]);

    public static IEnumerable<T> Of<T>(this Drawing drawing, MarkStyle style)
        where T : Mark => drawing.Marks.Flat().OfType<T>().Where(mark => mark.Style == style);

    public static IEnumerable<string> Texts(this Drawing drawing, MarkStyle style) =>
        drawing.Of<TextMark>(style).Select(text => text.Text);
}
