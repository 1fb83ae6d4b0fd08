namespace Portal.Data.Insights;

/// <summary>What is put beside the urban regions.</summary>
public enum EquityMeasure
{
    /// <summary>Activities for 10,000 inhabitants, over the span.</summary>
    Activities,

    /// <summary>Distinct patients for 10,000 inhabitants, in a mean period.</summary>
    Patients,

    /// <summary>Service points that first reached a specialty which is not there locally, for 100,000 inhabitants.</summary>
    NewAccess,

    /// <summary>Mean hours from a store-and-forward request to its answer.</summary>
    Turnaround,

    /// <summary>Store-and-forward answers within target, of all answers.</summary>
    OnTarget,

    /// <summary>Kilometres of travel avoided for each activity.</summary>
    Travel,
}

/// <summary>A figure as summed parts: how many events, of how much.</summary>
/// <param name="Events">What the floor and the interval are about; for means, how many things the mean is of.</param>
/// <param name="Total">What is divided: the events, or their hours or kilometres.</param>
/// <param name="Base">What it is divided by: inhabitants, answers, activities; null where it is not known.</param>
/// <param name="Scale">The figure is for so many of the base.</param>
public readonly record struct EquityParts(decimal? Events, decimal? Total, decimal? Base, decimal Scale);

/// <summary>A figure of some regions, with what small numbers leave of it.</summary>
/// <param name="Value">Null below the floor, where a part is missing or masked, or where inhabitants cannot be told apart.</param>
/// <param name="Interval">Null for means: the sums that are filed do not say how far single values lie apart.</param>
public sealed record EquityFigure(decimal? Value, Interval? Interval, EquityParts Parts)
{
    /// <summary>There are events, and too few of them for a rate.</summary>
    public bool IsBelowFloor => Value is null && Parts is { Events: < Insights.Interval.Floor, Base: > 0 };

    public static EquityFigure Of(EquityMeasure measure, EquityParts parts)
    {
        if (parts is not { Events: >= Insights.Interval.Floor and { } events, Total: { } total, Base: > 0 and { } of })
        {
            return new EquityFigure(null, null, parts);
        }

        Interval? interval = measure switch
        {
            EquityMeasure.OnTarget when events >= total => Insights.Interval.OfShare(total, of),
            EquityMeasure.Activities or EquityMeasure.Patients or EquityMeasure.NewAccess =>
                Insights.Interval.OfCount(events) is var (low, high) ? new Interval(low * parts.Scale / of, high * parts.Scale / of) : null,
            _ => null,
        };
        return new EquityFigure(total * parts.Scale / of, interval, parts);
    }
}

/// <summary>A figure beside that of the urban regions.</summary>
/// <param name="Ratio">How many times the urban figure; null where one of the two is not there, or the urban one is 0.</param>
/// <param name="Difference">Of shares: by how much it is more.</param>
/// <param name="Interval">Of the ratio, or for shares of the difference; null for means.</param>
public sealed record EquityGap(decimal? Ratio, decimal? Difference, Interval? Interval)
{
    /// <summary>Whether chance alone could explain it; null where that cannot be said.</summary>
    public bool? MayBeChance => Interval is { } interval ? interval.Contains(Difference is null ? 1 : 0) : null;

    public static EquityGap Between(EquityMeasure measure, EquityFigure figure, EquityFigure urban)
    {
        if (figure.Value is not { } value || urban.Value is not { } reference)
        {
            return new EquityGap(null, null, null);
        }

        var ratio = reference == 0 ? (decimal?)null : value / reference;
        return measure switch
        {
            EquityMeasure.OnTarget => new EquityGap(ratio, value - reference, figure.Interval is null || urban.Interval is null ? null
                : Insights.Interval.OfDifference((figure.Parts.Total!.Value, figure.Parts.Base!.Value), (urban.Parts.Total!.Value, urban.Parts.Base!.Value))),
            EquityMeasure.Activities or EquityMeasure.Patients or EquityMeasure.NewAccess when ratio is { } times =>
                new EquityGap(ratio, null, Insights.Interval.OfRateRatio(times, figure.Parts.Events!.Value, urban.Parts.Events!.Value)),
            _ => new EquityGap(ratio, null, null),
        };
    }
}
