using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Letters;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>One seat on a day, with the mandates that had begun by then; today, with those that are planned too.</summary>
public sealed record SeatDetail
{
    public required SeatRow Seat { get; init; }

    /// <summary>The newest first, withdrawn ones included.</summary>
    public required IReadOnlyList<MandateRow> Mandates { get; init; }

    /// <summary>Of its mandates, the latest first; on an earlier day, those issued by then.</summary>
    public required IReadOnlyList<LetterRow> Letters { get; init; }

    /// <summary>The day that all of it is about.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The caller appoints to seats of this level.</summary>
    public required bool MayManage { get; init; }

    public MandateRow? Holder => Mandates.FirstOrDefault(mandate => mandate.AppointmentId == Seat.AppointmentId);

    public MandateRow? Interim => Mandates.FirstOrDefault(mandate => mandate.IsInterim && mandate.Covers(Day));

    /// <summary>The mandate that a replacement would end; null when the seat is vacant or the end is decided already.</summary>
    public MandateRow? Replaceable => Holder is { EndReason: null } holder ? holder : null;

    /// <summary>Where the next mandate could start after one whose end is known; null when that is more than a year ahead.</summary>
    public DateOnly? NextStart => Holder?.EndsOn is { } last && last < Day.AddYears(1) ? last.AddDays(1) : null;

    public MandateRow? Find(int? appointmentId) =>
        Mandates.FirstOrDefault(mandate => mandate.AppointmentId == appointmentId && mandate.WithdrawnAtUtc is null);

    /// <summary>Null when there is no such seat, it is not open that day, or it is outside the scope.</summary>
    public static async Task<SeatDetail?> LoadAsync(IReadSession session, PortalContext portal, RegisterDay asOf, int seatId)
    {
        var day = asOf.On;
        if (await SeatQueries.FindAsync(session, portal.Scope, asOf, seatId) is not { } seat)
        {
            return null;
        }

        var mandates = await SeatQueries.MandatesOfSeatAsync(session, portal.Scope, day, seatId);
        var letters = await LetterQueries.OfSeatAsync(session, portal.Scope, portal.Today, seatId);
        return new SeatDetail
        {
            Seat = seat,
            Mandates = day < portal.Today ? [.. mandates.Where(mandate => mandate.StartsOn <= day)] : mandates,
            Letters = [.. letters.Where(letter => letter.IssuedOn <= day)],
            Day = day,
            MayManage = portal.Scope.MayManageSeatsOf(seat.Level),
        };
    }
}

/// <summary>What became of a mandate, seen from a day.</summary>
public enum MandateStatus
{
    Current,
    Planned,

    /// <summary>Running still, but its end is decided and has its reason.</summary>
    Ending,

    /// <summary>Over, for a reason that was recorded.</summary>
    Ended,

    /// <summary>Over, since its term ran out.</summary>
    Expired,
    Withdrawn,
}

public static class MandateStatuses
{
    public static MandateStatus Status(this MandateRow mandate, DateOnly day, DateOnly today) => mandate switch
    {
        { WithdrawnAtUtc: not null } => MandateStatus.Withdrawn,
        _ when mandate.StartsOn > day => MandateStatus.Planned,
        { EndReason: not null } when mandate.Covers(day) && day >= today => MandateStatus.Ending,
        _ when mandate.Covers(day) => MandateStatus.Current,
        { EndReason: not null } => MandateStatus.Ended,
        _ => MandateStatus.Expired,
    };
}
