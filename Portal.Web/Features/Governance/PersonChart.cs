using Portal.Data;
using Portal.Reports;
using Portal.Reports.Engine.Charts;
using Lane = Portal.Reports.Engine.Charts.SeatRow;

namespace Portal.Web.Features.Governance;

/// <summary>One person's mandates through the fiscal years, a lane for each seat.</summary>
internal static class PersonChart
{
    public static SeatTimeline Of(PersonPage page, DateOnly day, Language language)
    {
        var texts = PeopleTexts.For(language);
        var counted = page.Mandates.Where(mandate => mandate.WithdrawnAtUtc is null).OrderBy(mandate => mandate.StartsOn).ToList();
        return new SeatTimeline
        {
            Title = texts.ChartTitle(page.Person.FullName),
            Description = texts.ChartDescription(counted.Count),
            From = SeatChart.FiscalYear(counted[0].StartsOn),
            Until = SeatChart.FiscalYear(counted.Max(mandate => mandate.EndsOn is { } last && last > day ? last : day)).AddYears(1),
            Today = day,
            Seats =
            [
                .. counted.GroupBy(mandate => mandate.SeatId).Select(seat => new Lane(
                    texts.ChartSeat(seat.First().Role(language), seat.First().BodyCode),
                    [.. seat.Select(mandate => new SeatSpan(mandate.IsInterim ? SpanState.Interim : SpanState.Held, mandate.StartsOn, mandate.EndsOn, mandate.InstrumentNumber))])),
            ],
            Words = SeatChart.Words(GovernanceTexts.For(language), Formats.For(language)),
        };
    }
}
