using Portal.Data.Governance;

namespace Portal.Reports.Governance;

/// <summary>Vacancies and ending mandates of one role in one territory, counted; they can be added.</summary>
public sealed record SeatCount
{
    public int Vacant { get; init; }

    /// <summary>Of the vacant ones, those that nobody covers.</summary>
    public int Uncovered { get; init; }

    /// <summary>Of those that nobody covers, those vacant for more than <see cref="SeatTally.LongDays"/> days.</summary>
    public int LongUncovered { get; init; }
    public long VacancyDays { get; init; }
    public int LongestDays { get; init; }

    /// <summary>Mandates that end within 30 days, from 31 to 60, from 61 to 90.</summary>
    public int Within30 { get; init; }
    public int Within60 { get; init; }
    public int Within90 { get; init; }

    /// <summary>Of those within 30 days, those without an appointed successor.</summary>
    public int UrgentWithoutSuccessor { get; init; }

    public int Ending => Within30 + Within60 + Within90;

    public static SeatCount operator +(SeatCount left, SeatCount right) => new()
    {
        Vacant = left.Vacant + right.Vacant,
        Uncovered = left.Uncovered + right.Uncovered,
        LongUncovered = left.LongUncovered + right.LongUncovered,
        VacancyDays = left.VacancyDays + right.VacancyDays,
        LongestDays = Math.Max(left.LongestDays, right.LongestDays),
        Within30 = left.Within30 + right.Within30,
        Within60 = left.Within60 + right.Within60,
        Within90 = left.Within90 + right.Within90,
        UrgentWithoutSuccessor = left.UrgentWithoutSuccessor + right.UrgentWithoutSuccessor,
    };

    public static SeatCount Add(SeatCount left, SeatCount right) => left + right;

    public static SeatCount Of(SeatRow seat, DateOnly asOf) => (seat.VacancyDays(asOf), seat.DaysLeft(asOf)) switch
    {
        ({ } days, _) => new SeatCount
        {
            Vacant = 1,
            Uncovered = seat.Interim is null ? 1 : 0,
            LongUncovered = seat.Interim is null && days > SeatTally.LongDays ? 1 : 0,
            VacancyDays = days,
            LongestDays = days,
        },
        (_, { } left) => new SeatCount
        {
            Within30 = left <= 30 ? 1 : 0,
            Within60 = left is > 30 and <= 60 ? 1 : 0,
            Within90 = left is > 60 and <= SeatRow.SoonDays ? 1 : 0,
            UrgentWithoutSuccessor = left <= 30 && seat.NextFrom is null ? 1 : 0,
        },
        _ => new SeatCount(),
    };
}

/// <summary>What presses, by territory and role; made of seats that pass by, none of which is kept.</summary>
public sealed class SeatTally
{
    /// <summary>A seat that nobody covers for longer than this asks for a decision.</summary>
    public const int LongDays = 60;

    private readonly Dictionary<(string? Territory, string Role), SeatCount> counts = [];

    public SeatCount Total => Sum(_ => true);

    public static async Task<SeatTally> OfAsync(DateOnly asOf, params IAsyncEnumerable<SeatRow>[] lists)
    {
        var tally = new SeatTally();
        foreach (var list in lists)
        {
            await foreach (var seat in list)
            {
                var key = ((string?)seat.TerritoryCode, seat.RoleCode);
                tally.counts[key] = tally.counts.GetValueOrDefault(key, new SeatCount()) + SeatCount.Of(seat, asOf);
            }
        }

        return tally;
    }

    public SeatCount OfTerritory(string? territory) => Sum(key => key.Territory == territory);

    public SeatCount OfRole(string role) => Sum(key => key.Role == role);

    public SeatCount Of(string? territory, string role) => Sum(key => key == (territory, role));

    private SeatCount Sum(Func<(string? Territory, string Role), bool> which) =>
        counts.Where(count => which(count.Key)).Aggregate(new SeatCount(), (sum, count) => sum + count.Value);
}
