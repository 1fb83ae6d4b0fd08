namespace Portal.Reports.Engine.Charts;

public static partial class ChartLayout
{
    public static Drawing Draw(SeatTimeline chart) => new SeatLanes(chart).Draw();

    /// <summary>One row for each seat: mandates and vacancies in the upper lane, interims in a thinner one below.</summary>
    private sealed class SeatLanes
    {
        private const double First = 24;
        private const double BarHeight = 28;
        private const double InterimTop = 32;
        private const double InterimHeight = 12;
        private const double Seam = 2;
        private const double ThinnestBar = 3;
        private const double TextInset = 8;

        // A wide chart keeps more of its width on a narrow screen than others, so its letters grow less.
        private const double NarrowSize = 16;

        private readonly SeatTimeline chart;
        private readonly TimeScale time;
        private readonly double left;
        private readonly double right;
        private readonly double pitch;
        private readonly double bottom;

        public SeatLanes(SeatTimeline chart)
        {
            this.chart = chart;
            left = Math.Min(chart.Width * 0.35, Math.Ceiling(TextMetrics.Widest(chart.Seats.Select(seat => seat.Name), NarrowSize)) + TextInset);
            right = chart.Width - 10;
            time = new TimeScale(chart.From, chart.Until, left, right);
            pitch = chart.Seats.Any(seat => seat.Spans.Any(span => span.State == SpanState.Interim)) ? 60 : 44;
            bottom = First - 4 + (Math.Max(1, chart.Seats.Count) * pitch);
        }

        public Drawing Draw() => new()
        {
            Kind = DrawingKind.WideChart,
            Width = chart.Width,
            Height = bottom + 36,
            Title = chart.Title,
            Description = chart.Description,
            Marks = [.. Years(), .. chart.Seats.SelectMany(Row), .. Today()],
        };

        private IEnumerable<Mark> Years()
        {
            var years = time.FiscalYears().ToList();
            var widest = TextMetrics.Widest(years.Select(chart.Words.Month));
            var spacing = (right - left) / Math.Max(1, (time.End.DayNumber - time.First.DayNumber) / 365.25);
            var every = (int)Math.Ceiling((widest + 12) / spacing);
            var everyNarrow = (int)Math.Ceiling(((widest * NarrowSize / TextMetrics.Size) + 12) / spacing / every) * every;
            for (var place = 0; place < years.Count; place++)
            {
                var x = time.At(years[place]);
                yield return new LineMark(MarkStyle.Grid, new(x, 16), new(x, bottom));
                var text = chart.Words.Month(years[place]);
                var half = TextMetrics.Width(text, NarrowSize) / 2;
                var anchor = x + half > chart.Width ? TextAnchor.End : x < half ? TextAnchor.Start : TextAnchor.Middle;
                // A label that is pushed inward at the right edge comes closer to the one before it.
                if (place % every == 0 && (anchor != TextAnchor.End || (spacing * every) - (1.5 * widest) >= 12))
                {
                    yield return new TextMark(MarkStyle.AxisText, new(x, bottom + 18), text, anchor)
                    {
                        Visibility = place % everyNarrow == 0 ? MarkVisibility.Always : MarkVisibility.Wide,
                    };
                }
            }
        }

        private IEnumerable<Mark> Today()
        {
            if (chart.Today < chart.From || chart.Today > chart.Until)
            {
                yield break;
            }

            var x = time.At(chart.Today);
            var text = chart.Words.LongDate(chart.Today);
            var before = TextMetrics.Width(text, NarrowSize) <= x - 6;
            yield return new LineMark(MarkStyle.Today, new(x, 10), new(x, bottom));
            yield return new TextMark(
                MarkStyle.StrongText, new(before ? x - 6 : x + 6, 14), text, before ? TextAnchor.End : TextAnchor.Start);
        }

