using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>Tells, for each establishment and period, who filed what, and when.</summary>
internal sealed class FilingPlanner
{
    private const int FiscalYears = 3;
    private const string ClinicalPilot = "ClinicalPilot";
    private const string TechnologyPilot = "TechnologyPilot";

    /// <summary>Establishments where the technology pilot certifies.</summary>
    private const double TechnologyShare = 0.15;
    private const int MinutesSinceSaved = 18;

    private readonly NetworkAtStart network;
    private readonly Storyline story;
    private readonly MandatePlan mandates;
    private readonly ActivityModel model;
    private readonly Explainer explainer;
    private readonly HashSet<CellKey> known;

    public FilingPlanner(NetworkAtStart network, Storyline story, MandatePlan mandates)
    {
        (this.network, this.story, this.mandates) = (network, story, mandates);
        model = new ActivityModel(network, story);
        explainer = new Explainer(network.Form, story);
        known = [.. network.Form.RequiredCells];
        Periods = OfLastYears([.. network.Periods.Where(period => period.EndsOn < network.Today)]);
    }

    /// <summary>The periods that are over, of the last three fiscal years, in the order of time. The last one is still being filed.</summary>
    public IReadOnlyList<PeriodFact> Periods { get; }

    /// <summary>A period opens by itself, early on the day after its end.</summary>
    public static DateTime OpenedAtUtc(PeriodFact period) => Workday.Utc(period.EndsOn.AddDays(1), 6 * 60);

    /// <summary>In the order of time. To be asked for once: what was filed is what the next filing is compared with.</summary>
    public IEnumerable<PlannedObligation> Obligations()
    {
        for (var i = 0; i < Periods.Count; i++)
        {
            foreach (var body in network.Establishments.Where(body => body.OpensOn <= Periods[i].EndsOn))
            {
                yield return Obligation(body, Periods[i], Periods.Count - 1 - i);
            }
        }
    }

    private static List<PeriodFact> OfLastYears(List<PeriodFact> over)
    {
        var years = over.Select(period => period.FiscalYear).Distinct().TakeLast(FiscalYears).ToHashSet(StringComparer.Ordinal);
        return [.. over.Where(period => years.Contains(period.FiscalYear))];
    }

    private PlannedObligation Obligation(BodyFact body, PeriodFact period, int before)
    {
        var told = story.Filings.GetValueOrDefault((body.Code, before)) ?? Usual(body.Code, before);
        var obligation = new PlannedObligation { Body = body, Period = period, WaiverReason = told.Waiver };
        if (told.Status is null || !story.Baselines.ContainsKey(body.Code))
        {
            return obligation;
        }

        var filings = Filings(obligation, told).ToList();
        if (filings[^1].Status is FilingStatus.Submitted or FilingStatus.Reviewed or FilingStatus.Accepted)
        {
            explainer.Remember(body.Code, period, filings[^1].Cells);
        }

        return obligation with
        {
            Filings = filings,
            FiledOn = filings[0].SubmittedAtUtc is { } first ? PortalTime.DayOf(first) : null,
        };
    }

    /// <summary>An establishment that the story is silent about has not begun the open period, and filed the others in time.</summary>
    private static ToldFiling Usual(string body, int before) =>
        new() { Before = before, Body = body, Status = before == 0 ? null : FilingStatus.Accepted };

