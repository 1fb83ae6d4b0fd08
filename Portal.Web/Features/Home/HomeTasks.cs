using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.Data.Governance.Committees;
using Portal.Data.Utilization;
using Portal.Web.Features.Accounts;
using Portal.Web.Features.Governance;
using Portal.Web.Features.Governance.Campaigns;
using Portal.Web.Features.Network;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Home;

/// <summary>When a task asks to be done.</summary>
public enum TaskUrgency
{
    Late,
    ThisWeek,
    Later,
}

/// <summary>Something that waits for the reader.</summary>
/// <param name="Icon">A symbol of the sprite, with the class that colours it.</param>
/// <param name="When">Since when, or in how long.</param>
public sealed record HomeTask(TaskUrgency Urgency, string Icon, string Css, string Title, string Address, string Text, string When);

/// <summary>Turns what the register says into what waits for a persona, the most pressing first.</summary>
/// <param name="isMailOn">A mail server is set up.</param>
internal sealed class HomeTasks(PortalContext portal, HomePage page, bool isMailOn)
{
    private const int NamesShown = 3;
    private readonly HomeTexts t = HomeTexts.For(portal.Language);

    /// <summary>Within so many days, what comes is this week's.</summary>
    private const int Soon = 7;

    public IEnumerable<HomeTask> All()
    {
        if (!portal.Scope.MayReadOperations)
        {
            return Mail().Concat(Access()).OrderBy(task => task.Urgency);
        }

        var filings = portal.Scope.Body is null ? OfManyEstablishments() : page.Open.Select(OfOneEstablishment);
        return filings.Concat(Vacancies()).Concat(Reviews()).Concat(Endings()).Concat(OwnDuties()).OrderBy(task => task.Urgency);
    }

    private IEnumerable<HomeTask> Access()
    {
        if (page.OpenRequests > 0)
        {
            yield return new HomeTask(TaskUrgency.ThisWeek, "i-doc", "st--sub", t.AccessRequests(page.OpenRequests), AccountLinks.Requests(portal.Language), t.AccessRequestsText, "");
        }

        if (page.AccessReview is not { } review)
        {
            yield break;
        }

        var address = AccountLinks.Review(portal.Language, review.AccessReviewId);
        if (review.ToSettle > 0)
        {
            yield return new HomeTask(TaskUrgency.ThisWeek, "i-warn", "", t.AccessToSettle(review.ToSettle), address, t.AccessToSettleText, "");
        }

        if (review.Answered < review.Items)
        {
            var isLate = review.DueOn < page.Today;
            yield return new HomeTask(
                isLate ? TaskUrgency.Late : TaskUrgency.Later, "i-clock", isLate ? "st--mis" : "st--dra", t.AccessUnanswered(review.Items - review.Answered), address,
                t.AccessUnansweredText(portal.Format.LongDate(review.DueOn)), isLate ? Ago(review.DueOn) : In(review.DueOn));
        }
    }

    private HomeTask OfOneEstablishment(AttentionRow row)
    {
        var (period, until) = (PeriodNames.Of(row.Number), portal.Format.LongDate(row.LocksOn));
        var address = NetworkLinks.Filing(portal.Language, row.BodyCode, row.PeriodCode);
        return row switch
        {
            { State: ObligationState.Missing } => new HomeTask(TaskUrgency.Late, "i-err", "st--mis", t.OwnMissing(period), address, t.OwnMissingText, Ago(row.LocksOn)),
            { IsReturned: true } => new HomeTask(TaskUrgency.Late, "i-warn", "", t.OwnReturned(period), address, t.OwnReturnedText(until), ""),
            { IsUnderRevision: true } => new HomeTask(Week(row.LocksOn), "i-open", "st--sub", t.OwnReopened(period), address, t.OwnReopenedText(until), In(row.LocksOn)),
            { IsLate: true } => new HomeTask(TaskUrgency.Late, "i-err", "st--mis", t.OwnLate(period), address, t.OwnLateText(until), Ago(row.DueOn)),
            _ => new HomeTask(Week(row.DueOn), "i-doc", "st--sub", t.OwnDue(period), address, row.State == ObligationState.Draft ? t.OwnDraftText : t.OwnNotStartedText, In(row.DueOn)),
        };
    }

    private IEnumerable<HomeTask> OfManyEstablishments()
    {
        var missing = page.Open.Where(row => row.State == ObligationState.Missing).ToList();
        if (missing.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.Late, "i-err", "st--mis", t.Missing(page.Count(ObligationState.Missing)), HomeLinks.Matrix(portal.Language, "missing"), Names(missing),
                Ago(missing.Min(row => row.LocksOn)));
        }

