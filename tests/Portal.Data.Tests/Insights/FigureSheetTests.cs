using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Insights;
using Portal.Data.Tests.Utilization;
using Xunit;

namespace Portal.Data.Tests.Insights;

/// <summary>A sheet holds what was put on it, whatever the order, and equal figures are equal bytes.</summary>
public sealed class FigureSheetTests
{
    private static readonly Gen<(SheetPart Part, int Period, int Amount)> Entries =
        from slot in Gen.Choose(0, FigureSheet.Places - 1)
        from first in Gen.Elements("", "video", "phone")
        from second in Gen.Elements("", "consult")
        from basis in Gen.Choose(SheetRow.Submitted, SheetRow.Both)
        from period in Gen.Choose(0, YearFigures.Periods - 1)
        from amount in Gen.Choose(-2, 400)
        select (new SheetPart(slot, first, second, basis), period, amount);

    [Fact]
    public void What_was_put_on_it_is_read_again() => Prop.ForAll(Arb.From(Gen.ListOf(Entries)), entries =>
    {
        var expected = entries.GroupBy(entry => (entry.Part, entry.Period)).Select(group => (group.Key, Sum: group.Sum(entry => entry.Amount)))
            .Where(one => one.Sum != 0).ToDictionary(one => one.Key, one => (long)one.Sum);
        var read = FigureSheet.Read(Made(entries)).Parts.SelectMany(part => Year(part.Year).Select((figures, period) => (Key: (part.Part, period), figures.Sum)))
            .Where(one => one.Sum != 0).ToDictionary(one => one.Key, one => one.Sum);
        return read.Count == expected.Count && read.All(one => expected[one.Key] == one.Value);
    }).Check(Generated.Many);

    [Fact]
    public void The_order_of_what_was_put_on_it_leaves_no_trace() => Prop.ForAll(Arb.From(Gen.ListOf(Entries)), entries =>
        Made(entries).AsSpan().SequenceEqual(Made(Enumerable.Reverse(entries)))).Check(Generated.Many);

    [Fact]
    public void What_is_taken_away_again_leaves_no_trace() => Prop.ForAll(Arb.From(Gen.ListOf(Entries)), Arb.From(Gen.ListOf(Entries)), (stays, goes) =>
        Made(stays).AsSpan().SequenceEqual(Made([.. stays, .. goes, .. goes.Select(entry => (entry.Part, entry.Period, -entry.Amount))]))).Check(Generated.Many);

    /// <summary>Of one place and one cell, as submitted or as accepted, over any periods of the year.</summary>
    [Fact]
    public void No_sum_is_higher_than_the_peak() => Prop.ForAll(Arb.From(Gen.ListOf(Entries)), entries =>
    {
        var sums = from basis in new[] { SheetRow.Submitted, SheetRow.Accepted }
                   from entry in entries
                   where entry.Part.Basis == basis || entry.Part.Basis == SheetRow.Both
                   group entry by (basis, entry.Part.Slot, entry.Part.Category1, entry.Part.Category2) into cell
                   select cell.GroupBy(entry => (entry.Part.Basis, entry.Period)).Sum(one => Math.Max(one.Sum(entry => (long)entry.Amount), 0));
        return FigureSheet.PeakOf(Made(entries)) == sums.DefaultIfEmpty(0).Max();
    }).Check(Generated.Many);

    [Fact]
    public void Nothing_takes_no_bytes() => Assert.Empty(new FigureSheet().Write());

    [Fact]
    public void Bytes_that_nobody_wrote_are_a_fault_and_never_an_overrun() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        try
        {
            FigureSheet.Read(bytes);
            return true;
        }
        catch (FormatException)
        {
            return true;
        }
    }).Check(Generated.Many);

    private static byte[] Made(IEnumerable<(SheetPart Part, int Period, int Amount)> entries)
    {
        var sheet = new FigureSheet();
        foreach (var (part, period, amount) in entries)
        {
            var delta = new Figures[YearFigures.Periods];
            delta[period] = new Figures { Sum = amount };
            sheet.Add(part, delta);
        }

        return sheet.Write();
    }

    private static Figures[] Year(ReadOnlyMemory<byte> bytes)
    {
        var periods = new Figures[YearFigures.Periods];
        YearFigures.Read(bytes.Span, periods);
        return periods;
    }
}
