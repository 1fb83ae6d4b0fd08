using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance;

/// <summary>A seat of an establishment with one of its substantive mandates; one that was never held has one row without.</summary>
public sealed record SeatSpanRow
{
    public required string BodyCode { get; init; }
    public int SeatId { get; init; }
    public DateOnly OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public DateOnly? StartsOn { get; init; }
    public DateOnly? EndsOn { get; init; }

    /// <summary>Of those that belonged to a centre's territory on some day of a span; on which, the reader looks at day by day.</summary>
    public const string OfEstablishments = $"""
        SELECT b.Code AS BodyCode, s.SeatId, s.OpensOn, s.ClosesOn, a.StartsOn, a.EndsOn
        FROM Seat s
        INNER JOIN Body b ON b.BodyId = s.BodyId
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        LEFT JOIN SubstantiveAppointment a ON a.SeatId = s.SeatId
        WHERE (@ScopeBody IS NULL OR b.Code = @ScopeBody)
            AND (@ScopeTerritory IS NULL OR EXISTS (
                SELECT 1 FROM BodyTerritory m
                INNER JOIN Territory t ON t.TerritoryId = m.TerritoryId AND t.Code = @ScopeTerritory
                WHERE m.BodyId = b.BodyId AND m.IsPrimary = 1 AND m.ValidFrom <= @LastDay AND (m.ValidTo IS NULL OR m.ValidTo >= @FirstDay)))
        ORDER BY b.Code, s.SeatId, a.StartsOn
        """;
}

/// <summary>Seats that were open on a day, and how many of them had a substantive holder.</summary>
public readonly record struct SeatsOnDay(int Seats, int Filled)
{
    public int Vacant => Seats - Filled;

    /// <summary>From 0 to 1; null where there was no seat.</summary>
    public decimal? Share => Seats == 0 ? null : (decimal)Filled / Seats;

    public static SeatsOnDay operator +(SeatsOnDay left, SeatsOnDay right) => new(left.Seats + right.Seats, left.Filled + right.Filled);

    public static SeatsOnDay Add(SeatsOnDay left, SeatsOnDay right) => left + right;
}

/// <summary>Who had holders when: the seats of establishments with all their mandates, to be counted on any day without asking again.</summary>
public sealed class SeatCourse
{
    private readonly ILookup<string, IGrouping<int, SeatSpanRow>> seats;

    private SeatCourse(IEnumerable<SeatSpanRow> rows) => seats = rows.GroupBy(row => row.SeatId).ToLookup(seat => seat.First().BodyCode, StringComparer.Ordinal);

    /// <summary>One statement, of the establishments that the caller sees on some day of the span.</summary>
    public static async Task<SeatCourse> ReadAsync(IReadSession session, AccessScope scope, DateOnly firstDay, DateOnly lastDay) => new(
        await session.ListAsync<SeatSpanRow>(
            SeatSpanRow.OfEstablishments, new { ScopeBody = scope.Body, ScopeTerritory = scope.Territory, FirstDay = firstDay, LastDay = lastDay }));

    public SeatsOnDay On(string bodyCode, DateOnly day)
    {
        var open = seats[bodyCode].Where(seat => IsWithin(day, seat.First().OpensOn, seat.First().ClosesOn)).ToList();
        return new SeatsOnDay(open.Count, open.Count(seat => IsHeld(seat, day)));
    }

    /// <summary>Since when the longest vacancy of an establishment lasts on a day; null where every seat has a holder.</summary>
    public DateOnly? VacantSince(string bodyCode, DateOnly day)
    {
        var vacant = seats[bodyCode].Where(seat => IsWithin(day, seat.First().OpensOn, seat.First().ClosesOn) && !IsHeld(seat, day)).ToList();
        return vacant.Count == 0 ? null : vacant.Min(seat => seat.Max(row => row.EndsOn < day ? row.EndsOn.Value.AddDays(1) : row.OpensOn));
    }

    private static bool IsHeld(IEnumerable<SeatSpanRow> seat, DateOnly day) => seat.Any(row => row.StartsOn is { } start && IsWithin(day, start, row.EndsOn));

    private static bool IsWithin(DateOnly day, DateOnly from, DateOnly? to) => from <= day && (to is null || to >= day);
}
