using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Committees;

/// <summary>What meetings decide, and what they leave to somebody.</summary>
public sealed partial class CommitteeCommands
{
    /// <summary>A decision of a meeting that was held; it is given the committee's next number.</summary>
    public Task<CommitteeOutcome> AddDecisionAsync(AccessScope scope, CommitteeKey key, int meetingNumber, DecisionInput input, CancellationToken cancel = default) =>
        ChangeMeetingAsync(scope, key, meetingNumber, input.SeenVersion, faults => faults.Text(nameof(input.Decision), input.Decision, DecisionInput.DecisionLength), async (session, committee, meeting) =>
        {
            await session.ExecuteAsync(CommitteeSql.CountDecision, new { committee.CommitteeId });
            var number = await session.FindAsync<int>(CommitteeSql.LastDecision, new { committee.CommitteeId });
            var decision = new { committee.CommitteeId, meeting.CommitteeMeetingId, Number = number, Decision = input.Decision!.Trim() };
            await session.InsertAsync(CommitteeSql.InsertDecision, decision);
            await TellAsync(session, scope, key, "CommitteeDecided", null, new { decision.Number, decision.Decision, meeting = meeting.Number, meeting.OnDate });
            return CommitteeOutcome.Done(number);
        }, cancel);

    /// <summary>Words a decision anew; its number stays.</summary>
    public Task<CommitteeOutcome> SaveDecisionAsync(AccessScope scope, CommitteeKey key, int number, DecisionInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            if (await CommitteeQueries.DecisionAsync(session, committee.CommitteeId, number) is not { } before)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            var faults = new CommitteeFaults();
            faults.Text(nameof(input.Decision), input.Decision, DecisionInput.DecisionLength);
            if (faults.Any)
            {
                return faults.Outcome;
            }

            var after = new { before.CommitteeDecisionId, Decision = input.Decision!.Trim(), input.SeenVersion };
            if (await session.ExecuteAsync(CommitteeSql.UpdateDecision, after) == 0)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            await TellAsync(session, scope, key, "CommitteeDecisionChanged", new { before.Number, before.Decision }, new { before.Number, after.Decision });
            return CommitteeOutcome.Done(number);
        }, cancel);

    /// <summary>Something that a meeting leaves to somebody, by a day.</summary>
    public Task<CommitteeOutcome> AddFollowUpAsync(AccessScope scope, CommitteeKey key, int meetingNumber, FollowUpInput input, CancellationToken cancel = default) =>
        ChangeMeetingAsync(scope, key, meetingNumber, input.SeenVersion, faults => faults.FollowUp(input, time.Today), async (session, committee, meeting) =>
        {
            if (input.DueOn < meeting.OnDate)
            {
                return new CommitteeOutcome([new CommitteeFault(nameof(input.DueOn), CommitteeProblem.BeforeMeeting)]);
            }

            var followUp = await RowAsync(session, key, committee, input, meeting.CommitteeMeetingId);
            await session.InsertAsync(CommitteeSql.InsertFollowUp, followUp);
            await TellAsync(session, scope, key, "FollowUpAdded", null, new { followUp.Task, followUp.OwnerName, followUp.DueOn, meeting = meeting.Number });
            return CommitteeOutcome.Done();
        }, cancel);

    /// <summary>What is to be done, by whom and when; and that it was done, with what came of it.</summary>
    public Task<CommitteeOutcome> SaveFollowUpAsync(AccessScope scope, CommitteeKey key, int id, FollowUpInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, key, async (session, committee) =>
        {
            if (await CommitteeQueries.FollowUpAsync(session, committee.CommitteeId, id) is not { } before)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            var faults = new CommitteeFaults();
            faults.FollowUp(input, time.Today);
            if (input.DueOn < before.OnDate)
            {
                faults.Add(nameof(input.DueOn), CommitteeProblem.BeforeMeeting);
            }

            if (input.DoneOn < before.OnDate)
            {
                faults.Add(nameof(input.DoneOn), CommitteeProblem.BeforeMeeting);
            }

            if (faults.Any)
            {
                return faults.Outcome;
            }

            var after = await RowAsync(session, key, committee, input, 0, id);
            if (await session.ExecuteAsync(CommitteeSql.UpdateFollowUp, after) == 0)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.Stale);
            }

            await TellAsync(session, scope, key, before.DoneOn is null && after.DoneOn is not null ? "FollowUpDone" : "FollowUpChanged",
                new { before.Task, before.OwnerName, before.DueOn, before.DoneOn, before.Outcome }, new { after.Task, after.OwnerName, after.DueOn, after.DoneOn, after.Outcome });
            return CommitteeOutcome.Done();
        }, cancel);

    /// <summary>Adds to a meeting that was held, at the version that the caller saw.</summary>
    private Task<CommitteeOutcome> ChangeMeetingAsync(
        AccessScope scope, CommitteeKey key, int number, int seenVersion, Action<CommitteeFaults> check,
        Func<IWriteSession, CommitteeRow, MeetingRow, Task<CommitteeOutcome>> change, CancellationToken cancel) => ChangeAsync(scope, key, async (session, committee) =>
        {
            if (await CommitteeQueries.MeetingAsync(session, committee.CommitteeId, number) is not { } meeting)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotFound);
            }

            var faults = new CommitteeFaults();
            check(faults);
            if (faults.Any)
            {
                return faults.Outcome;
            }

            if (meeting.OnDate > time.Today || meeting.IsCancelled)
            {
                return CommitteeOutcome.Fault(CommitteeProblem.NotHeldYet);
            }

            return await session.ExecuteAsync(CommitteeSql.TakeMeeting, new { meeting.CommitteeMeetingId, SeenVersion = seenVersion }) == 0
                ? CommitteeOutcome.Fault(CommitteeProblem.Stale)
                : await change(session, committee, meeting);
        }, cancel);

    /// <summary>The owner is a person of the directory where the text names one: an address, or the only member of the name.</summary>
    private async Task<FollowUpToWrite> RowAsync(IWriteSession session, CommitteeKey key, CommitteeRow committee, FollowUpInput input, int meetingId, int id = 0)
    {
        var owner = input.Owner!.Trim();
        var known = AppointmentInput.IsAddress(owner)
            ? await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = owner })
            : (await session.ListAsync<PersonRow>(
                CommitteeSql.PeopleNamed, new { Name = owner, committee.CommitteeId, AsOf = time.Today, key.Territory, key.Body })) is [var only] ? only : null;
        return new FollowUpToWrite
        {
            CommitteeFollowUpId = id,
            CommitteeMeetingId = meetingId,
            Task = input.Task!.Trim(),
            OwnerId = known?.PersonId,
            OwnerName = known?.FullName ?? owner,
            DueOn = input.DueOn!.Value,
            DoneOn = input.DoneOn,
            Outcome = input.Outcome?.Trim() ?? "",
            SeenVersion = input.SeenVersion,
        };
    }

    private sealed record FollowUpToWrite
    {
        public int CommitteeFollowUpId { get; init; }
        public int CommitteeMeetingId { get; init; }
        public required string Task { get; init; }
        public int? OwnerId { get; init; }
        public required string OwnerName { get; init; }
        public DateOnly DueOn { get; init; }
        public DateOnly? DoneOn { get; init; }
        public required string Outcome { get; init; }
        public int SeenVersion { get; init; }
    }
}
