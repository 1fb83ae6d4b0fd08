using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Portal.Benchmarks;

/// <summary>
/// People at work: so many page reads a second, mixed as a day mixes them, against the portal as a process of its own on SQLite, with
/// its limits as they are set by default, and those who ask on the same processors. Requests leave by the clock, whether or not
/// earlier ones were answered, and each is timed from when it was due. Beside them one cell a second is saved, so that what pages
/// keep is read anew.
/// </summary>
internal sealed class Load
{
    private const double MostAtP99 = 200; // ms
    private const double MostToReady = 3; // s
    private const double MostGrowth = 1.10;
    private const int Warm = 20; // s
    private const int Reports = 10;

    /// <summary>Pages and how often each is asked for, in a hundred.</summary>
    private static readonly (int Weight, string[] Personas, string Address)[] Mix =
    [
        (18, ["ministry", "centre:UL", "establishment:CISSSCN", "pilot:CHUM"], "/fr"),
        (6, ["ministry", "centre:UDEM", "establishment:CHUM"], "/fr/network"),
        (8, ["ministry", "centre:UL", "establishment:CISSSBSL"], "/fr/network/establishments"),
        (6, ["ministry", "centre:UL"], "/fr/network/establishments/CISSSCN"),
        (6, ["ministry", "centre:UL", "establishment:CISSSCN"], "/fr/governance"),
        (7, ["ministry", "centre:MCGILL", "auditor"], "/fr/governance/seats"),
        (5, ["ministry", "centre:UDES"], "/fr/governance/people"),
        (9, ["ministry", "centre:UL", "establishment:CHUM"], "/fr/utilization"),
        (12, ["centre:UL", "establishment:CISSSCN", "pilot:CISSSCN"], "/fr/utilization/CISSSCN/{period}"),
        (5, ["ministry", "centre:UL", "auditor"], "/fr/utilization/review"),
        (4, ["ministry", "establishment:CISSSMO"], "/fr/utilization/calendar"),
        (3, ["establishment:CHUM"], "/fr/utilization/indicators"),
        (4, ["ministry", "centre:UL", "centre:UDEM", "centre:MCGILL", "centre:UDES", "auditor", "establishment:CHUM", "establishment:CISSSCN", "establishment:CISSSMO", "pilot:CHUM"], "/fr/insights/explore?measure=SESS"),
        (3, ["ministry", "centre:UL"], "/fr/documents"),
        (2, ["auditor"], "/fr/audit"),
        (2, ["administrator"], "/fr/admin/accounts"),
    ];

    private readonly Random chance = new(7);
    private readonly Dictionary<string, PortalReader> readers = [];
    private readonly string period;
    private readonly PortalProcess portal;
    private ConcurrentBag<double> times = [];
    private int errors;

    private Load(PortalProcess portal, string period) => (this.portal, this.period) = (portal, period);

    /// <returns>Whether all that is promised held.</returns>
    public static async Task<bool> RunAsync(int seconds, int perSecond)
    {
        await using var portal = new PortalProcess();
        await portal.StartAsync(); // makes the database and its content
        await portal.StopAsync();
        var ready = await portal.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start to ready on an existing database: {ready.TotalSeconds:0.00} s (below {MostToReady:0})"));
        var load = new Load(portal, await portal.OpenPeriodAsync());
        return await load.MeasureAsync(seconds, perSecond) && ready.TotalSeconds < MostToReady;
    }

    private async Task<bool> MeasureAsync(int seconds, int perSecond)
    {
        foreach (var persona in Mix.SelectMany(page => page.Personas).Distinct())
        {
            readers[persona] = await PortalReader.SignInAsync(portal.Address, persona);
        }

        await SendAsync(Warm, perSecond);
        times = [];
        errors = 0;
        var (memory, all, worst) = (new List<double>(), 0, 0.0);
        var used = portal.Processor + Environment.CpuUsage.TotalTime;
        for (var part = 0; part < Reports; part++)
        {
            var watch = Stopwatch.StartNew();
            await SendAsync(Math.Max(1, seconds / Reports), perSecond);
            var sorted = times.Order().ToList();
            times = [];
            memory.Add(portal.Megabytes);
            worst = Math.Max(worst, At(sorted, .99));
            all += sorted.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {sorted.Count / watch.Elapsed.TotalSeconds,5:0} a second: p50 {At(sorted, .5):0} ms, p99 {At(sorted, .99):0} ms, longest {sorted[^1]:0} ms; errors {errors}; {memory[^1]:0} MB"));
        }

        used = portal.Processor + Environment.CpuUsage.TotalTime - used;
        var growth = memory.TakeLast(2).Average() / memory.Skip(1).Take(2).Average();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{perSecond} a second for {seconds} s on {Environment.ProcessorCount} processors: worst p99 {worst:0} ms (below {MostAtP99:0}), errors {errors} (none), memory ×{growth:0.00} (at most {MostGrowth:0.00}), {used.TotalMilliseconds / all:0.00} ms of processor a request, client included"));
        return worst < MostAtP99 && errors == 0 && growth <= MostGrowth;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    /// <summary>Sends by the clock and waits for the last answer.</summary>
    private async Task SendAsync(int seconds, int perSecond)
    {
        var (watch, sent) = (Stopwatch.StartNew(), new List<Task>(seconds * perSecond));
        for (var i = 0; i < seconds * perSecond; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - watch.Elapsed is { TotalMilliseconds: > 1 } early)
            {
                await Task.Delay(early);
            }

            var (persona, address) = Next();
            sent.Add(Task.Run(() => ReadAsync(readers[persona], address, watch, due)));
            if (i % perSecond == 0)
            {
                sent.Add(Task.Run(SaveAsync));
            }
        }

        await Task.WhenAll(sent);
    }

    private async Task ReadAsync(PortalReader reader, string address, Stopwatch watch, TimeSpan due)
    {
        if (await reader.ReadAsync(address) != HttpStatusCode.OK)
        {
            Interlocked.Increment(ref errors);
        }

        times.Add((watch.Elapsed - due).TotalMilliseconds);
    }

    private async Task SaveAsync()
    {
        if (!await readers["establishment:CISSSCN"].SaveAsync("CISSSCN", period))
        {
            Interlocked.Increment(ref errors);
        }
    }

    private (string Persona, string Address) Next()
    {
        var drawn = chance.Next(Mix.Sum(page => page.Weight));
        var page = Mix.First(candidate => (drawn -= candidate.Weight) < 0);
        return (page.Personas[chance.Next(page.Personas.Length)], page.Address.Replace("{period}", period, StringComparison.Ordinal));
    }
}
