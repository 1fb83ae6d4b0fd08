using System.Net.Mail;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance;

/// <summary>Why a mandate ended. It differs from a withdrawal, which undoes an entry made in error.</summary>
public enum EndReason
{
    TermCompleted,
    Resignation,
    Departure,
    Reassignment,
    Other,
}

/// <summary>What may be wrong with a change of a seat.</summary>
public enum AppointmentProblem
{
    /// <summary>There is no such seat or mandate within the caller's scope.</summary>
    NotFound,

    /// <summary>The seat is in scope, but its level is managed by others.</summary>
    NotAllowed,

    /// <summary>Somebody changed the seat after the page was shown, or the form was sent twice.</summary>
    Stale,
    Missing,
    TooLong,
    NotAnAddress,

    /// <summary>The address belongs to somebody of another name: <see cref="AppointmentFault.Detail"/>.</summary>
    AddressOfAnother,

    /// <summary>Nobody has the address, but people of a name like it are in the directory: <see cref="AppointmentFault.Alike"/>.</summary>
    SimilarName,
    EndsBeforeStart,

    /// <summary>The seat is not open on every day of the mandate.</summary>
    OutsideSeat,

    /// <summary>More than a year ahead.</summary>
    TooFarAhead,

    /// <summary>Another mandate of the seat has a day in common: <see cref="AppointmentFault.Obstacle"/>.</summary>
    Overlaps,

    /// <summary>The person would hold both pilot seats: co-management means two people, unless justified in writing.</summary>
    BothPilotSeats,

    /// <summary>The day is not one of the mandate's.</summary>
    OutsideMandate,
    AlreadyEnded,
}

/// <param name="Field">The property of the input that is at fault; '' for the whole.</param>
/// <param name="Detail">The name that an address belongs to, where that is the problem.</param>
public sealed record AppointmentFault(string Field, AppointmentProblem Problem, ObstacleRow? Obstacle = null, string? Detail = null)
{
    /// <summary>Who may be the person that is entered, under another address.</summary>
    public IReadOnlyList<DirectoryRow> Alike { get; init; } = [];
}

/// <summary>What came of a change: done, or what was at fault and then nothing was written.</summary>
public sealed record AppointmentOutcome
{
    public static AppointmentOutcome Done { get; } = new();

    public IReadOnlyList<AppointmentFault> Faults { get; init; } = [];

    public bool Succeeded => Faults.Count == 0;

    internal static AppointmentOutcome Fault(AppointmentProblem problem, string field = "", ObstacleRow? obstacle = null, string? detail = null) =>
        new() { Faults = [new AppointmentFault(field, problem, obstacle, detail)] };
}

/// <summary>A mandate as it is entered: who, in which seat, from when to when, by which instrument.</summary>
public sealed record AppointmentInput
{
    public const int NameLength = 200;
    public const int AddressLength = 254;
    public const int InstrumentLength = 60;
    public const int SignatoryLength = 120;
    public const int TextLength = 1000;

    public int SeatId { get; init; }

    /// <summary>The seat's revision on the page that the form came from.</summary>
    public int SeenRevision { get; init; }
    public string? FullName { get; init; }

    /// <summary>Decides who it is: a known address is that person.</summary>
    public string? Email { get; init; }

    /// <summary>The person is new, though somebody of a like name is in the directory.</summary>
    public bool IsSomebodyElse { get; init; }
    public bool IsInterim { get; init; }
    public DateOnly? StartsOn { get; init; }

    /// <summary>The planned last day; null when the instrument names none.</summary>
    public DateOnly? EndsOn { get; init; }
    public string? InstrumentNumber { get; init; }
    public DateOnly? InstrumentDate { get; init; }
    public string? SignatoryRole { get; init; }

    /// <summary>Why one person may hold both pilot seats; only then required.</summary>
    public string? Justification { get; init; }

    /// <summary>Ends the running interim the day before the mandate starts.</summary>
    public bool EndsInterim { get; init; }

    /// <summary>What is wrong with the entry by itself, whatever the register holds; a form asks it beside what only a form can see.</summary>
    public IEnumerable<AppointmentFault> OwnFaults(DateOnly today)
    {
        foreach (var fault in TextFaults())
        {
            yield return fault;
        }

        if (StartsOn is not { } start)
        {
            yield return new(nameof(StartsOn), AppointmentProblem.Missing);
        }
        else
        {
            if (start > today.AddYears(1))
            {
                yield return new(nameof(StartsOn), AppointmentProblem.TooFarAhead);
            }

            if (EndsOn < start)
            {
                yield return new(nameof(EndsOn), AppointmentProblem.EndsBeforeStart);
            }

            if (InstrumentDate > today)
            {
                yield return new(nameof(InstrumentDate), AppointmentProblem.TooFarAhead);
            }
        }
    }

    private IEnumerable<AppointmentFault> TextFaults()
    {
        (string Field, string? Text, int Longest, bool Required)[] texts =
        [
            (nameof(FullName), FullName, NameLength, true),
            (nameof(Email), Email, AddressLength, true),
            (nameof(InstrumentNumber), InstrumentNumber, InstrumentLength, true),
            (nameof(SignatoryRole), SignatoryRole, SignatoryLength, true),
            (nameof(Justification), Justification, TextLength, false),
        ];
        foreach (var (field, text, longest, required) in texts)
        {
            if (required && string.IsNullOrWhiteSpace(text))
            {
                yield return new(field, AppointmentProblem.Missing);
            }
            else if (text?.Trim().Length > longest)
            {
                yield return new(field, AppointmentProblem.TooLong);
            }
            else if (field == nameof(Email) && !IsAddress(text!))
            {
                yield return new(field, AppointmentProblem.NotAnAddress);
            }
        }

        if (InstrumentDate is null)
        {
            yield return new(nameof(InstrumentDate), AppointmentProblem.Missing);
        }
    }

    internal static bool IsAddress(string text) =>
        MailAddress.TryCreate(text.Trim(), out var address) && address.Address == text.Trim() && address.Host.Contains('.', StringComparison.Ordinal);
}