    private IEnumerable<PlannedFiling> Filings(PlannedObligation obligation, ToldFiling told)
    {
        var (body, period) = (obligation.Body.Code, obligation.Period);
        var returns = story.Returns[(body, told.Before)].OrderBy(reason => reason.Number).ToList();
        var version = 0;
        foreach (var (index, steps) in Timeline.Of(obligation, told, returns.Count > 0, network.NowUtc).Index())
        {
            version += steps.Count;
            var status = steps[^1].Status;
            var submittedOn = steps.Where(step => step.Status == FilingStatus.Submitted).Select(step => (DateOnly?)PortalTime.DayOf(step.AtUtc)).FirstOrDefault();
            var mandate = submittedOn is { } day ? Certifier(body, day) : null;
            var submitter = submittedOn is null ? null : mandate?.Person ?? Filer(body);
            var wrong = status == FilingStatus.Returned ? returns : [];
            var cells = told.IsNothingToReport ? [] : Cells(body, period, told, wrong);
            yield return new PlannedFiling
            {
                Revision = index + 1,
                Version = version,
                IsNothingToReport = told.IsNothingToReport,
                Mandate = mandate,
                Submitter = submitter,
                Transitions = [.. steps.Select(step => Transition(obligation, step, mandate, submitter))],
                ChangedAtUtc = status == FilingStatus.Draft ? LastSaved(body, steps[^1].AtUtc) : steps[^1].AtUtc,
                Cells = cells,
                OnBehalf = [.. story.OnBehalf[(body, told.Before)].Where(cells.ContainsKey)],
                Adviser = Adviser(obligation),
                Reasons = wrong,
                Explanations = told.IsNothingToReport ? [] : explainer.Explain(body, period, told.Before, cells, status == FilingStatus.Draft),
            };
        }
    }

    private Dictionary<CellKey, Answer> Cells(string body, PeriodFact period, ToldFiling told, List<ToldReturn> wrong)
    {
        var sheet = model.Of(story.Baselines[body], period, told.Before);
        if (told.Status == FilingStatus.Draft)
        {
            Drafting.LeaveUnfinished(sheet, network.Form, body, period, story.Values[(body, period.Code)].Any(value => value.OnlyWhileOpen));
        }
        else
        {
            ActivityModel.Settle(sheet);
        }

        foreach (var reason in wrong)
        {
            sheet.Mistake(reason.Cell, reason.WrongPercent, reason.Programme);
        }

        return sheet.Cells.Where(cell => known.Contains(cell.Key)).ToDictionary();
    }

    /// <summary>Mostly the clinical pilot, in some establishments the technology pilot; null where neither seat was held.</summary>
    private PlannedMandate? Certifier(string body, DateOnly day)
    {
        var clinical = mandates.HolderOn(body, ClinicalPilot, day);
        var technology = mandates.HolderOn(body, TechnologyPilot, day);
        return SplitMix64.For("certifier", body).Chance(TechnologyShare) ? technology ?? clinical : clinical ?? technology;
    }

    private PlannedPerson Filer(string body) => mandates.Person(DemonstrationPeople.FilerEmail(body));

    /// <summary>A draft was last worked on the latest weekday.</summary>
    private DateTime LastSaved(string body, DateTime startedAtUtc)
    {
        var saved = Workday.At(Workday.OrPrevious(network.Today), SplitMix64.For("saved", body));
        saved = saved < network.NowUtc ? saved : network.NowUtc.AddMinutes(-MinutesSinceSaved);
        return saved > startedAtUtc ? saved : startedAtUtc;
    }

    private PlannedTransition Transition(PlannedObligation obligation, Step step, PlannedMandate? mandate, PlannedPerson? submitter)
    {
        var (name, persona) = step.Status switch
        {
            FilingStatus.Draft => (Filer(obligation.Body.Code).FullName, Persona.Establishment),
            FilingStatus.Submitted => (submitter!.FullName, mandate is null ? Persona.Establishment : Persona.Pilot),
            FilingStatus.Accepted => (Coordinator(PortalTime.DayOf(step.AtUtc)), Persona.Ministry),
            _ => (Adviser(obligation), Persona.Centre),
        };
        var message = step.Status == FilingStatus.Returned ? story.ReturnMessage : null;
        return new PlannedTransition(step.Status, step.AtUtc, name, persona.ToString(), message);
    }

    private string Coordinator(DateOnly day) =>
        (mandates.HolderOn("MSSS", "ClinicalCoordinator", day) ?? mandates.HolderOn("MSSS", "TechnologyCoordinator", day))?.Person.FullName
        ?? $"Ministère {DemonstrationPeople.Mark}";

    /// <summary>Of the territory that the establishment belonged to on the period's last day.</summary>
    private string Adviser(PlannedObligation obligation)
    {
        var moved = story.Moves.FirstOrDefault(move =>
            move.Body == obligation.Body.Code && move.On <= network.Today && obligation.Period.EndsOn < move.On);
        return mandates.Person(DemonstrationPeople.AdviserEmail(moved?.From ?? obligation.Body.Territory!)).FullName;
    }
}
