using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance.Committees;

namespace Portal.Data.Demonstration;

/// <summary>A meeting that is told; <c>DaysBefore</c> counts back from the day of the story, a negative number is to come.</summary>
internal sealed record ToldMeeting(string Committee, int Number, int DaysBefore, string StartsAt, string Place, string Agenda, string Minutes, string Guests);

/// <summary>A decision of a meeting, or what it left to whoever holds a seat; days count from the meeting.</summary>
internal sealed record ToldRecord(
    string Committee, int Meeting, bool IsDecision, string Text, string OwnerBody, string OwnerRole, int? DueDays, int? DoneDays, string Outcome);

internal sealed record ToldMember(string Committee, string Name, string Capacity, int DaysBefore, int? LeftDaysBefore);

/// <summary>Committees with a past: who sits by name, meetings with their attendance, decisions, follow-ups done, open and overdue.</summary>
internal static class CommitteeStory
{
    private const double Excused = 0.14;
    private const double Absent = 0.05;

    public static async Task WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story, MandatePlan mandates, IReadOnlyDictionary<string, int> people)
    {
        var scope = AccessScope.System("demonstration");
        foreach (var committee in story.Meetings.GroupBy(meeting => meeting.Committee))
        {
            var key = Key(committee.Key);
            await session.ExecuteAsync(key.Kind == CommitteeKind.Territorial ? CommitteeSql.InsertOfTerritory : CommitteeSql.InsertOfBody, new { key.Code });
            if (await CommitteeQueries.FindAsync(session, scope, network.Today, key) is not { CommitteeId: var id })
            {
                continue; // not open on the day of the story
            }

            foreach (var member in story.Members.Where(member => member.Committee == committee.Key))
            {
                await session.InsertAsync(CommitteeSql.InsertMember, new
                {
                    CommitteeId = id,
                    PersonId = (int?)null,
                    FullName = member.Name,
                    Email = (string?)null,
                    member.Capacity,
                    ValidFrom = network.Today.AddDays(-member.DaysBefore),
                    ValidTo = member.LeftDaysBefore is { } days ? network.Today.AddDays(-days) : (DateOnly?)null,
                });
            }

            foreach (var told in committee.OrderBy(meeting => meeting.Number))
            {
                await MeetingAsync(session, network, key, id, told);
                await RecordsAsync(session, network, mandates, people, id, told, story.Records.Where(record => record.Committee == told.Committee && record.Meeting == told.Number));
            }
        }
    }

    private static async Task MeetingAsync(IWriteSession session, NetworkAtStart network, CommitteeKey key, int id, ToldMeeting told)
    {
        var day = network.Today.AddDays(-told.DaysBefore);
        await session.ExecuteAsync(CommitteeSql.CountMeeting, new { CommitteeId = id });
        var meetingId = await session.InsertAsync(CommitteeSql.InsertMeeting, new
        {
            CommitteeId = id,
            told.Number,
            OnDate = day,
            told.StartsAt,
            told.Place,
            told.Agenda,
            told.Minutes,
            told.Guests,
            IsCancelled = false,
        });
        if (day > network.Today)
        {
            return;
        }

        var members = await CommitteeQueries.SittingAsync(session, AccessScope.System("demonstration"), day, key, id, Language.French);
        await session.ExecuteManyAsync(CommitteeSql.InsertAttendance, members.Select(member => new
        {
            CommitteeMeetingId = meetingId,
            MemberKey = member.Key,
            FullName = member.Name,
            member.Capacity,
            State = (SplitMix64.For("attendance", told.Committee, $"{told.Number}", member.Key).Unit() switch
            {
                < Absent => AttendanceState.Absent,
                < Absent + Excused => AttendanceState.Excused,
                _ => AttendanceState.Present,
            }).ToString(),
        }));
    }

    private static async Task RecordsAsync(
        IWriteSession session, NetworkAtStart network, MandatePlan mandates, IReadOnlyDictionary<string, int> people, int id, ToldMeeting told, IEnumerable<ToldRecord> records)
    {
        var day = network.Today.AddDays(-told.DaysBefore);
        var meeting = await CommitteeQueries.MeetingAsync(session, id, told.Number);
        foreach (var record in records)
        {
            if (record.IsDecision)
            {
                await session.ExecuteAsync(CommitteeSql.CountDecision, new { CommitteeId = id });
                var number = await session.FindAsync<int>(CommitteeSql.LastDecision, new { CommitteeId = id });
                await session.InsertAsync(CommitteeSql.InsertDecision, new { CommitteeId = id, meeting!.CommitteeMeetingId, Number = number, Decision = record.Text });
                continue;
            }

            // Whoever holds the seat on the day of the story; what would be left to nobody is not told.
            var owner = mandates.Mandates.FirstOrDefault(mandate =>
                mandate.Seat.Body == record.OwnerBody && mandate.Seat.Role == record.OwnerRole && mandate.Holds(network.Today))?.Person;
            if (record.OwnerRole == ToldMandate.ByAdviser)
            {
                owner = mandates.Person(DemonstrationPeople.AdviserEmail(record.OwnerBody));
            }

            if (owner is null)
            {
                continue;
            }

            await session.InsertAsync(CommitteeSql.InsertFollowUp, new
            {
                meeting!.CommitteeMeetingId,
                Task = record.Text,
                OwnerId = people[owner.Email],
                OwnerName = owner.FullName,
                DueOn = day.AddDays(record.DueDays ?? 0),
                DoneOn = record.DoneDays is { } done ? day.AddDays(done) : (DateOnly?)null,
                record.Outcome,
            });
        }
    }

    private static CommitteeKey Key(string text) => text.Split('/') is [var segment, var code] && CommitteeKey.TryParse(segment, code, out var key)
        ? key.Value
        : throw new InvalidOperationException($"{text} is no committee.");
}
