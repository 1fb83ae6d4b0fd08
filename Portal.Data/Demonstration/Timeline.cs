namespace Portal.Data.Demonstration;

/// <summary>A state that a filing came to, and when.</summary>
internal sealed record Step(string Status, DateTime AtUtc);

/// <summary>When the states of a filing's revisions were reached: within the office's hours, in order, never after now.</summary>
internal static class Timeline
{
    private const int LeastMinutesApart = 25;

    /// <summary>The share of the time since the opening after which a step of the open period was taken.</summary>
    private static readonly Dictionary<string, double[]> Shares = new(StringComparer.Ordinal)
    {
        ["Draft"] = [0.2],
        ["Submitted"] = [0.2, 0.7],
        ["Reviewed"] = [0.2, 0.5, 0.7],
        ["Returned"] = [0.2, 0.5, 0.8],
    };

    public static IReadOnlyList<IReadOnlyList<Step>> Of(PlannedObligation obligation, ToldFiling told, bool wasReturned, DateTime nowUtc)
    {
        var random = SplitMix64.For("timeline", obligation.Body.Code, obligation.Period.Code);
        var states = States(told.Status, wasReturned);
        var days = told.Before == 0 ? OfOpen(obligation, told, states, nowUtc) : OfPast(obligation, told, states, random);
        var times = new DateTime[states.Count];
        for (var i = 0; i < times.Length; i++)
        {
            times[i] = Workday.At(days[i], random);
            if (i > 0 && times[i] < times[i - 1].AddMinutes(LeastMinutesApart))
            {
                times[i] = times[i - 1].AddMinutes(LeastMinutesApart);
            }
        }

        NotAfter(times, nowUtc);
        return Revisions([.. states.Zip(times, (state, time) => new Step(state, time))]);
    }

    private static List<string> States(string status, bool wasReturned)
    {
        List<string> states = wasReturned && status != "Returned" ? ["Draft", "Submitted", "Returned", "Draft"] : ["Draft"];
        string[] after = status switch
        {
            "Draft" => [],
            "Submitted" => ["Submitted"],
            "Returned" => ["Submitted", "Returned"],
            "Reviewed" => ["Submitted", "Reviewed"],
            _ => ["Submitted", "Reviewed", "Accepted"],
        };
        return [.. states, .. after];
    }

    private static DateOnly[] OfOpen(PlannedObligation obligation, ToldFiling told, List<string> states, DateTime nowUtc)
    {
        var opened = obligation.Period.EndsOn.AddDays(1);
        var until = Engine.PortalTime.DayOf(nowUtc);
        until = until < obligation.DueOn ? until : obligation.DueOn;
        var length = until.DayNumber - opened.DayNumber;
        var shares = states.Count > Shares[told.Status].Length
            ? [0.2, 0.3, 0.6, 0.7, 0.8, 0.9]
            : Shares[told.Status];
        var days = new DateOnly[states.Count];
        for (var i = 0; i < days.Length; i++)
        {
            var day = opened.AddDays((int)((shares[i] * length) + 0.001));
            days[i] = Workday.OrPrevious(day) is var weekday && weekday >= opened ? weekday : day;
        }

        return days;
    }

    private static DateOnly[] OfPast(PlannedObligation obligation, ToldFiling told, List<string> states, SplitMix64 random)
    {
        var ends = obligation.Period.EndsOn;
        var filed = told.DaysLate > 0
            ? Workday.OrNext(obligation.DueOn.AddDays(told.DaysLate))
            : Workday.OrPrevious(ends.AddDays(states.Count > 4 ? random.Between(4, 8) : random.Between(5, PlannedObligation.DaysUntilDue)));
        var days = new DateOnly[states.Count];
        days[0] = Workday.OrPrevious(filed.AddDays(-random.Between(0, 3)));
        days[1] = filed;
        for (var i = 2; i < days.Length; i++)
        {
            days[i] = Workday.OrNext(days[i - 1].AddDays(random.Between(1, 4)));
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
    private static List<List<Step>> Revisions(List<Step> steps)
    {
        List<List<Step>> revisions = [];
        foreach (var step in steps)
        {
            if (step.Status == "Draft")
            {
                revisions.Add([]);
            }

            revisions[^1].Add(step);
        }

        return revisions;
    }
}
