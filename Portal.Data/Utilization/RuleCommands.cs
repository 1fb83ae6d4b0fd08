using System.Text.RegularExpressions;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>A rule as the Ministry writes it.</summary>
public sealed record RuleInput
{
    /// <summary>A capital letter, then at most nineteen capitals, digits and underscores.</summary>
    public required string Code { get; init; }
    public FindingSeverity Severity { get; init; }

    /// <summary>In one text: <c>DONE &lt;= SCHED</c>.</summary>
    public required string Rule { get; init; }
    public required string MessageFr { get; init; }
    public required string MessageEn { get; init; }
}

public enum RuleProblem
{
    /// <summary>Rules are written by the Ministry.</summary>
    NotAllowed,
    NotFound,
    CodeMalformed,

    /// <summary>A new rule takes a code that there is.</summary>
    CodeTaken,
    Unreadable,
    MessageMissing,
    MessageTooLong,
    UnknownPeriod,

    /// <summary>The period is opened: filings are being filled in under the rules that it was opened with.</summary>
    PeriodOpened,

    /// <summary>A version begins at or after the period already.</summary>
    LaterVersion,

    /// <summary>The last version has an end already.</summary>
    AlreadyEnded,

    /// <summary>Somebody wrote a version after the page was shown.</summary>
    Stale,
}

/// <summary>What came of it: done, or the problem, and then nothing was written.</summary>
public sealed record RuleChange(RuleProblem? Problem)
{
    /// <summary>Where the rule cannot be read.</summary>
    public ExpressionError? Error { get; init; }

    public bool Succeeded => Problem is null;
}

/// <summary>
/// A rule changes by versions, each from a period on that is not opened yet: what is filed, and what is being filled in, stays
/// under the version that it began with.
/// </summary>
public sealed partial class RuleCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>In UTF-16 units.</summary>
    public const int MessageLength = 500;

    private const string EndLast = """
        UPDATE ValidationRule SET ToSequence = @ToSequence
        WHERE FormCode = @FormCode AND Code = @Code AND Version = @Version AND (ToSequence IS NULL OR ToSequence > @ToSequence)
        """;

    private const string Insert = """
        INSERT INTO ValidationRule (FormCode, Code, Version, Severity, LeftSide, Operator, RightSide, MessageFr, MessageEn, FromSequence)
        VALUES (@FormCode, @Code, @Version, @Severity, @LeftSide, @Operator, @RightSide, @MessageFr, @MessageEn, @FromSequence)
        """;

    /// <summary>Puts a rule, or a new version of one, in force from a period on; the version before ends with the period before.</summary>
    /// <param name="seenVersion">The newest version that the caller saw; 0 for a new rule.</param>
    public Task<RuleChange> ActivateAsync(AccessScope scope, RuleInput input, string fromPeriod, int seenVersion, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (!scope.MayManageRules)
            {
                return new RuleChange(RuleProblem.NotAllowed);
            }

            if (!Codes().IsMatch(input.Code))
            {
                return new RuleChange(RuleProblem.CodeMalformed);
            }

            var last = await RuleQueries.OfCodeAsync(session, input.Code) is [var newest, ..] ? newest : null;
            var period = await PeriodQueries.FindAsync(session, fromPeriod);
            RuleProblem? problem = (last, period) switch
            {
                _ when (last?.Version ?? 0) != seenVersion => seenVersion == 0 ? RuleProblem.CodeTaken : RuleProblem.Stale,
                (_, null) => RuleProblem.UnknownPeriod,
                (_, { IsOpened: true }) => RuleProblem.PeriodOpened,
                ({ } before, { } from) when before.FromSequence >= from.Sequence => RuleProblem.LaterVersion,
                _ when Fault(input.MessageFr) is { } french => french,
                _ => Fault(input.MessageEn),
            };
            if (problem is not null)
            {
                return new RuleChange(problem);
            }

            // Checked against the form of the period from which it holds.
            var form = await FormQueries.LoadAsync(session, FormQueries.Telehealth, period!.Sequence);
            if (!ExpressionParser.TryParseRule(input.Rule, form, out var rule, out var error))
            {
                return new RuleChange(RuleProblem.Unreadable) { Error = error };
            }

            if (last is not null)
            {
                await session.ExecuteAsync(EndLast, new { FormCode = FormQueries.Telehealth, last.Code, last.Version, ToSequence = period.Sequence - 1 });
            }

            var written = new
            {
                FormCode = FormQueries.Telehealth,
                input.Code,
                Version = seenVersion + 1,
                Severity = input.Severity == FindingSeverity.Error ? "error" : "warning",
                LeftSide = rule.Left.ToString(),
                Operator = ComparisonOperators.Text(rule.Operator),
                RightSide = rule.Right.ToString(),
                MessageFr = input.MessageFr.Trim(),
                MessageEn = input.MessageEn.Trim(),
                FromSequence = period.Sequence,
            };
            await session.ExecuteAsync(Insert, written);
            await TouchAsync(session, scope, FormChange.RuleActivated, input.Code, period);
            await audit.AppendAsync(session, scope, "RuleActivated", new AuditSubject($"Rule/{input.Code}"),
                last is null ? null : new { last.Version, last.Severity, rule = last.Text, last.MessageFr, last.MessageEn },
                new { written.Version, input.Severity, rule = rule.ToString(), written.MessageFr, written.MessageEn, from = period.Code });
            return new RuleChange((RuleProblem?)null);
        }, cancel);

    /// <summary>Ends a rule: the period is the first without it.</summary>
    public Task<RuleChange> EndAsync(AccessScope scope, string code, string firstWithout, int seenVersion, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (!scope.MayManageRules)
            {
                return new RuleChange(RuleProblem.NotAllowed);
            }

            var last = await RuleQueries.OfCodeAsync(session, code) is [var newest, ..] ? newest : null;
            var period = await PeriodQueries.FindAsync(session, firstWithout);
            RuleProblem? problem = (last, period) switch
            {
                (null, _) => RuleProblem.NotFound,
                _ when last.Version != seenVersion => RuleProblem.Stale,
                (_, null) => RuleProblem.UnknownPeriod,
                (_, { IsOpened: true }) => RuleProblem.PeriodOpened,
                ({ } rule, { } from) when rule.FromSequence >= from.Sequence => RuleProblem.LaterVersion,
                ({ ToSequence: { } to }, { } from) when to < from.Sequence => RuleProblem.AlreadyEnded,
                _ => null,
            };
            if (problem is not null)
            {
                return new RuleChange(problem);
            }

            await session.ExecuteAsync(EndLast, new { FormCode = FormQueries.Telehealth, last!.Code, last.Version, ToSequence = period!.Sequence - 1 });
            await TouchAsync(session, scope, FormChange.RuleEnded, code, period);
            await audit.AppendAsync(session, scope, "RuleEnded", new AuditSubject($"Rule/{code}"), new { last.Version, rule = last.Text }, new { firstWithout = period.Code });
            return new RuleChange((RuleProblem?)null);
        }, cancel);

    private Task TouchAsync(IWriteSession session, AccessScope scope, FormChange change, string code, PeriodRow from) =>
        FormQueries.TouchAsync(session, FormQueries.Telehealth, change, code, from.Sequence, scope.ActorName, time.UtcNow);

    private static RuleProblem? Fault(string message) => message.Trim().Length switch
    {
        0 => RuleProblem.MessageMissing,
        > MessageLength => RuleProblem.MessageTooLong,
        _ => null,
    };

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,19}\z")]
    private static partial Regex Codes();
}
