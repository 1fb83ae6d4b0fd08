using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>
/// What an establishment did in a period: its baseline, moved by season, growth and chance, divided by what it offers. Every rule
/// of the form holds in what comes out, except where the story says otherwise.
/// </summary>
internal sealed class ActivityModel(NetworkAtStart network, Storyline story)
{
    private const double YearlyGrowth = 0.051;
    private const double VideoGainPerPeriod = 0.0052;
    private const double CompletionGainPerPeriod = 0.0008;
    private const double PeriodsInYear = 13;

    /// <summary>Of the synchronous activities, those that were appointments.</summary>
    private const double AppointmentShare = 0.843;

    private readonly int baselineSequence =
        network.Periods.FirstOrDefault(period => period.Code == Storyline.BaselinePeriod)?.Sequence ?? network.Periods[^1].Sequence;

    /// <param name="baseline">The establishment.</param>
    /// <param name="period">The period.</param>
    /// <param name="before">How many periods before the open one.</param>
    public Sheet Of(Baseline baseline, PeriodFact period, int before)
    {
        var body = baseline.Body;
        var told = story.Values[(body, period.Code)].Where(value => !value.OnlyWhileOpen || before == 0).ToList();
        var outliers = story.Outliers[(body, before)].ToList();
        var sheet = new Sheet();
        var random = SplitMix64.For("activity", body, period.Code);
        var profile = story.Profiles[baseline.Profile];

        Activities(sheet, baseline, profile, period, random);
        Tell("SESS");
        Programmes(sheet, baseline, profile, random);
        Tell("PROG");
        MatchProgrammes(sheet, told);
        Others(sheet, baseline, profile, period, random);
        foreach (var unknown in baseline.Unknown)
        {
            sheet.Cells[new CellKey(unknown)] = Answer.NotAvailable;
        }

        Tell("");
        return sheet;

        void Tell(string indicator)
        {
            foreach (var outlier in outliers.Where(outlier => Speaks(outlier.Cell)))
            {
                sheet.Scale(outlier.Cell, outlier.Percent);
            }

            foreach (var value in told.Where(value => Speaks(value.Cell)))
            {
                sheet.Cells[value.Cell] = value.Answer;
            }

            bool Speaks(CellKey cell) => indicator.Length == 0 ? cell.Indicator is not ("SESS" or "PROG") : cell.Indicator == indicator;
        }
    }

    /// <summary>Makes every rule that blocks a submission hold again, after what the story changed.</summary>
    public static void Settle(Sheet sheet)
    {
        var outcomes = sheet.Sum("DONE") + sheet.Sum("NOSHOW") + sheet.Sum("CANC") + sheet.Sum("TECHFAIL");
        if (sheet.Amount("SCHED") < outcomes)
        {
            sheet.Cells[new CellKey("SCHED")] = Answer.Number(outcomes);
        }

        sheet.AtMost("ASTGT", "ASANS");
        sheet.AtMost("ASDECL", "ASREQ");
        sheet.AtMost("ASAVOID", "ASANS");
        sheet.AtMost("RPMDAYT", "RPMDAYX");
        sheet.AtMost("RPMALTGT", "RPMALERT");
        sheet.AtMost("PATREM", "PAT");
        sheet.AtMost("PATIND", "PAT");
    }

    private double YearsFromBaseline(PeriodFact period) => (period.Sequence - baselineSequence) / PeriodsInYear;

    private double Sessions(Baseline baseline, PeriodFact period, SplitMix64 random)
    {
        var drawn = baseline.Sessions * story.Seasons[period.Number] * (1 + (YearlyGrowth * YearsFromBaseline(period))) * random.Around(0.025);
        return story.Totals.TryGetValue((baseline.Body, period.Code), out var told) ? told : drawn;
    }

