using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Committees;

/// <summary>Somebody who sits on a committee on a day.</summary>
/// <param name="Key">Of a seat (<c>seat:12</c>) or of a named member (<c>member:5</c>).</param>
public sealed record CommitteeMember(string Key, string Name, string Capacity)
{
    public static string OfSeat(int seatId) => string.Create(CultureInfo.InvariantCulture, $"seat:{seatId}");

    public static string OfNamed(int memberId) => string.Create(CultureInfo.InvariantCulture, $"member:{memberId}");
}

/// <summary>Committees, their meetings and what these decided, within the caller's scope.</summary>
public static class CommitteeQueries
{
    /// <summary>More are not read for one meeting; no committee comes near.</summary>
    private const int MostOfMeeting = 500;

    /// <summary>A whole territory's seats, for the attendance of a meeting.</summary>
    public const int MostMembers = 2_000;

    public static Task<IReadOnlyList<CommitteeRow>> TerritorialAsync(IReadSession session, AccessScope scope, DateOnly asOf) =>
        session.ListAsync<CommitteeRow>(CommitteeRow.Territorial, Day(scope, asOf));

    public static Task<IReadOnlyList<CommitteeRow>> LocalAsync(IReadSession session, AccessScope scope, DateOnly asOf, string? search, PageRequest page) =>
        session.PageAsync<CommitteeRow>(CommitteeRow.Local, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, Search = SearchText.Containing(search) }, page);

    public static Task<int> CountLocalAsync(IReadSession session, AccessScope scope, DateOnly asOf, string? search) =>
        session.FindAsync<int>(CommitteeRow.CountLocal, new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, Search = SearchText.Containing(search) });

    /// <summary>Null when there is none that day, or it is outside the scope.</summary>
    public static Task<CommitteeRow?> FindAsync(IReadSession session, AccessScope scope, DateOnly asOf, CommitteeKey key) => session.FindAsync<CommitteeRow>(
        key.Kind == CommitteeKind.Territorial ? CommitteeRow.OneTerritorial : CommitteeRow.OneLocal,
        new { key.Code, AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });

    /// <summary>The seats whose holders sit: those of the territory's centre and establishments, or those of the establishment.</summary>
    public static SeatFilter Seats(CommitteeKey key) => new() { Territory = key.Territory, Body = key.Body };

    public static Task<IReadOnlyList<NamedMemberRow>> NamedAsync(IReadSession session, int committeeId) =>
        session.ListAsync<NamedMemberRow>(NamedMemberRow.OfCommittee, new { CommitteeId = committeeId });

    /// <summary>Who sits on a day, by the seats that are held or covered and by name; roles and bodies as they are called that day. Two statements.</summary>
    public static async Task<IReadOnlyList<CommitteeMember>> SittingAsync(
        IReadSession session, AccessScope scope, DateOnly day, CommitteeKey key, int committeeId, Language language)
    {
        var seats = await SeatQueries.ListAsync(session, scope, day, Seats(key), new PageRequest(0, MostMembers));
        var named = await NamedAsync(session, committeeId);
        return
        [
            .. seats.Where(seat => (seat.Holder ?? seat.Interim) is not null).Select(seat => new CommitteeMember(
                CommitteeMember.OfSeat(seat.SeatId), (seat.Holder ?? seat.Interim)!, $"{seat.Role(language)}, {seat.Body(language)}")),
            .. named.Where(member => member.Sits(day)).Select(member => new CommitteeMember(CommitteeMember.OfNamed(member.CommitteeMemberId), member.FullName, member.Capacity)),
        ];
    }

    public static Task<IReadOnlyList<MeetingRow>> MeetingsAsync(IReadSession session, int committeeId, DateOnly asOf, bool isPast, PageRequest page) =>
        session.PageAsync<MeetingRow>(MeetingRow.OfCommittee, new { CommitteeId = committeeId, AsOf = asOf, IsPast = isPast }, page);

    public static Task<MeetingRow?> MeetingAsync(IReadSession session, int committeeId, int number) =>
        session.FindAsync<MeetingRow>(MeetingRow.ByNumber, new { CommitteeId = committeeId, Number = number });

    /// <summary>The last meeting that was held by a day; null before the first.</summary>
    public static async Task<MeetingRow?> LastHeldAsync(IReadSession session, int committeeId, DateOnly asOf) =>
        (await session.PageAsync<MeetingRow>(MeetingRow.Held, new { CommitteeId = committeeId, AsOf = asOf }, new PageRequest(0, 1))).SingleOrDefault();

    public static Task<IReadOnlyList<AttendanceRow>> AttendanceAsync(IReadSession session, int meetingId) =>
        session.ListAsync<AttendanceRow>(AttendanceRow.OfMeeting, new { CommitteeMeetingId = meetingId });

    public static Task<IReadOnlyList<DecisionRow>> DecisionsAsync(IReadSession session, int committeeId, DateOnly asOf, PageRequest page) =>
        session.PageAsync<DecisionRow>(DecisionRow.OfCommittee, new { CommitteeId = committeeId, AsOf = asOf }, page);

    public static Task<IReadOnlyList<DecisionRow>> DecisionsOfMeetingAsync(IReadSession session, int committeeId, int meetingId) =>
        session.PageAsync<DecisionRow>(DecisionRow.OfMeeting, new { CommitteeId = committeeId, CommitteeMeetingId = meetingId }, new PageRequest(0, MostOfMeeting));

    public static Task<DecisionRow?> DecisionAsync(IReadSession session, int committeeId, int number) =>
        session.FindAsync<DecisionRow>(DecisionRow.ByNumber, new { CommitteeId = committeeId, Number = number });

    public static Task<IReadOnlyList<FollowUpRow>> FollowUpsAsync(IReadSession session, int committeeId, DateOnly asOf, PageRequest page) =>
        session.PageAsync<FollowUpRow>(FollowUpRow.OfCommittee, new { CommitteeId = committeeId, AsOf = asOf }, page);

    public static Task<IReadOnlyList<FollowUpRow>> FollowUpsOfMeetingAsync(IReadSession session, int committeeId, int meetingId) =>
        session.PageAsync<FollowUpRow>(FollowUpRow.OfMeeting, new { CommitteeId = committeeId, CommitteeMeetingId = meetingId }, new PageRequest(0, MostOfMeeting));

    public static Task<FollowUpRow?> FollowUpAsync(IReadSession session, int committeeId, int id) =>
        session.FindAsync<FollowUpRow>(FollowUpRow.ById, new { CommitteeId = committeeId, Id = id });

    private static object Day(AccessScope scope, DateOnly asOf) => new { AsOf = asOf, ScopeBody = scope.Body, ScopeTerritory = scope.Territory };
}
