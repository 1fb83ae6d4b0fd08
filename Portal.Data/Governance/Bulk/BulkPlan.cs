using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>What a row of a file does.</summary>
public enum BulkKind
{
    New,
    Changed,
    Unchanged,

    /// <summary>The file was not touched there, and the portal moved on: the portal's entry stays.</summary>
    Kept,
    Refused,
}

/// <summary>Why a row is refused. What the single commands refuse has their names.</summary>
public enum BulkProblem
{
    // What a spreadsheet made of a cell.
    Formula,
    Flag,
    Error,
    Merged,

    /// <summary>The spreadsheet took a text or a number for a date.</summary>
    DateForText,

    /// <summary>A text that is no day of the form 2026-11-21, or a bare number.</summary>
    NotADate,

    // What the file says of the register.
    SeenDamaged,

    /// <summary>An earlier row is for the same entry: <see cref="BulkFault.Detail"/> is its number.</summary>
    Twice,

    /// <summary>The entry is no longer there: withdrawn, merged, or outside the scope by now.</summary>
    Gone,

    /// <summary>Changed in the file and in the portal since the file was made: <see cref="BulkFault.Detail"/> is what the portal has.</summary>
    Moved,

    /// <summary>A mandate is ended or withdrawn, never corrected.</summary>
    NotCorrected,
    NoSuchBody,

    /// <summary>The body is another's to manage.</summary>
    OutsideScope,
    NoSuchRole,

    /// <summary>The body has no seat of the role.</summary>
    NoSeat,
    NoSuchNature,
    NoSuchReason,

    /// <summary>A reason of end on a mandate that the register does not have.</summary>
    ReasonWithoutMandate,

    /// <summary>Nobody has the address, and no appointment of the file names it: a person enters the directory with a mandate.</summary>
    NoAppointment,

    // What the single commands refuse.
    NotAllowed,
    Missing,
    TooLong,
    NotAnAddress,
    AddressOfAnother,
    SimilarName,
    EndsBeforeStart,
    OutsideSeat,
    TooFarAhead,
    Overlaps,
    BothPilotSeats,
    OutsideMandate,
    AlreadyEnded,
}

/// <param name="Column">Where it is wrong; null for the whole row.</param>
/// <param name="Detail">A name, a text or a day that the explanation needs.</param>
public sealed record BulkFault(BulkColumn? Column, BulkProblem Problem, string? Detail = null);

/// <summary>A cell that would change: what the portal has, and what it would have.</summary>
public sealed record BulkChange(BulkColumn Column, string Before, string After);

/// <summary>A row of a file beside what the portal holds.</summary>
public sealed record BulkLine
{
    public required BulkRow Row { get; init; }
    public required BulkKind Kind { get; init; }
    public IReadOnlyList<BulkFault> Faults { get; init; } = [];
    public IReadOnlyList<BulkChange> Changes { get; init; } = [];

    /// <summary>What it would be done to, so that another act on another state is noticed.</summary>
    internal string Target { get; init; } = "";

    /// <summary>What is to be written; null where nothing is.</summary>
    internal BulkStep? Step { get; init; }

    public bool Writes => Kind is BulkKind.New or BulkKind.Changed;
}

/// <summary>One write of a file.</summary>
internal abstract record BulkStep
{
    /// <summary>Details of somebody whom the directory has.</summary>
    public sealed record Details(DirectoryRow Person, PersonInput Input) : BulkStep;

    /// <summary>Details of somebody who enters with an appointment of the same file.</summary>
    public sealed record NewDetails(string Address, PersonInput Input) : BulkStep;

    public sealed record End(SeatToChange Seat, MandateRow Mandate, DateOnly EndsOn, EndReason Reason) : BulkStep;

    /// <param name="PersonId">Null for somebody new.</param>
    public sealed record Appoint(SeatToChange Seat, AppointmentInput Input, int? PersonId) : BulkStep;
}

/// <summary>
/// What a file would do, before anything is done: each row beside what the portal holds. Applied whole or not at all, and only as
/// it was shown: <see cref="Fingerprint"/>.
/// </summary>
public sealed record BulkPlan
{
    /// <summary>In the order of the file; rows that say nothing are left out.</summary>
    public required IReadOnlyList<BulkLine> Lines { get; init; }

    public bool IsRefused => Count(BulkKind.Refused) > 0;

    public bool HasChanges => Lines.Any(line => line.Writes);

    public int Count(BulkKind kind) => Lines.Count(line => line.Kind == kind);

    /// <summary>The same as long as each row would do the same to the same state.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var line in Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"{line.Row.Sheet}|{line.Row.Number}|{line.Kind}|{line.Target}\n");
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}
