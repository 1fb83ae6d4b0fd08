using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Governance;

/// <summary>What is wrong with an entry, in words that say how to put it right.</summary>
internal sealed class AppointmentMessages(Language language, SeatDetail detail, DateOnly today)
{
    private static readonly string[] Order =
    [
        "", nameof(EndReason), nameof(AppointmentInput.FullName), nameof(AppointmentInput.Email), nameof(AppointmentInput.StartsOn),
        nameof(AppointmentInput.EndsOn), nameof(AppointmentInput.Justification), nameof(AppointmentInput.InstrumentNumber),
        nameof(AppointmentInput.InstrumentDate), nameof(AppointmentInput.SignatoryRole), nameof(MandateRow.WithdrawalReason),
    ];

    private readonly GovernanceTexts texts = GovernanceTexts.For(language);
    private readonly Formats format = Formats.For(language);

    /// <summary>An unreadable date hides that the day is missing: the day was given, in another form.</summary>
    public FormErrors Of(AppointmentForm form, IEnumerable<AppointmentFault> faults, MandateRow? outgoing = null) => Join(
        form.Unreadable(),
        faults,
        fault => fault.Problem switch
        {
            AppointmentProblem.TooLong => TooLong(fault.Field, Typed(form, fault.Field)),
            AppointmentProblem.NotAnAddress => texts.NotAnAddress(form.Address!.Trim()),
            AppointmentProblem.AddressOfAnother => texts.AddressOfAnother(fault.Detail!),
            AppointmentProblem.SimilarName => texts.SimilarName,
            AppointmentProblem.EndsBeforeStart => texts.EndsBeforeStart(form.StartsOn!.Trim()),
            AppointmentProblem.TooFarAhead when fault.Field == nameof(form.InstrumentDate) => texts.InstrumentAhead(Formats.Date(today)),
            AppointmentProblem.TooFarAhead => texts.StartAhead(Formats.Date(today.AddYears(1))),
            AppointmentProblem.OutsideSeat => OutsideSeat(fault.Field),
            AppointmentProblem.Overlaps => fault.Obstacle is { } obstacle ? Overlap(obstacle) : texts.OverlapsUnknown,
            AppointmentProblem.BothPilotSeats => texts.BothPilotSeats,
            AppointmentProblem.OutsideMandate => OutsideOutgoing(outgoing!),
            _ => Missing(fault),
        });

    public FormErrors Of(MandateForm form, IEnumerable<AppointmentFault> faults, MandateRow mandate) => Join(
        form.Unreadable(),
        faults,
        fault => fault.Problem switch
        {
            AppointmentProblem.TooLong => TooLong(fault.Field, form.WithdrawalReason),
            AppointmentProblem.OutsideMandate => mandate.EndsOn is { } last
                ? texts.EndOutside(Formats.Date(mandate.StartsOn), Formats.Date(last))
                : texts.EndOutsideOpen(Formats.Date(mandate.StartsOn)),
            _ => Missing(fault),
        });

    private FormErrors Join(
        IEnumerable<(string Field, string Text)> unreadable, IEnumerable<AppointmentFault> faults, Func<AppointmentFault, string> say)
    {
        var dates = unreadable.Select(date => new FormError(date.Field, texts.UnreadableDate(date.Text))).ToList();
        var others = faults.Where(fault => dates.TrueForAll(date => date.Field != fault.Field)).Select(fault => new FormError(fault.Field, say(fault)));
        return new FormErrors([.. dates.Concat(others).OrderBy(error => Array.IndexOf(Order, error.Field))]);
    }

    private string Missing(AppointmentFault fault) => fault.Problem switch
    {
        AppointmentProblem.AlreadyEnded => texts.AlreadyEnded,
        AppointmentProblem.Missing => texts.Find("missing." + char.ToLowerInvariant(fault.Field[0]) + fault.Field[1..])!,
        _ => throw new InvalidOperationException($"No words for {fault.Problem} of '{fault.Field}'."),
    };

    private string TooLong(string field, string? typed) => texts.TooLong(format.Whole(Longest(field)), format.Whole(typed!.Trim().Length));

    private static int Longest(string field) => field switch
    {
        nameof(AppointmentInput.FullName) => AppointmentInput.NameLength,
        nameof(AppointmentInput.Email) => AppointmentInput.AddressLength,
        nameof(AppointmentInput.InstrumentNumber) => AppointmentInput.InstrumentLength,
        nameof(AppointmentInput.SignatoryRole) => AppointmentInput.SignatoryLength,
        _ => AppointmentInput.TextLength,
    };

    private static string? Typed(AppointmentForm form, string field) => field switch
    {
        nameof(form.FullName) => form.FullName,
        nameof(form.Email) => form.Address,
        nameof(form.InstrumentNumber) => form.InstrumentNumber,
        nameof(form.SignatoryRole) => form.SignatoryRole,
        _ => form.Justification,
    };

    private string OutsideSeat(string field) => field == nameof(AppointmentInput.StartsOn)
        ? texts.BeforeSeat(Formats.Date(detail.Seat.OpensOn))
        : texts.AfterSeat(Formats.Date(detail.Seat.ClosesOn));

    private string Overlap(ObstacleRow obstacle) => obstacle.EndsOn is { } last
        ? texts.Overlaps(obstacle.Holder, Formats.Date(obstacle.StartsOn), Formats.Date(last))
        : texts.OverlapsOpen(obstacle.Holder, Formats.Date(obstacle.StartsOn));

    private string OutsideOutgoing(MandateRow outgoing) => outgoing.EndsOn is { } last
        ? texts.ReplaceOutside(outgoing.Holder, Formats.Date(outgoing.StartsOn.AddDays(1)), Formats.Date(last.AddDays(1)))
        : texts.ReplaceOutsideOpen(outgoing.Holder, Formats.Date(outgoing.StartsOn.AddDays(1)));
}
