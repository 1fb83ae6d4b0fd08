using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Access;

/// <summary>
/// Accounts as the administrator keeps them. Each change is one transaction that first takes the account at the version that the
/// caller saw. Nobody changes their own access, so there is always one administrator left: the one who acts.
/// </summary>
public sealed class AccountCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>How long an address lets its owner in for the first time.</summary>
    public const int InvitationDays = AccountWriter.InvitationDays;

    /// <summary>An account with its first scope; whoever first signs in with the address, verified by their directory, gets it.</summary>
    public Task<AccountOutcome> AddAsync(AccessScope by, AccountInput input, ScopeInput scope, CancellationToken cancel = default) =>
        database.WriteAsync(async session => await AccountWriter.MayManageAsync(session, by, time.Today)
            ? await AddAsync(session, by, input, scope)
            : AccountOutcome.Fault(AccountProblem.NotAllowed), cancel);

    /// <summary>
    /// The first administrator, from the command line. Refused when there is one, unless forced: for the day on which the only
    /// one has left. An address that has an account is refused in any case.
    /// </summary>
    public Task<AccountOutcome> AddAdministratorAsync(AccountInput input, bool isForced, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var known = await session.FindAsync<int>(AccountSql.CountAdministrators, new { AccountId = default(int?), time.Today });
            return known > 0 && !isForced
                ? AccountOutcome.Fault(AccountProblem.AdministratorExists)
                : await AddAsync(session, AccessScope.System("admin"), input, new ScopeInput { Persona = Persona.Administrator, ValidFrom = time.Today });
        }, cancel);

    /// <summary>Name, address, language. A new address links another person of the directory, so sessions end.</summary>
    public Task<AccountOutcome> ChangeAsync(AccessScope by, int accountId, int seenVersion, AccountInput input, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, detail) =>
        {
            var account = detail.Account;
            if (input.OwnFaults().ToList() is { Count: > 0 } faults)
            {
                return new AccountOutcome { Faults = faults };
            }

            var (name, email) = (input.FullName!.Trim(), input.Email!.Trim());
            var key = AccountRow.AddressKeyOf(email);
            var sameAddress = key == AccountRow.AddressKeyOf(account.Email);
            if (!sameAddress && AccountActor.Is(by, accountId))
            {
                return AccountOutcome.Fault(AccountProblem.Oneself, nameof(input.Email));
            }

            if (await session.FindAsync<AccountRow>(AccountRow.ByAddress, new { AddressKey = key }) is { } other && other.AccountId != accountId)
            {
                return AccountOutcome.Fault(AccountProblem.AddressTaken, nameof(input.Email));
            }

            await session.ExecuteAsync(AccountSql.Change, new
            {
                AccountId = accountId,
                FullName = name,
                Email = email,
                AddressKey = key,
                SearchText = AccountWriter.SearchOf(name, email),
                Language = input.Language.ToString(),
            });
            if (!sameAddress)
            {
                await AccountWriter.EndSessionsAsync(session, accountId);
            }

            await audit.AppendAsync(session, by, "AccountChanged", AccountWriter.Subject(accountId),
                new { account.FullName, account.Email, account.Language }, new { fullName = name, email, input.Language });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    public Task<AccountOutcome> AddScopeAsync(AccessScope by, int accountId, int seenVersion, ScopeInput input, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, _) =>
        {
            if (AccountActor.Is(by, accountId))
            {
                return AccountOutcome.Fault(AccountProblem.Oneself);
            }

            if (input.OwnFaults(time.Today).ToList() is { Count: > 0 } faults)
            {
                return new AccountOutcome { Faults = faults };
            }

            if (await AccountWriter.AddScopeAsync(session, accountId, input, time) is { } fault)
            {
                return new AccountOutcome { Faults = [fault] };
            }

            await AccountWriter.EndSessionsAsync(session, accountId);
            await audit.AppendAsync(session, by, "ScopeAdded", AccountWriter.Subject(accountId), null, AccountWriter.Seen(input));
            return new AccountOutcome { Id = accountId };
        }, cancel);

    /// <summary>Ends a scope at the end of a day, or now where none is given.</summary>
    public Task<AccountOutcome> EndScopeAsync(
        AccessScope by, int accountId, int seenVersion, int accountScopeId, DateOnly? lastDay, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, detail) =>
        {
            if (detail.Scopes.SingleOrDefault(candidate => candidate.AccountScopeId == accountScopeId) is not { } scope)
            {
                return AccountOutcome.Fault(AccountProblem.NotFound);
            }

            if (AccountActor.Is(by, accountId))
            {
                return AccountOutcome.Fault(AccountProblem.Oneself);
            }

            if (!scope.IsCurrent(time.Today))
            {
                return AccountOutcome.Fault(AccountProblem.AlreadySo);
            }

            if (lastDay is { } day)
            {
                if (day < time.Today || day < scope.ValidFrom)
                {
                    return AccountOutcome.Fault(day < time.Today ? AccountProblem.EndsInThePast : AccountProblem.EndsBeforeStart, nameof(ScopeInput.ValidTo));
                }

                await session.ExecuteAsync(AccountSql.EndScopeOn, new { AccountScopeId = accountScopeId, AccountId = accountId, ValidTo = day });
                await AccountWriter.EndSessionsAsync(session, accountId);
            }
            else
            {
                await AccountWriter.EndScopeAsync(session, detail.Account, scope, time);
            }

            await audit.AppendAsync(session, by, "ScopeEnded", AccountWriter.Subject(accountId), AccountWriter.Seen(scope), new { scope.AccountScopeId, lastDay, endedAtUtc = lastDay is null ? time.UtcNow : default(DateTime?) });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    public Task<AccountOutcome> DeactivateAsync(AccessScope by, int accountId, int seenVersion, string? reason, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, detail) =>
        {
            var text = reason?.Trim() ?? "";
            if (AccountActor.Is(by, accountId))
            {
                return AccountOutcome.Fault(AccountProblem.Oneself);
            }

            if (text.Length is 0 or > AccountInput.TextLength)
            {
                return AccountOutcome.Fault(text.Length == 0 ? AccountProblem.Missing : AccountProblem.TooLong, nameof(AccountRow.DeactivationReason));
            }

            if (await session.ExecuteAsync(AccountSql.Deactivate, new { AccountId = accountId, AtUtc = time.UtcNow, Reason = text }) == 0)
            {
                return AccountOutcome.Fault(AccountProblem.AlreadySo);
            }

            if (detail.Scopes.Count > 0)
            {
                await session.ExecuteAsync(AccountSql.PauseSchedules, new { Actors = detail.Scopes.Select(scope => scope.For(detail.Account).ActorId).Distinct() });
            }

            await AccountWriter.EndSessionsAsync(session, accountId);
            await audit.AppendAsync(session, by, "AccountDeactivated", AccountWriter.Subject(accountId), new { state = detail.Account.State }, new { state = AccountState.Deactivated, reason = text });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    /// <summary>With the scopes that it had, as far as they still run.</summary>
    public Task<AccountOutcome> ReactivateAsync(AccessScope by, int accountId, int seenVersion, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, detail) =>
        {
            var invitation = detail.Account.ObjectId is null ? time.Today.AddDays(AccountWriter.InvitationDays) : default(DateOnly?);
            if (await session.ExecuteAsync(AccountSql.Reactivate, new { AccountId = accountId, InvitationEndsOn = invitation }) == 0)
            {
                return AccountOutcome.Fault(AccountProblem.AlreadySo);
            }

            await AccountWriter.EndSessionsAsync(session, accountId);
            await audit.AppendAsync(session, by, "AccountReactivated", AccountWriter.Subject(accountId),
                new { state = AccountState.Deactivated, reason = detail.Account.DeactivationReason }, new { invitationEndsOn = invitation });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    /// <summary>Forgets the identity, for somebody whose directory has a new one for them: the address lets them in once more.</summary>
    public Task<AccountOutcome> ReleaseAsync(AccessScope by, int accountId, int seenVersion, CancellationToken cancel = default) =>
        TakeAsync(by, accountId, seenVersion, async (session, detail) =>
        {
            if (AccountActor.Is(by, accountId))
            {
                return AccountOutcome.Fault(AccountProblem.Oneself);
            }

            var invitation = time.Today.AddDays(AccountWriter.InvitationDays);
            if (await session.ExecuteAsync(AccountSql.Release, new { AccountId = accountId, InvitationEndsOn = invitation }) == 0)
            {
                return AccountOutcome.Fault(AccountProblem.AlreadySo);
            }

            await AccountWriter.EndSessionsAsync(session, accountId);
            await audit.AppendAsync(session, by, "IdentityReleased", AccountWriter.Subject(accountId),
                new { detail.Account.Issuer, detail.Account.ObjectId }, new { invitationEndsOn = invitation });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    /// <summary>An invitation goes out: its days begin anew. What became of the message is told with it.</summary>
    /// <param name="delivery">Sent, Failed, Unknown; null where no mail is set up.</param>
    public Task<AccountOutcome> InviteAsync(AccessScope by, int accountId, string? delivery, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (!await AccountWriter.MayManageAsync(session, by, time.Today))
            {
                return AccountOutcome.Fault(AccountProblem.NotAllowed);
            }

            if (await AccountQueries.OfIdAsync(session, accountId, time.Today) is not { Account: { State: AccountState.Invited } account })
            {
                return AccountOutcome.Fault(AccountProblem.NotFound);
            }

            var until = time.Today.AddDays(AccountWriter.InvitationDays);
            var sentAt = delivery is null ? account.InvitedAtUtc : time.UtcNow;
            await session.ExecuteAsync(AccountSql.Invite, new { AccountId = accountId, InvitationEndsOn = until, InvitedAtUtc = sentAt });
            await audit.AppendAsync(session, by, "AccountInvited", AccountWriter.Subject(accountId),
                new { account.InvitationEndsOn }, new { invitationEndsOn = until, account.Email, delivery });
            return new AccountOutcome { Id = accountId };
        }, cancel);

    private async Task<AccountOutcome> AddAsync(IWriteSession session, AccessScope by, AccountInput input, ScopeInput scope)
    {
        if (input.OwnFaults().Concat(scope.OwnFaults(time.Today)).ToList() is { Count: > 0 } faults)
        {
            return new AccountOutcome { Faults = faults };
        }

        var (id, fault) = await AccountWriter.AddAsync(session, input, null, time);
        fault ??= await AccountWriter.AddScopeAsync(session, id, scope, time);
        if (fault is not null)
        {
            session.Abandon();
            return new AccountOutcome { Faults = [fault] };
        }

        await audit.AppendAsync(session, by, "AccountAdded", AccountWriter.Subject(id), null,
            new { fullName = input.FullName!.Trim(), email = input.Email!.Trim(), input.Language, scope = AccountWriter.Seen(scope) });
        return new AccountOutcome { Id = id };
    }

    private Task<AccountOutcome> TakeAsync(
        AccessScope by, int accountId, int seenVersion, Func<IWriteSession, AccountDetail, Task<AccountOutcome>> change, CancellationToken cancel) =>
        database.WriteAsync(async session =>
        {
            if (!await AccountWriter.MayManageAsync(session, by, time.Today))
            {
                return AccountOutcome.Fault(AccountProblem.NotAllowed);
            }

            if (await AccountQueries.OfIdAsync(session, accountId, time.Today) is not { } detail)
            {
                return AccountOutcome.Fault(AccountProblem.NotFound);
            }

            if (await session.ExecuteAsync(AccountSql.Take, new { AccountId = accountId, SeenVersion = seenVersion }) == 0)
            {
                return AccountOutcome.Fault(AccountProblem.Stale);
            }

            var outcome = await change(session, detail);
            if (!outcome.Succeeded)
            {
                session.Abandon();
            }

            return outcome;
        }, cancel);
}
