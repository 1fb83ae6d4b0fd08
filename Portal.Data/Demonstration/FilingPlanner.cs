using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>Tells, for each establishment and period, who did what when.</summary>
internal sealed class FilingPlanner(NetworkAtStart network, Storyline story, MandatePlan mandates)
{
    private const int FiscalYears = 3;
    private const string Accepted = "Accepted";
    private const string Reviewed = "Reviewed";
    private const string Submitted = "Submitted";
    private const string Returned = "Returned";
    private const string Draft = "Draft";

    private readonly ActivityModel model = new(network, story);

    /// <summary>The periods that are over, of the last three fiscal years, in the order of time. The last one is still open.</summary>
    public IReadOnlyList<PeriodFact> Periods { get; } = OfLastYears([.. network.Periods.Where(period => period.EndsOn < network.Today)]);

    public IEnumerable<PlannedObligation> Obligations()
    {
        for (var i = 0; i < Periods.Count; i++)
        {
            foreach (var body in network.Establishments.Where(body => story.Baselines.ContainsKey(body.Code)))
            {
                yield return Obligation(body, Periods[i], Periods.Count - 1 - i);
            }
        }
    }

    /// <summary>A period opens by itself, early on the day after its end.</summary>
    public static DateTime OpenedAtUtc(PeriodFact period) => Workday.Utc(period.EndsOn.AddDays(1), 6 * 60);

    private static List<PeriodFact> OfLastYears(List<PeriodFact> over)
    {
        var years = over.Select(period => period.FiscalYear).Distinct().TakeLast(FiscalYears).ToHashSet(StringComparer.Ordinal);
        return [.. over.Where(period => years.Contains(period.FiscalYear))];
    }

    private PlannedObligation Obligation(BodyFact body, PeriodFact period, int before)
    {
        var told = story.Filings.GetValueOrDefault((body.Code, before)) ?? Usual(body.Code, before);
        var obligation = new PlannedObligation { Body = body, Period = period, WaiverReason = told.Waiver };
        if (told.Status is ToldFiling.NotStarted or ToldFiling.Waived)
        {
            return obligation;
        }

        var filings = Filings(obligation, told).ToList();
        return obligation with
        {
            Filings = filings,
            FiledOn = filings[0].SubmittedAtUtc is { } first ? PortalTime.DayOf(first) : null,
        };
    }

    /// <summary>An establishment that the story is silent about has not begun the open period, and filed the others in time.</summary>
    private static ToldFiling Usual(string body, int before) =>
        new() { Before = before, Body = body, Status = before == 0 ? ToldFiling.NotStarted : Accepted };

    private IEnumerable<PlannedFiling> Filings(PlannedObligation obligation, ToldFiling told)
    {
        var (body, period) = (obligation.Body.Code, obligation.Period);
        var returns = story.Returns[(body, told.Before)].OrderBy(reason => reason.Number).ToList();
        var revisions = Timeline.Of(obligation, told, returns.Count > 0, network.NowUtc);
        for (var i = 0; i < revisions.Count; i++)
        {
            var isReturned = revisions[i].Any(step => step.Status == Returned);
            var submittedOn = revisions[i].Where(step => step.Status == Submitted).Select(step => (DateOnly?)PortalTime.DayOf(step.AtUtc)).FirstOrDefault();
            var mandate = submittedOn is { } day ? Certifier(body, day) : null;
            var submitter = submittedOn is null ? null : mandate?.Person ?? Filer(body);
            yield return new PlannedFiling
            {
                Revision = i + 1,
                IsNothingToReport = told.IsNothingToReport,
                Mandate = mandate,
                Submitter = submitter,
                Transitions = [.. revisions[i].Select(step => Transition(obligation.Body, step, mandate, submitter))],
                Cells = told.IsNothingToReport ? new Dictionary<CellKey, Answer>() : Cells(body, period, told, isReturned ? returns : []),
                Reasons = isReturned ? returns : [],
                Explanations = told.Status == Draft || told.IsNothingToReport ? [] : Explanations(body, told.Before),
            };
        }
    }

    private Dictionary<CellKey, Answer> Cells(string body, PeriodFact period, ToldFiling told, List<ToldReturn> wrong)
    {
        var sheet = model.Of(body, period, told.Before)!;
        if (told.Status == Draft)
        {
            Drafting.LeaveUnfinished(sheet, network.Inputs, body, period, story.Values[(body, period.Code)].Any());
        }
        else
        {
            ActivityModel.Settle(sheet);
        }

        foreach (var reason in wrong)
        {
            var before = sheet.Cells[reason.Cell].Amount ?? 0;
            sheet.Scale(reason.Cell, reason.WrongPercent);
            if (reason.Programme.Length > 0)
            {
                var programme = new CellKey("PROG", reason.Programme);
                sheet.Set(programme, (double)((sheet.Cells[programme].Amount ?? 0) + (sheet.Cells[reason.Cell].Amount ?? 0) - before));
            }
        }

        return sheet.Cells;
    }

    private List<PlannedExplanation> Explanations(string body, int before)
    {
        var told = story.Outliers[(body, before)].Where(outlier => outlier.SubjectKey.Length > 0)
            .Select(outlier => new PlannedExplanation(outlier.SubjectKey, outlier.Explanation)).ToList();
        if (!story.Baselines[body].RequestsIncludeHomecare)
        {
            told.Add(new PlannedExplanation("V10", "Les télésoins asynchrones à domicile sont des suivis; ils ne répondent pas à une demande."));
        }

        return told;
    }

    /// <summary>Mostly the clinical pilot, sometimes the technology pilot; null where neither seat was held.</summary>
    private PlannedMandate? Certifier(string body, DateOnly day)
    {
        var clinical = mandates.HolderOn(body, "ClinicalPilot", day);
        var technology = mandates.HolderOn(body, "TechnologyPilot", day);
        var prefersTechnology = SplitMix64.For("certifier", body).Chance(0.15);
        return prefersTechnology ? technology ?? clinical : clinical ?? technology;
    }

    private PlannedPerson Filer(string body) => mandates.Person(DemonstrationPeople.FilerEmail(body));

    private PlannedTransition Transition(BodyFact body, Step step, PlannedMandate? mandate, PlannedPerson? submitter)
    {
        var day = PortalTime.DayOf(step.AtUtc);
        var (name, persona) = step.Status switch
        {
            Draft => (Filer(body.Code).FullName, Persona.Establishment),
            Submitted => (submitter!.FullName, mandate is null ? Persona.Establishment : Persona.Pilot),
            Accepted => (Coordinator(day), Persona.Ministry),
            _ => (mandates.Person(DemonstrationPeople.AdviserEmail(TerritoryOn(body, day))).FullName, Persona.Centre),
        };
        return new PlannedTransition(step.Status, step.AtUtc, name, persona.ToString(), step.Status == Returned ? "À revoir avant l’examen; voir les cases signalées." : null);
    }

    private string Coordinator(DateOnly day) =>
        (mandates.HolderOn("MSSS", "ClinicalCoordinator", day) ?? mandates.HolderOn("MSSS", "TechnologyCoordinator", day))?.Person.FullName
        ?? $"Ministère {DemonstrationPeople.Mark}";

    private string TerritoryOn(BodyFact body, DateOnly day) =>
        story.Moves.FirstOrDefault(move => move.Body == body.Code && move.On <= network.Today && day < move.On)?.From ?? body.Territory!;
}
