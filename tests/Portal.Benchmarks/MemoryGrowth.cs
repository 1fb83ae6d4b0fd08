namespace Portal.Benchmarks;

/// <summary>What pages allocate and documents retain over a large network, in multiples of today’s.</summary>
internal static class MemoryGrowth
{
    private const int Today = 34;
    private const int Large = 2000;

    // What a process keeps or lets go of by chance.
    private const double Floor = 64 * 1024;

    private static readonly string[] Pages =
    [
        "/fr", "/fr/network", "/fr/network/establishments", "/fr/network/territories/UDEM", "/fr/governance", "/fr/governance/seats",
        "/fr/utilization", "/fr/utilization/review",
    ];

    public static async Task MeasureAsync()
    {
        Console.WriteLine($"Memory, {Large:n0} establishments in multiples of {Today}:");
        var small = await MeasureAsync(Today);
        var large = await MeasureAsync(Large);
        foreach (var (name, bytes) in large)
        {
            Console.WriteLine($"  {Math.Max(Floor, bytes) / Math.Max(Floor, small[name]),5:0.00}×  {small[name] / 1024.0,8:0} KB → {bytes / 1024.0,8:0} KB  {name}");
        }
    }

    private static async Task<Dictionary<string, long>> MeasureAsync(int establishments)
    {
        await using var portal = await PortalUnderTest.StartAsync(establishments);
        var measured = new Dictionary<string, long>();
        foreach (var address in Pages)
        {
            for (var warm = 0; warm < 5; warm++)
            {
                await portal.GetAsync("ministry", address);
            }

            var before = GC.GetTotalAllocatedBytes(precise: true);
            await portal.GetAsync("ministry", address);
            measured[$"allocated by {address}"] = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        foreach (var question in PortalDocuments.Questions())
        {
            await PortalDocuments.ProduceAsync(portal, question, null);
            var idle = GC.GetTotalMemory(forceFullCollection: true);
            long peak = 0;
            await PortalDocuments.ProduceAsync(portal, question, () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - idle));
            measured[$"retained while writing {question.Document} {question.Format}"] = Math.Max(peak, 1);
        }

        return measured;
    }
}
