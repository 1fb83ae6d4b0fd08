using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Insights;
using Xunit;
using Interval = Portal.Data.Insights.Interval;

namespace Portal.Data.Tests.Insights;

/// <summary>Intervals against values of the literature, and what must hold of any.</summary>
public sealed class IntervalTests
{
    private const int Runs = 500;

    /// <summary>Newcombe 1998, table II: 95 % limits of the score method without continuity correction.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_the_published_score_interval(int events, int of, double low, double high)
    {
        var interval = Interval.OfShare(events, of);
        Assert.Equal((low, high), (Math.Round((double)interval.Low, 4), Math.Round((double)interval.High, 4)));
    }

    /// <summary>Exact limits of Poisson, by the chi-squared distribution.</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.025, 5.572)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(20, 12.217, 30.888)]
    [InlineData(100, 81.364, 121.627)]
    public void A_count_has_nearly_the_exact_interval(int events, double low, double high)
    {
        var interval = Interval.OfCount(events);
        Assert.InRange((double)interval.Low, low - 0.03, low + 0.03);
        Assert.InRange((double)interval.High, high - 0.08, high + 0.08);
    }

    /// <summary>Newcombe 1998, second paper, table II, method 10: 56/70 less 48/80, and 10/10 less 0/20.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void A_difference_has_the_published_interval(int a, int m, int b, int n, double low, double high)
    {
        var interval = Interval.OfDifference((a, m), (b, n));
        Assert.Equal((low, high), (Math.Round((double)interval.Low, 4), Math.Round((double)interval.High, 4)));
    }

    [Fact]
    public void A_share_lies_in_its_interval_within_0_and_1_and_more_things_make_it_narrower() => Check.One(Quick, Prop.ForAll(
        Gen.Choose(1, 5000).SelectMany(of => Gen.Choose(0, of).Select(events => (events, of))).ToArbitrary(),
        share =>
        {
            var (some, more) = (Interval.OfShare(share.events, share.of), Interval.OfShare(share.events * 4, share.of * 4));
            return some.Low >= 0 && some.High <= 1 && some.Contains((decimal)share.events / share.of) && more.High - more.Low < some.High - some.Low;
        }));

    [Fact]
    public void The_rest_of_a_share_has_the_mirrored_interval() => Check.One(Quick, Prop.ForAll(
        Gen.Choose(1, 2000).SelectMany(of => Gen.Choose(0, of).Select(events => (events, of))).ToArbitrary(),
        share =>
        {
            var (one, rest) = (Interval.OfShare(share.events, share.of), Interval.OfShare(share.of - share.events, share.of));
            return Math.Abs(one.Low - (1 - rest.High)) < 1e-9m && Math.Abs(one.High - (1 - rest.Low)) < 1e-9m;
        }));

    [Fact]
    public void A_difference_turned_round_has_the_turned_interval() => Check.One(Quick, Prop.ForAll(
        Gen.Choose(1, 500).SelectMany(m => Gen.Choose(0, m).SelectMany(a => Gen.Choose(1, 500).SelectMany(n => Gen.Choose(0, n).Select(b => (a, m, b, n))))).ToArbitrary(),
        pair =>
        {
            var (one, other) = (Interval.OfDifference((pair.a, pair.m), (pair.b, pair.n)), Interval.OfDifference((pair.b, pair.n), (pair.a, pair.m)));
            return Math.Abs(one.Low + other.High) < 1e-9m && Math.Abs(one.High + other.Low) < 1e-9m && one.Contains(((decimal)pair.a / pair.m) - ((decimal)pair.b / pair.n));
        }));

    [Fact]
    public void A_ratio_and_its_inverse_have_inverse_intervals() => Check.One(Quick, Prop.ForAll(
        Gen.Choose(1, 3000).SelectMany(a => Gen.Choose(1, 3000).SelectMany(b => Gen.Choose(1, 400).Select(r => (a, b, Ratio: r / 20m)))).ToArbitrary(),
        pair =>
        {
            var (one, other) = (Interval.OfRateRatio(pair.Ratio, pair.a, pair.b), Interval.OfRateRatio(1 / pair.Ratio, pair.b, pair.a));
            return one.Contains(pair.Ratio) && Math.Abs((one.Low * other.High) - 1) < 1e-6m && Math.Abs((one.High * other.Low) - 1) < 1e-6m;
        }));

    [Fact]
    public void Under_the_floor_there_is_no_rate_and_above_it_a_ratio_of_sums_with_its_interval()
    {
        var few = EquityFigure.Of(EquityMeasure.NewAccess, new EquityParts(19, 19, 50_000, 100_000));
        var enough = EquityFigure.Of(EquityMeasure.NewAccess, new EquityParts(20, 20, 50_000, 100_000));
        var mean = EquityFigure.Of(EquityMeasure.Turnaround, new EquityParts(40, 1000, 40, 1));
        var unknown = EquityFigure.Of(EquityMeasure.Activities, new EquityParts(500, 500, null, 10_000));

        Assert.True(few is { Value: null, IsBelowFloor: true, Interval: null });
        Assert.Equal(40, enough.Value);
        Assert.True(enough.Interval!.Value.Contains(40) && enough.Interval.Value.Low is > 24 and < 25);
        Assert.True(mean is { Value: 25, Interval: null });
        Assert.True(unknown is { Value: null, IsBelowFloor: false });
    }

    [Fact]
    public void A_gap_that_chance_explains_says_so_and_one_without_figures_says_nothing()
    {
        var urban = EquityFigure.Of(EquityMeasure.OnTarget, new EquityParts(1000, 850, 1000, 1));
        var alike = EquityGap.Between(EquityMeasure.OnTarget, EquityFigure.Of(EquityMeasure.OnTarget, new EquityParts(100, 83, 100, 1)), urban);
        var apart = EquityGap.Between(EquityMeasure.OnTarget, EquityFigure.Of(EquityMeasure.OnTarget, new EquityParts(100, 60, 100, 1)), urban);
        var none = EquityGap.Between(EquityMeasure.OnTarget, EquityFigure.Of(EquityMeasure.OnTarget, new EquityParts(10, 6, 10, 1)), urban);

        Assert.True(alike.MayBeChance);
        Assert.False(apart.MayBeChance);
        Assert.Equal(-0.25m, apart.Difference);
        Assert.Equal(new EquityGap(null, null, null), none);
    }

    private static Config Quick => Config.QuickThrowOnFailure.WithMaxTest(Runs);
}
