using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>The year in words, each sentence made of the figures that the tables show; one without its figures is left out.</summary>
internal sealed class AnnualSentences(AnnualReportData data, SummedCells values, AnnualTexts t, Formats f)
{
    private const int MostProgrammes = 3;

    /// <summary>With so much less filed than a year before, a change of totals would tell of filings, not of care.</summary>
    private const decimal NotComparable = 0.05m;

    private readonly Form form = data.Form;

    public IEnumerable<string> Paragraphs()
    {
        if (Number(IndicatorCodes.Activities) is not { } activities)
        {
            yield return t.YearNone(data.FiscalYear);
        }
        else
        {
            yield return string.Join(' ', new[] { Activities(activities), Share(), Channels(activities), Programmes(activities) }.OfType<string>());
            yield return string.Join(' ', new[] { Completion(), Distance() }.OfType<string>());
        }

        var (total, coverage) = (data.Utilization.Total, CoverageYear.All(data, t));
        yield return t.YearCompleteness(f.Whole(total.Due), f.Whole(total.Filed), CompletenessReport.Share(total.Share, f), CompletenessReport.Share(total.Timeliness, f))
            + " " + t.YearGovernance(
                f.LongDate(data.StructureOn), f.Whole(coverage.Filled), f.Whole(coverage.Seats), CompletenessReport.Share(coverage.Share, f), f.Whole(coverage.Begun), f.Whole(coverage.Ended));
    }

    private string Activities(decimal activities)
    {
        var (before, total) = (data.Utilization.YearBefore is { } span ? data.Utilization.Compared(values, span) : null, data.Utilization.Total);
        if (before?.Completeness.Share - total.Share >= NotComparable)
        {
            return t.YearActivitiesPartial(
                data.FiscalYear, f.Number(activities), f.Whole(total.Filed), f.Whole(total.Due), CompletenessReport.Share(before?.Completeness.Share, f));
        }

        return form.FindIndicator(IndicatorCodes.Activities) is { } indicator && before is not null && before.Break(indicator) is null && before.Before(indicator) is { Kind: QuantityKind.Number, Amount: > 0 and { } then }
            ? t.YearActivities(data.FiscalYear, f.Number(activities), Course((activities - then) / then))
            : t.YearActivitiesAlone(data.FiscalYear, f.Number(activities));
    }

    private string Course(decimal change) => Math.Round(change, 3) switch
    {
        0 => t.Stable,
        > 0 => t.Up(f.Percent(change)),
        _ => t.Down(f.Percent(-change)),
    };

    private string? Share() => Number(IndicatorCodes.VirtualShare) is { } share ? t.YearShare(f.Percent(share)) : null;

    private string? Channels(decimal activities)
    {
        var parts = form.CategoriesOf(IndicatorCodes.ChannelDimension)
            .Where(channel => form.HasCategory(IndicatorCodes.Activities, channel.Code))
            .Select(channel => (channel, Sum: values.Tally(new Symbol(IndicatorCodes.Activities, channel.Code)).Sum))
            .OrderByDescending(part => part.Sum)
            .Select(part => t.Item(Lower(part.channel.Name(f.Language)), f.Percent(part.Sum / activities, 0))).ToList();
        return activities == 0 || parts.Count == 0 ? null : t.YearChannels(string.Join(", ", parts));
    }

    private string? Programmes(decimal activities)
    {
        var leading = form.Cells(IndicatorCodes.Programmes).Select(cell => (cell, values.TallyOf(cell).Sum)).Where(one => one.Sum > 0)
            .OrderByDescending(one => one.Sum).Take(MostProgrammes)
            .Select(one => t.Item(Lower(form.Categories(one.cell, f.Language)), f.Percent(one.Sum / activities, 0))).ToList();
        return activities == 0 || leading.Count == 0 ? null : t.YearProgrammes(string.Join(", ", leading));
    }

    private string? Completion() => Number("SCHED") is { } scheduled && Number(IndicatorCodes.CompletionRate) is { } rate && Number(IndicatorCodes.TechnicalFailures) is { } failures
        ? t.YearCompletion(f.Number(scheduled), f.Percent(rate), f.Percent(failures))
        : null;

    private string? Distance() => Number("TRIPAVOID") is { } trips && Number(IndicatorCodes.DistanceAvoided) is { } kilometres
        ? t.YearDistance(f.Number(trips), f.Number(Math.Round(kilometres)))
        : null;

    /// <summary>Null unless it is a number.</summary>
    private decimal? Number(string code) => form.FindIndicator(code) is not null && form.Value(code, values) is { Kind: QuantityKind.Number } value ? value.Amount : null;

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
