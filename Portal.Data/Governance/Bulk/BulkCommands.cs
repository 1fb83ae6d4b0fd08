using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>What came of applying a file: everything was written, or nothing and why.</summary>
/// <param name="Plan">What the file does to the register of the moment.</param>
/// <param name="Applied">As many rows were written; null where the register moved on since the file was shown.</param>
public sealed record BulkOutcome(BulkPlan Plan, int? Applied);

/// <summary>
/// Appointments and people from a workbook: compared first, then written whole as it was shown, by the rules of the single
/// commands and told in the trail as they tell it.
/// </summary>
public sealed class BulkCommands(Database database, AuditTrail audit, PersonCommands people, PortalTime time)
{
    /// <summary>The dry run: nothing is written.</summary>
    public Task<BulkPlan> CheckAsync(AccessScope scope, BulkFile file, CancellationToken cancel = default) =>
        database.ReadAsync(session => JudgeAsync(session, scope, file), cancel);

    /// <summary>
    /// Compares the file with the register again, in the transaction that writes it. What was shown and what is now must be the
    /// same: otherwise nothing is written. Sent twice it writes once, since the second time nothing differs.
    /// </summary>
    /// <param name="fingerprint">Of the plan that was shown.</param>
    public Task<BulkOutcome> ApplyAsync(AccessScope scope, BulkFile file, string fingerprint, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var plan = await JudgeAsync(session, scope, file);
            if (plan.IsRefused || (plan.HasChanges && plan.Fingerprint != fingerprint))
            {
                return new BulkOutcome(plan, null);
            }

            var steps = plan.Lines.Where(line => line.Writes).Select(line => line.Step!).ToList();
            foreach (var details in steps.OfType<BulkStep.Details>())
            {
                await WriteAsync(session, scope, details.Person, details.Input);
            }

            foreach (var end in steps.OfType<BulkStep.End>())
            {
                await WriteAsync(session, scope, end);
            }

            foreach (var appoint in steps.OfType<BulkStep.Appoint>())
            {
                await WriteAsync(session, scope, appoint);
            }

            foreach (var details in steps.OfType<BulkStep.NewDetails>())
            {
                var person = await session.FindAsync<DirectoryRow>(DirectoryRow.ByEmail, new { Email = details.Address });
                await WriteAsync(session, scope, person!, details.Input);
            }

            return new BulkOutcome(plan, steps.Count);
        }, cancel);

    private async Task<BulkPlan> JudgeAsync(IReadSession session, AccessScope scope, BulkFile file)
    {
        var register = await BulkRegister.LoadAsync(session, scope, time.Today, file);
        return new BulkJudge(register, scope, time.Today).Judge(file);
    }

    private async Task WriteAsync(IWriteSession session, AccessScope scope, DirectoryRow person, PersonInput input) =>
        Demand(await people.WriteAsync(session, scope, person, input with { SeenVersion = person.Version }), person);

    private async Task WriteAsync(IWriteSession session, AccessScope scope, BulkStep.End step)
    {
        await session.ExecuteAsync(AppointmentSql.RaiseSeat, new { step.Seat.SeatId });
        await AppointmentCommands.EndAsync(session, step.Mandate, step.EndsOn, step.Reason);
        await audit.AppendAsync(
            session, scope, "MandateEnded", AppointmentCommands.Subject(step.Seat), AppointmentCommands.Seen(step.Mandate),
            AppointmentCommands.Seen(step.Mandate with { EndsOn = step.EndsOn, EndReason = step.Reason.ToString() }));
    }

    private async Task WriteAsync(IWriteSession session, AccessScope scope, BulkStep.Appoint step)
    {
        var (name, email) = (step.Input.FullName!, step.Input.Email!);
        var personId = step.PersonId ?? (await session.FindAsync<PersonRow>(PersonRow.ByEmail, new { Email = email }))?.PersonId
            ?? await session.InsertAsync(
                AppointmentSql.InsertPerson, new { PublicId = Guid.NewGuid(), FullName = name, SearchName = SearchText.ForColumn(name), Email = email });
        var mandate = NewMandate.Of(step.Input, personId);
        await session.ExecuteAsync(AppointmentSql.RaiseSeat, new { step.Seat.SeatId });
        Demand(await session.ExecuteAsync(AppointmentSql.InsertUnlessOverlapping, mandate) == 1, mandate);
        await audit.AppendAsync(session, scope, "Appointed", AppointmentCommands.Subject(step.Seat), null, new { mandate, holder = name });
    }

    private static void Demand(bool written, object what)
    {
        if (!written)
        {
            throw new InvalidOperationException($"{what} could not be written, though it was read so in this transaction.");
        }
    }
}
