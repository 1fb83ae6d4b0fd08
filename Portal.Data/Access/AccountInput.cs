using System.Net.Mail;

namespace Portal.Data.Access;

/// <summary>What may be wrong with a change of accounts, requests and reviews.</summary>
public enum AccountProblem
{
    /// <summary>Accounts are the administrator's, and an administrator who has been deactivated meanwhile is none.</summary>
    NotAllowed,
    NotFound,

    /// <summary>Somebody changed it after the page was shown, or the form was sent twice.</summary>
    Stale,

    /// <summary>Nobody widens, narrows or ends their own access.</summary>
    Oneself,
    Missing,
    TooLong,
    NotAnAddress,

    /// <summary>Another account has the address.</summary>
    AddressTaken,

    /// <summary>There is no such territory or establishment, or it is closed.</summary>
    UnknownPlace,
    EndsBeforeStart,

    /// <summary>The end is already past.</summary>
    EndsInThePast,

    /// <summary>The account has the same scope on one of the days.</summary>
    Overlaps,

    /// <summary>Who manages accounts approves nothing: an administrator has no other persona beside.</summary>
    AdministratorAlone,

    /// <summary>Deactivated already, or active already; decided already.</summary>
    AlreadySo,

    /// <summary>There is an administrator: another is made by that one.</summary>
    AdministratorExists,

    /// <summary>This identity, or everybody together, has asked too often.</summary>
    TooMany,

    /// <summary>A campaign is under way already, or this one is over.</summary>
    ReviewOpen,
    ReviewClosed,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
public sealed record AccountFault(string Field, AccountProblem Problem);

/// <summary>What came of a change: done, or what was at fault and then nothing was written.</summary>
public sealed record AccountOutcome
{
    /// <summary>What was changed or made; 0 after a fault.</summary>
    public int Id { get; init; }

    public IReadOnlyList<AccountFault> Faults { get; init; } = [];

    public bool Succeeded => Faults.Count == 0;

    public bool Is(AccountProblem problem) => Faults.Any(fault => fault.Problem == problem);

    internal static AccountOutcome Fault(AccountProblem problem, string field = "") => new() { Faults = [new AccountFault(field, problem)] };
}

/// <summary>Who an account is for.</summary>
public sealed record AccountInput
{
    public const int NameLength = 200;
    public const int AddressLength = 254;
    public const int TextLength = 1000;

    public string? FullName { get; init; }

    /// <summary>The address that their organization's directory knows them by.</summary>
    public string? Email { get; init; }

    /// <summary>Of messages to them.</summary>
    public Language Language { get; init; }

    internal IEnumerable<AccountFault> OwnFaults()
    {
        foreach (var (field, text, longest) in new[] { (nameof(FullName), FullName, NameLength), (nameof(Email), Email, AddressLength) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                yield return new(field, AccountProblem.Missing);
            }
            else if (text.Trim().Length > longest)
            {
                yield return new(field, AccountProblem.TooLong);
            }
            else if (field == nameof(Email) && !IsAddress(text.Trim()))
            {
                yield return new(field, AccountProblem.NotAnAddress);
            }
        }
    }

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsControl);
}

/// <summary>A scope as it is given.</summary>
public sealed record ScopeInput
{
    public Persona? Persona { get; init; }

    /// <summary>A territory's or an establishment's code, for the personas that have a place.</summary>
    public string? Place { get; init; }
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day; null for none.</summary>
    public DateOnly? ValidTo { get; init; }

    internal IEnumerable<AccountFault> OwnFaults(DateOnly today)
    {
        if (Persona is null)
        {
            yield return new(nameof(Persona), AccountProblem.Missing);
        }
        else if (PlaceKinds.Of(Persona.Value) != PlaceKind.None && string.IsNullOrWhiteSpace(Place))
        {
            yield return new(nameof(Place), AccountProblem.Missing);
        }

        if (ValidFrom is null)
        {
            yield return new(nameof(ValidFrom), AccountProblem.Missing);
        }

        if (ValidTo < ValidFrom)
        {
            yield return new(nameof(ValidTo), AccountProblem.EndsBeforeStart);
        }
        else if (ValidTo < today)
        {
            yield return new(nameof(ValidTo), AccountProblem.EndsInThePast);
        }
    }
}