    private void Activities(Sheet sheet, Baseline baseline, Profile profile, PeriodFact period, SplitMix64 random)
    {
        var offersAsync = StoryFiles.ActivityCells.Any(cell => cell.Category2 == "async" && profile.Of(cell) > 0);
        var video = baseline.VideoShare + (VideoGainPerPeriod * (period.Sequence - baselineSequence)) + (0.01 * (random.Unit() - 0.5));
        var async = offersAsync ? baseline.AsyncShare * random.Around(0.04) : 0;
        var totals = Apportionment.Of(
            (int)(Sessions(baseline, period, random) + 0.5), [(1 - async) * video, (1 - async) * (1 - video), async]);
        foreach (var (channel, total) in new[] { "video", "phone", "async" }.Zip(totals))
        {
            var cells = StoryFiles.ActivityCells.Where(cell => cell.Category2 == channel).ToList();
            var parts = Apportionment.Of(total, [.. cells.Select(cell => profile.Of(cell) * Trait(baseline.Body, cell, 0.10) * random.Around(0.03))]);
            Fill(sheet, profile, cells, parts);
        }
    }

    private static void Programmes(Sheet sheet, Baseline baseline, Profile profile, SplitMix64 random)
    {
        var cells = StoryFiles.ProgrammeCells.ToList();
        var weights = cells.Select(cell => profile.Of(cell) * Trait(baseline.Body, cell, 0.18) * random.Around(0.03));
        Fill(sheet, profile, cells, Apportionment.Of((int)sheet.Sum("SESS"), [.. weights]));
    }

    private static void Fill(Sheet sheet, Profile profile, List<CellKey> cells, int[] parts)
    {
        foreach (var (cell, part) in cells.Zip(parts))
        {
            sheet.Cells[cell] = profile.Of(cell) > 0 ? Answer.Number(part) : Answer.NotApplicable;
        }
    }

    /// <summary>What the story told of some programmes is taken from, or given to, the largest of the others.</summary>
    private static void MatchProgrammes(Sheet sheet, List<ToldValue> told)
    {
        var difference = sheet.Sum("SESS") - sheet.Sum("PROG");
        if (difference == 0 || told.Count(value => value.Cell.Indicator == "PROG") == StoryFiles.ProgrammeCells.Count())
        {
            return;
        }

        var free = sheet.Cells.Where(cell => cell.Key.Indicator == "PROG" && cell.Value.Amount is not null && !told.Any(value => value.Cell == cell.Key))
            .OrderByDescending(cell => cell.Value.Amount).ThenBy(cell => cell.Key.Category1, StringComparer.Ordinal).ToList();
        var whole = free.Sum(cell => cell.Value.Amount!.Value) + difference;
        var parts = Apportionment.Of((int)Math.Max(0, whole), [.. free.Select(cell => (double)cell.Value.Amount!.Value)]);
        foreach (var (cell, part) in free.Zip(parts))
        {
            sheet.Set(cell.Key, part);
        }
    }

    private void Others(Sheet sheet, Baseline baseline, Profile profile, PeriodFact period, SplitMix64 random)
    {
        var sessions = (double)sheet.Sum("SESS");
        sheet.Set("INPERS", sessions * baseline.InPersonRatio * (1 - (0.03 * YearsFromBaseline(period))) * random.Around(0.03));
        Appointments(sheet, baseline, period, random);
        Requests(sheet, baseline, profile, random);
        Telemonitoring(sheet, baseline, period, random);

        var patients = sessions * 0.62 * Trait(baseline.Body, new CellKey("PAT"), 0.05) * random.Around(0.02);
        sheet.Set("PAT", patients);
        sheet.Set("PATREM", patients * Math.Min(1, baseline.RemoteShare * random.Around(0.04)));
        sheet.Set("PATIND", patients * Math.Min(1, baseline.IndigenousShare * random.Around(0.06)));
        sheet.Set("NEWACC", random.Chance(0.6) ? 0 : random.Between(1, 3));
        sheet.Set("KMAVOID", sessions * baseline.Kilometres * random.Around(0.04) * Measured("KMAVOID", period));
        sheet.Set("TRIPAVOID", sessions * 0.52 * random.Around(0.03));
        var clinicians = Math.Max(4, sessions / 23 * Trait(baseline.Body, new CellKey("CLIN"), 0.08) * random.Around(0.02));
        sheet.Set("CLIN", clinicians);
        sheet.Set("TRAINED", clinicians * 0.07 * random.Around(0.35));
        sheet.Set("SITES", random.Chance(0.9) ? baseline.Sites : Math.Max(1, baseline.Sites - 1));
        sheet.Set("TICKETS", sessions * 0.013 * random.Around(0.14));
    }

