using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Utilization;

public sealed class OverPeriodsTests
{
    private static readonly Arbitrary<CellTally[]> Tallies = (
        from sum in Gen.Choose(0, 10_000)
        from counts in Gen.ArrayOf(Gen.Choose(0, 3), 4)
        select new CellTally
        {
            Sum = counts[0] == 0 ? 0 : sum / 100m,
            Numbers = counts[0],
            NotApplicable = counts[1],
            NotAvailable = counts[2],
            Blanks = counts[3],
        }).ArrayOf().ToArbitrary();

    [Fact]
    public void A_flow_is_the_same_however_its_periods_are_grouped() => Prop.ForAll(Tallies, Gen.Choose(0, 20).ToArbitrary(), (periods, at) =>
    {
        var cut = Math.Min(at, periods.Length);
        var halves = new[] { OverPeriods.Combine(OverTime.Sum, periods[..cut]), OverPeriods.Combine(OverTime.Sum, periods[cut..]) };
        return OverPeriods.Combine(OverTime.Sum, halves) == OverPeriods.Combine(OverTime.Sum, periods);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stock_is_that_of_the_last_period_with_a_number() => Prop.ForAll(Tallies, periods =>
    {
        var stock = OverPeriods.Combine(OverTime.Last, periods);
        var last = Array.FindLastIndex(periods, period => period.Numbers > 0);
        return last < 0 ? stock.Numbers == 0 : stock == periods[last];
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Persons_come_to_a_mean_between_the_least_and_the_most_of_the_periods_that_have_a_number() => Prop.ForAll(Tallies, periods =>
    {
        var mean = OverPeriods.Combine(OverTime.Mean, periods);
        var numbers = periods.Where(period => period.Numbers > 0).Select(period => period.Sum).ToList();
        var sum = OverPeriods.Combine(OverTime.Sum, periods);
        return mean with { Sum = 0 } == sum with { Sum = 0 }
            && (numbers.Count == 0 ? mean.Sum == sum.Sum : mean.Sum >= numbers.Min() && mean.Sum <= numbers.Max());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_no_period_there_is_nothing() =>
        Assert.All(Enum.GetValues<OverTime>(), overTime => Assert.Equal(default, OverPeriods.Combine(overTime, [])));

    [Fact]
    public void A_cell_that_the_form_does_not_know_is_left_out() => Assert.Empty(OverPeriods.ByCell(
        ReferenceForm.Form,
        [new PeriodIndicatorRow { Sequence = 1, IndicatorCode = "NOSUCH", Total = 1, Numbers = 1 }, new PeriodIndicatorRow { Sequence = 1, IndicatorCode = "R_COMPL", Total = 1, Numbers = 1 }]));
}
