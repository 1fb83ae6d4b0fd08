using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports.Engine.Charts;
using Lane = Portal.Reports.Engine.Charts.SeatRow;
using SeatRow = Portal.Data.Governance.SeatRow;

namespace Portal.Reports.Governance;

/// <summary>A body's seats through time, as pages and documents draw them: mandates, interims, and the vacancies between.</summary>
public static class SeatTimelines
{
    private const int MostYears = 4;
    private const int FiscalMonth = 4;

    /// <summary>From the first day of the seats, four years back at most, to the end of the day's fiscal year.</summary>
    public static SeatTimeline Of(string body, IReadOnlyList<SeatRow> seats, IReadOnlyList<MandateRow> mandates, DateOnly day, Language language)
    {
        var (t, format) = (TimelineTexts.For(language), Formats.For(language));
        var from = seats.Count == 0 ? day.AddYears(1 - MostYears) : seats.Min(seat => seat.OpensOn);
        from = from < day.AddYears(-MostYears) ? new DateOnly(day.Year - MostYears + 1, FiscalMonth, 1) : from;
        return new SeatTimeline
        {
            Title = t.Title(body),
            Description = string.Join(" ", seats.Select(seat => Describe(t, format, seat, language))),
            From = from,
            Until = new DateOnly(day.Month >= FiscalMonth ? day.Year + 1 : day.Year, FiscalMonth, 1),
            Today = day,
            Words = Words(t, format),
            Seats = [.. seats.Select(seat => new Lane(seat.Role(language), [.. Spans(t, seat, mandates, from, day)]))],
        };
    }

    private static SeatTimelineWords Words(TimelineTexts t, Formats format) => new()
    {
        SeatHeader = t.Seat,
        StateHeader = t.State,
        FromHeader = t.From,
        ToHeader = t.To,
        DetailHeader = t.Detail,
        Open = t.Open,
        State = state => state switch { SpanState.Held => t.Held, SpanState.Interim => t.Interim, _ => t.Vacant },
        Date = day => Formats.Date(day),
        LongDate = format.LongDate,
        Month = format.MonthAndYear,
        Tip = tip => tip.Detail is null ? t.Tip(tip.Seat, tip.State, tip.From, tip.To) : t.TipDetail(tip.Seat, tip.State, tip.From, tip.To, tip.Detail),
    };

    private static string Describe(TimelineTexts t, Formats format, SeatRow seat, Language language) => seat.VacantSince is { } since
        ? t.VacantSince(seat.Role(language), format.LongDate(since))
        : t.HeldSince(seat.Role(language), format.LongDate(seat.HeldFrom!.Value));

    private static IEnumerable<SeatSpan> Spans(TimelineTexts t, SeatRow seat, IReadOnlyList<MandateRow> mandates, DateOnly from, DateOnly day)
    {
        var own = mandates.Where(mandate => mandate.SeatId == seat.SeatId && mandate.WithdrawnAtUtc is null && mandate.StartsOn <= day)
            .OrderBy(mandate => mandate.StartsOn).ToList();
        var free = seat.OpensOn > from ? seat.OpensOn : from;
        foreach (var mandate in own.Where(mandate => !mandate.IsInterim))
        {
            if (mandate.StartsOn > free)
            {
                yield return new SeatSpan(SpanState.Vacant, free, mandate.StartsOn.AddDays(-1));
            }

            yield return new SeatSpan(SpanState.Held, mandate.StartsOn, mandate.EndsOn, t.MandateDetail(mandate.Holder, mandate.InstrumentNumber), mandate.InstrumentNumber);
            free = mandate.EndsOn?.AddDays(1) ?? DateOnly.MaxValue;
        }

        if (free <= day)
        {
            yield return new SeatSpan(SpanState.Vacant, free, null);
        }

        foreach (var interim in own.Where(mandate => mandate.IsInterim))
        {
            yield return new SeatSpan(SpanState.Interim, interim.StartsOn, interim.EndsOn, t.MandateDetail(interim.Holder, interim.InstrumentNumber));
        }
    }
}
