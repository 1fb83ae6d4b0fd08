using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Data.Governance.Roles;

/// <summary>What a role is to be called, and from which day on.</summary>
public sealed record RoleInput
{
    public const int LabelLength = 100;
    public const int CodeLength = 30;

    /// <summary>A capital letter, then letters and digits: <c>DataSteward</c>. Of a new role only.</summary>
    public string? Code { get; init; }
    public string? LabelFr { get; init; }
    public string? LabelEn { get; init; }
    public DateOnly? From { get; init; }

    /// <summary>One of the seats that two people must hold in an establishment. Of a new role only.</summary>
    public bool IsPilot { get; init; }
}

/// <summary>That a kind of body must fill a role from a day on, or no longer.</summary>
public sealed record RequirementInput
{
    public required string Role { get; init; }
    public string? Kind { get; init; }

    /// <summary>The first day with the requirement, or without it.</summary>
    public DateOnly? OnDate { get; init; }

    /// <summary>The requirement ends; its seats close the day before.</summary>
    public bool Ends { get; init; }

    /// <summary>Ends the mandates with their seats, and withdraws those that were to begin later.</summary>
    public bool EndsMandates { get; init; }
}

public enum RoleProblem
{
    /// <summary>Roles are the Ministry's.</summary>
    NotAllowed,
    NotFound,
    Missing,
    TooLong,
    CodeMalformed,
    CodeTaken,

    /// <summary>The name is the one that it has.</summary>
    Unchanged,

    /// <summary>A name or a requirement of <see cref="RoleFault.Day"/> or after is recorded: they are recorded in the order of their days.</summary>
    LaterChange,

    /// <summary>More than two years ahead.</summary>
    TooFarAhead,

    /// <summary>The kind must fill the role already.</summary>
    AlreadyRequired,

    /// <summary>The kind need not fill the role.</summary>
    NotRequired,

    /// <summary>A seat opens on <see cref="RoleFault.Day"/>, on the day or after it: it would close before it opens.</summary>
    SeatsToOpen,

    /// <summary>So many mandates run beyond the last day; the act may end them.</summary>
    MandatesRun,

    /// <summary>Somebody changed the role, its seats or their mandates after the page was shown.</summary>
    Stale,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
public sealed record RoleFault(string Field, RoleProblem Problem, DateOnly? Day = null, int Count = 0);

/// <summary>What came of it: done, or what was at fault and then nothing was written.</summary>
public sealed record RoleOutcome(IReadOnlyList<RoleFault> Faults)
{
    public static RoleOutcome Done { get; } = new([]);

    public bool Succeeded => Faults.Count == 0;

    internal static RoleOutcome Fault(RoleProblem problem, string field = "", DateOnly? day = null) => new([new RoleFault(field, problem, day)]);
}

/// <summary>What a requirement does before it is recorded: seats that open or close, and the mandates that end with them.</summary>
public sealed record RequirementPlan
{
    public required RequirementInput Input { get; init; }
    public IReadOnlyList<RoleFault> Faults { get; init; } = [];
    public IReadOnlyList<RequiredBodyRow> Opens { get; init; } = [];
    public IReadOnlyList<RequiredSeatRow> Closes { get; init; } = [];
    public IReadOnlyList<RequiredMandateRow> Mandates { get; init; } = [];

    public bool IsPossible => Faults.Count == 0;

    public DateOnly LastDay => Input.OnDate!.Value.AddDays(-1);

    /// <summary>Equal when the act would do the same to the same revisions of the same rows.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Input, Opens, Closes, Mandates })));
}
