using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>Something that happened in an establishment, on a day.</summary>
public sealed record ProfileEvent(DateOnly On, string Text);

/// <summary>What the profile tells of the past, the newest first: mandates that began and ended, filings received.</summary>
internal static class ProfileHistory
{
    private const int Most = 8;

    public static IReadOnlyList<ProfileEvent> Of(PortalContext portal, EstablishmentPage page)
    {
        var (t, day) = (NetworkTexts.For(portal.Language), portal.AsOf.Day);
        var roles = page.Seats.ToDictionary(seat => seat.SeatId, seat => seat.Role(portal.Language));
        var mandates = page.Mandates.Where(mandate => mandate.WithdrawnAtUtc is null && roles.ContainsKey(mandate.SeatId)).ToList();
        var begun = mandates.Select(mandate => new ProfileEvent(
            mandate.StartsOn,
            mandate.IsInterim
                ? t.HistoryInterim(roles[mandate.SeatId], mandate.InstrumentNumber)
                : t.HistoryAppointed(roles[mandate.SeatId], mandate.InstrumentNumber)));
        var ended = mandates.Where(mandate => !mandate.IsInterim && mandate.EndsOn is not null)
            .Select(mandate => new ProfileEvent(mandate.EndsOn!.Value, t.HistoryEnded(roles[mandate.SeatId])));
        var filed = page.Periods.Concat(page.PreviousPeriods)
            .Where(period => page.Filings.TryGetValue(period.Sequence, out var cell) && cell is { FiledOn: not null })
            .Select(period => (Period: PeriodNames.Of(period.Number), Cell: page.Filings[period.Sequence]))
            .Select(filing => new ProfileEvent(filing.Cell.FiledOn!.Value, filing.Cell.FiledOn > filing.Cell.DueOn
                ? t.HistoryFiledLate(filing.Cell.FiledOn.Value.DayNumber - filing.Cell.DueOn.DayNumber, filing.Period)
                : t.HistoryFiled(filing.Period)));
        return [.. begun.Concat(ended).Concat(filed).Where(happened => happened.On <= day).OrderByDescending(happened => happened.On).Take(Most)];
    }
}
