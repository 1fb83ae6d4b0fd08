namespace Portal.Data.Network.Changes;

/// <summary>An act that changes the network's structure.</summary>
public enum StructureChangeKind
{
    Open,
    Close,

    /// <summary>Bodies close; one that is there, or a new one, takes over.</summary>
    Merge,

    /// <summary>A body hands over to several, new ones among them, and closes or goes on.</summary>
    Split,
    Rename,

    /// <summary>To another primary territory.</summary>
    Move,
    Affiliate,
    EndAffiliation,
}

/// <summary>An establishment that an act opens, as it was entered.</summary>
public sealed record NewBodyInput
{
    /// <summary>A capital letter, then at most nineteen capitals, digits and hyphens; stands in addresses for good.</summary>
    public string? Code { get; init; }
    public string? Kind { get; init; }
    public string? NameFr { get; init; }

    /// <summary>Only where the body has a name of its own in English.</summary>
    public string? NameEn { get; init; }
    public string? Acronym { get; init; }
    public string? Region { get; init; }
    public string? Territory { get; init; }
}

/// <summary>An act as it was entered: what, from which day, by which instrument. Codes name establishments, territories, kinds and regions.</summary>
public sealed record StructureInput
{
    public const int CodeLength = 20;
    public const int NameLength = 200;
    public const int AcronymLength = 60;
    public const int InstrumentLength = 60;
    public const int SignatoryLength = 120;

    public StructureChangeKind Kind { get; init; }

    /// <summary>The first day on which the structure is as changed; the day before is the last one of what was.</summary>
    public DateOnly? OnDate { get; init; }
    public string? InstrumentNumber { get; init; }
    public DateOnly? InstrumentDate { get; init; }
    public string? SignatoryRole { get; init; }

    /// <summary>The bodies that close, or the one that is split, renamed, moved or affiliated.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>The establishment that takes over and was there before; merge and split.</summary>
    public string? Successor { get; init; }
    public IReadOnlyList<NewBodyInput> NewBodies { get; init; } = [];

    /// <summary>Split: the body goes on beside its successors.</summary>
    public bool Continues { get; init; }

    /// <summary>The new name; rename.</summary>
    public string? NameFr { get; init; }
    public string? NameEn { get; init; }
    public string? Acronym { get; init; }

    /// <summary>The territory to move to, to affiliate with, or to leave.</summary>
    public string? Territory { get; init; }

    /// <summary>Ends the running mandates of a body with it, and withdraws those that were to begin later.</summary>
    public bool EndsMandates { get; init; }
}

/// <summary>What stands in the way of an act.</summary>
public enum StructureProblem
{
    /// <summary>The structure is the Ministry's to change.</summary>
    NotAllowed,

    /// <summary>What the act would do is no longer what was shown: somebody changed the bodies, their seats or mandates meanwhile.</summary>
    Stale,
    Missing,
    TooLong,
    CodeMalformed,

    /// <summary>A body has the code, or two of the new ones do.</summary>
    CodeTaken,

    /// <summary>No such establishment, territory, kind or region.</summary>
    Unknown,

    /// <summary>The same establishment twice.</summary>
    Repeated,

    /// <summary>More than two years ahead; an instrument after today.</summary>
    TooFarAhead,

    /// <summary>The body is not open the day before: its first day is <see cref="StructureFault.Day"/>.</summary>
    NotYetOpen,

    /// <summary>The body closes on <see cref="StructureFault.Day"/>.</summary>
    Closed,

    /// <summary>A change of <see cref="StructureFault.Day"/> or after is recorded: acts on one body are recorded in the order of their days.</summary>
    LaterChange,

    /// <summary>Two bodies at least merge; a split makes two at least.</summary>
    TooFew,

    /// <summary>What merges goes to one that was there or to a new one, not to both.</summary>
    TwoSuccessors,

    /// <summary>A body would succeed itself, through <see cref="StructureFault.Detail"/>.</summary>
    Cyclic,

    /// <summary>The name is the one that it has; the territory is its primary one.</summary>
    Unchanged,

    /// <summary>It is affiliated with the territory, or belongs to it, on a day of the affiliation.</summary>
    TerritoryOverlap,

    /// <summary>It is not affiliated with the territory.</summary>
    NotAffiliated,

    /// <summary>It hosts the coordination centre <see cref="StructureFault.Detail"/>.</summary>
    HostsCentre,

    /// <summary>So many mandates run beyond the last day; the act may end them: <see cref="StructureInput.EndsMandates"/>.</summary>
    MandatesRun,
}

/// <param name="Field">The property of the input, with its place where there are several: <c>Bodies[1]</c>, <c>NewBodies[0].Code</c>; '' for the whole.</param>
/// <param name="Detail">The code or name that the problem is about.</param>
public sealed record StructureFault(string Field, StructureProblem Problem, string? Detail = null, DateOnly? Day = null);
