using FsCheck.Fluent;

using Portal.Reports.Engine.Charts;

using Xunit;

namespace Portal.Reports.Tests.Charts;

public sealed class ScaleProperties
{
    [Fact]
    public void Ticks_cover_the_values_with_round_steps_and_never_exceed_their_number() =>
        (from values in Any.List(Any.Number, 0, 20)
         from most in Gen.Choose(3, 12)
         from fromZero in Gen.Elements(true, false)
         select (values, most, fromZero)).Check(given =>
        {
            var scale = LinearScale.Nice(given.values, given.most, 200, 10, fromZero: given.fromZero);

            Assert.InRange(scale.Ticks.Count, 2, given.most);
            Assert.Equal(scale.Min, scale.Ticks[0]);
            Assert.Equal(scale.Max, scale.Ticks[^1]);
            Assert.All(scale.Ticks.Zip(scale.Ticks.Skip(1)), pair => Assert.Equal(scale.Step, pair.Second - pair.First));
            Assert.Contains(Mantissa(scale.Step), new[] { 1m, 2m, 5m });
            Assert.All(given.values.Where(value => Math.Abs(value) <= 1e24m), value => Assert.InRange(value, scale.Min, scale.Max));
            if (given.fromZero)
            {
                Assert.Contains(0m, scale.Ticks);
            }

            if (given.values.Count > 0 && given.values.All(value => value >= 0))
            {
                Assert.True(scale.Min >= 0, "no tick below zero without a value there");
            }
        });

    [Fact]
    public void Greater_values_are_never_lower_and_none_leaves_the_scale() =>
        Any.List(Any.Number, 1, 20).Check(values =>
        {
            var scale = LinearScale.Nice(values, 6, 200, 10);
            var heights = values.Order().Select(scale.At).ToList();

            Assert.All(heights, height => Assert.InRange(height, 10, 200));
            Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-9));
        });

    [Theory]
    [InlineData(2334, 3146, "2200 2400 2600 2800 3000 3200")]
    [InlineData(0, 164, "0 50 100 150 200")]
    [InlineData(-8, 12, "-10 -5 0 5 10 15")]
    [InlineData(5, 5, "4.4 4.6 4.8 5.0 5.2 5.4 5.6")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_the_ones_a_reader_expects(int low, int high, string ticks)
    {
        var scale = LinearScale.Nice([low, high], 7, 0, 100);

        Assert.Equal(ticks, string.Join(' ', scale.Ticks.Select(tick => tick.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void A_value_too_small_for_the_digits_beside_a_great_one_is_covered(int great, int small)
    {
        decimal[] values = [great * 1e20m, small * 1e-28m];

        var scale = LinearScale.Nice(values, 10, 0, 100);

        Assert.All(values, value => Assert.InRange(value, scale.Min, scale.Max));
    }

    [Fact]
    public void Counts_have_no_ticks_between_them()
    {
        var scale = LinearScale.Nice([4, 5], 6, 0, 100, smallestStep: 1);

        Assert.Equal([4m, 5m], scale.Ticks);
    }

    [Fact]
    public void Each_day_starts_where_the_one_before_ends() =>
        (from length in Gen.Choose(1, 4_000)
         from day in Gen.Choose(-100, 4_100)
         select (length, day)).Check(given =>
        {
            var first = new DateOnly(2023, 4, 1);
            var scale = new TimeScale(first, first.AddDays(given.length), 180, 1140);
            var (here, next) = (scale.At(first.AddDays(given.day)), scale.At(first.AddDays(given.day + 1)));

            Assert.InRange(here, 180, 1140);
            Assert.Equal(given.day >= 0 && given.day < given.length ? 960.0 / given.length : 0, next - here, 6);
        });

    [Fact]
    public void Fiscal_years_start_on_the_first_of_April()
    {
        var scale = new TimeScale(new(2023, 4, 1), new(2026, 3, 31), 0, 100);

        Assert.Equal([new(2023, 4, 1), new(2024, 4, 1), new(2025, 4, 1)], scale.FiscalYears());
    }

    [Fact]
    public void A_time_scale_needs_a_day() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeScale(new(2026, 4, 1), new(2026, 4, 1), 0, 100));

    [Fact]
    public void Classes_follow_the_order_of_the_values_and_equal_values_share_one() =>
        Any.List(Any.Number, 1, 40).Check(values =>
        {
            var scale = new StepScale(values);
            var classes = scale.Classes();

            Assert.All(
                values.Order().Zip(values.Order().Skip(1)),
                pair => Assert.True(scale.Of(pair.First) <= scale.Of(pair.Second)));
            Assert.All(values, value => Assert.Single(
                classes, step => step.Style == scale.Of(value) && step.Least <= value && value <= step.Greatest));
            Assert.All(values, value => Assert.InRange(scale.Of(value), MarkStyle.Step1, MarkStyle.Step5));
        });

    [Fact]
    public void Ten_different_values_fill_five_classes_evenly()
    {
        var scale = new StepScale([1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000_000]);

        Assert.Equal([(1m, 2m), (3m, 4m), (5m, 6m), (7m, 8m), (9m, 1_000_000m)], scale.Classes().Select(step => (step.Least, step.Greatest)));
        Assert.Equal(MarkStyle.StepNone, scale.Of(null));
    }

    [Fact]
    public void Many_equal_values_are_in_the_lowest_class_when_none_is_lower()
    {
        var scale = new StepScale([3, 3, 3, 3, 3, 3, 3, 3, 3, 8]);

        Assert.Equal((MarkStyle.Step1, MarkStyle.Step5), (scale.Of(3), scale.Of(8)));
    }

    private static decimal Mantissa(decimal step)
    {
        while (step >= 10)
        {
            step /= 10;
        }

        while (step < 1)
        {
            step *= 10;
        }

        return step;
    }
}
