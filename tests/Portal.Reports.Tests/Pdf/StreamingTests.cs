using Portal.Reports.Engine.Pdf;
using Portal.Reports.Engine.Pdf.Layout;
using Xunit;

namespace Portal.Reports.Tests.Pdf;

public sealed class StreamingTests
{
    private static readonly PdfTable<int> Numbers = new()
    {
        Caption = "Registre",
        Columns =
        [
            new("Code", row => $"ACT-{row:00000}") { IsRowHeader = true },
            new("Désignation", row => $"Révision du protocole, volet {row % 17}") { Weight = 3 },
            new("Responsable", row => $"Titulaire fictif {row % 90}") { Weight = 2 },
        ],
    };

    [Fact]
    public async Task The_output_need_only_take_bytes_forwards_and_asynchronously()
    {
        using var expected = new MemoryStream();
        await SampleReport.Build(SampleReport.Info).WriteAsync(expected);
        using var pipe = new ResponseStream();
        await SampleReport.Build(SampleReport.Info).WriteAsync(pipe);

        Assert.Equal(expected.ToArray(), pipe.Received.ToArray());
    }

    [Fact]
    public async Task Bytes_leave_while_rows_still_come()
    {
        using var pipe = new ResponseStream();
        var writtenAtLastRow = 0L;
        var rows = Enumerable.Range(0, 4000).Select(row =>
        {
            writtenAtLastRow = pipe.Received.Length;
            return row;
        });
        await Report(rows).WriteAsync(pipe);

        Assert.InRange(writtenAtLastRow, pipe.Received.Length / 2, pipe.Received.Length);
    }

    [Fact]
    public async Task What_the_writer_keeps_does_not_grow_with_the_rows()
    {
        var few = await LargestState(2_000);
        var many = await LargestState(50_000);

        Assert.InRange(many.Bytes, 1, few.Bytes + few.Bytes / 4);
        Assert.InRange(many.Objects, 23 * few.Objects, 27 * few.Objects);
    }

    [Fact]
    public async Task Rows_are_read_once_and_released()
    {
        var alive = new List<WeakReference>();
        var reads = 0;
        async IAsyncEnumerable<object> Rows()
        {
            for (var i = 0; i < 2000; i++)
            {
                await Task.Yield();
                reads++;
                var row = new object();
                alive.Add(new WeakReference(row));
                yield return row;
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            Assert.InRange(alive.Count(row => row.IsAlive), 0, 4);
        }

        var table = new PdfTable<object> { Columns = [new("N°", row => $"{reads}")] };
        await new PdfReport(SampleReport.Info, SampleReport.French).Title().Table(table, Rows()).WriteAsync(Stream.Null);

        Assert.Equal(2000, reads);
    }

    [Fact]
    public async Task Cancelling_stops_between_two_rows()
    {
        using var cancellation = new CancellationTokenSource();
        var reads = 0;
        IEnumerable<int> Rows()
        {
            while (true)
            {
                if (++reads == 100)
                {
                    cancellation.Cancel();
                }

                yield return reads;
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Report(Rows()).WriteAsync(Stream.Null, cancellation.Token));
        Assert.InRange(reads, 100, 102);
    }

    private static PdfReport Report(IEnumerable<int> rows) =>
        new PdfReport(SampleReport.Info, SampleReport.French).Title().Heading(1, "Actions").Table(Numbers, rows);

    private static async Task<RetainedState> LargestState(int rows)
    {
        var largest = default(RetainedState);
        await Report(Enumerable.Range(0, rows)).ComposeAsync(
            Stream.Null,
            state => largest = new RetainedState(Math.Max(largest.Bytes, state.Bytes), Math.Max(largest.Objects, state.Objects)),
            CancellationToken.None);
        return largest;
    }
}
