using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Utilization;

public enum PeriodProblem
{
    NotFound,

    /// <summary>Periods are opened by the Ministry.</summary>
    NotAllowed,

    /// <summary>Its first day is yet to come.</summary>
    NotBegun,

    /// <summary>The form has no indicator in force in the period: nothing could be filed.</summary>
    NoForm,
}

/// <summary>What came of opening a period: done, or the problem, and then nothing was written.</summary>
public sealed record OpenOutcome
{
    public PeriodProblem? Problem { get; init; }

    public bool Succeeded => Problem is null;

    /// <summary>How many establishments have to file since this call; 0 when the period was open already.</summary>
    public int Obligations { get; init; }
}

/// <summary>The calendar's one act: opening a period freezes what is expected for it.</summary>
public sealed class PeriodCommands(Database database, AuditTrail audit, PortalTime time)
{
    private const string Open =
        "UPDATE FinancialPeriod SET OpenedAtUtc = @AtUtc WHERE FinancialPeriodId = @FinancialPeriodId AND OpenedAtUtc IS NULL";

    /// <summary>One obligation for each establishment that is open on the period's last day; none twice.</summary>
    private const string InsertObligations = $"""
        INSERT INTO ReportingObligation (BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn)
        SELECT b.BodyId, p.FinancialPeriodId, @FormCode, @DueOn, @LocksOn
        FROM FinancialPeriod p
        INNER JOIN Body b ON b.OpensOn <= p.EndsOn AND (b.ClosesOn IS NULL OR b.ClosesOn >= p.EndsOn)
        INNER JOIN BodyKind k ON k.KindCode = b.KindCode AND k.Level = '{BodyLevel.Establishment}'
        WHERE p.FinancialPeriodId = @FinancialPeriodId
            AND NOT EXISTS (
                SELECT 1 FROM ReportingObligation o
                WHERE o.BodyId = b.BodyId AND o.FinancialPeriodId = p.FinancialPeriodId AND o.FormCode = @FormCode)
        """;

    /// <summary>
    /// Makes the obligations of a period that has begun. They are frozen: opened again, the period stays as it is, whatever
    /// establishments have opened or closed since.
    /// </summary>
    public Task<OpenOutcome> OpenAsync(AccessScope scope, string periodCode, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var period = await PeriodQueries.FindAsync(session, periodCode);
            if (period is null)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotFound };
            }

            if (!scope.MayOpenPeriods)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotAllowed };
            }

            if (period.IsOpened)
            {
                return new OpenOutcome();
            }

            if (period.StartsOn > time.Today)
            {
                return new OpenOutcome { Problem = PeriodProblem.NotBegun };
            }

            if ((await FormQueries.LoadAsync(session, FormQueries.Telehealth, period.Sequence)).RequiredCells.Count == 0)
            {
                return new OpenOutcome { Problem = PeriodProblem.NoForm };
            }

            // Taking the row first: of two who open at once, one makes the obligations.
            if (await session.ExecuteAsync(Open, new { period.FinancialPeriodId, AtUtc = time.UtcNow }) == 0)
            {
                return new OpenOutcome();
            }

            var obligations = await session.ExecuteAsync(
                InsertObligations, new { period.FinancialPeriodId, FormCode = FormQueries.Telehealth, period.DueOn, period.LocksOn });
            await audit.AppendAsync(session, scope, "PeriodOpened", new AuditSubject($"Period/{period.Code}"), null,
                new { period.Code, obligations, period.DueOn, period.LocksOn });
            return new OpenOutcome { Obligations = obligations };
        }, cancel);
}