    /// <summary>What the definition of the period measures of what today's does.</summary>
    private double Measured(string indicator, PeriodFact period) =>
        story.FormChanges.FirstOrDefault(change => change.Indicator == indicator) is { } told
        && network.Periods.FirstOrDefault(one => one.Code == told.From) is { } from && period.Sequence < from.Sequence ? told.BeforePercent / 100 : 1;

    private void Appointments(Sheet sheet, Baseline baseline, PeriodFact period, SplitMix64 random)
    {
        var completion = baseline.Completion + (CompletionGainPerPeriod * (period.Sequence - baselineSequence)) + (0.006 * (random.Unit() - 0.5));
        var done = (int)((double)(sheet.Sum("SESS", "video") + sheet.Sum("SESS", "phone")) * AppointmentShare * random.Around(0.012));
        var scheduled = (int)(done / completion) + 1;
        var lost = Apportionment.Of(scheduled - done, [0.49 * random.Around(0.04), 0.38 * random.Around(0.04), 0.12 * random.Around(0.1), 0.01]);
        sheet.Set("SCHED", scheduled);
        sheet.Set("DONE", done);
        sheet.Set("NOSHOW", lost[0]);
        sheet.Set("CANC", lost[1]);
        sheet.Set("TECHFAIL", lost[2]);
    }

    private static void Requests(Sheet sheet, Baseline baseline, Profile profile, SplitMix64 random)
    {
        if (!StoryFiles.ActivityCells.Any(cell => cell.Category2 == "async" && profile.Of(cell) > 0))
        {
            sheet.NotOffered("ASREQ", "ASANS", "ASTGT", "ASDECL", "ASHRS", "ASAVOID");
            return;
        }

        var answered = (double)(baseline.RequestsIncludeHomecare
            ? sheet.Sum("SESS", "async")
            : sheet.Cells.GetValueOrDefault(new CellKey("SESS", "advice", "async")).Amount ?? 0);
        var requested = answered * 1.06 * random.Around(0.015);
        sheet.Set("ASREQ", requested);
        sheet.Set("ASANS", answered);
        sheet.Set("ASTGT", answered * Math.Min(1, 0.855 * random.Around(0.03)));
        sheet.Set("ASDECL", requested * 0.036 * random.Around(0.12));
        sheet.Cells[new CellKey("ASHRS")] = Answer.Number((int)((answered * 58 * random.Around(0.05)) + 0.5) / 2m);
        sheet.Set("ASAVOID", answered * 0.41 * random.Around(0.05));
    }

    /// <summary>Patients at the end of a period are those of the one before, plus enrolments, less discharges.</summary>
    private void Telemonitoring(Sheet sheet, Baseline baseline, PeriodFact period, SplitMix64 random)
    {
        if (baseline.Monitored == 0)
        {
            sheet.NotOffered("RPMACT", "RPMNEW", "RPMEND", "RPMDAYX", "RPMDAYT", "RPMALERT", "RPMALTGT");
            return;
        }

        var active = Active(baseline, period.Sequence);
        var enrolled = (int)(active * 0.18 * random.Around(0.07));
        enrolled = Math.Max(enrolled, active - Active(baseline, period.Sequence - 1));
        var expected = active * period.Days * 0.92;
        sheet.Set("RPMACT", active);
        sheet.Set("RPMNEW", enrolled);
        sheet.Set("RPMEND", enrolled - active + Active(baseline, period.Sequence - 1));
        sheet.Set("RPMDAYX", expected);
        sheet.Set("RPMDAYT", expected * Math.Min(1, 0.87 * random.Around(0.02)));
        var alerts = active * 0.62 * random.Around(0.06);
        sheet.Set("RPMALERT", alerts);
        sheet.Set("RPMALTGT", alerts * Math.Min(1, 0.92 * random.Around(0.04)));
    }

    private int Active(Baseline baseline, int sequence)
    {
        var years = (sequence - baselineSequence) / PeriodsInYear;
        var random = SplitMix64.For("monitored", baseline.Body, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (int)((baseline.Monitored * (1 + (0.10 * years)) * random.Around(0.015)) + 0.5);
    }

    /// <summary>What distinguishes one establishment from others of its profile, in every period alike.</summary>
    private static double Trait(string body, CellKey cell, double spread) =>
        SplitMix64.For("trait", body, cell.Indicator, cell.Category1, cell.Category2).Around(spread);
}
