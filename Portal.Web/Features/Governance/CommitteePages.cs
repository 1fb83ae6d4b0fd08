using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Governance.Committees;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>Every committee within the scope on a day.</summary>
public sealed record CommitteesPage
{
    private const int Size = 25;
    private const int LongestSearch = 100;

    public required IReadOnlyList<CommitteeRow> Territorial { get; init; }
    public required IReadOnlyList<CommitteeRow> Local { get; init; }
    public required Pager Pager { get; init; }
    public string? Search { get; init; }

    /// <summary>What committees left to the reader, today.</summary>
    public IReadOnlyList<OwnDutyRow> Own { get; init; } = [];

    /// <summary>Four statements.</summary>
    public static async Task<CommitteesPage> LoadAsync(IReadSession session, PortalContext portal, string? search, int page)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Day);
        var sought = search is { Length: > LongestSearch } ? search[..LongestSearch] : search;
        var pager = new Pager(portal, page, Size, await CommitteeQueries.CountLocalAsync(session, scope, asOf, sought));
        return new CommitteesPage
        {
            Territorial = await CommitteeQueries.TerritorialAsync(session, scope, asOf),
            Local = await CommitteeQueries.LocalAsync(session, scope, asOf, sought, pager.Request),
            Pager = pager,
            Search = sought,
            Own = portal.AsOf.IsToday ? [.. (await OwnDutyRow.ListAsync(session, scope, asOf)).Where(duty => duty.Task is not null)] : [],
        };
    }
}

/// <summary>One committee on a day: who sits, when it met, what it decided and left to do.</summary>
public sealed record CommitteePage
{
    private const int Size = 25;
    private const int MostMeetings = 30;
    private const int MostDecisions = 30;
    private const int MostFollowUps = 50;

    public required CommitteeKey Key { get; init; }
    public required CommitteeRow Committee { get; init; }
    public required IReadOnlyList<DecisionRow> Decisions { get; init; }

    /// <summary>The reader sees members and meetings, not only decisions.</summary>
    public bool SeesAll { get; init; }
    public IReadOnlyList<SeatRow> Seats { get; init; } = [];
    public IReadOnlyList<NamedMemberRow> Named { get; init; } = [];
    public IReadOnlyList<MeetingRow> Meetings { get; init; } = [];
    public IReadOnlyList<FollowUpRow> FollowUps { get; init; } = [];
    public required Pager Pager { get; init; }
    public bool MayManage { get; init; }

    /// <summary>Seven statements. Null where there is none that day, or it is outside the scope.</summary>
    public static async Task<CommitteePage?> LoadAsync(IReadSession session, PortalContext portal, CommitteeKey key, int page)
    {
        var (scope, asOf) = (portal.Scope, portal.AsOf.Day);
        if (await CommitteeQueries.FindAsync(session, scope, asOf, key) is not { } committee)
        {
            return null;
        }

        var id = committee.CommitteeId;
        var decisions = await CommitteeQueries.DecisionsAsync(session, id, asOf, new PageRequest(0, MostDecisions));
        if (!key.SeesAll(scope))
        {
            return new CommitteePage { Key = key, Committee = committee, Decisions = decisions, Pager = new Pager(portal, 1, Size, 0) };
        }

        var filter = CommitteeQueries.Seats(key);
        var pager = new Pager(portal, page, Size, await SeatQueries.CountAsync(session, scope, asOf, filter));
        return new CommitteePage
        {
            Key = key,
            Committee = committee,
            Decisions = decisions,
            SeesAll = true,
            Seats = await SeatQueries.ListAsync(session, scope, asOf, filter, pager.Request),
            Named = await CommitteeQueries.NamedAsync(session, id),
            Meetings = await CommitteeQueries.MeetingsAsync(session, id, asOf, asOf < portal.Today, new PageRequest(0, MostMeetings)),
            FollowUps = await CommitteeQueries.FollowUpsAsync(session, id, asOf, new PageRequest(0, MostFollowUps)),
            Pager = pager,
            MayManage = portal.AsOf.IsToday && key.MayManage(scope),
        };
    }
}

