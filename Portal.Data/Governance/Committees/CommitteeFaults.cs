using System.Globalization;

namespace Portal.Data.Governance.Committees;

/// <summary>Gathers what is wrong with an entry by itself.</summary>
internal sealed class CommitteeFaults
{
    private const int MostYearsAhead = 1;
    private readonly List<CommitteeFault> faults = [];

    public bool Any => faults.Count > 0;

    public CommitteeOutcome Outcome => new(faults);

    public void Add(string field, CommitteeProblem problem) => faults.Add(new CommitteeFault(field, problem));

    public void Text(string field, string? text, int longest, bool isRequired = true)
    {
        if (isRequired && string.IsNullOrWhiteSpace(text))
        {
            Add(field, CommitteeProblem.Missing);
        }
        else if (text?.Trim().Length > longest)
        {
            faults.Add(new CommitteeFault(field, CommitteeProblem.TooLong, longest));
        }
    }

    public void Days(MemberInput input, DateOnly today)
    {
        Day(nameof(input.ValidFrom), input.ValidFrom, today.AddYears(MostYearsAhead));
        if (input.ValidTo < input.ValidFrom)
        {
            Add(nameof(input.ValidTo), CommitteeProblem.EndsBeforeStart);
        }
    }

    public void Meeting(MeetingInput input, DateOnly today)
    {
        Day(nameof(input.OnDate), input.OnDate, today.AddYears(MostYearsAhead));
        if (input.StartsAt?.Trim() is { Length: > 0 } time && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            Add(nameof(input.StartsAt), CommitteeProblem.NotATime);
        }

        Text(nameof(input.Place), input.Place, MeetingInput.PlaceLength);
        Text(nameof(input.Agenda), input.Agenda, MeetingInput.AgendaLength, isRequired: false);
        Text(nameof(input.Minutes), input.Minutes, MeetingInput.MinutesLength, isRequired: false);
        Text(nameof(input.Guests), input.Guests, MeetingInput.GuestsLength, isRequired: false);
        if (input.OnDate > today && (!string.IsNullOrWhiteSpace(input.Minutes) || input.Attendance.Count > 0))
        {
            Add(nameof(input.Minutes), CommitteeProblem.NotHeldYet);
        }
    }

    public void FollowUp(FollowUpInput input, DateOnly today)
    {
        Text(nameof(input.Task), input.Task, FollowUpInput.TaskLength);
        Text(nameof(input.Owner), input.Owner, AppointmentInput.NameLength);
        Day(nameof(input.DueOn), input.DueOn, today.AddYears(5));
        if (input.DoneOn > today)
        {
            Add(nameof(input.DoneOn), CommitteeProblem.TooFarAhead);
        }

        Text(nameof(input.Outcome), input.Outcome, FollowUpInput.OutcomeLength, isRequired: false);
    }

    private void Day(string field, DateOnly? day, DateOnly last)
    {
        if (day is null || day > last)
        {
            Add(field, day is null ? CommitteeProblem.Missing : CommitteeProblem.TooFarAhead);
        }
    }
}
