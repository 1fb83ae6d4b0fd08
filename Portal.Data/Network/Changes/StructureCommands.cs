using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Network.Changes;

/// <summary>An act before it is confirmed: what it does, and how far the trail had come.</summary>
public sealed record StructurePreview(StructurePlan Plan, long Stamp);

/// <summary>What came of an act: recorded under its number, or what stands in its way, and then nothing was written.</summary>
public sealed record StructureOutcome(StructurePlan Plan, IReadOnlyList<StructureFault> Faults)
{
    public int ChangeId { get; init; }

    public bool Succeeded => Faults.Count == 0;

    public bool Has(StructureProblem problem) => Faults.Any(fault => fault.Problem == problem);
}

/// <summary>
/// The structure in the Ministry's hands. An act is planned, shown, and done as it was shown: the confirmation plans it again
/// in its own transaction, and where that differs nothing is written, so that of two who change the same body, its seats or
/// its mandates the second sees what the first did.
/// </summary>
public sealed class StructureCommands(Database database, AuditTrail audit, PortalTime time, IStructureFollower follower)
{
    /// <summary>Writes nothing.</summary>
    public Task<StructurePreview> PreviewAsync(AccessScope scope, StructureInput input, CancellationToken cancel = default) =>
        database.ReadAsync(async session => new StructurePreview(await PlanAsync(session, scope, input), await TrailStamp.ReadAsync(session)), cancel);

    /// <summary>Does what was shown.</summary>
    /// <param name="fingerprint">Of the plan that was shown: <see cref="StructurePlan.Fingerprint"/>.</param>
    public Task<StructureOutcome> ApplyAsync(AccessScope scope, StructureInput input, string? fingerprint, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var plan = await PlanAsync(session, scope, input);
            if (!plan.IsPossible)
            {
                return new StructureOutcome(plan, plan.Faults);
            }

            if (plan.Fingerprint() != fingerprint)
            {
                return new StructureOutcome(plan, [new StructureFault("", StructureProblem.Stale)]);
            }

            return new StructureOutcome(plan, []) { ChangeId = await WriteAsync(session, scope, plan) };
        }, cancel);

    /// <summary>Every change of the structure passes here, so what is kept by territory or by body can follow it here.</summary>
    private async Task<int> WriteAsync(IWriteSession session, AccessScope scope, StructurePlan plan)
    {
        var (changeId, bodies) = await StructureWriter.WriteAsync(session, plan, time.UtcNow, scope.ActorName);
        await follower.StructureChangedAsync(session, [.. bodies.Values]);
        var after = Told(plan, changeId);
        foreach (var (code, _) in bodies)
        {
            await audit.AppendAsync(session, scope, $"Structure{plan.Input.Kind}", new AuditSubject($"StructureChange/{changeId}", code), Before(plan, code), after);
        }

        return changeId;
    }

    private async Task<StructurePlan> PlanAsync(IReadSession session, AccessScope scope, StructureInput input)
    {
        if (!scope.MayManageStructure)
        {
            return new StructurePlan { Input = input, OnDate = time.Today, Faults = [new StructureFault("", StructureProblem.NotAllowed)] };
        }

        return StructurePlanner.Plan(input, await StructureState.LoadAsync(session, input, input.OnDate ?? time.Today), time.Today);
    }

    private static object? Before(StructurePlan plan, string code) => plan.Name is { } name
        ? new { name.Before.NameFr, name.Before.NameEn, name.Before.Acronym }
        : plan.EndedStays.Count > 0
            ? new { territories = plan.EndedStays.Select(stay => stay.Territory) }
            : plan.Closings.FirstOrDefault(closing => closing.Body.Code == code) is { } closing
                ? new { closing.Body.NameFr, mandates = closing.Running.Concat(closing.ToCome).Select(mandate => new { mandate.AppointmentId, mandate.Holder, mandate.StartsOn, mandate.EndsOn }) }
                : null;

    private static object Told(StructurePlan plan, int changeId) => new
    {
        changeId,
        plan.OnDate,
        instrument = plan.Input.InstrumentNumber!.Trim(),
        plan.Input.InstrumentDate,
        opened = plan.Openings.Select(opening => opening.Body).ToList(),
        closed = plan.Closings.Select(closing => new { closing.Body.Code, closesOn = plan.LastDay, seats = closing.Seats.Count, ended = closing.Running.Count, withdrawn = closing.ToCome.Count }).ToList(),
        name = plan.Name is { } name ? new { name.NameFr, name.NameEn, name.Acronym } : null,
        territories = plan.BegunStays.Select(stay => stay.Territory).ToList(),
        successors = plan.Links.Select(link => $"{link.From.Code} → {link.To}").ToList(),
    };
}
