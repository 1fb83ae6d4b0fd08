using Portal.Data.Governance;
using Portal.Data.Governance.People;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>The form that appoints to a seat: a holder, an interim, or the successor of the mandate that ends for it.</summary>
public sealed record AppointmentPage
{
    public required SeatDetail Detail { get; init; }
    public required AppointmentForm Form { get; init; }
    public bool IsInterim { get; init; }

    /// <summary>The mandate that the new one replaces; null where nobody is replaced.</summary>
    public MandateRow? Outgoing { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>People of the directory who may be the person that is entered.</summary>
    public IReadOnlyList<DirectoryRow> Alike { get; init; } = [];

    /// <summary>The seat changed after the form was shown.</summary>
    public bool IsStale { get; init; }

    /// <summary>The very mandate that was entered stands in the register: the form was sent twice.</summary>
    public bool IsRecorded => IsStale && Detail.Mandates.Any(mandate =>
        mandate.WithdrawnAtUtc is null && mandate.IsInterim == IsInterim && mandate.StartsOn == DateEntry.Read(Form.StartsOn).Day
        && string.Equals(mandate.Email, Form.Email?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Asked for only where one person would hold both pilot seats.</summary>
    public bool AsksJustification => Errors.Of(nameof(Form.Justification)) is not null || !string.IsNullOrWhiteSpace(Form.Justification);

    public bool MayEndInterim => !IsInterim && Detail.Interim is not null;

    /// <summary>An empty form; a mandate that follows one with a known end starts the day after.</summary>
    public static AppointmentPage Blank(SeatDetail detail, bool isInterim, MandateRow? outgoing = null) => new()
    {
        Detail = detail,
        IsInterim = isInterim,
        Outgoing = outgoing,
        Form = new AppointmentForm
        {
            SeenRevision = detail.Seat.Revision,
            OutgoingId = outgoing?.AppointmentId,
            StartsOn = !isInterim && detail.NextStart is { } next ? Formats.Date(next) : null,
            EndsInterim = true,
        },
    };

    /// <summary>The same entry over the seat as it is now, whose present holder would be the one to be replaced.</summary>
    public AppointmentPage Over(SeatDetail now)
    {
        var outgoing = Outgoing is null && Form.OutgoingId is null ? null : now.Replaceable;
        return this with
        {
            Detail = now,
            Outgoing = outgoing,
            IsStale = true,
            Errors = FormErrors.None,
            Form = Form with { SeenRevision = now.Seat.Revision, OutgoingId = outgoing?.AppointmentId },
        };
    }
}

/// <summary>The form that ends or withdraws one mandate.</summary>
public sealed record MandatePage
{
    public required SeatDetail Detail { get; init; }

    /// <summary>Null when it was withdrawn meanwhile.</summary>
    public required MandateRow? Mandate { get; init; }
    public required MandateForm Form { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <inheritdoc cref="AppointmentPage.IsStale"/>
    public bool IsStale { get; init; }

    public static MandatePage Blank(SeatDetail detail, MandateRow mandate) =>
        new() { Detail = detail, Mandate = mandate, Form = new MandateForm { SeenRevision = detail.Seat.Revision } };

    /// <summary>The same entry over the seat as it is now.</summary>
    public MandatePage Over(SeatDetail now) => this with
    {
        Detail = now,
        Mandate = now.Find(Mandate?.AppointmentId),
        IsStale = true,
        Errors = FormErrors.None,
        Form = Form with { SeenRevision = now.Seat.Revision },
    };
}