/// <summary>A meeting: its minutes, who was there, what was decided and left to do; with the forms that add to it.</summary>
public sealed record MeetingPage
{
    public required CommitteeKey Key { get; init; }
    public required CommitteeRow Committee { get; init; }
    public required MeetingRow Meeting { get; init; }
    public required IReadOnlyList<AttendanceRow> Attendance { get; init; }
    public required IReadOnlyList<DecisionRow> Decisions { get; init; }
    public required IReadOnlyList<FollowUpRow> FollowUps { get; init; }

    /// <summary>Whom a follow-up may be left to; read where the reader may.</summary>
    public IReadOnlyList<CommitteeMember> Members { get; init; } = [];
    public bool MayManage { get; init; }

    /// <summary>The meeting was held: decisions and follow-ups may be added.</summary>
    public bool IsHeld { get; init; }
    public DecisionForm Decision { get; init; } = new();
    public FollowUpForm FollowUp { get; init; } = new();
    public FormErrors Errors { get; init; } = FormErrors.None;
    public bool IsStale { get; init; }

    /// <summary>Seven statements. Null where there is none, or its committee is outside the scope.</summary>
    public static async Task<MeetingPage?> LoadAsync(IReadSession session, PortalContext portal, CommitteeKey key, int number)
    {
        if (await FindAsync(session, portal, key, number) is not var (committee, meeting))
        {
            return null;
        }

        var mayManage = key.MayManage(portal.Scope);
        return new MeetingPage
        {
            Key = key,
            Committee = committee,
            Meeting = meeting,
            Attendance = await CommitteeQueries.AttendanceAsync(session, meeting.CommitteeMeetingId),
            Decisions = await CommitteeQueries.DecisionsOfMeetingAsync(session, committee.CommitteeId, meeting.CommitteeMeetingId),
            FollowUps = await CommitteeQueries.FollowUpsOfMeetingAsync(session, committee.CommitteeId, meeting.CommitteeMeetingId),
            Members = mayManage ? await CommitteeQueries.SittingAsync(session, portal.Scope, portal.Today, key, committee.CommitteeId, portal.Language) : [],
            MayManage = mayManage,
            IsHeld = meeting.OnDate <= portal.Today && !meeting.IsCancelled,
        };
    }

    internal static async Task<(CommitteeRow Committee, MeetingRow Meeting)?> FindAsync(IReadSession session, PortalContext portal, CommitteeKey key, int number) =>
        key.SeesAll(portal.Scope) && await CommitteeQueries.FindAsync(session, portal.Scope, portal.Today, key) is { } committee
        && await CommitteeQueries.MeetingAsync(session, committee.CommitteeId, number) is { } meeting ? (committee, meeting) : null;
}

/// <summary>A decision as it was typed.</summary>
public sealed record DecisionForm
{
    public string? Decision { get; init; }
    public int SeenVersion { get; init; } = -1;

    public DecisionInput ToInput() => new() { Decision = Decision, SeenVersion = SeenVersion };
}

/// <summary>A follow-up as it was typed.</summary>
public sealed record FollowUpForm
{
    public string? Task { get; init; }
    public string? Owner { get; init; }
    public string? DueOn { get; init; }
    public string? DoneOn { get; init; }
    public string? Outcome { get; init; }
    public int SeenVersion { get; init; } = -1;

    public FollowUpInput ToInput() => new()
    {
        Task = Task,
        Owner = Owner,
        DueOn = DateEntry.Read(DueOn).Day,
        DoneOn = DateEntry.Read(DoneOn).Day,
        Outcome = Outcome,
        SeenVersion = SeenVersion,
    };

    public static FollowUpForm Of(FollowUpRow row) => new()
    {
        Task = row.Task,
        Owner = row.OwnerName,
        DueOn = Reports.Formats.Date(row.DueOn),
        DoneOn = row.DoneOn is { } done ? Reports.Formats.Date(done) : null,
        Outcome = row.Outcome,
        SeenVersion = row.Version,
    };

