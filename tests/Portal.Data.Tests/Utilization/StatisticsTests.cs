using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class StatisticsTests
{
    [Fact]
    public void The_median_is_the_middle_or_between_the_two_middles()
    {
        Assert.Equal(3, Statistics.Median([9, 1, 3]));
        Assert.Equal(2.5m, Statistics.Median([4, 1, 3, 2]));
        Assert.Throws<ArgumentException>(() => Statistics.Median([]));
    }

    [Fact]
    public void The_mad_is_the_median_distance_from_the_median()
    {
        Assert.Equal(1, Statistics.MedianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])); // distances 1 1 0 0 2 4 7
        Assert.Equal(0, Statistics.MedianAbsoluteDeviation([7, 7, 7, 900]));
        Assert.Throws<ArgumentException>(() => Statistics.MedianAbsoluteDeviation([]));
    }

    [Fact]
    public void Half_of_the_values_lie_on_each_side_of_the_median() =>
        Prop.ForAll(Gen.Choose(-50, 50).NonEmptyListOf().ToArbitrary(), values =>
        {
            decimal[] numbers = [.. values.Select(value => (decimal)value)];
            var median = Statistics.Median(numbers);
            return numbers.Count(number => number < median) * 2 <= numbers.Length
                && numbers.Count(number => number > median) * 2 <= numbers.Length;
        }).Check(Generated.Many);
}
