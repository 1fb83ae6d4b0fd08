using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Committees;

/// <summary>
/// Committees in the hands of those who keep them: members, meetings with their minutes, decisions and follow-ups. Each is one
/// transaction that first takes what it changes at the version that the caller saw: of two at once the second is told, and a form
/// sent twice counts once.
/// </summary>
public sealed partial class CommitteeCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>Somebody sits who holds no seat of the committee.</summary>
    public Task<CommitteeOutcome> AddMemberAsync(AccessScope scope, CommitteeKey key, MemberInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            var faults = new CommitteeFaults();
            faults.Text(nameof(input.FullName), input.FullName, AppointmentInput.NameLength);
            faults.Text(nameof(input.Email), input.Email, AppointmentInput.AddressLength, isRequired: false);
            faults.Text(nameof(input.Capacity), input.Capacity, MemberInput.CapacityLength);
            var email = Optional(input.Email);
            if (email is not null && !AppointmentInput.IsAddress(email))
            {
                faults.Add(nameof(input.Email), CommitteeProblem.NotAnAddress);
            }

            faults.Days(input, time.Today);
            if (faults.Any)
            {
                return faults.Outcome;
            }

            if (!await TakeAsync(session, committee, input.SeenVersion))
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            var member = new
            {
                committee.CommitteeId,
                PersonId = email is null ? null : (await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = email }))?.PersonId,
                FullName = input.FullName!.Trim(),
                Email = email,
                Capacity = input.Capacity!.Trim(),
                input.ValidFrom,
                input.ValidTo,
            };
            await session.InsertAsync(CommitteeSql.InsertMember, member);
            await TellAsync(session, scope, key, "CommitteeMemberAdded", null, new { member.FullName, member.Email, member.Capacity, member.ValidFrom, member.ValidTo });
            return CommitteeOutcome.Done();
        }, cancel);

    /// <summary>As what and until when a named member sits; who they are stays.</summary>
    public Task<CommitteeOutcome> SaveMemberAsync(AccessScope scope, CommitteeKey key, int memberId, MemberInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            var member = (await CommitteeQueries.NamedAsync(session, committee.CommitteeId)).SingleOrDefault(row => row.CommitteeMemberId == memberId);
            if (member is null)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            var faults = new CommitteeFaults();
            faults.Text(nameof(input.Capacity), input.Capacity, MemberInput.CapacityLength);
            faults.Days(input, time.Today);
            if (faults.Any)
            {
                return faults.Outcome;
            }

            var after = new { CommitteeMemberId = memberId, Capacity = input.Capacity!.Trim(), input.ValidFrom, input.ValidTo, input.SeenVersion };
            if (await session.ExecuteAsync(CommitteeSql.UpdateMember, after) == 0)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            await TellAsync(session, scope, key, "CommitteeMemberChanged", new { member.FullName, member.Capacity, member.ValidFrom, member.ValidTo },
                new { member.FullName, after.Capacity, after.ValidFrom, after.ValidTo });
            return CommitteeOutcome.Done();
        }, cancel);

    /// <summary>A new meeting, held or to come; it is given the committee's next number.</summary>
    public Task<CommitteeOutcome> AddMeetingAsync(AccessScope scope, CommitteeKey key, MeetingInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            var faults = new CommitteeFaults();
            faults.Meeting(input, time.Today);
            if (faults.Any)
            {
                return faults.Outcome;
            }

            if (!await TakeAsync(session, committee, input.SeenVersion))
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            await session.ExecuteAsync(CommitteeSql.CountMeeting, new { committee.CommitteeId });
            var number = await session.FindAsync<int>(CommitteeSql.LastMeeting, new { committee.CommitteeId });
            var meeting = Row(input, committee.CommitteeId, number);
            var id = await session.InsertAsync(CommitteeSql.InsertMeeting, meeting);
            var present = await AttendAsync(session, scope, key, committee, id, input);
            await TellAsync(session, scope, key, "CommitteeMeetingAdded", null, Told(meeting, present));
            return CommitteeOutcome.Done(number);
        }, cancel);

    /// <summary>The whole of a meeting: day, place, agenda, minutes, who was there.</summary>
    public Task<CommitteeOutcome> SaveMeetingAsync(AccessScope scope, CommitteeKey key, int number, MeetingInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            if (await CommitteeQueries.MeetingAsync(session, committee.CommitteeId, number) is not { } before)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            var faults = new CommitteeFaults();
            faults.Meeting(input, time.Today);
            if (input.OnDate > time.Today && before.Decisions + before.FollowUps > 0)
            {
                faults.Add(nameof(input.OnDate), CommitteeProblem.NotHeldYet);
            }

            if (faults.Any)
            {
                return faults.Outcome;
            }

            var meeting = Row(input, committee.CommitteeId, number, before.CommitteeMeetingId);
            if (await session.ExecuteAsync(CommitteeSql.UpdateMeeting, meeting) == 0)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            await session.ExecuteAsync(CommitteeSql.ForgetAttendance, new { before.CommitteeMeetingId });
            var present = await AttendAsync(session, scope, key, committee, before.CommitteeMeetingId, input);
            await TellAsync(session, scope, key, "CommitteeMeetingChanged", new { before.Number, before.OnDate, before.StartsAt, before.Place, before.Agenda, before.Minutes, before.Guests, before.IsCancelled },
                Told(meeting, present));
            return CommitteeOutcome.Done(number);
        }, cancel);

    /// <summary>Finds the committee within the scope, made where nothing was written of it yet, and undoes what is refused.</summary>
    private Task<CommitteeOutcome> ChangeAsync(
        AccessScope scope, CommitteeKey key, Func<IWriteSession, CommitteeRow, Task<CommitteeOutcome>> change, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            if (await CommitteeQueries.FindAsync(session, scope, time.Today, key) is not { } committee)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            if (!key.MayManage(scope))
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotAllowed);
            }

            if (committee.CommitteeId == 0)
            {
                await session.ExecuteAsync(key.Kind == CommitteeKind.Territorial ? CommitteeSql.InsertOfTerritory : CommitteeSql.InsertOfBody, new { key.Code });
                committee = (await CommitteeQueries.FindAsync(session, scope, time.Today, key))!;
            }

            var outcome = await change(session, committee);
            if (!outcome.Succeeded)
            {
                session.Abandon();
            }

            return outcome;
        }, cancel);

    private static async Task<bool> TakeAsync(IWriteSession session, CommitteeRow committee, int seenVersion) =>
        await session.ExecuteAsync(CommitteeSql.Take, new { committee.CommitteeId, SeenVersion = seenVersion }) == 1;

    /// <summary>Writes who was there, as they are called on the day of the meeting; who does not sit that day is not in the minutes.</summary>
    private static async Task<IReadOnlyDictionary<string, AttendanceState>> AttendAsync(
        IWriteSession session, AccessScope scope, CommitteeKey key, CommitteeRow committee, int meetingId, MeetingInput input)
    {
        if (input.Attendance.Count == 0)
        {
            return input.Attendance;
        }

        var told = new Dictionary<string, AttendanceState>();
        foreach (var member in await CommitteeQueries.SittingAsync(session, scope, input.OnDate!.Value, key, committee.CommitteeId, Language.French))
        {
            if (input.Attendance.TryGetValue(member.Key, out var state))
            {
                told[member.Name] = state;
                await session.ExecuteAsync(CommitteeSql.InsertAttendance, new
                {
                    CommitteeMeetingId = meetingId,
                    MemberKey = member.Key,
                    FullName = member.Name,
                    member.Capacity,
                    State = state.ToString(),
                });
            }
        }

        return told;
    }

    private static MeetingToWrite Row(MeetingInput input, int committeeId, int number, int meetingId = 0) => new()
    {
        CommitteeMeetingId = meetingId,
        CommitteeId = committeeId,
        Number = number,
        OnDate = input.OnDate!.Value,
        StartsAt = Optional(input.StartsAt),
        Place = input.Place!.Trim(),
        Agenda = input.Agenda?.Trim() ?? "",
        Minutes = input.Minutes?.Trim() ?? "",
        Guests = input.Guests?.Trim() ?? "",
        IsCancelled = input.IsCancelled,
        SeenVersion = input.SeenVersion,
    };

    private static object Told(MeetingToWrite meeting, IReadOnlyDictionary<string, AttendanceState> attendance) =>
        new { meeting.Number, meeting.OnDate, meeting.StartsAt, meeting.Place, meeting.Agenda, meeting.Minutes, meeting.Guests, meeting.IsCancelled, attendance };

    private Task<long> TellAsync(IWriteSession session, AccessScope scope, CommitteeKey key, string action, object? before, object? after) =>
        audit.AppendAsync(session, scope, action, new AuditSubject(key.Subject, key.Body ?? ""), before, after);

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record MeetingToWrite
    {
        public int CommitteeMeetingId { get; init; }
        public int CommitteeId { get; init; }
        public int Number { get; init; }
        public DateOnly OnDate { get; init; }
        public string? StartsAt { get; init; }
        public required string Place { get; init; }
        public required string Agenda { get; init; }
        public required string Minutes { get; init; }
        public required string Guests { get; init; }
        public bool IsCancelled { get; init; }
        public int SeenVersion { get; init; }
    }
}
