using Portal.Data.Governance;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>A mandate as it was typed; the names are those of <see cref="AppointmentInput"/>, which the faults speak of.</summary>
public sealed record AppointmentForm
{
    /// <summary>The seat's revision on the page that the form came from.</summary>
    public int? SeenRevision { get; init; }

    /// <summary>The mandate that ends the day before; only where somebody is replaced.</summary>
    public int? OutgoingId { get; init; }
    public string? EndReason { get; init; }
    public string? FullName { get; init; }
    public string? Email { get; init; }
    public string? StartsOn { get; init; }
    public string? EndsOn { get; init; }
    public string? InstrumentNumber { get; init; }
    public string? InstrumentDate { get; init; }
    public string? SignatoryRole { get; init; }
    public string? Justification { get; init; }
    public bool EndsInterim { get; init; }

    /// <summary>Asked for only where somebody of a like name is in the directory: that person's address, or <see cref="SomebodyElse"/>.</summary>
    public string? Who { get; init; }

    public const string SomebodyElse = "new";

    /// <summary>The address that counts: of who was chosen from the directory, else the one that was typed.</summary>
    public string? Address => Who is { Length: > 0 } and not SomebodyElse ? Who : Email;

    public AppointmentInput ToInput(int seatId, bool isInterim) => new()
    {
        SeatId = seatId,
        SeenRevision = SeenRevision ?? FormRules.NeverSeen,
        FullName = FullName,
        Email = Address,
        IsSomebodyElse = Who == SomebodyElse,
        IsInterim = isInterim,
        StartsOn = DateEntry.Read(StartsOn).Day,
        EndsOn = DateEntry.Read(EndsOn).Day,
        InstrumentNumber = InstrumentNumber,
        InstrumentDate = DateEntry.Read(InstrumentDate).Day,
        SignatoryRole = SignatoryRole,
        Justification = Justification,
        EndsInterim = EndsInterim,
    };

    /// <summary>The dates that cannot be read, by field.</summary>
    public IEnumerable<(string Field, string Text)> Unreadable() => FormRules.Unreadable(
        (nameof(StartsOn), StartsOn), (nameof(EndsOn), EndsOn), (nameof(InstrumentDate), InstrumentDate));
}

/// <summary>The end or the withdrawal of a mandate as it was typed.</summary>
public sealed record MandateForm
{
    /// <inheritdoc cref="AppointmentForm.SeenRevision"/>
    public int? SeenRevision { get; init; }
    public string? EndsOn { get; init; }
    public string? EndReason { get; init; }
    public string? WithdrawalReason { get; init; }

    public int Revision => SeenRevision ?? FormRules.NeverSeen;

    public IEnumerable<(string Field, string Text)> Unreadable() => FormRules.Unreadable((nameof(EndsOn), EndsOn));
}

internal static class FormRules
{
    /// <summary>A revision that no seat has: the form came without a readable one.</summary>
    public const int NeverSeen = -1;

    /// <summary>Null when it is none of the reasons.</summary>
    public static EndReason? Reason(string? code)
    {
        var known = Enum.GetValues<EndReason>().Where(reason => reason.ToString() == code).ToList();
        return known is [var one] ? one : null;
    }

    public static IReadOnlyList<AppointmentFault> MissingReason(string? code) =>
        Reason(code) is null ? [new AppointmentFault(nameof(EndReason), AppointmentProblem.Missing)] : [];

    public static IEnumerable<(string Field, string Text)> Unreadable(params (string Field, string? Text)[] dates) =>
        from date in dates
        let unreadable = DateEntry.Read(date.Text).Unreadable
        where unreadable is not null
        select (date.Field, unreadable);
}
