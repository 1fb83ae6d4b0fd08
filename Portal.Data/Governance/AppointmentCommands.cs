using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance;

/// <summary>
/// Who holds a seat: appoint, replace, end, withdraw. Each is one serializable transaction that first takes the seat at the
/// revision that the caller saw, so that of two who save at once the second is told, and a form sent twice counts once.
/// </summary>
public sealed class AppointmentCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>A new mandate, substantive or interim, in a seat where none of its nature has a day in common.</summary>
    public Task<AppointmentOutcome> AppointAsync(AccessScope scope, AppointmentInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, input.SeatId, input.SeenRevision, (session, seat) => AppointAsync(session, scope, seat, input, null), cancel);

    /// <summary>Ends the holder's mandate the day before the new one starts, in one step: both or neither.</summary>
    public Task<AppointmentOutcome> ReplaceAsync(
        AccessScope scope, int outgoingId, EndReason? reason, AppointmentInput input, CancellationToken cancel = default) =>
        ChangeAsync(scope, input.SeatId, input.SeenRevision, async (session, seat) =>
        {
            if (reason is null)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.Missing, nameof(EndReason));
            }

            var outgoing = await FindAsync(session, scope, seat.SeatId, outgoingId);
            if (outgoing is null || outgoing.IsInterim)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.NotFound);
            }

            if (outgoing.EndReason is not null)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.AlreadyEnded);
            }

            var lastDay = input.StartsOn?.AddDays(-1);
            if (lastDay is { } last && !outgoing.Covers(last))
            {
                return AppointmentOutcome.Fault(AppointmentProblem.OutsideMandate, nameof(input.StartsOn));
            }

            return await AppointAsync(session, scope, seat, input with { IsInterim = false }, (outgoing, reason.Value));
        }, cancel);

    /// <summary>The mandate's last day and why; a day after the planned one is a new appointment.</summary>
    public Task<AppointmentOutcome> EndAsync(
        AccessScope scope, int seatId, int seenRevision, int appointmentId, DateOnly? endsOn, EndReason? reason, CancellationToken cancel = default) =>
        ChangeAsync(scope, seatId, seenRevision, async (session, seat) =>
        {
            var mandate = await FindAsync(session, scope, seatId, appointmentId);
            if (mandate is null)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.NotFound);
            }

            List<AppointmentFault> faults = [];
            if (reason is null)
            {
                faults.Add(new(nameof(EndReason), AppointmentProblem.Missing));
            }

            if (endsOn is not { } day)
            {
                faults.Add(new(nameof(AppointmentInput.EndsOn), AppointmentProblem.Missing));
            }
            else if (!mandate.Covers(day))
            {
                faults.Add(new(nameof(AppointmentInput.EndsOn), AppointmentProblem.OutsideMandate));
            }

            if (mandate.EndReason is not null)
            {
                faults = [new("", AppointmentProblem.AlreadyEnded)];
            }

            if (faults.Count > 0)
            {
                return new AppointmentOutcome { Faults = faults };
            }

            await EndAsync(session, mandate, endsOn!.Value, reason!.Value);
            await audit.AppendAsync(session, scope, "MandateEnded", Subject(seat), Seen(mandate), Seen(mandate with { EndsOn = endsOn, EndReason = reason.ToString() }));
            return AppointmentOutcome.Done;
        }, cancel);

    /// <summary>Undoes an entry made in error: it no longer counts on any day, and stays in the history with the reason.</summary>
    public Task<AppointmentOutcome> WithdrawAsync(
        AccessScope scope, int seatId, int seenRevision, int appointmentId, string? reason, CancellationToken cancel = default) =>
        ChangeAsync(scope, seatId, seenRevision, async (session, seat) =>
        {
            var mandate = await FindAsync(session, scope, seatId, appointmentId);
            if (mandate is null)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.NotFound);
            }

            var text = reason?.Trim() ?? "";
            if (text.Length is 0 or > AppointmentInput.TextLength)
            {
                return AppointmentOutcome.Fault(text.Length == 0 ? AppointmentProblem.Missing : AppointmentProblem.TooLong, nameof(MandateRow.WithdrawalReason));
            }

            if (await session.ExecuteAsync(AppointmentSql.Withdraw, new { AppointmentId = appointmentId, AtUtc = time.UtcNow, Reason = text }) == 0)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.AlreadyEnded);
            }

            await audit.AppendAsync(session, scope, "MandateWithdrawn", Subject(seat), Seen(mandate), new { mandate.AppointmentId, reason = text });
            return AppointmentOutcome.Done;
        }, cancel);

    private async Task<AppointmentOutcome> AppointAsync(
        IWriteSession session, AccessScope scope, SeatToChange seat, AppointmentInput input, (MandateRow Mandate, EndReason Reason)? outgoing)
    {
        var faults = input.OwnFaults(time.Today).ToList();
        if (faults.Count > 0)
        {
            return new AppointmentOutcome { Faults = faults };
        }

        var start = input.StartsOn!.Value;
        if (start < seat.OpensOn || (seat.ClosesOn is { } closes && !(input.EndsOn <= closes)))
        {
            return AppointmentOutcome.Fault(AppointmentProblem.OutsideSeat, start < seat.OpensOn ? nameof(input.StartsOn) : nameof(input.EndsOn));
        }

        var (personId, personFault) = await PersonAsync(session, scope, input);
        if (personFault is not null)
        {
            return personFault;
        }

        var mandate = NewMandate.Of(input, personId);
        if (seat.IsPilot && !input.IsInterim && mandate.Justification is null
            && await session.FindAsync<int>(AppointmentSql.OtherPilotSeats, mandate) > 0)
        {
            return AppointmentOutcome.Fault(AppointmentProblem.BothPilotSeats, nameof(input.Justification));
        }

        var overlap = new { input.SeatId, input.IsInterim, StartsOn = start, input.EndsOn, ExceptId = outgoing?.Mandate.AppointmentId };
        var obstacles = await session.PageAsync<ObstacleRow>(ObstacleRow.Overlapping, overlap, new PageRequest(0, 1));
        if (obstacles is [var obstacle])
        {
            return AppointmentOutcome.Fault(AppointmentProblem.Overlaps, nameof(input.StartsOn), obstacle);
        }

        if (outgoing is var (ended, reason))
        {
            await EndAsync(session, ended, start.AddDays(-1), reason);
        }

        var interim = input is { EndsInterim: true, IsInterim: false } ? await EndInterimAsync(session, input.SeatId, start) : null;
        if (await session.ExecuteAsync(AppointmentSql.InsertUnlessOverlapping, mandate) == 0)
        {
            return AppointmentOutcome.Fault(AppointmentProblem.Overlaps, nameof(input.StartsOn));
        }

        var after = new { mandate, holder = input.FullName!.Trim(), interimEnded = interim?.AppointmentId };
        await audit.AppendAsync(session, scope, outgoing is null ? "Appointed" : "Replaced", Subject(seat),
            outgoing is { } o ? Seen(o.Mandate) : null, after);
        return AppointmentOutcome.Done;
    }

    /// <summary>The person whose address it is; a new one when nobody has it. An address with another name is refused, never taken over;
    /// a name like one of the directory's is asked about, since one person entered twice is two.</summary>
    private async Task<(int PersonId, AppointmentOutcome? Fault)> PersonAsync(IWriteSession session, AccessScope scope, AppointmentInput input)
    {
        var (name, email) = (input.FullName!.Trim(), input.Email!.Trim());
        var known = await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = email });
        if (known is not null)
        {
            return NameLikeness.AreAlike(known.FullName, name)
                ? (known.PersonId, null)
                : (0, AppointmentOutcome.Fault(AppointmentProblem.AddressOfAnother, nameof(input.Email), detail: known.FullName));
        }

        if (!input.IsSomebodyElse && await PersonQueries.AlikeAsync(session, scope, time.Today, name) is { Count: > 0 } alike)
        {
            return (0, new AppointmentOutcome { Faults = [new AppointmentFault(nameof(input.FullName), AppointmentProblem.SimilarName) { Alike = alike }] });
        }

        var personId = await session.InsertAsync(
            AppointmentSql.InsertPerson, new { PublicId = Guid.NewGuid(), FullName = name, SearchName = SearchText.ForColumn(name), Email = email });
        return (personId, null);
    }

    internal static async Task EndAsync(IWriteSession session, MandateRow mandate, DateOnly endsOn, EndReason reason)
    {
        var end = new { mandate.AppointmentId, EndsOn = endsOn, EndReason = reason.ToString() };
        if (await session.ExecuteAsync(AppointmentSql.End, end) != 1)
        {
            throw new InvalidOperationException($"Mandate {mandate.AppointmentId} could not be ended on {endsOn:O}, though it was read so in this transaction.");
        }
    }

    /// <summary>
    /// Ends the interim that runs the day before the mandate; where the mandate is entered after the fact, one that began since
    /// ran until today, and ends today.
    /// </summary>
    private async Task<ObstacleRow?> EndInterimAsync(IWriteSession session, int seatId, DateOnly start)
    {
        DateOnly[] days = start <= time.Today ? [start.AddDays(-1), time.Today] : [start.AddDays(-1)];
        foreach (var day in days)
        {
            var running = new { SeatId = seatId, IsInterim = true, StartsOn = day, EndsOn = (DateOnly?)day, ExceptId = (int?)null };
            var found = await session.PageAsync<ObstacleRow>(ObstacleRow.Overlapping, running, new PageRequest(0, 1));
            if (found is [var interim])
            {
                // One that was ended before, for a later day, keeps its own end: the trail tells only of what is changed here.
                var end = new { interim.AppointmentId, EndsOn = day, EndReason = nameof(EndReason.TermCompleted) };
                return await session.ExecuteAsync(AppointmentSql.End, end) == 1 ? interim : null;
            }
        }

        return null;
    }

    private async Task<AppointmentOutcome> ChangeAsync(
        AccessScope scope, int seatId, int seenRevision, Func<IWriteSession, SeatToChange, Task<AppointmentOutcome>> change, CancellationToken cancel) =>
        await database.WriteAsync(async session =>
        {
            var today = time.Today;
            var seat = await session.FindAsync<SeatToChange>(
                SeatToChange.InScope, new { SeatId = seatId, AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });
            if (seat is null)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.NotFound);
            }

            if (!scope.MayManageSeatsOf(seat.Level))
            {
                return AppointmentOutcome.Fault(AppointmentProblem.NotAllowed);
            }

            if (await session.ExecuteAsync(AppointmentSql.TakeSeat, new { SeatId = seatId, SeenRevision = seenRevision }) == 0)
            {
                return AppointmentOutcome.Fault(AppointmentProblem.Stale);
            }

            var outcome = await change(session, seat);
            if (!outcome.Succeeded)
            {
                session.Abandon();
            }

            return outcome;
        }, cancel);

    private async Task<MandateRow?> FindAsync(IWriteSession session, AccessScope scope, int seatId, int appointmentId) =>
        (await SeatQueries.MandatesOfSeatAsync(session, scope, time.Today, seatId))
            .SingleOrDefault(mandate => mandate.AppointmentId == appointmentId && mandate.WithdrawnAtUtc is null);

    internal static AuditSubject Subject(SeatToChange seat) => new($"Seat/{seat.SeatId}", seat.BodyCode);

    internal static object Seen(MandateRow mandate) =>
        new { mandate.AppointmentId, mandate.Holder, mandate.IsInterim, mandate.StartsOn, mandate.EndsOn, mandate.EndReason, mandate.InstrumentNumber };
}
