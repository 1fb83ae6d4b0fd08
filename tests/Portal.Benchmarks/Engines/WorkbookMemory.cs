using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Engines;

/// <summary>The most memory that a process ever holds while it writes a workbook, in a process of its own.</summary>
internal static class WorkbookMemory
{
    public const string ChildArgument = "workbook-peak";

    private const double Megabyte = 1024 * 1024;

    public static async Task MeasureAsync()
    {
        Console.WriteLine("Working set while a workbook of 12 columns is written, above the idle process (below 150 MB, and flat):");
        foreach (var rows in new[] { 100_000, 1_000_000 })
        {
            var (idle, peak) = await InChildAsync(rows);
            Console.WriteLine($"  {(peak - idle) / Megabyte,5:0} MB  {rows,9:n0} rows ({idle / Megabyte:0} MB idle)");
        }
    }

    /// <summary>What the child does: answers with its working set at rest, then at its highest, in bytes.</summary>
    public static async Task RunChildAsync(int rows)
    {
        // A small workbook first: what the code itself takes is there at rest.
        await Samples.WideWorkbook(100).WriteAsync(Stream.Null);
        GC.Collect();
        var idle = Process.GetCurrentProcess().WorkingSet64;
        await Samples.WideWorkbook(rows).WriteAsync(Stream.Null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{idle} {Process.GetCurrentProcess().PeakWorkingSet64}"));
    }

    private static async Task<(double Idle, double Peak)> InChildAsync(int rows)
    {
        var program = Environment.ProcessPath!;
        string[] arguments = [ChildArgument, rows.ToString(CultureInfo.InvariantCulture)];
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [typeof(WorkbookMemory).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var answer = (await process.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Writing {rows} rows failed.");
        }

        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }
}
