using Portal.Reports.Engine.Excel;
using Xunit;

namespace Portal.Reports.Tests.Excel;

/// <summary>Alone, because it watches the memory of the whole process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public class MemoryTests
{
    [Fact]
    public async Task What_is_kept_does_not_grow_with_the_rows()
    {
        const int EnoughToFillWhatIsShared = 30_000;
        const int Rows = 150_000;
        var kept = new List<long>();
        var workbook = new Workbook(Samples.Info);
        workbook.AddSheet("A").Table(
            "A", new Columns<int>().Whole("n", row => (long)row).Text("t", 20, row => $"texte numéro {row}"), Watched());

        await workbook.WriteAsync(Stream.Null);

        Assert.Equal(2, kept.Count);
        Assert.InRange(kept[1] - kept[0], long.MinValue, 1_000_000);

        IEnumerable<int> Watched()
        {
            for (var row = 1; row <= Rows; row++)
            {
                if (row is EnoughToFillWhatIsShared or Rows)
                {
                    kept.Add(GC.GetTotalMemory(forceFullCollection: true));
                }

                yield return row;
            }
        }
    }
}
