using System.Globalization;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>What somebody asks for.</summary>
public sealed record AccessRequestInput
{
    /// <summary>Taken only where their directory vouches for no address.</summary>
    public string? Email { get; init; }
    public Language Language { get; init; }
    public Persona? Persona { get; init; }
    public string? Place { get; init; }
    public string? Reason { get; init; }
}

/// <summary>
/// Requests for access. Only somebody whom a directory knows can ask: one request at a time, three in a day, and no more than a
/// hundred wait altogether, so that the administrator's list cannot be flooded.
/// </summary>
public sealed class AccessRequestCommands(Database database, AuditTrail audit, PortalTime time)
{
    public const int MostInADay = 3;
    public const int MostOpen = 100;

    /// <summary>Nobody asks to be an administrator: that is the administrators' own to think of.</summary>
    public static IReadOnlyList<Persona> Personas { get; } = [Persona.Establishment, Persona.Pilot, Persona.Centre, Persona.Ministry, Persona.Auditor];

    public Task<AccountOutcome> AskAsync(Arrival arrival, AccessRequestInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var faults = Faults(arrival, input).ToList();
        if (faults.Count > 0)
        {
            return new AccountOutcome { Faults = faults };
        }

        var identity = new { arrival.Issuer, arrival.ObjectId, SinceUtc = time.UtcNow.AddDays(-1) };
        if (await session.PageAsync<AccessRequestRow>(AccessRequestRow.OfIdentity, identity, new PageRequest(0, 1)) is [{ State: AccessRequestState.Open }])
        {
            return AccountOutcome.Fault(AccountProblem.AlreadySo);
        }

        if (await session.FindAsync<int>(AccessRequestRow.CountOfIdentity, identity) >= MostInADay || await session.FindAsync<int>(AccessRequestRow.CountOpen) >= MostOpen)
        {
            return AccountOutcome.Fault(AccountProblem.TooMany);
        }

        var asked = new
        {
            arrival.Issuer,
            arrival.ObjectId,
            arrival.FullName,
            Email = arrival.VerifiedAddresses is [var verified, ..] ? verified : input.Email!.Trim(),
            Language = input.Language.ToString(),
            Persona = input.Persona!.Value.ToString(),
            PlaceCode = PlaceKinds.Of(input.Persona.Value) == PlaceKind.None ? "" : input.Place!.Trim(),
            Reason = input.Reason!.Trim(),
            AskedAtUtc = time.UtcNow,
        };
        var id = await session.InsertAsync(AccessRequestSql.Insert, asked);
        await audit.AppendAsync(session, AccountActor.Visitor(arrival), "AccessAsked", Subject(id), null, new { asked.FullName, asked.Email, asked.Persona, place = asked.PlaceCode, asked.Reason });
        return new AccountOutcome { Id = id };
    }, cancel);

    /// <summary>
    /// Makes the account that was asked for, with the scope that the administrator gives. It is bound from the start to the
    /// identity that asked, so no address decides anything.
    /// </summary>
    public Task<AccountOutcome> GrantAsync(AccessScope by, int requestId, AccountInput account, ScopeInput scope, CancellationToken cancel = default) =>
        DecideAsync(by, requestId, async (session, request) =>
        {
            if (account.OwnFaults().Concat(scope.OwnFaults(time.Today)).ToList() is { Count: > 0 } faults)
            {
                return new AccountOutcome { Faults = faults };
            }

            var (accountId, fault) = await AccountWriter.AddAsync(session, account, (request.Issuer, request.ObjectId), time);
            fault ??= await AccountWriter.AddScopeAsync(session, accountId, scope, time);
            if (fault is not null)
            {
                return new AccountOutcome { Faults = [fault] };
            }

            await SettleAsync(session, by, request, AccessRequestState.Granted, null, accountId);
            await audit.AppendAsync(session, by, "AccountAdded", AccountWriter.Subject(accountId), null,
                new { fullName = account.FullName!.Trim(), email = account.Email!.Trim(), account.Language, scope = AccountWriter.Seen(scope), boundTo = new { request.Issuer, request.ObjectId }, request.AccessRequestId });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    /// <param name="note">What the person who asked is told.</param>
    public Task<AccountOutcome> RefuseAsync(AccessScope by, int requestId, string? note, CancellationToken cancel = default) =>
        DecideAsync(by, requestId, async (session, request) =>
        {
            var text = note?.Trim() ?? "";
            if (text.Length is 0 or > AccountInput.TextLength)
            {
                return AccountOutcome.Fault(text.Length == 0 ? AccountProblem.Missing : AccountProblem.TooLong, nameof(AccessRequestRow.Note));
            }

            await SettleAsync(session, by, request, AccessRequestState.Refused, text, null);
            await audit.AppendAsync(session, by, "AccessRefused", Subject(requestId), new { request.FullName, request.Email }, new { note = text });
            return new AccountOutcome { Id = requestId };
        }, cancel);

    /// <summary>What an identity asked for last; null when it never did.</summary>
    public static async Task<AccessRequestRow?> LastOfAsync(IReadSession session, Arrival arrival) =>
        await session.PageAsync<AccessRequestRow>(AccessRequestRow.OfIdentity, new { arrival.Issuer, arrival.ObjectId }, new PageRequest(0, 1)) is [var last] ? last : null;

    public static Task<IReadOnlyList<AccessRequestRow>> ListAsync(IReadSession session, AccessScope by, PageRequest page)
    {
        AccountQueries.Require(by);
        return session.PageAsync<AccessRequestRow>(AccessRequestRow.All, new { }, page);
    }

    /// <summary>Of all, or of those that wait.</summary>
    public static Task<int> CountAsync(IReadSession session, AccessScope by, bool onlyOpen)
    {
        AccountQueries.Require(by);
        return session.FindAsync<int>(onlyOpen ? AccessRequestRow.CountOpen : AccessRequestRow.CountAll);
    }

    public static Task<AccessRequestRow?> FindAsync(IReadSession session, AccessScope by, int requestId)
    {
        AccountQueries.Require(by);
        return session.FindAsync<AccessRequestRow>(AccessRequestRow.ById, new { AccessRequestId = requestId });
    }

    private static IEnumerable<AccountFault> Faults(Arrival arrival, AccessRequestInput input)
    {
        if (input.Persona is not { } persona || !Personas.Contains(persona))
        {
            yield return new(nameof(input.Persona), AccountProblem.Missing);
        }
        else if (PlaceKinds.Of(persona) != PlaceKind.None && input.Place?.Trim().Length is not (> 0 and <= 20))
        {
            yield return new(nameof(input.Place), AccountProblem.Missing);
        }

        if (input.Reason?.Trim() is not { Length: > 0 } reason)
        {
            yield return new(nameof(input.Reason), AccountProblem.Missing);
        }
        else if (reason.Length > AccountInput.TextLength)
        {
            yield return new(nameof(input.Reason), AccountProblem.TooLong);
        }

        if (arrival.VerifiedAddresses.Count == 0)
        {
            foreach (var fault in new AccountInput { FullName = arrival.FullName, Email = input.Email }.OwnFaults())
            {
                yield return fault;
            }
        }
    }

    private async Task SettleAsync(IWriteSession session, AccessScope by, AccessRequestRow request, AccessRequestState state, string? note, int? accountId) =>
        await session.ExecuteAsync(AccessRequestSql.Decide, new
        {
            request.AccessRequestId,
            State = state.ToString(),
            AtUtc = time.UtcNow,
            ByName = by.ActorName,
            Note = note,
            AccountId = accountId,
        });

    private Task<AccountOutcome> DecideAsync(AccessScope by, int requestId, Func<IWriteSession, AccessRequestRow, Task<AccountOutcome>> decide, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            if (!await AccountWriter.MayManageAsync(session, by, time.Today))
            {
                return AccountOutcome.Fault(AccountProblem.NotAllowed);
            }

            var outcome = await session.FindAsync<AccessRequestRow>(AccessRequestRow.ById, new { AccessRequestId = requestId }) switch
            {
                null => AccountOutcome.Fault(AccountProblem.NotFound),
                { State: not AccessRequestState.Open } => AccountOutcome.Fault(AccountProblem.AlreadySo),
                var request => await decide(session, request),
            };
            if (!outcome.Succeeded)
            {
                session.Abandon();
            }

            return outcome;
        }, cancel);

    private static AuditSubject Subject(int requestId) => new(string.Create(CultureInfo.InvariantCulture, $"AccessRequest/{requestId}"));
}

internal static class AccessRequestSql
{
    public const string Insert = """
        INSERT INTO AccessRequest (Issuer, ObjectId, FullName, Email, Language, Persona, PlaceCode, Reason, State, AskedAtUtc)
        VALUES (@Issuer, @ObjectId, @FullName, @Email, @Language, @Persona, @PlaceCode, @Reason, 'Open', @AskedAtUtc)
        """;

    public const string Decide = """
        UPDATE AccessRequest SET State = @State, DecidedAtUtc = @AtUtc, DecidedByName = @ByName, Note = @Note, AccountId = @AccountId
        WHERE AccessRequestId = @AccessRequestId AND State = 'Open'
        """;
}
