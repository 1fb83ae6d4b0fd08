using Portal.Data;
using Portal.Data.Governance;

namespace Portal.Reports.Governance;

/// <summary>A person to reach about a seat, or that there is none.</summary>
internal sealed record ContactLine
{
    public required ContactRow Seat { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public bool IsInterim { get; init; }

    /// <summary>In the seat since; of a vacancy, its first day.</summary>
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }
    public DateOnly? ConfirmedOn { get; init; }

    public bool IsVacant => Name is null;

    /// <summary>The holder and whoever stands in, each on a line; one line for a seat that has neither.</summary>
    public static async IAsyncEnumerable<ContactLine> Of(IAsyncEnumerable<ContactRow> seats)
    {
        await foreach (var seat in seats)
        {
            if (seat.Holder is not null)
            {
                yield return new ContactLine
                {
                    Seat = seat,
                    Name = seat.Holder,
                    Email = seat.HolderEmail,
                    Since = seat.HeldFrom,
                    Until = seat.HeldUntil,
                    ConfirmedOn = seat.HolderConfirmedOn,
                };
            }

            if (seat.Interim is not null)
            {
                yield return new ContactLine
                {
                    Seat = seat,
                    Name = seat.Interim,
                    Email = seat.InterimEmail,
                    IsInterim = true,
                    Since = seat.InterimFrom,
                    Until = seat.InterimUntil,
                    ConfirmedOn = seat.InterimConfirmedOn,
                };
            }
            else if (seat.Holder is null)
            {
                yield return new ContactLine { Seat = seat, Since = seat.VacantSince };
            }
        }
    }

    public string Status(ContactsTexts t) => this switch
    {
        { IsVacant: true } => t.Vacant,
        { IsInterim: true } => t.Interim,
        _ => t.Holder,
    };

    public string Territory(ContactsTexts t, Language language) => Seat.Territory(language) ?? t.NoTerritory;
}

/// <summary>What the list holds, counted while it passes by.</summary>
public sealed record ContactCount
{
    /// <summary>Details confirmed longer ago than this, or never, may be out of date.</summary>
    public const int FreshDays = 365;

    public int Seats { get; private set; }
    public int Holders { get; private set; }
    public int Interims { get; private set; }

    /// <summary>Seats about which there is nobody to reach.</summary>
    public int Unreachable { get; private set; }
    public int NotConfirmed { get; private set; }

    public static async Task<ContactCount> OfAsync(IAsyncEnumerable<ContactRow> seats, DateOnly asOf)
    {
        var (count, oldest, last) = (new ContactCount(), asOf.AddDays(-FreshDays), 0);
        await foreach (var line in ContactLine.Of(seats))
        {
            count.Seats += line.Seat.SeatId == last ? 0 : 1;
            last = line.Seat.SeatId;
            count.Holders += line is { IsVacant: false, IsInterim: false } ? 1 : 0;
            count.Interims += line.IsInterim ? 1 : 0;
            count.Unreachable += line.IsVacant ? 1 : 0;
            count.NotConfirmed += !line.IsVacant && (line.ConfirmedOn is null || line.ConfirmedOn < oldest) ? 1 : 0;
        }

        return count;
    }
}