    public IEnumerable<(string Field, string Text)> Unreadable() => FormRules.Unreadable((nameof(DueOn), DueOn), (nameof(DoneOn), DoneOn));
}

/// <summary>A named member as typed.</summary>
public sealed record MemberForm
{
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? Capacity { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidTo { get; init; }
    public int SeenVersion { get; init; } = -1;

    public MemberInput ToInput() => new()
    {
        FullName = FullName,
        Email = Email,
        Capacity = Capacity,
        ValidFrom = DateEntry.Read(ValidFrom).Day,
        ValidTo = DateEntry.Read(ValidTo).Day,
        SeenVersion = SeenVersion,
    };

    public static MemberForm Of(NamedMemberRow row) => new()
    {
        FullName = row.FullName,
        Email = row.Email,
        Capacity = row.Capacity,
        ValidFrom = Reports.Formats.Date(row.ValidFrom),
        ValidTo = row.ValidTo is { } last ? Reports.Formats.Date(last) : null,
        SeenVersion = row.Version,
    };

    public IEnumerable<(string Field, string Text)> Unreadable() => FormRules.Unreadable((nameof(ValidFrom), ValidFrom), (nameof(ValidTo), ValidTo));
}

/// <summary>A meeting as typed.</summary>
public sealed record MeetingForm
{
    public string? OnDate { get; init; }
    public string? StartsAt { get; init; }
    public string? Place { get; init; }
    public string? Agenda { get; init; }
    public string? Minutes { get; init; }
    public string? Guests { get; init; }
    public bool IsCancelled { get; init; }
    public int SeenVersion { get; init; } = -1;

    /// <param name="attendance">By member: what was chosen.</param>
    public MeetingInput ToInput(IReadOnlyDictionary<string, AttendanceState> attendance) => new()
    {
        OnDate = DateEntry.Read(OnDate).Day,
        StartsAt = StartsAt,
        Place = Place,
        Agenda = Agenda,
        Minutes = Minutes,
        Guests = Guests,
        IsCancelled = IsCancelled,
        Attendance = attendance,
        SeenVersion = SeenVersion,
    };

    public static MeetingForm Of(MeetingRow row) => new()
    {
        OnDate = Reports.Formats.Date(row.OnDate),
        StartsAt = row.StartsAt,
        Place = row.Place,
        Agenda = row.Agenda,
        Minutes = row.Minutes,
        Guests = row.Guests,
        IsCancelled = row.IsCancelled,
        SeenVersion = row.Version,
    };

    public IEnumerable<(string Field, string Text)> Unreadable() => FormRules.Unreadable((nameof(OnDate), OnDate));
}

/// <summary>The form of a member; <paramref name="Now"/> is null for a new one.</summary>
public sealed record MemberPage(CommitteeKey Key, CommitteeRow Committee, NamedMemberRow? Now, MemberForm Form, FormErrors Errors, bool IsStale = false);

/// <summary>The form of a meeting; <paramref name="Now"/> is null for a new one.</summary>
public sealed record MeetingFormPage(CommitteeKey Key, CommitteeRow Committee, MeetingRow? Now, MeetingForm Form, FormErrors Errors)
{
    public bool IsStale { get; init; }

    /// <summary>Who sits on the day of the meeting; none for one that is to come.</summary>
    public IReadOnlyList<CommitteeMember> Members { get; init; } = [];
    public IReadOnlyDictionary<string, AttendanceState> Attendance { get; init; } = new Dictionary<string, AttendanceState>();
}

public sealed record DecisionPage(CommitteeKey Key, CommitteeRow Committee, DecisionRow Now, DecisionForm Form, FormErrors Errors, bool IsStale = false);

public sealed record FollowUpPage(CommitteeKey Key, CommitteeRow Committee, FollowUpRow Now, FollowUpForm Form, FormErrors Errors, IReadOnlyList<CommitteeMember> Members, bool IsStale = false);
