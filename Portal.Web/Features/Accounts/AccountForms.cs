using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Accounts;

/// <summary>A scope as it is filled in; texts as they were sent, so that what is wrong is shown again as it was typed.</summary>
public record ScopeForm
{
    public string? Persona { get; init; }

    /// <summary>A territory (<c>t:UL</c>) or an establishment (<c>e:CHUM</c>); not looked at for a persona without a place.</summary>
    public string? Place { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidTo { get; init; }

    /// <summary>Of the account when the form was shown.</summary>
    public int Version { get; init; }

    public ScopeInput Scope()
    {
        var persona = Enum.TryParse<Persona>(Persona, out var known) && Enum.IsDefined(known) && !char.IsDigit(Persona[0]) ? known : default(Persona?);
        return new ScopeInput
        {
            Persona = persona,
            Place = (persona is { } given ? PlaceKinds.Of(given) : PlaceKind.None, Place) switch
            {
                (PlaceKind.Territory, ['t', ':', .. var code]) => code,
                (PlaceKind.Establishment, ['e', ':', .. var code]) => code,
                _ => null,
            },
            ValidFrom = DateEntry.Read(ValidFrom).Day,
            ValidTo = DateEntry.Read(ValidTo).Day,
        };
    }

    /// <summary>Dates that cannot be read, by field.</summary>
    public IEnumerable<(string Field, string Text)> Unreadable()
    {
        foreach (var (field, text) in new[] { (nameof(ValidFrom), ValidFrom), (nameof(ValidTo), ValidTo) })
        {
            if (DateEntry.Read(text).Unreadable is { } unreadable)
            {
                yield return (field, unreadable);
            }
        }
    }
}

/// <summary>An account as it is filled in; the scope only for a new one.</summary>
public sealed record AccountForm : ScopeForm
{
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? Language { get; init; }

    public AccountInput Account() => new() { FullName = FullName, Email = Email, Language = Language == nameof(Data.Language.English) ? Data.Language.English : Data.Language.French };
}

/// <summary>A question about an account with a reason or a day.</summary>
public sealed record AccountStepForm
{
    public int Version { get; init; }
    public string? DeactivationReason { get; init; }
    public string? ValidTo { get; init; }

    /// <summary>End now rather than with a day.</summary>
    public bool Now { get; init; }
}

/// <summary>What is wrong, in words that say how to put it right.</summary>
internal static class AccountMessages
{
    public static FormErrors Of(IEnumerable<AccountFault> faults, Language language, IEnumerable<(string Field, string Text)>? unreadable = null)
    {
        var (t, s) = (AccountsTexts.For(language), SharedTexts.For(language));
        var dates = (unreadable ?? []).Select(date => new FormError(date.Field, s.UnreadableDate(date.Text))).ToList();
        return new FormErrors([.. dates, .. faults.Where(fault => dates.TrueForAll(date => date.Field != fault.Field)).Select(fault => new FormError(fault.Field, Say(fault, t)))]);
    }

    public static string Say(AccountFault fault, AccountsTexts t) => fault.Problem switch
    {
        AccountProblem.Missing => t.Find("missing." + fault.Field) ?? t.FaultMissing,
        AccountProblem.TooLong => t.Find("tooLong." + fault.Field) ?? t.FaultTooLong,
        AccountProblem.NotAnAddress => t.FaultNotAnAddress,
        AccountProblem.AddressTaken => t.FaultAddressTaken,
        AccountProblem.UnknownPlace => t.FaultUnknownPlace,
        AccountProblem.EndsBeforeStart => t.FaultEndsBeforeStart,
        AccountProblem.EndsInThePast => t.FaultEndsInThePast,
        AccountProblem.Overlaps => t.FaultOverlaps,
        AccountProblem.AdministratorAlone => t.FaultAdministratorAlone,
        AccountProblem.Oneself => t.FaultOneself,
        AccountProblem.AlreadySo => t.FaultAlreadySo,
        AccountProblem.TooMany => t.FaultTooMany,
        AccountProblem.ReviewOpen => t.FaultReviewOpen,
        AccountProblem.ReviewClosed => t.FaultReviewClosed,
        AccountProblem.NotAllowed => t.FaultNotAllowed,
        _ => t.FaultStale,
    };
}
