using Portal.Data.Insights;
using Portal.Data.Utilization.Expressions;
using Portal.Reports;
using Portal.Reports.Engine.Charts;
using Portal.Reports.Shared;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Insights;

/// <summary>A share of patients, with how sure it is.</summary>
public sealed record PatientShare(string Name, string Value, string? Interval, string Events, string Of);

/// <summary>Figures of access and the gaps between them, in one language.</summary>
internal sealed class EquityWords(PortalContext portal, EquityPage page)
{
    private readonly EquityTexts t = EquityTexts.For(portal.Language);
    private readonly ExploreTexts explore = ExploreTexts.For(portal.Language);
    private readonly ExploreWords words = new(page.Board.Form!, portal.Language);
    private readonly Formats format = portal.Format;

    public string Group(EquityGroup group) => group.Code == EquityAnswer.Indigenous ? t.GroupIndigenous : explore.Find("remoteness." + group.Code)!;

    public string Regions(EquityGroup group) => string.Join(", ", group.Regions.Select(region =>
        group.Code == EquityAnswer.Indigenous ? $"{region.Name(portal.Language)} ({region.Nations.Replace(";", ", ", StringComparison.Ordinal)})" : region.Name(portal.Language)));

    public string Measure(EquityMeasure measure) => t.Find("measure." + Key(measure))!;

    public string Value(EquityMeasure measure, EquityFigure figure) => figure switch
    {
        { Value: { } value } => Write(measure, value),
        { IsBelowFloor: true } => t.BelowFloor,
        { Parts: { Base: null, Events: not null } } => t.NoInhabitants,
        _ => t.Missing,
    };

    /// <summary>From where to where, 19 times in 20; null where that cannot be said.</summary>
    public string? Interval(EquityMeasure measure, EquityFigure figure) =>
        figure.Interval is { } interval ? t.Interval(Write(measure, interval.Low), Write(measure, interval.High)) : null;

    /// <summary>A gap as a reader would say it; null where there is none to tell.</summary>
    public string? Gap(EquityMeasure measure, EquityGap gap) => (measure, gap) switch
    {
        (EquityMeasure.OnTarget, { Difference: { } points, Interval: { } interval }) => t.GapPoints(words.Points(points * 100), Signed(interval.Low), Signed(interval.High)),
        (EquityMeasure.OnTarget, { Difference: { } points }) => words.Points(points * 100),
        (_, { Ratio: { } ratio, Interval: { } interval }) => t.GapTimes(Times(ratio), Times(interval.Low), Times(interval.High)),
        (_, { Ratio: { } ratio }) => t.GapTimesOnly(Times(ratio)),
        _ => null,
    };

    /// <summary>How rural, remote or northern regions stand to the cities: the widest gap of each measure, without those that chance alone could explain.</summary>
    public IEnumerable<string> Findings()
    {
        foreach (var measure in Enum.GetValues<EquityMeasure>())
        {
            var told = page.Answer!.Groups.Where(group => (group.Code is "rural" or "remote" or "northern") && group.Gaps.TryGetValue(measure, out var gap) && gap is { Ratio: not null } && gap.MayBeChance != true)
                .Select(group => (Group: group, Gap: group.Gaps[measure], Distance: Math.Abs(Math.Log((double)Math.Max(0.001m, group.Gaps[measure].Ratio!.Value)))))
                .OrderByDescending(one => one.Distance).FirstOrDefault();
            if (told.Group is { } group && told.Distance > 0.05 && page.Answer.Of(EquityAnswer.Urban) is { } urban)
            {
                yield return t.Finding(
                    Measure(measure), Value(measure, group.Figures[measure]), Group(group).ToLowerInvariant(), Value(measure, urban.Figures[measure]),
                    Gap(measure, told.Gap)!);
            }
        }
    }

    /// <summary>Shares by place, and over time.</summary>
    /// <param name="measure">1: who lives in a remote or northern region; 2: in an Indigenous community.</param>
    public IEnumerable<(string Title, IReadOnlyList<PatientShare> Shares)> ShareTables(int measure)
    {
        if (page.Patients!.Question.Rows is { } rows)
        {
            yield return (rows == Dimension.Territory ? t.ByPlace : t.ByEstablishment, [.. Shares(page.Patients, measure)]);
        }

        yield return (t.OverTime, [.. Shares(page.PatientsOverTime!, measure)]);
    }

