using System.Diagnostics;

namespace Portal.Benchmarks.Insights;

/// <summary>What an answer took, in milliseconds elapsed and of processor, and the sum of its figures.</summary>
internal sealed record Timed(double Milliseconds, double Processor, double Checksum)
{
    /// <summary>Processor time is the whole process’s: nothing else may be under way.</summary>
    public static async Task<Timed> OfAsync(Func<Task<double>> work)
    {
        var (watch, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var checksum = await work();
        return new Timed(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds, checksum);
    }
}
