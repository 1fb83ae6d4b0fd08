using Portal.Data;
using Portal.Data.Utilization.Reminders;
using Portal.Reports;
using Portal.Web.Features.Governance;
using Portal.Web.Features.Governance.Campaigns;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization.Reminders;

/// <param name="Address">Leads to the filing, or to its review.</param>
public sealed record LetterLine(string Title, string Text, string Address);

/// <param name="More">What stands no more in the letter, with where all of it is seen; null when nothing is left out.</param>
public sealed record LetterSection(string Heading, IReadOnlyList<LetterLine> Lines, LetterLine? More);

/// <summary>A digest in words: the same in the message, in the preview and on a terminal. Addresses are the portal's own, from its root.</summary>
public sealed record ReminderLetter
{
    /// <summary>Filings of one section; a longer list is read in the portal.</summary>
    public const int MostLines = 20;

    public required Language Language { get; init; }
    public required string Subject { get; init; }
    public required string Greeting { get; init; }
    public required string Opening { get; init; }
    public required IReadOnlyList<LetterSection> Sections { get; init; }

    /// <summary>In which capacity it is received.</summary>
    public required string Why { get; init; }

    /// <summary>Where the language and the subscription are changed.</summary>
    public required LetterLine Choice { get; init; }
    public required string End { get; init; }

    public static ReminderLetter Of(Digest digest, DateOnly day)
    {
        var (language, words) = (digest.Language, new ReminderWords(digest.Language, day));
        var t = RemindersTexts.For(language);
        return new ReminderLetter
        {
            Language = language,
            Subject = digest.LateOn(day) is > 0 and var late ? t.SubjectLate(digest.Points, t.LatePart(late)) : t.Subject(digest.Points),
            Greeting = t.Greeting,
            Opening = t.Opening(words.Day),
            Sections =
            [
                .. digest.Entries.GroupBy(entry => (entry.IsForVacancy, Kind: entry.IsForVacancy ? default : entry.Kind)).Select(group => new LetterSection(
                    words.Heading(group.First()),
                    [.. group.Take(MostLines).Select(words.Line)],
                    group.Count() > MostLines ? words.More(group.First(), group.Count() - MostLines) : null)),
                .. digest.Duties.GroupBy(duty => duty.Duty.Kind).OrderBy(group => group.Key).Select(group => new LetterSection(
                    group.Key == DutyKind.Guideline ? t.HeadingGuideline : t.HeadingCampaign,
                    [.. group.Take(MostLines).Select(duty => words.Line(duty.Duty))],
                    group.Count() > MostLines ? words.More(group.Key, group.Count() - MostLines) : null)),
            ],
            Why = t.Why(words.Seats(digest.Seats)),
            Choice = new LetterLine(t.Choice, "", ReminderLinks.Choice(language)),
            End = t.End,
        };
    }
}

/// <summary>What a digest says of each filing.</summary>
internal sealed class ReminderWords(Language language, DateOnly day)
{
    private readonly RemindersTexts t = RemindersTexts.For(language);
    private readonly Formats format = Formats.For(language);

    /// <summary>lundi 23 novembre 2026; Monday, November 23, 2026.</summary>
    public string Day => language == Language.English ? format.WeekdayDate(day) : Inside(format.WeekdayDate(day));

    public string Heading(DigestEntry entry) => entry switch
    {
        { IsForVacancy: true } => t.HeadingVacant,
        { Kind: MatterKind.Overdue } => t.HeadingOverdue,
        { Kind: MatterKind.Returned } => t.HeadingReturned,
        { Kind: MatterKind.Reopened } => t.HeadingReopened,
        { Kind: MatterKind.Due } => t.HeadingDue,
        { Kind: MatterKind.Missing } => t.HeadingMissing,
        _ => t.HeadingToReview,
    };

