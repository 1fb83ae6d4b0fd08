using Portal.Reports.Engine.Pdf;

namespace Portal.Benchmarks.Engines;

/// <summary>The document engines against well-known libraries, turn by turn in one run, so that both meet the same machine.</summary>
internal static class EngineCosts
{
    private const int Rounds = 5;
    private const int RegisterRows = 4_000;
    private const int WorkbookRows = 100_000;

    public static async Task MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("engines-").FullName;
        try
        {
            await MeasureRegisterAsync(folder);
            await MeasureWorkbookAsync(folder);
            await MeasureReceiptAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureRegisterAsync(string folder)
    {
        Console.WriteLine($"A register of {RegisterRows} rows, tagged, in multiples of ReportLab’s time for the same untagged (below 0.5):");
        ExtractFont(folder, "Regular");
        ExtractFont(folder, "Bold");
        using var peer = Peer.Start("register.py", await WriteRowsAsync(folder, Samples.RegisterRows(RegisterRows)), folder);
        await RaceAsync(peer, async () =>
        {
            using var output = new MemoryStream();
            await Samples.RegisterReport(RegisterRows).WriteAsync(output);
        });
    }

    private static async Task MeasureWorkbookAsync(string folder)
    {
        Console.WriteLine($"A workbook of {WorkbookRows} × 12 cells, in multiples of XlsxWriter’s time with constant_memory (below 0.33):");
        using var peer = Peer.Start("workbook.py", await WriteRowsAsync(folder, Samples.WorkbookRows(WorkbookRows)), Path.Combine(folder, "peer.xlsx"));
        await RaceAsync(peer, async () =>
        {
            await using var output = File.Create(Path.Combine(folder, "own.xlsx"));
            await Samples.WideWorkbook(WorkbookRows).WriteAsync(output);
        });
    }

    private static async Task MeasureReceiptAsync()
    {
        const int Times = 200;
        async Task WriteAsync()
        {
            using var output = new MemoryStream();
            await Samples.Receipt().WriteAsync(output);
        }

        for (var i = 0; i < Times; i++)
        {
            await WriteAsync();
        }

        var costs = new List<Cost>();
        for (var i = 0; i < Times; i++)
        {
            costs.Add(await Cost.OfAsync(WriteAsync));
        }

        Console.WriteLine($"A receipt of one page, warm (below 20 ms): {Median(costs.Select(cost => cost.Elapsed.TotalMilliseconds)):0.0} ms, the slowest of {Times} {costs.Max(cost => cost.Elapsed.TotalMilliseconds):0.0} ms");
    }

    private static async Task RaceAsync(Peer? peer, Func<Task> write)
    {
        await write();
        await write();
        peer?.Write();
        var (own, other) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            own.Add(await Cost.OfAsync(write));
            if (peer is not null)
            {
                other.Add(peer.Write());
            }
        }

        var ownTime = Median(own.Select(cost => cost.Elapsed.TotalSeconds));
        if (peer is null)
        {
            Console.WriteLine($"  {ownTime:0.00} s, the median of {Rounds} rounds");
            return;
        }

        var elapsed = Median(own.Zip(other, (a, b) => a.Elapsed / b.Elapsed));
        var processor = Median(own.Zip(other, (a, b) => a.Processor / b.Processor));
        Console.WriteLine($"  {elapsed:0.00}× on the clock, {processor:0.00}× of the processor, the medians of {Rounds} rounds ({ownTime:0.00} s and {Median(other.Select(cost => cost.Elapsed.TotalSeconds)):0.00} s)");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static async Task<string> WriteRowsAsync(string folder, IEnumerable<string[]> rows)
    {
        var path = Path.Combine(folder, "rows.tsv");
        await File.WriteAllLinesAsync(path, rows.Select(row => string.Join('\t', row)));
        return path;
    }

    private static void ExtractFont(string folder, string name)
    {
        using var font = typeof(PdfReport).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")!;
        using var file = File.Create(Path.Combine(folder, $"{name}.ttf"));
        font.CopyTo(file);
    }
}
