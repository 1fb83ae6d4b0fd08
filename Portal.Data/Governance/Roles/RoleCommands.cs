using System.Text.RegularExpressions;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Roles;

/// <summary>
/// Roles in the Ministry's hands: named and renamed from a day on, required of kinds of bodies or no longer. A requirement
/// opens and closes seats, so it is planned, shown, and done as it was shown.
/// </summary>
public sealed partial class RoleCommands(Database database, AuditTrail audit, PortalTime time)
{
    private const int MostYearsAhead = 2;

    private const string EndLabel = "UPDATE RoleLabel SET ValidTo = @LastDay WHERE RoleLabelId = @RoleLabelId AND ValidTo IS NULL";

    private const string InsertLabel = """
        INSERT INTO RoleLabel (RoleCode, LabelFr, LabelEn, ValidFrom) VALUES (@RoleCode, @LabelFr, @LabelEn, @ValidFrom)
        """;

    private const string InsertRole = """
        INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal)
        SELECT @RoleCode, @IsPilot, COALESCE(MAX(r.Ordinal), 0) + 1 FROM GovernanceRole r
        """;

    private const string InsertRequirement = "INSERT INTO SeatRequirement (KindCode, RoleCode, ValidFrom) VALUES (@Kind, @Role, @OnDate)";

    private const string EndRequirement =
        "UPDATE SeatRequirement SET ValidTo = @LastDay WHERE SeatRequirementId = @SeatRequirementId AND ValidTo IS NULL";

    private const string OpenSeat = """
        INSERT INTO Seat (BodyId, RoleCode, OpensOn, ClosesOn, Revision) VALUES (@BodyId, @Role, @OpensOn, @ClosesOn, 0)
        """;

    private const string CloseSeat = "UPDATE Seat SET ClosesOn = @LastDay, Revision = Revision + 1 WHERE SeatId = @SeatId AND Revision = @Revision";

    private const string EndMandate = """
        UPDATE Appointment SET EndsOn = @LastDay, EndReason = COALESCE(EndReason, 'Other')
        WHERE AppointmentId = @AppointmentId AND WithdrawnAtUtc IS NULL
        """;

    private const string WithdrawMandate = """
        UPDATE Appointment SET WithdrawnAtUtc = @AtUtc, WithdrawalReason = @Reason WHERE AppointmentId = @AppointmentId AND WithdrawnAtUtc IS NULL
        """;

