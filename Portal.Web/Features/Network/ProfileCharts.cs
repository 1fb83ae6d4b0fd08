using Portal.Data.Governance;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Web.Features.Shared;
using ChartSeat = Portal.Reports.Engine.Charts.SeatRow;

namespace Portal.Web.Features.Network;

/// <summary>The drawings of an establishment's profile.</summary>
internal static class ProfileCharts
{
    /// <summary>This fiscal year against the one before, period by period.</summary>
    public static LineChart Trend(PortalContext portal, EstablishmentPage page)
    {
        var t = NetworkTexts.For(portal.Language);
        return new LineChart
        {
            Title = t.TrendTitle(page.Body.Name(portal.Language)),
            Categories = [.. page.Periods.Select(period => new ChartCategory(PeriodNames.Of(period.Number)))],
            CategoryHeader = t.Period,
            Format = portal.Format.Number,
            Words = ChartTexts.Words(portal.Language),
            Series =
            [
                new LineSeries(page.PreviousFiscalYear, SeriesLine.PreviousYear, [.. page.PreviousPeriods.Select(period => Value(period.Sequence))]),
                new LineSeries(page.FiscalYear, SeriesLine.First, [.. page.Periods.Select(period => Value(period.Sequence))]),
            ],
        };

        ChartValue Value(int sequence) => new(page.Trend.GetValueOrDefault(sequence)?.Total);
    }

    /// <summary>Who held the seats since the calendar begins: mandates, interims, and the vacancies between.</summary>
    public static SeatTimeline Seats(PortalContext portal, EstablishmentPage page)
    {
        var (t, day) = (NetworkTexts.For(portal.Language), portal.AsOf.Day);
        var from = page.Seats.Count == 0 ? day.AddYears(-3) : page.Seats.Min(seat => seat.OpensOn);
        from = from < day.AddYears(-4) ? new DateOnly(day.Year - 3, 4, 1) : from;
        return new SeatTimeline
        {
            Title = t.TimelineTitle(page.Body.Name(portal.Language)),
            Description = string.Join(" ", page.Seats.Select(seat => Describe(portal, seat))),
            From = from,
            Until = new DateOnly(day.Month >= 4 ? day.Year + 1 : day.Year, 4, 1),
            Today = day,
            Words = PageCharts.Seats(portal.Language),
            Seats = [.. page.Seats.Select(seat => new ChartSeat(seat.Role(portal.Language), [.. Spans(t, seat, page.Mandates, from, day)]))],
        };
    }

    private static string Describe(PortalContext portal, Portal.Data.Governance.SeatRow seat)
    {
        var (t, role) = (NetworkTexts.For(portal.Language), seat.Role(portal.Language));
        return seat.VacantSince is { } since
            ? t.TimelineVacantSince(role, portal.Format.LongDate(since))
            : t.TimelineHeldSince(role, portal.Format.LongDate(seat.HeldFrom!.Value));
    }

    private static IEnumerable<SeatSpan> Spans(
        NetworkTexts t, Portal.Data.Governance.SeatRow seat, IReadOnlyList<MandateRow> mandates, DateOnly from, DateOnly day)
    {
        var own = mandates.Where(mandate => mandate.SeatId == seat.SeatId && mandate.WithdrawnAtUtc is null && mandate.StartsOn <= day)
            .OrderBy(mandate => mandate.StartsOn).ToList();
        var free = seat.OpensOn > from ? seat.OpensOn : from;
        foreach (var mandate in own.Where(mandate => !mandate.IsInterim))
        {
            if (mandate.StartsOn > free)
            {
                yield return new SeatSpan(SpanState.Vacant, free, mandate.StartsOn.AddDays(-1), t.VacantWord);
            }

            yield return new SeatSpan(SpanState.Held, mandate.StartsOn, mandate.EndsOn, t.MandateDetail(mandate.Holder, mandate.InstrumentNumber), mandate.InstrumentNumber);
            free = mandate.EndsOn?.AddDays(1) ?? DateOnly.MaxValue;
        }

        if (free <= day)
        {
            yield return new SeatSpan(SpanState.Vacant, free, null, t.VacantWord);
        }

        foreach (var interim in own.Where(mandate => mandate.IsInterim))
        {
            yield return new SeatSpan(SpanState.Interim, interim.StartsOn, interim.EndsOn, t.MandateDetail(interim.Holder, interim.InstrumentNumber));
        }
    }
}
