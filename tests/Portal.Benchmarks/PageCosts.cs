using System.Diagnostics;

namespace Portal.Benchmarks;

/// <summary>
/// Processor time of pages, in multiples of a plain one in the same run: these machines are noisy, so nothing here is
/// compared with another day’s numbers.
/// </summary>
internal static class PageCosts
{
    private const int Warm = 60;
    private const int Measured = 150;
    private const int Rounds = 5;
    private const string Baseline = "/fr/baseline";
    private const string Empty = "/fr/baseline/empty";
    private const string Filer = "establishment:CIUSSSCN";
    private const string Filing = "/fr/utilization/CIUSSSCN/2026-2027-P08";

    private static readonly (string Persona, string Address)[] Pages =
    [
        ("ministry", "/fr"), ("centre:UL", "/fr"), ("establishment:CISSSCN", "/fr"),
        ("ministry", "/fr/network"), ("ministry", "/fr/network/establishments"), ("ministry", "/fr/network/territories/UDEM"), ("ministry", "/fr/network/establishments/CISSSCN"),
        ("ministry", "/fr/governance"), ("ministry", "/fr/governance/seats"),
        ("ministry", "/fr/utilization"), ("ministry", "/fr/utilization/review"), ("ministry", "/fr/utilization/calendar"), ("ministry", "/fr/utilization/indicators"),
        ("establishment:CISSSCN", "/fr/utilization/CISSSCN/2026-2027-P08"), ("centre:UL", "/fr/utilization/review/CISSSBSL/2026-2027-P08"),
        ("ministry", "/fr/documents"), ("ministry", "/fr/documents/utilization-report"), ("auditor", "/fr/audit"),
        ("ministry", "/fr/insights"), ("centre:UL", "/fr/insights"), ("establishment:CISSSCN", "/fr/insights"), ("ministry", "/fr/insights/equity"), ("ministry", "/fr/insights/signals"),
        ("ministry", "/fr/insights/explore"), ("ministry", "/fr/insights/explore?measure=SESS&measure=R_COMPL&rows=region&columns=quarter&compare=year"),
        ("ministry", "/fr/insights/explore?measure=PROG&rows=programme&columns=period"), ("centre:UL", "/fr/insights/explore?measure=R_PER10K&rows=establishment&top=5"),
    ];

    /// <summary>What a page may take on the server, elapsed, also the first time after a write.</summary>
    private const double MostMilliseconds = 20;

    public static async Task MeasureAsync(PortalUnderTest portal)
    {
        Console.WriteLine("Processor time of a page, in multiples of an MVC page with the layout and a table of 50 rows (at most 2);");
        Console.WriteLine($"beside it, the first time after a write, when what the page is made of is read anew, and what that takes (below {MostMilliseconds} ms):");
        foreach (var (persona, address) in Pages)
        {
            var ratios = new List<double>();
            var bytes = await portal.GetAsync(persona, address);
            await RepeatAsync(() => portal.GetAsync(persona, address), Warm);
            await RepeatAsync(() => portal.GetAsync("ministry", Baseline), Warm);
            for (var round = 0; round < Rounds; round++)
            {
                var page = await CostAsync(() => portal.GetAsync(persona, address));
                var baseline = await CostAsync(() => portal.GetAsync("ministry", Baseline));
                ratios.Add(page / baseline);
            }

            // Twice: what is read anew is a path of its own, which the compiler has not yet seen often.
            await CostAnewAsync(portal, () => portal.GetAsync(persona, address));
            var (cost, elapsed) = await CostAnewAsync(portal, () => portal.GetAsync(persona, address));
            var anew = cost / (await CostAnewAsync(portal, () => portal.GetAsync("ministry", Baseline))).Processor;
            ratios.Sort();
            Console.WriteLine($"  {ratios[Rounds / 2],5:0.00}×  {(ratios[Rounds / 2] <= 2 ? "  " : "! ")}{anew,6:0.00}×  {(elapsed < MostMilliseconds ? "  " : "! ")}{elapsed,5:0.0} ms  {bytes / 1024.0,6:0.0} KB  {persona} {address}");
        }
    }

    /// <summary>
    /// A filing's page beside a page of the portal with nothing on it: as it is looked at again, and right after a cell of it was saved. An
    /// establishment's own person opens it.
    /// </summary>
    public static async Task MeasureFilingAsync(PortalUnderTest portal)
    {
        var (again, saved) = (new List<double>(), new List<double>());
        var seen = 0;
        await RepeatAsync(FilingAsync, Warm * 4);
        await RepeatAsync(EmptyAsync, Warm * 4);
        await AfterSaveAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var empty = await CostAsync(EmptyAsync);
            again.Add(await CostAsync(FilingAsync) / empty);
            saved.Add(await AfterSaveAsync() / empty);
        }

        again.Sort();
        saved.Sort();
        Console.WriteLine("Processor time of the page of a filing of 53 cells, in multiples of an empty page of the portal (at most 2):");
        Console.WriteLine($"  {again[Rounds / 2],5:0.00}×  looked at again, {saved[Rounds / 2],5:0.00}×  right after a save, {await FilingAsync() / 1024.0:0.0} KB; the empty page {await EmptyAsync() / 1024.0:0.0} KB");

        Task<long> FilingAsync() => portal.GetAsync(Filer, Filing);

        Task<long> EmptyAsync() => portal.GetAsync(Filer, Empty);

        async Task<double> AfterSaveAsync()
        {
            var cost = TimeSpan.Zero;
            for (var i = 0; i < Warm; i++)
            {
                await portal.SaveCellAsync(Filer, Filing, "TICKETS", 100 + seen, seen++);
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                await FilingAsync();
                cost += Process.GetCurrentProcess().TotalProcessorTime - before;
            }

            return cost.TotalMilliseconds / Warm;
        }
    }

    private static async Task RepeatAsync(Func<Task> work, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await work();
        }
    }

    /// <summary>Processor time of this process for one request, in milliseconds.</summary>
    private static async Task<double> CostAsync(Func<Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await RepeatAsync(work, Measured);
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Measured;
    }

    /// <summary>The same for the first request after a write, and its median elapsed time.</summary>
    private static async Task<(double Processor, double Elapsed)> CostAnewAsync(PortalUnderTest portal, Func<Task> work)
    {
        var (cost, elapsed) = (TimeSpan.Zero, new List<double>());
        for (var i = 0; i < Warm; i++)
        {
            await portal.TouchAsync();
            var (before, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            await work();
            elapsed.Add(watch.Elapsed.TotalMilliseconds);
            cost += Process.GetCurrentProcess().TotalProcessorTime - before;
        }

        elapsed.Sort();
        return (cost.TotalMilliseconds / Warm, elapsed[elapsed.Count / 2]);
    }
}