    public LetterLine Line(DigestEntry entry)
    {
        var matter = entry.Matter;
        var text = entry.Vacant switch
        {
            null => What(entry),
            [] => $"{What(entry)} {t.NoSeat}",
            [var only] => $"{What(entry)} {t.VacantSeat(Inside(only.Role(language)))}",
            var seats => $"{What(entry)} {t.VacantSeats(string.Join(", ", seats.Select(seat => Inside(seat.Role(language)))))}",
        };
        return new LetterLine(
            Title(matter), text,
            entry.Kind == MatterKind.ToReview
                ? UtilizationLinks.Review(language, matter.BodyCode, matter.PeriodCode)
                : UtilizationLinks.Filing(language, matter.BodyCode, matter.PeriodCode));
    }

    public LetterLine Line(DutyRow duty) => duty.Kind == DutyKind.Guideline
        ? new LetterLine(duty.Title(language), duty.DueOn < day ? t.WhatGuidelineLate(Date(duty.DueOn)) : t.WhatGuideline(Date(duty.DueOn)), GuidelineLinks.Guideline(language, duty.Code))
        : new LetterLine(
            duty.Title(language), duty.IsForVacancy ? t.WhatCampaignVacant(duty.Body(language), Date(duty.DueOn)) : t.WhatCampaign(Date(duty.DueOn)),
            CampaignLinks.Question(language, duty.CampaignId!.Value, duty.Code));

    public LetterLine More(DutyKind of, int count) =>
        new(t.More(count), "", of == DutyKind.Guideline ? GuidelineLinks.Index(language) : CampaignLinks.Index(language));

    /// <summary>CHUM, P08 de 2026-2027.</summary>
    public string Title(MatterRow matter) => t.Filing(matter.Body(language), PeriodNames.Of(matter.Number), matter.FiscalYear);

    public LetterLine More(DigestEntry of, int count) =>
        new(t.More(count), "", of.Kind == MatterKind.ToReview ? UtilizationLinks.Queue(language) : UtilizationLinks.Matrix(language));

    /// <summary>pilote clinique (CHUM), pilote technologique par intérim (CHUM).</summary>
    public string Seats(IEnumerable<SeatHolderRow> seats) => string.Join(", ", seats.Select(seat =>
        (seat.IsInterim == true ? t.SeatInterim(Inside(seat.Role(language)), seat.Acronym) : t.Seat(Inside(seat.Role(language)), seat.Acronym))));

    private string What(DigestEntry entry)
    {
        var matter = entry.Matter;
        return entry.Kind switch
        {
            MatterKind.Overdue => $"{t.WhatOverdue(Days(matter.DueOn, day), Date(matter.DueOn))} {Until(matter.LocksOn)} {Begun(matter)}",
            MatterKind.Returned => $"{t.WhatReturned(Date(matter.ReturnedOn!.Value))} {(matter.LocksOn == day ? t.AgainToday : t.AgainUntil(Date(matter.LocksOn)))}",
            MatterKind.Reopened => matter.LocksOn == day ? t.WhatReopenedToday : t.WhatReopened(Date(matter.LocksOn)),
            MatterKind.Due => $"{(matter.DueOn == day ? t.WhatDueToday : t.WhatDue(Days(day, matter.DueOn), Date(matter.DueOn)))} {Begun(matter)}",
            MatterKind.Missing => $"{t.WhatMissing(Date(matter.LocksOn))} {(entry.IsForVacancy ? t.ExtensionOfCentre : t.Extension)}",
            _ => matter.SubmittedOn == day ? t.WhatToReviewToday : t.WhatToReview(Days(matter.SubmittedOn!.Value, day), Date(matter.SubmittedOn.Value)),
        };
    }

    private string Until(DateOnly lockDay) => lockDay == day ? t.OpenToday : t.OpenUntil(Date(lockDay));

    private string Begun(MatterRow matter) => matter.Status is null ? t.NotBegun : t.Begun;

    private string Date(DateOnly on) => format.LongDate(on);

    private static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    private static string Inside(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
