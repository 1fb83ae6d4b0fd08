using Portal.Data.Network;

namespace Portal.Data.Access;

/// <summary>Who somebody may be in the portal, where, and from when to when.</summary>
public sealed record AccountScopeRow
{
    internal const string Columns = """
        s.AccountScopeId, s.AccountId, s.Persona, s.PlaceCode, s.ValidFrom, s.ValidTo, s.EndedAtUtc,
            COALESCE(t.ShortFr, n.NameFr) AS PlaceFr, COALESCE(t.ShortEn, n.NameEn) AS PlaceEn, b.OpensOn, b.ClosesOn
        """;

    /// <summary>The place of a scope <c>s</c> as it is called on the day; without a name there, it does not exist then.</summary>
    internal const string Places = """
        LEFT JOIN Territory t ON s.Persona = 'Centre' AND t.Code = s.PlaceCode
        LEFT JOIN Body b ON s.Persona <> 'Centre' AND b.Code = s.PlaceCode
        LEFT JOIN BodyName n ON n.BodyId = b.BodyId
            AND n.ValidFrom <= @AsOf AND (n.ValidTo IS NULL OR n.ValidTo >= @AsOf)
        """;

    public int AccountScopeId { get; init; }
    public int AccountId { get; init; }
    public Persona Persona { get; init; }

    /// <summary>A territory's code for a centre, an establishment's for a filer and a pilot, else ''.</summary>
    public required string PlaceCode { get; init; }
    public string? PlaceFr { get; init; }
    public string? PlaceEn { get; init; }
    public DateOnly? OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null when none is set.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Ended by hand, whatever its days say.</summary>
    public DateTime? EndedAtUtc { get; init; }

    public string? Place(Language language) => PlaceFr is null ? null : Names.In(language, PlaceFr, PlaceEn);

    /// <summary>It may be signed in with on a day: neither ended nor outside its days, and its place exists.</summary>
    public bool Holds(DateOnly on) => EndedAtUtc is null && ValidFrom <= on && (ValidTo is null || ValidTo >= on) && HasPlace(on);

    /// <summary>Not over: it holds or will.</summary>
    public bool IsCurrent(DateOnly today) => EndedAtUtc is null && (ValidTo is null || ValidTo >= today);

    private bool HasPlace(DateOnly on) => PlaceCode.Length == 0 || (PlaceFr is not null && (OpensOn is null || OpensOn <= on) && (ClosesOn is null || ClosesOn >= on));

    /// <summary>What the account may do with this scope. The trail names both: <c>account:12/centre:UL</c>.</summary>
    public AccessScope For(AccountRow account)
    {
        var scope = new AccessScope
        {
            Persona = Persona,
            Territory = Persona == Persona.Centre ? PlaceCode : null,
            Body = Persona is Persona.Establishment or Persona.Pilot ? PlaceCode : null,
            ActorId = "",
            ActorName = account.FullName,
            PersonId = account.LinkedPersonId,
        };
        return scope with { ActorId = $"{AccountActor.Of(account.AccountId)}/{scope.Name}" };
    }

    public const string OfAccounts = $"""
        SELECT {Columns}
        FROM AccountScope s
        {Places}
        WHERE s.AccountId IN @Ids
        ORDER BY s.AccountId, s.ValidFrom, s.AccountScopeId
        """;
}
