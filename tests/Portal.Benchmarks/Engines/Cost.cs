using System.Diagnostics;

namespace Portal.Benchmarks.Engines;

/// <summary>What a piece of work took: on the clock, and of the processors.</summary>
internal readonly record struct Cost(TimeSpan Elapsed, TimeSpan Processor)
{
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await work();
        return new Cost(watch.Elapsed, Process.GetCurrentProcess().TotalProcessorTime - before);
    }
}
