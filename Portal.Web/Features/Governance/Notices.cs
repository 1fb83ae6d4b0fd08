using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports;

namespace Portal.Web.Features.Governance;

/// <summary>What happened to a seat and what comes next, for the page that follows.</summary>
internal sealed class Notices(Language language, SeatDetail before, DateOnly today)
{
    private readonly GovernanceTexts texts = GovernanceTexts.For(language);
    private readonly Formats format = Formats.For(language);

    public string Appointed(AppointmentInput input, MandateRow? outgoing)
    {
        var (name, start) = (input.FullName!.Trim(), input.StartsOn!.Value);
        var first = format.LongDate(start);
        var done = outgoing is not null
            ? texts.NoticeReplaced(name, outgoing.Holder, first, format.LongDate(start.AddDays(-1)))
            : input.IsInterim ? texts.NoticeInterim(name, first) : texts.NoticeAppointed(name, first);
        var next = input switch
        {
            { IsInterim: true } when before.Holder is null => texts.NoticeStillVacant,
            { IsInterim: true } => texts.NoticeAbsence,
            _ when start > today && before.Holder is null => texts.NoticeVacantUntil,
            { EndsOn: { } last } => texts.NoticeListed(format.LongDate(last), format.Whole(SeatRow.SoonDays)),
            _ => texts.NoticeOpenEnded,
        };
        return $"{done} {next}";
    }

    public string Ended(MandateRow mandate, DateOnly last)
    {
        var done = texts.NoticeEnded(mandate.Holder, format.LongDate(last));
        var next = mandate.IsInterim ? texts.NoticeInterimOver
            : before.Seat.NextFrom == last.AddDays(1) ? texts.NoticeSuccessor
            : texts.NoticeVacantFrom(format.LongDate(last.AddDays(1)));
        return $"{done} {next}";
    }

    public string Withdrawn(MandateRow mandate) => $"{texts.NoticeWithdrawn(mandate.Holder)} {texts.NoticeWithdrawnNext}";
}