        private IEnumerable<Mark> Row(SeatRow seat, int place)
        {
            var top = First + (place * pitch);
            var shown = seat.Spans.OrderBy(span => span.From)
                .Where(span => span.From < chart.Until && (span.To ?? DateOnly.MaxValue) >= chart.From).ToList();
            yield return new TextMark(
                MarkStyle.StrongText, new(0, top + 18), TextMetrics.Cut(seat.Name, left - TextInset, NarrowSize))
            {
                Tip = TextMetrics.Width(seat.Name, NarrowSize) > left - TextInset ? seat.Name : null,
            };
            foreach (var mark in shown.Where(span => span.State != SpanState.Interim).SelectMany(span => Bar(seat, span, top)))
            {
                yield return mark;
            }

            foreach (var mark in Interims(seat, [.. shown.Where(span => span.State == SpanState.Interim)], top + InterimTop))
            {
                yield return mark;
            }
        }

        private IEnumerable<Mark> Bar(SeatRow seat, SeatSpan span, double top)
        {
            var (start, end) = Ends(span);
            var (style, textStyle) = span.State == SpanState.Vacant
                ? (MarkStyle.SeatVacant, MarkStyle.SeatVacantText)
                : (MarkStyle.Seat, MarkStyle.SeatText);
            yield return new RectMark(style, start, top, end - start, BarHeight, 3) { Tip = Tip(seat, span) };

            var texts = new[] { span.Detail, span.ShortDetail, span.State == SpanState.Vacant ? chart.Words.State(span.State) : null };
            if (texts.OfType<string>().FirstOrDefault(text => text.Length > 0 && Fits(text, TextMetrics.Size)) is { } fitting)
            {
                yield return new TextMark(textStyle, new(start + TextInset, top + 18), fitting)
                {
                    Visibility = Fits(fitting, NarrowSize) ? MarkVisibility.Always : MarkVisibility.Wide,
                };
            }

            bool Fits(string text, double size) => TextMetrics.Width(text, size) <= end - start - (2 * TextInset);
        }

        private IEnumerable<Mark> Interims(SeatRow seat, IReadOnlyList<SeatSpan> interims, double top)
        {
            var today = time.At(chart.Today);
            var text = chart.Words.State(SpanState.Interim);
            var (width, narrow) = (TextMetrics.Width(text), TextMetrics.Width(text, NarrowSize));
            var taken = left;
            for (var place = 0; place < interims.Count; place++)
            {
                var (start, end) = Ends(interims[place]);
                yield return new RectMark(MarkStyle.SeatInterim, start, top, end - start, InterimHeight, 3)
                {
                    Tip = Tip(seat, interims[place]),
                };

                // The name stands before its bar, else after it, clear of the line of today, else the hover text says it.
                var room = start - 3 - taken - 4;
                var after = today >= end && today <= end + 8 ? today + 5 : end + 4;
                var next = place + 1 < interims.Count ? Ends(interims[place + 1]).Start - 4 : right;
                taken = end;
                if (room >= width)
                {
                    yield return Name(new(start - 3, top + 11), TextAnchor.End, room);
                }
                else if (next - after >= width)
                {
                    taken = after + width;
                    yield return Name(new(after, top + 11), TextAnchor.Start, next - after);
                }
            }

            TextMark Name(Spot at, TextAnchor anchor, double room) => new(MarkStyle.AxisText, at, text, anchor)
            {
                Visibility = room >= narrow ? MarkVisibility.Always : MarkVisibility.Wide,
            };
        }

        // From the start of the first day to the end of the last one, short of the next bar by a seam, never too thin to see.
        private (double Start, double End) Ends(SeatSpan span)
        {
            var start = time.At(span.From);
            var last = span.To ?? (span.State == SpanState.Held || span.From > chart.Today ? DateOnly.MaxValue : chart.Today);
            var end = last >= chart.Until ? right : time.At(last.AddDays(1)) - Seam;
            end = Math.Max(end, start + ThinnestBar);
            return end > right ? (Math.Min(start, right - ThinnestBar), right) : (start, end);
        }

        private string Tip(SeatRow seat, SeatSpan span) => chart.Words.Tip(new SpanTip(
            seat.Name,
            chart.Words.State(span.State),
            chart.Words.Date(span.From),
            span.To is { } to ? chart.Words.Date(to) : chart.Words.Open,
            span.Detail));
    }
}
