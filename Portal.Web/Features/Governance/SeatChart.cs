using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports;
using Portal.Reports.Engine.Charts;
using Lane = Portal.Reports.Engine.Charts.SeatRow;

namespace Portal.Web.Features.Governance;

/// <summary>A seat's mandates, interims and vacancies as a timeline over the fiscal years.</summary>
internal static class SeatChart
{
    private const int FiscalMonth = 4;

    public static SeatTimeline Of(SeatDetail detail, Language language)
    {
        var (texts, format) = (GovernanceTexts.For(language), Formats.For(language));
        var (seat, day) = (detail.Seat, detail.Day);
        var counted = detail.Mandates.Where(mandate => mandate.WithdrawnAtUtc is null).OrderBy(mandate => mandate.StartsOn).ToList();
        var held = counted.Where(mandate => !mandate.IsInterim).ToList();
        var vacant = Vacancies(seat, held, day).ToList();
        var lasts = counted.Select(mandate => mandate.EndsOn ?? mandate.StartsOn).Append(day);
        return new SeatTimeline
        {
            Title = texts.ChartTitle(seat.Role(language), seat.Body(language)),
            Description = texts.ChartDescription(
                texts.ChartMandates(held.Count), texts.ChartVacancies(vacant.Count), format.Whole(vacant.Sum(span => Days(span, day)))),
            From = FiscalYear(counted.Select(mandate => mandate.StartsOn).Append(seat.OpensOn).Min()),
            Until = FiscalYear(lasts.Max()).AddYears(1),
            Today = day,
            Seats = [new Lane(seat.Role(language), [.. held.Select((mandate, place) => Held(mandate, place + 1, texts)), .. vacant, .. Interims(counted)])],
            Words = Words(texts, format),
        };
    }

    /// <summary>From the seat's first day to the day of the page: the days without a substantive mandate.</summary>
    private static IEnumerable<SeatSpan> Vacancies(Data.Governance.SeatRow seat, IReadOnlyList<MandateRow> held, DateOnly day)
    {
        var free = seat.OpensOn;
        foreach (var mandate in held)
        {
            if (mandate.StartsOn > free)
            {
                yield return new SeatSpan(SpanState.Vacant, free, mandate.StartsOn.AddDays(-1));
            }

            if (mandate.EndsOn is not { } last)
            {
                yield break;
            }

            free = last.AddDays(1);
        }

        if (free <= day)
        {
            yield return new SeatSpan(SpanState.Vacant, free, null);
        }
    }

    private static SeatSpan Held(MandateRow mandate, int place, GovernanceTexts texts)
    {
        var name = texts.ChartMandate(place);
        return new SeatSpan(SpanState.Held, mandate.StartsOn, mandate.EndsOn, $"{name}, {mandate.InstrumentNumber}", name);
    }

    private static IEnumerable<SeatSpan> Interims(IEnumerable<MandateRow> counted) => counted.Where(mandate => mandate.IsInterim)
        .Select(mandate => new SeatSpan(SpanState.Interim, mandate.StartsOn, mandate.EndsOn, mandate.InstrumentNumber));

    /// <summary>A vacancy's days until the day of the page, counted as <see cref="Data.Governance.SeatRow.VacancyDays"/> counts them.</summary>
    private static int Days(SeatSpan span, DateOnly day)
    {
        var over = span.To?.AddDays(1) is { } next && next < day ? next : day;
        return Math.Max(0, over.DayNumber - span.From.DayNumber);
    }

    /// <summary>The first day of the fiscal year of a day.</summary>
    public static DateOnly FiscalYear(DateOnly day) => new(day.Month < FiscalMonth ? day.Year - 1 : day.Year, FiscalMonth, 1);

    public static SeatTimelineWords Words(GovernanceTexts texts, Formats format) => new()
    {
        SeatHeader = texts.Seat,
        StateHeader = texts.State,
        FromHeader = texts.Start,
        ToHeader = texts.End,
        DetailHeader = texts.Instrument,
        Open = texts.ChartOpen,
        State = state => state switch
        {
            SpanState.Held => texts.Holder,
            SpanState.Interim => texts.Interim,
            _ => texts.StateVacant,
        },
        Date = day => Formats.Date(day),
        LongDate = format.LongDate,
        Month = format.MonthAndYear,
        Tip = span => texts.ChartTip(span.Detail ?? span.State, span.From, span.To),
    };
}