        var late = page.Open.Where(row => row is { IsLate: true, IsReturned: false, IsUnderRevision: false, State: not ObligationState.Missing }).ToList();
        if (late.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.Late, "i-clock", "st--mis", t.Late(late.Count), HomeLinks.Matrix(portal.Language, "late"), Names(late), Ago(late.Min(row => row.DueOn)));
        }

        // Nobody else looks after them: the reminders of a vacant seat come to the centre.
        var vacant = page.Open.Where(row => row.VacantSeats > 0 && row.State != ObligationState.Missing && (row.IsLate || row.DueOn <= page.Today.AddDays(Soon))).ToList();
        if (vacant.Count > 0 && portal.Scope.Persona == Persona.Centre)
        {
            yield return new HomeTask(
                vacant.Exists(row => row.IsLate) ? TaskUrgency.Late : TaskUrgency.ThisWeek, "i-seat", "st--mis", t.VacantFilings(vacant.Count),
                HomeLinks.Matrix(portal.Language, null), Names(vacant), vacant[0].DueOn < page.Today ? Ago(vacant[0].DueOn) : In(vacant[0].DueOn));
        }

        var returned = page.Open.Where(row => row.IsReturned && row.State != ObligationState.Missing).ToList();
        if (returned.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.ThisWeek, "i-warn", "", t.Returned(returned.Count), HomeLinks.Matrix(portal.Language, null), Names(returned), "");
        }

        var reopened = page.Open.Where(row => row is { IsUnderRevision: true, IsReturned: false } && row.LocksOn <= page.Today.AddDays(Soon)).ToList();
        if (reopened.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.ThisWeek, "i-open", "st--sub", t.Reopened(reopened.Count), HomeLinks.Matrix(portal.Language, null), Names(reopened), In(reopened.Min(row => row.LocksOn)));
        }
    }

    /// <summary>Of who keeps the portal going.</summary>
    private IEnumerable<HomeTask> Mail()
    {
        if (page.FailedReminders > 0)
        {
            yield return new HomeTask(TaskUrgency.ThisWeek, "i-warn", "", t.RemindersFailed(page.FailedReminders), HomeLinks.Reminders(portal.Language), t.RemindersFailedText, "");
        }

        if (!isMailOn)
        {
            yield return new HomeTask(TaskUrgency.Later, "i-gear", "", t.RemindersOff, HomeLinks.Reminders(portal.Language), t.RemindersOffText, "");
        }
    }

    /// <summary>The seats that the reader fills, one by one; another's are counted on the governance page.</summary>
    private IEnumerable<HomeTask> Vacancies() => page.Vacant
        .Select(seat => new HomeTask(
            TaskUrgency.Late, "i-seat", seat.Interim is null ? "st--mis" : "st--dra", t.Vacant(seat.Role(portal.Language), seat.Body(portal.Language)),
            GovernanceLinks.Seat(portal.Language, seat.SeatId), seat.Interim is { } interim ? t.VacantInterim(interim) : t.VacantNoInterim,
            SharedTexts.For(portal.Language).Days(seat.VacancyDays(page.Today) ?? 0)));

    private IEnumerable<HomeTask> Reviews()
    {
        var state = portal.Scope.Persona switch
        {
            Persona.Centre => ObligationState.Submitted,
            Persona.Ministry => ObligationState.Reviewed,
            _ => (ObligationState?)null,
        };
        if (state is { } waiting && page.Count(waiting) is > 0 and var count)
        {
            var title = waiting == ObligationState.Submitted ? t.ToReview(count) : t.ToAccept(count);
            var text = waiting == ObligationState.Submitted ? t.ToReviewText : t.ToAcceptText;
            yield return new HomeTask(TaskUrgency.ThisWeek, "i-doc", "st--sub", title, HomeLinks.Review(portal.Language), text, "");
        }
    }

    private IEnumerable<HomeTask> Endings()
    {
        if (page.Ending is not [var first, ..])
        {
            yield break;
        }

        var count = page.Coverage.Sum(row => row.EndingSoon);
        yield return new HomeTask(
            TaskUrgency.Later, "i-clock", "st--dra", t.Ending(count), GovernanceLinks.Index(portal.Language),
            t.EndingText(first.Role(portal.Language), first.Body(portal.Language), portal.Format.LongDate(first.HeldUntil!.Value)), In(first.HeldUntil.Value));
    }

    /// <summary>Once a year, the person says that their details are right; guidelines and campaigns have a day of their own.</summary>
    private IEnumerable<HomeTask> OwnDuties()
    {
        foreach (var duty in page.Duties)
        {
            if (duty.PublicId is { } id)
            {
                if (duty.OnDate is null || duty.OnDate < page.Today.AddYears(-1))
                {
                    yield return new HomeTask(
                        TaskUrgency.Later, "i-pen", "st--sub", t.ConfirmDetails, PeopleLinks.Person(portal.Language, id),
                        duty.OnDate is { } on ? t.ConfirmedOn(portal.Format.LongDate(on)) : t.ConfirmedNever, "");
                }

                continue;
            }

            var by = duty.OnDate!.Value;
            if (duty.Accesses is { } accesses)
            {
                yield return new HomeTask(
                    by < page.Today ? TaskUrgency.Late : Week(by), "i-eye", by < page.Today ? "st--mis" : "st--sub", t.AccessesToAnswer(accesses),
                    AccountLinks.Answers(portal.Language), t.AccessUnansweredText(portal.Format.LongDate(by)), by < page.Today ? Ago(by) : In(by));
                continue;
            }

            if (duty.Task is { } task)
            {
                var key = duty.TerritoryCode is { } territory ? new CommitteeKey(CommitteeKind.Territorial, territory) : new CommitteeKey(CommitteeKind.Local, duty.BodyCode!);
                yield return new HomeTask(
                    by < page.Today ? TaskUrgency.Late : Week(by), "i-talk", by < page.Today ? "st--mis" : "st--dra", t.FollowUp(task),
                    key.SeesAll(portal.Scope) ? CommitteeLinks.Meeting(portal.Language, key, duty.MeetingNumber!.Value) : CommitteeLinks.Committee(portal.Language, key),
                    t.FollowUpBy(portal.Format.LongDate(by)), by < page.Today ? Ago(by) : In(by));
                continue;
            }

            if (duty is { CampaignId: not null, Establishments: not null })
            {
                yield return OfCentre(duty);
                continue;
            }

            if (duty.CampaignId is { } campaign)
            {
                yield return new HomeTask(
                    Week(by), "i-pen", "st--sub", t.Campaign(duty.Title(portal.Language)), CampaignLinks.Question(portal.Language, campaign, portal.Scope.Body!),
                    t.CampaignBy(portal.Format.LongDate(by)), In(by));
                continue;
            }

            yield return new HomeTask(
                by < page.Today ? TaskUrgency.Late : TaskUrgency.ThisWeek, "i-doc", "st--sub", t.Guideline(duty.Title(portal.Language)),
                GuidelineLinks.Guideline(portal.Language, duty.Code!), t.GuidelineBy(portal.Format.LongDate(by)), by < page.Today ? Ago(by) : In(by));
        }
    }

    /// <summary>A campaign's corrections, or what comes to the centre since no pilot is in office; at the establishment where there is but one.</summary>
    private HomeTask OfCentre(OwnDutyRow duty)
    {
        var (campaign, establishments, by) = (duty.CampaignId!.Value, duty.Establishments!.Value, duty.OnDate!.Value);
        var address = duty.BodyCode is { } only ? CampaignLinks.Question(portal.Language, campaign, only) : CampaignLinks.Campaign(portal.Language, campaign);
        return duty.Corrections is { } corrections
            ? new HomeTask(TaskUrgency.ThisWeek, "i-pen", "st--sub", t.Corrections(corrections), address, t.CorrectionsText(establishments, duty.Title(portal.Language)), "")
            : new HomeTask(
                Week(by), "i-seat", "st--mis", t.WithoutPilot(establishments, duty.Title(portal.Language)), address, t.WithoutPilotText(portal.Format.LongDate(by)), In(by));
    }

    private string Names(List<AttentionRow> rows)
    {
        var names = string.Join(", ", rows.Take(NamesShown).Select(row => $"{row.Body(portal.Language)} ({PeriodNames.Of(row.Number)})"));
        return rows.Count > NamesShown ? t.NamesAndMore(rows.Count - NamesShown, names) : t.NamesOnly(names);
    }

    private TaskUrgency Week(DateOnly day) => day <= page.Today.AddDays(Soon) ? TaskUrgency.ThisWeek : TaskUrgency.Later;

    private string Ago(DateOnly day) => t.Since(page.Today.DayNumber - day.DayNumber);

    private string In(DateOnly day) => day == page.Today ? t.Today : t.InDays(day.DayNumber - page.Today.DayNumber);
}
