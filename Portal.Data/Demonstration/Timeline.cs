using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>A state that a filing came to, and when.</summary>
internal sealed record Step(FilingStatus Status, DateTime AtUtc);

/// <summary>When the states of a filing's revisions were reached: within the office's hours, in order, never after now.</summary>
internal static class Timeline
{
    private const int LeastMinutesApart = 25;
    private const int EarliestFilingDay = 5;
    private const int LatestFilingDay = 15;

    /// <summary>The share of the time since the opening after which each step of the open period was taken.</summary>
    private static readonly double[] Straight = [0.2, 0.5, 0.7];
    private static readonly double[] Returned = [0.2, 0.3, 0.6, 0.7, 0.8, 0.9];

    /// <summary>The steps of each revision.</summary>
    public static IReadOnlyList<IReadOnlyList<Step>> Of(PlannedObligation obligation, ToldFiling told, bool wasReturned, DateTime nowUtc)
    {
        var random = SplitMix64.For("timeline", obligation.Body.Code, obligation.Period.Code);
        var states = States(told.Status!.Value, wasReturned);
        var days = told.Before == 0 ? OfOpen(obligation, states, nowUtc) : OfPast(obligation, told, states, random);
        var times = days.Select(day => Workday.At(day, random)).ToArray();
        for (var i = 1; i < times.Length; i++)
        {
            var soonest = times[i - 1].AddMinutes(LeastMinutesApart);
            times[i] = times[i] > soonest ? times[i] : soonest;
        }

        NotAfter(times, nowUtc);
        return Revisions(states.Zip(times, (state, time) => new Step(state, time)));
    }

    private static List<FilingStatus> States(FilingStatus status, bool wasReturned)
    {
        FilingStatus[] before = wasReturned && status != FilingStatus.Returned
            ? [FilingStatus.Draft, FilingStatus.Submitted, FilingStatus.Returned, FilingStatus.Draft]
            : [FilingStatus.Draft];
        FilingStatus[] after = status switch
        {
            FilingStatus.Draft => [],
            FilingStatus.Submitted => [FilingStatus.Submitted],
            FilingStatus.Returned => [FilingStatus.Submitted, FilingStatus.Returned],
            FilingStatus.Reviewed => [FilingStatus.Submitted, FilingStatus.Reviewed],
            _ => [FilingStatus.Submitted, FilingStatus.Reviewed, FilingStatus.Accepted],
        };
        return [.. before, .. after];
    }

    private static DateOnly[] OfOpen(PlannedObligation obligation, List<FilingStatus> states, DateTime nowUtc)
    {
        var opened = obligation.Period.EndsOn.AddDays(1);
        var today = PortalTime.DayOf(nowUtc);
        var length = (today < obligation.DueOn ? today : obligation.DueOn).DayNumber - opened.DayNumber;
        var shares = states.Count > Straight.Length ? Returned : Straight;
        return [.. states.Select((_, i) =>
        {
            var day = opened.AddDays((int)(shares[i] * length));
            return Workday.OrPrevious(day) is var weekday && weekday >= opened ? weekday : day;
        })];
    }

    private static DateOnly[] OfPast(PlannedObligation obligation, ToldFiling told, List<FilingStatus> states, SplitMix64 random)
    {
        var wasReturned = states.Count > 4;
        var inTime = random.Between(EarliestFilingDay, wasReturned ? EarliestFilingDay + 3 : LatestFilingDay);
        var filed = told.DaysLate > 0
            ? Workday.OrNext(obligation.DueOn.AddDays(told.DaysLate))
            : Workday.OrPrevious(obligation.Period.EndsOn.AddDays(inTime));
        var days = new DateOnly[states.Count];
        days[0] = Workday.OrPrevious(filed.AddDays(-random.Between(0, 3)));
        for (var i = 1; i < days.Length; i++)
        {
            days[i] = i == 1 ? filed : Workday.OrNext(days[i - 1].AddDays(random.Between(1, 4)));
        }

        return days;
    }

    /// <summary>Moves the last steps back where they would not have happened yet.</summary>
    private static void NotAfter(DateTime[] times, DateTime nowUtc)
    {
        var latest = nowUtc.AddMinutes(-LeastMinutesApart);
        for (var i = times.Length - 1; i >= 0; i--)
        {
            times[i] = times[i] < latest ? times[i] : latest;
            latest = times[i].AddMinutes(-LeastMinutesApart);
        }
    }

    /// <summary>Each draft begins a revision.</summary>
    private static List<List<Step>> Revisions(IEnumerable<Step> steps)
    {
        List<List<Step>> revisions = [];
        foreach (var step in steps)
        {
            if (step.Status == FilingStatus.Draft)
            {
                revisions.Add([]);
            }

            revisions[^1].Add(step);
        }

        return revisions;
    }
}
