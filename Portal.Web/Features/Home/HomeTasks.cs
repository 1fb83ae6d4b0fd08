using Portal.Data.Access;
using Portal.Data.Utilization;
using Portal.Web.Features.Governance;
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
internal sealed class HomeTasks(PortalContext portal, HomePage page)
{
    private const int NamesShown = 3;
    private readonly HomeTexts t = HomeTexts.For(portal.Language);

    public IEnumerable<HomeTask> All()
    {
        if (!portal.Scope.MayReadOperations)
        {
            return [];
        }

        var filings = portal.Scope.Body is null ? OfManyEstablishments() : OfOneEstablishment();
        return filings.Concat(Vacancies()).Concat(Reviews()).Concat(Endings()).OrderBy(task => task.Urgency);
    }

    private IEnumerable<HomeTask> OfOneEstablishment() => page.NotFiled.Select(row =>
    {
        var period = PeriodNames.Of(row.Number);
        var address = NetworkLinks.Filing(portal.Language, row.BodyCode, row.PeriodCode);
        return row.State switch
        {
            ObligationState.Missing => new HomeTask(TaskUrgency.Late, "i-err", "st--mis", t.OwnMissing(period), address, t.OwnMissingText, Ago(row.LocksOn)),
            ObligationState.Returned => new HomeTask(TaskUrgency.Late, "i-warn", "", t.OwnReturned(period), address, t.OwnReturnedText(portal.Format.LongDate(row.LocksOn)), ""),
            _ when row.IsLate => new HomeTask(TaskUrgency.Late, "i-err", "st--mis", t.OwnLate(period), address, t.OwnLateText(portal.Format.LongDate(row.LocksOn)), Ago(row.DueOn)),
            _ => new HomeTask(TaskUrgency.ThisWeek, "i-doc", "st--sub", t.OwnDue(period), address, row.State == ObligationState.Draft ? t.OwnDraftText : t.OwnNotStartedText, In(row.DueOn)),
        };
    });

    private IEnumerable<HomeTask> OfManyEstablishments()
    {
        var missing = page.NotFiled.Where(row => row.State == ObligationState.Missing).ToList();
        if (missing.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.Late, "i-err", "st--mis", t.Missing(page.Count(ObligationState.Missing)), HomeLinks.Matrix(portal.Language, "missing"), Names(missing),
                Ago(missing.Min(row => row.LocksOn)));
        }

        var late = page.NotFiled.Where(row => row.IsLate && row.State is not ObligationState.Missing).ToList();
        if (late.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.Late, "i-clock", "st--mis", t.Late(late.Count), HomeLinks.Matrix(portal.Language, "late"), Names(late), Ago(late.Min(row => row.DueOn)));
        }

        var returned = page.NotFiled.Where(row => row.State == ObligationState.Returned).ToList();
        if (returned.Count > 0)
        {
            yield return new HomeTask(
                TaskUrgency.ThisWeek, "i-warn", "", t.Returned(page.Count(ObligationState.Returned)), HomeLinks.Matrix(portal.Language, null), Names(returned), "");
        }
    }

    /// <summary>The seats that the reader fills, one by one; another's are counted on the governance page.</summary>
    private IEnumerable<HomeTask> Vacancies() => page.Vacant
        .Where(seat => portal.Scope.MayManageSeatsOf(seat.Level) || portal.Scope.Body is not null)
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

    private string Names(List<AttentionRow> rows)
    {
        var names = string.Join(", ", rows.Take(NamesShown).Select(row => $"{row.Body(portal.Language)} ({PeriodNames.Of(row.Number)})"));
        return rows.Count > NamesShown ? t.NamesAndMore(rows.Count - NamesShown, names) : t.NamesOnly(names);
    }

    private string Ago(DateOnly day) => t.Since(page.Today.DayNumber - day.DayNumber);

    private string In(DateOnly day) => day == page.Today ? t.Today : t.InDays(day.DayNumber - page.Today.DayNumber);
}
