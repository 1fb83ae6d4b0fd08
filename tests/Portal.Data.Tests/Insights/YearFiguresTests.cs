using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>What is written of a year is read again, and adding and taking away leave no trace.</summary>
public sealed class YearFiguresTests
{
    private static readonly Gen<long> Numbers = Gen.OneOf(
        Gen.Constant(0L), Gen.Choose(-300, 300).Select(number => (long)number), Gen.Elements(long.MinValue, long.MaxValue, 1L << 35, -(1L << 62)));

    private static readonly Gen<int> Counts = Gen.OneOf(Gen.Constant(0), Gen.Choose(-300, 300), Gen.Elements(int.MinValue, int.MaxValue));

    private static readonly Gen<Figures> Anything =
        from sum in Numbers
        from numbers in Counts
        from notApplicable in Counts
        from notAvailable in Counts
        from blanks in Counts
        from small in Counts
        from smallSum in Numbers
        select new Figures
        {
            Sum = sum,
            Numbers = numbers,
            NotApplicable = notApplicable,
            NotAvailable = notAvailable,
            Blanks = blanks,
            Small = small,
            SmallSum = smallSum,
        };

    /// <summary>As most periods are: numbers and nothing else.</summary>
    private static readonly Gen<Figures> Plain = from sum in Gen.Choose(0, 90_000) from numbers in Gen.Choose(0, 60) select new Figures { Sum = sum, Numbers = numbers };

    [Fact]
    public void A_year_is_read_as_it_was_written() => Prop.ForAll(Arb.From(Gen.ArrayOf(Anything, YearFigures.Periods)), year =>
    {
        var read = new Figures[YearFigures.Periods];
        YearFigures.Read(YearFigures.Write(year), read);
        return read.SequenceEqual(year);
    }).Check(Generated.Many);

    [Fact]
    public void Some_periods_add_up_to_what_each_of_them_holds() => Prop.ForAll(
        Arb.From(Gen.ArrayOf(Gen.OneOf(Anything, Plain), YearFigures.Periods)), Arb.From(Gen.ArrayOf(Gen.Elements(true, false), YearFigures.Periods)), (year, isWanted) =>
            YearFigures.Sum(YearFigures.Write(year), isWanted) == year.Where((_, period) => isWanted[period]).Aggregate(default(Figures), Figures.Add)).Check(Generated.Many);

    [Fact]
    public void Nothing_takes_no_bytes() => Assert.Empty(YearFigures.Write(new Figures[YearFigures.Periods]));

    [Fact]
    public void Bytes_that_nobody_wrote_are_a_fault_and_never_an_overrun() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        try
        {
            YearFigures.Read(bytes, new Figures[YearFigures.Periods]);
            return true;
        }
        catch (FormatException)
        {
            return true;
        }
    }).Check(Generated.Many);

    [Fact]
    public void Adding_answers_is_what_tallies_do_and_taking_away_undoes_it() => Prop.ForAll(Arb.From(Generated.Answers.ListOf()), answers =>
    {
        var sum = answers.Aggregate(default(Figures), (total, answer) => total + Figures.Of("PAT", answer.Kind, answer.Amount));
        var masked = answers.Select(answer => SmallCells.IsSmall("PAT", answer.Amount) ? Answer.Masked : answer);
        return sum.Seen(masksSmallCells: false) == answers.Aggregate(default(CellTally), (total, answer) => total + CellTally.Of(answer))
            && sum.Seen(masksSmallCells: true) == masked.Aggregate(default(CellTally), (total, answer) => total + CellTally.Of(answer))
            && answers.Aggregate(sum, (total, answer) => total - Figures.Of("PAT", answer.Kind, answer.Amount)).IsEmpty;
    }).Check(Generated.Many);
}