    /// <summary>Another name from a day on; the one before ends the day before, and stays what the role was called until then.</summary>
    /// <param name="seenLabelId">The newest name on the page that the form came from.</param>
    public Task<RoleOutcome> RenameAsync(AccessScope scope, string code, RoleInput input, int seenLabelId, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (!scope.MayManageStructure)
            {
                return RoleOutcome.Fault(RoleProblem.NotAllowed);
            }

            if (await RoleQueries.FindAsync(session, code) is not { Newest: var last })
            {
                return RoleOutcome.Fault(RoleProblem.NotFound);
            }

            if (last.RoleLabelId != seenLabelId)
            {
                return RoleOutcome.Fault(RoleProblem.Stale);
            }

            var faults = Faults(input);
            if (faults.Count == 0 && (input.LabelFr!.Trim(), input.LabelEn!.Trim()) == (last.LabelFr, last.LabelEn))
            {
                faults.Add(new(nameof(input.LabelFr), RoleProblem.Unchanged));
            }

            if (input.From <= last.ValidFrom)
            {
                faults.Add(new(nameof(input.From), RoleProblem.LaterChange, last.ValidFrom));
            }

            if (faults.Count > 0)
            {
                return new RoleOutcome(faults);
            }

            await session.ExecuteAsync(EndLabel, new { last.RoleLabelId, LastDay = input.From!.Value.AddDays(-1) });
            var now = new { RoleCode = code, LabelFr = input.LabelFr!.Trim(), LabelEn = input.LabelEn!.Trim(), ValidFrom = input.From.Value };
            await session.ExecuteAsync(InsertLabel, now);
            await audit.AppendAsync(session, scope, "RoleRenamed", new AuditSubject($"Role/{code}"), new { last.LabelFr, last.LabelEn, last.ValidFrom }, now);
            return RoleOutcome.Done;
        }, cancel);

    /// <summary>A role that no body must fill yet.</summary>
    public Task<RoleOutcome> AddAsync(AccessScope scope, RoleInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!scope.MayManageStructure)
        {
            return RoleOutcome.Fault(RoleProblem.NotAllowed);
        }

        var (code, faults) = (input.Code?.Trim() ?? "", Faults(input));
        if (code.Length == 0)
        {
            faults.Insert(0, new(nameof(input.Code), RoleProblem.Missing));
        }
        else if (!Codes().IsMatch(code))
        {
            faults.Insert(0, new(nameof(input.Code), RoleProblem.CodeMalformed));
        }
        else if (await RoleQueries.FindAsync(session, code) is not null)
        {
            faults.Insert(0, new(nameof(input.Code), RoleProblem.CodeTaken));
        }

        if (faults.Count > 0)
        {
            return new RoleOutcome(faults);
        }

        await session.ExecuteAsync(InsertRole, new { RoleCode = code, input.IsPilot });
        var label = new { RoleCode = code, LabelFr = input.LabelFr!.Trim(), LabelEn = input.LabelEn!.Trim(), ValidFrom = input.From!.Value };
        await session.ExecuteAsync(InsertLabel, label);
        await audit.AppendAsync(session, scope, "RoleAdded", new AuditSubject($"Role/{code}"), null, new { label, input.IsPilot });
        return RoleOutcome.Done;
    }, cancel);

    /// <summary>Writes nothing.</summary>
    public Task<RequirementPlan> PreviewAsync(AccessScope scope, RequirementInput input, CancellationToken cancel = default) =>
        database.ReadAsync(async session => (await PlanAsync(session, scope, input)).Plan, cancel);

    /// <summary>Does what was shown.</summary>
    /// <param name="fingerprint">Of the plan that was shown.</param>
    public Task<RoleOutcome> RequireAsync(AccessScope scope, RequirementInput input, string? fingerprint, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var (plan, current) = await PlanAsync(session, scope, input);
            if (!plan.IsPossible)
            {
                return new RoleOutcome(plan.Faults);
            }

            if (plan.Fingerprint() != fingerprint)
            {
                return RoleOutcome.Fault(RoleProblem.Stale);
            }

            await WriteAsync(session, plan, current);
            await audit.AppendAsync(session, scope, input.Ends ? "RequirementEnded" : "RoleRequired", new AuditSubject($"Role/{input.Role}"),
                plan.Mandates.Count == 0 ? null : new { mandates = plan.Mandates.Select(mandate => new { mandate.AppointmentId, mandate.Holder, mandate.EndsOn }) },
                new { input.Kind, input.OnDate, seatsOpened = plan.Opens.Count, seatsClosed = plan.Closes.Count, bodies = plan.Opens.Select(body => body.Code).Concat(plan.Closes.Select(seat => seat.BodyCode)) });
            return RoleOutcome.Done;
        }, cancel);

    private async Task<(RequirementPlan Plan, RequirementRow? Current)> PlanAsync(IReadSession session, AccessScope scope, RequirementInput input)
    {
        if (!scope.MayManageStructure)
        {
            return (Refused(new RoleFault("", RoleProblem.NotAllowed)), null);
        }

        if (await RoleQueries.FindAsync(session, input.Role) is not { } role)
        {
            return (Refused(new RoleFault("", RoleProblem.NotFound)), null);
        }

        if (input.OnDate is not { } on || on > time.Today.AddYears(MostYearsAhead))
        {
            return (Refused(new RoleFault(nameof(input.OnDate), input.OnDate is null ? RoleProblem.Missing : RoleProblem.TooFarAhead)), null);
        }

        if ((await RoleQueries.KindsAsync(session)).All(kind => kind.KindCode != input.Kind))
        {
            return (Refused(new RoleFault(nameof(input.Kind), RoleProblem.Missing)), null);
        }

        var recorded = role.Requirements.Where(row => row.KindCode == input.Kind).ToList();
        var current = recorded.Find(row => row.ValidTo is null);
        var of = new { input.Kind, input.Role, OnDate = on };
        if (input.Ends)
        {
            if (current is null || current.ValidFrom >= on)
            {
                return (Refused(current is null ? new RoleFault(nameof(input.Kind), RoleProblem.NotRequired) : new RoleFault(nameof(input.OnDate), RoleProblem.LaterChange, current.ValidFrom)), null);
            }

            var plan = new RequirementPlan
            {
                Input = input,
                Closes = await session.ListAsync<RequiredSeatRow>(RequiredSeatRow.Open, of),
                Mandates = await session.ListAsync<RequiredMandateRow>(RequiredMandateRow.Running, of),
            };
            return plan switch
            {
                _ when plan.Closes.FirstOrDefault(seat => seat.OpensOn >= on) is { } ahead => (Refused(new RoleFault(nameof(input.OnDate), RoleProblem.SeatsToOpen, ahead.OpensOn)), null),
                { Mandates.Count: > 0 } when !input.EndsMandates => (Refused(new RoleFault(nameof(input.EndsMandates), RoleProblem.MandatesRun, on.AddDays(-1), plan.Mandates.Count)), null),
                _ => (plan, current),
            };
        }

        var latest = recorded.Select(row => row.ValidTo ?? row.ValidFrom).DefaultIfEmpty(DateOnly.MinValue).Max();
        return (current, role.Labels[^1].ValidFrom) switch
        {
            (not null, _) => (Refused(new RoleFault(nameof(input.Kind), RoleProblem.AlreadyRequired)), null),
            _ when latest >= on => (Refused(new RoleFault(nameof(input.OnDate), RoleProblem.LaterChange, latest)), null),
            (_, var named) when named > on => (Refused(new RoleFault(nameof(input.OnDate), RoleProblem.LaterChange, named)), null),
            _ => (new RequirementPlan { Input = input, Opens = await session.ListAsync<RequiredBodyRow>(RequiredBodyRow.WithoutSeat, of) }, null),
        };

        RequirementPlan Refused(RoleFault fault) => new() { Input = input, Faults = [fault] };
    }

    private async Task WriteAsync(IWriteSession session, RequirementPlan plan, RequirementRow? ended)
    {
        var (input, on) = (plan.Input, plan.Input.OnDate!.Value);
        if (ended is null)
        {
            await OneAsync(session, InsertRequirement, new { input.Kind, input.Role, OnDate = on });
        }
        else
        {
            await OneAsync(session, EndRequirement, new { ended.SeatRequirementId, plan.LastDay });
        }

        foreach (var body in plan.Opens)
        {
            await OneAsync(session, OpenSeat, new { body.BodyId, input.Role, OpensOn = body.OpensOn > on ? body.OpensOn : on, body.ClosesOn });
        }

        foreach (var seat in plan.Closes)
        {
            await OneAsync(session, CloseSeat, new { seat.SeatId, seat.Revision, plan.LastDay });
        }

        foreach (var mandate in plan.Mandates)
        {
            await (mandate.StartsOn < on
                ? OneAsync(session, EndMandate, new { mandate.AppointmentId, plan.LastDay })
                : OneAsync(session, WithdrawMandate, new { mandate.AppointmentId, AtUtc = time.UtcNow, Reason = $"{input.Role} ({on:yyyy-MM-dd})" }));
        }
    }

    private static async Task OneAsync(IWriteSession session, string sql, object args)
    {
        if (await session.ExecuteAsync(sql, args) != 1)
        {
            throw new InvalidOperationException($"A step of a requirement did not find its row: {args}");
        }
    }

    private List<RoleFault> Faults(RoleInput input)
    {
        List<RoleFault> faults = [];
        foreach (var (field, text) in new[] { (nameof(input.LabelFr), input.LabelFr), (nameof(input.LabelEn), input.LabelEn) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > RoleInput.LabelLength)
            {
                faults.Add(new(field, string.IsNullOrWhiteSpace(text) ? RoleProblem.Missing : RoleProblem.TooLong));
            }
        }

        if (input.From is not { } from || from > time.Today.AddYears(MostYearsAhead))
        {
            faults.Add(new(nameof(input.From), input.From is null ? RoleProblem.Missing : RoleProblem.TooFarAhead));
        }

        return faults;
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]{0,29}\z")]
    private static partial Regex Codes();
}
