namespace Portal.Data.Demonstration;

/// <summary>
/// What is likely to have happened to a seat that the story says nothing of: it was filled within some months, its first holder
/// left or completed a term, the next came after a while, and stays until the summer of 2027 at least.
/// </summary>
internal static class MandateCourse
{
    private static readonly DateOnly FirstChange = new(2024, 4, 8);
    private static readonly DateOnly LastChange = new(2026, 3, 27);
    private static readonly DateOnly EarliestEnd = new(2027, 6, 30);
    private static readonly string[] Reasons = ["TermCompleted", "Resignation", "Departure", "Reassignment", "TermCompleted", "Departure"];

    public static List<ToldMandate> Of(SeatFact seat)
    {
        var random = SplitMix64.For("mandates", seat.Body, seat.Role);
        var starts = random.Chance(0.45) ? seat.OpensOn : Workday.OrNext(seat.OpensOn.AddDays(random.Between(12, 190)));
        List<ToldMandate> course = [];
        if (random.Chance(0.48) && starts < FirstChange)
        {
            var ends = Workday.OrNext(FirstChange.AddDays(random.Between(0, LastChange.DayNumber - FirstChange.DayNumber)));
            var reason = Reasons[random.Between(0, Reasons.Length - 1)];
            course.Add(new ToldMandate
            {
                Body = seat.Body,
                Role = seat.Role,
                StartsOn = starts,
                PlannedEnd = reason == "TermCompleted" ? ends : starts.AddYears(4).AddDays(-1),
                EndedOn = ends,
                EndReason = reason,
            });
            starts = random.Chance(0.5) ? ends.AddDays(1) : Workday.OrNext(ends.AddDays(random.Between(15, 85)));
        }

        var end = starts.AddYears(random.Between(3, 5)).AddDays(-1);
        course.Add(new ToldMandate
        {
            Body = seat.Body,
            Role = seat.Role,
            StartsOn = starts,
            PlannedEnd = random.Chance(0.15) ? null : end < EarliestEnd ? EarliestEnd.AddDays(random.Between(0, 300)) : end,
        });
        return course;
    }
}