    private IEnumerable<PatientShare> Shares(InsightAnswer answer, int measure)
    {
        for (var row = 0; row < answer.Rows.Count; row++)
        {
            yield return Share(words.Heading(answer.Question.Rows, answer.Rows[row]), answer.RowTotal(row, measure), answer.RowTotal(row));
        }

        if (answer.Question.Rows is { Kind: DimensionKind.Place })
        {
            yield return Share(explore.Total, answer.Totals[measure], answer.Totals[0]);
        }
    }

    /// <summary>Activities for 10,000 inhabitants period by period: urban and the three that lie far, as far as there are figures.</summary>
    public LineChart Course(InsightAnswer answer)
    {
        var lines = Enumerable.Range(0, answer.Rows.Count).Where(row => answer.Rows[row].Code is EquityAnswer.Urban or "rural" or "remote" or "northern")
            .Where(row => Enumerable.Range(0, answer.Columns.Count).Any(column => answer.Cell(row, column).Value.Kind == QuantityKind.Number)).ToList();
        return new LineChart
        {
            Title = t.CourseTitle,
            Categories = [.. answer.Columns.Select(column => words.Abbreviated(Dimension.Period, column) is var (label, group)
                ? new ChartCategory(label, group, words.Heading(Dimension.Period, column)) : new ChartCategory(column.Code))],
            Series = [.. lines.Select((row, at) => new LineSeries(words.Heading(Dimension.Remoteness, answer.Rows[row]), (SeriesLine)at,
                [.. Enumerable.Range(0, answer.Columns.Count).Select(column => answer.Cell(row, column).Value is { Kind: QuantityKind.Number, Amount: { } amount } ? new ChartValue(amount) : default)]))],
            Breaks = Portal.Reports.Utilization.SeriesBreakWords.Marks(page.Board.Form, answer.Measures[0].Key.Code, answer.Periods, portal.Language),
            CategoryHeader = words.Dimension(Dimension.Period),
            Format = value => format.Number(value, 1),
            Words = ChartTexts.Words(portal.Language),
        };
    }

    /// <summary>The question behind a figure: its measure by region, of the group's regions alone.</summary>
    public string Behind(EquityMeasure measure, EquityGroup group) => ExploreLinks.Question(portal.Language, page.Board.Choice.Asked with
    {
        Measures = [.. (measure switch
        {
            EquityMeasure.Activities => ["R_PER10K", "SESS"],
            EquityMeasure.Patients => ["PAT"],
            EquityMeasure.NewAccess => ["NEWACC"],
            EquityMeasure.Turnaround => ["R_ASMEAN", "ASANS"],
            EquityMeasure.OnTarget => ["R_ASTGT", "ASANS"],
            _ => (string[])["R_KM", "KMAVOID"],
        }).Select(code => new MeasureKey(code))],
        Rows = Dimension.Region,
        Filters = new Dictionary<Dimension, IReadOnlyList<string>> { [Dimension.Region] = [.. group.Regions.Select(region => region.Code).Order(StringComparer.Ordinal)] },
        From = page.Periods[0].Code,
        To = page.Periods[^1].Code,
    });

    private PatientShare Share(string name, AnswerCell part, AnswerCell whole)
    {
        if (part.Value is not { Kind: QuantityKind.Number, Amount: { } events } || whole.Value is not { Kind: QuantityKind.Number, Amount: > 0 and { } of } || events > of)
        {
            return new PatientShare(name, part.Value.IsMasked ? t.Masked : t.Missing, null, "–", "–");
        }

        var (count, all) = (format.Number(Math.Round(events, 1)), format.Number(Math.Round(of, 1)));
        if (events < Portal.Data.Insights.Interval.Floor)
        {
            return new PatientShare(name, t.BelowFloor, null, count, all);
        }

        var interval = Portal.Data.Insights.Interval.OfShare(events, of);
        return new PatientShare(name, format.Percent(events / of), t.Interval(format.Percent(interval.Low), format.Percent(interval.High)), count, all);
    }

    private string Write(EquityMeasure measure, decimal value) => measure switch
    {
        EquityMeasure.OnTarget => format.Percent(value),
        EquityMeasure.Turnaround => format.Number(value, 1) + "\u00a0h",
        EquityMeasure.Travel => format.Number(value, 1) + "\u00a0km",
        _ => format.Number(value, 1),
    };

    private string Times(decimal ratio) => format.Number(ratio, 2);

    private string Signed(decimal share) => (share > 0 ? "+" : "") + format.Number(share * 100, 1);

    private static string Key(EquityMeasure measure) => char.ToLowerInvariant(measure.ToString()[0]) + measure.ToString()[1..];
}
