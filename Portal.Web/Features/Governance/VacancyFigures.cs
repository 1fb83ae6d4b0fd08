using Portal.Data.Governance;

namespace Portal.Web.Features.Governance;

/// <summary>How long seats have been vacant on a day: days altogether, the median and the longest; zeros where none is.</summary>
public sealed record VacancyFigures(int Seats, long Days, decimal Median, int Longest)
{
    public static VacancyFigures Of(IReadOnlyList<VacancyCountRow> vacancies, DateOnly asOf)
    {
        var lengths = vacancies.Select(row => (Days: asOf.DayNumber - row.Since.DayNumber, row.Seats)).OrderBy(row => row.Days).ToList();
        var seats = lengths.Sum(row => row.Seats);
        return seats == 0
            ? new VacancyFigures(0, 0, 0, 0)
            : new VacancyFigures(
                seats,
                lengths.Sum(row => (long)row.Days * row.Seats),
                (At(lengths, (seats - 1) / 2) + At(lengths, seats / 2)) / 2m,
                lengths[^1].Days);
    }

    /// <summary>The length of the vacancy at a place of the order, where a row stands for as many places as it has seats.</summary>
    private static int At(List<(int Days, int Seats)> lengths, int place)
    {
        foreach (var (days, seats) in lengths)
        {
            if (place < seats)
            {
                return days;
            }

            place -= seats;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }
}
