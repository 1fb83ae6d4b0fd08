using System.Diagnostics;
using System.Globalization;
using Portal.Benchmarks;
using Portal.Data;
using Portal.Data.Access;
using Portal.Web.Features.Documents;

// Ratios in one run: these machines are noisy, so nothing here is compared with another day's numbers.
const int Warm = 60;
const int Measured = 150;
const int Rounds = 5;

(string Persona, string Address)[] pages =
[
    ("ministry", "/fr"), ("centre:UL", "/fr"), ("establishment:CISSSCN", "/fr"),
    ("ministry", "/fr/network"), ("ministry", "/fr/network/establishments"), ("ministry", "/fr/network/territories/UDEM"), ("ministry", "/fr/network/establishments/CISSSCN"),
    ("ministry", "/fr/governance"), ("ministry", "/fr/governance/seats"),
    ("ministry", "/fr/utilization"), ("ministry", "/fr/utilization/review"), ("ministry", "/fr/utilization/calendar"), ("ministry", "/fr/utilization/indicators"),
    ("establishment:CISSSCN", "/fr/utilization/CISSSCN/2026-2027-P08"), ("centre:UL", "/fr/utilization/review/CISSSBSL/2026-2027-P08"),
    ("ministry", "/fr/documents"), ("ministry", "/fr/documents/utilization-report"), ("auditor", "/fr/audit"),
];

Culture();
await using (var portal = await PortalUnderTest.StartAsync(34))
{
    Console.WriteLine("Processor time of a page, in multiples of an MVC page with the layout and a table of 50 rows (at most 2);");
    Console.WriteLine("beside it, the first time after a write, when what the page is made of is read anew:");
    foreach (var (persona, address) in pages)
    {
        var ratios = new List<double>();
        var bytes = await portal.GetAsync(persona, address);
        await RepeatAsync(() => portal.GetAsync(persona, address), Warm);
        await RepeatAsync(() => portal.GetAsync("ministry", "/fr/baseline"), Warm);
        for (var round = 0; round < Rounds; round++)
        {
            var page = await CostAsync(() => portal.GetAsync(persona, address));
            var baseline = await CostAsync(() => portal.GetAsync("ministry", "/fr/baseline"));
            ratios.Add(page / baseline);
        }

        // Twice: what is read anew is a path of its own, which the compiler has not yet seen often.
        await CostAnewAsync(portal, () => portal.GetAsync(persona, address));
        var anew = await CostAnewAsync(portal, () => portal.GetAsync(persona, address)) / await CostAnewAsync(portal, () => portal.GetAsync("ministry", "/fr/baseline"));
        ratios.Sort();
        Console.WriteLine($"  {ratios[Rounds / 2],5:0.00}×  {(ratios[Rounds / 2] <= 2 ? "  " : "! ")}{anew,6:0.00}×  {bytes / 1024.0,6:0.0} KB  {persona} {address}");
    }

    Console.WriteLine("Documents, start-up excluded (below 1 s each, a filing’s receipt below 20 ms, the annual report below 10 s):");
    foreach (var question in Questions())
    {
        await ProduceAsync(portal, question, null);
        var watch = Stopwatch.StartNew();
        var bytes = await ProduceAsync(portal, question, null);
        Console.WriteLine($"  {watch.Elapsed.TotalMilliseconds,6:0} ms  {bytes / 1024.0,6:0.0} KB  {question.Document} {question.Format}");
    }
}

Console.WriteLine("Memory, 2,000 establishments in multiples of 34:");
var small = await MemoryAsync(34);
var large = await MemoryAsync(2000);
const double Floor = 64 * 1024; // what a process keeps or lets go of by chance
foreach (var (name, bytes) in large)
{
    Console.WriteLine($"  {Math.Max(Floor, bytes) / Math.Max(Floor, small[name]),5:0.00}×  {small[name] / 1024.0,8:0} KB → {bytes / 1024.0,8:0} KB  {name}");
}

static async Task<Dictionary<string, long>> MemoryAsync(int establishments)
{
    await using var portal = await PortalUnderTest.StartAsync(establishments);
    var measured = new Dictionary<string, long>();
    foreach (var address in new[] { "/fr", "/fr/network", "/fr/network/establishments", "/fr/network/territories/UDEM", "/fr/governance", "/fr/governance/seats", "/fr/utilization", "/fr/utilization/review" })
    {
        await RepeatAsync(() => portal.GetAsync("ministry", address), 5);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await portal.GetAsync("ministry", address);
        measured[$"allocated by {address}"] = GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    foreach (var question in Questions())
    {
        await ProduceAsync(portal, question, null);
        var idle = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        await ProduceAsync(portal, question, () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - idle));
        measured[$"retained while writing {question.Document} {question.Format}"] = Math.Max(peak, 1);
    }

    return measured;
}

static IEnumerable<DocumentQuestion> Questions()
{
    AccessScope.TryParse("ministry", "benchmark", out var scope);
    foreach (var document in new[] { "governance-register", "utilization-report", "completeness-and-timeliness", "filing-receipt", "annual-report" })
    {
        foreach (var format in Enum.GetValues<DocumentFormat>())
        {
            yield return new DocumentQuestion
            {
                Document = document,
                Format = format,
                Language = Language.French,
                AsOf = new DateOnly(2026, 11, 20),
                Scope = scope!,
                Year = document is "utilization-report" or "completeness-and-timeliness" or "annual-report" ? "2025-2026" : null,
                Establishment = document == "filing-receipt" ? "CISSSCN" : null,
                Period = document == "filing-receipt" ? "2026-2027-P07" : null,
            };
        }
    }
}

static async Task<long> ProduceAsync(PortalUnderTest portal, DocumentQuestion question, Action? probe)
{
    await using var output = new CountingStream(null, probe);
    await portal.Services.GetRequiredService<DocumentProducer>().WriteAsync(question, output);
    probe?.Invoke();
    return output.Written;
}

static async Task RepeatAsync(Func<Task> work, int times)
{
    for (var i = 0; i < times; i++)
    {
        await work();
    }
}

// Processor time of this process for one request, in milliseconds.
static async Task<double> CostAsync(Func<Task> work)
{
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    await RepeatAsync(work, Measured);
    return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / Measured;
}

// The same for the first request after a write.
static async Task<double> CostAnewAsync(PortalUnderTest portal, Func<Task> work)
{
    var cost = TimeSpan.Zero;
    for (var i = 0; i < Warm; i++)
    {
        await portal.TouchAsync();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        cost += Process.GetCurrentProcess().TotalProcessorTime - before;
    }

    return cost.TotalMilliseconds / Warm;
}

static void Culture() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
