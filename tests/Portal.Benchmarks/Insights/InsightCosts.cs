using System.Diagnostics;
using Portal.Data.Access;
using Portal.Data.Insights;

namespace Portal.Benchmarks.Insights;

/// <summary>
/// Questions over a generated network, in milliseconds and in multiples of a peer that answers the same from raw values in the same run:
/// kind by kind, the widest, a dashboard, five askers at once, what submitting costs with its sums, and how cost grows with the network.
/// Processor time stands beside elapsed time: on a machine that does other things as well, it is the better witness.
/// </summary>
internal static class InsightCosts
{
    private const int Questions = 200;
    private const int Askers = 5;
    private static readonly AccessScope Ministry = AccessScope.TryParse("ministry", "benchmark", out var scope) ? scope : throw new InvalidOperationException();

    /// <param name="folder">Where generated networks are kept; made anew when they are not there.</param>
    public static async Task MeasureAsync(int establishments, string folder)
    {
        Console.WriteLine($"Insights over {establishments:n0} establishments in {folder}:");
        using var network = await BigNetwork.MakeAsync(folder, establishments);
        Console.WriteLine($"  the database: {network.Megabytes:n0} MB");
        await WarmAsync(network);
        var sample = await SampleAsync(network);
        var questions = sample.Take(Questions);
        await KindsAsync(network, questions);
        await WideAsync(network, sample);
        await DashboardAsync(network);
        await AtOnceAsync(network, questions);
        Console.WriteLine($"  memory of the process: {Process.GetCurrentProcess().WorkingSet64 / 1e6:n0} MB (below 500)");
        await SubmitCosts.MeasureAsync(network);
        await GrowthAsync(folder, establishments);
    }

    private static async Task<Sample> SampleAsync(BigNetwork network, int seed = Sample.Seed) =>
        new(await network.Database.ReadAsync(session => network.Forms.GetAsync(session, Data.Utilization.FormQueries.Telehealth, BigNetwork.Periods)), network.Establishments, seed);

    /// <summary>Other questions first: a portal that is asked has been compiled in full, as the peer has from the start.</summary>
    private static async Task WarmAsync(BigNetwork network)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            await TimedAsync(network, (await SampleAsync(network, seed)).Take(Questions));
        }
    }

    private static async Task KindsAsync(BigNetwork network, IReadOnlyList<Sampled> questions)
    {
        var ours = await TimedAsync(network, questions);
        var peers = DuckPeer.IsInstalled ? await DuckPeer.AnswerAsync(network.Folder, questions) : null;
        Console.WriteLine("  ms at the median and at the 95th percentile, and so the ms of processor; below 100 kind by kind:");
        foreach (var kind in Sample.Kinds)
        {
            var at = Enumerable.Range(0, questions.Count).Where(index => questions[index].Kind == kind).ToList();
            Line(kind, at.Select(index => ours[index]), peers is null ? null : at.Select(index => peers[index]), 100);
        }

        Line("all", ours, peers, 100);
        Compare(questions, ours, peers);
    }

    private static void Compare(IReadOnlyList<Sampled> questions, IReadOnlyList<Timed> ours, IReadOnlyList<Timed>? peers)
    {
        if (peers is null)
        {
            Console.WriteLine("  (DuckDB is not installed: run peers/duck/install)");
            return;
        }

        var differing = Enumerable.Range(0, questions.Count).Where(at => !Checksum.AreSame(ours[at].Checksum, peers[at].Checksum)).ToList();
        Console.WriteLine($"  {questions.Count - differing.Count} of {questions.Count} checksums equal DuckDB’s");
        foreach (var at in differing.Take(3))
        {
            Console.WriteLine($"    ! {ours[at].Checksum} and {peers[at].Checksum}: {QuestionAddress.Text(questions[at].Question)}");
        }
    }

    private static async Task WideAsync(BigNetwork network, Sample sample)
    {
        foreach (var question in new[] { sample.Wide(byEstablishment: false), sample.Wide(byEstablishment: true) })
        {
            var times = new List<Timed>();
            for (var round = 0; round < 6; round++)
            {
                times.AddRange(await TimedAsync(network, [question]));
            }

            Sampled[] asked = [question];
            var peers = DuckPeer.IsInstalled ? await DuckPeer.AnswerAsync(network.Folder, asked) : null;
            Line(question.Kind, times.Skip(1), peers, 250);
            Compare(asked, times, peers);
        }
    }

    /// <summary>As the page asks: all tiles together, in one transaction.</summary>
    private static async Task DashboardAsync(BigNetwork network)
    {
        var times = new List<Timed>();
        for (var round = 0; round < 21; round++)
        {
            times.Add(await Timed.OfAsync(async () =>
            {
                var outcomes = await network.Database.ReadAsync(async session => await InsightQueries.AnswerAllAsync(
                    await InsightReading.BeginAsync(session, Ministry, network.Today, network.Sources), Sample.Dashboard()));
                return outcomes.Sum(outcome => Checksum.Of(outcome.Answer!));
            }));
        }

        Line("a dashboard of eight tiles", times.Skip(1), null, 100);
    }

    private static async Task AtOnceAsync(BigNetwork network, IReadOnlyList<Sampled> questions)
    {
        // One and five by turns, so that a machine that is slow for a while is slow for both.
        var (alone, together) = (new List<Timed>(), new List<Timed>());
        var spent = TimeSpan.Zero;
        foreach (var some in questions.Chunk(questions.Count / Askers))
        {
            _ = await OneAfterTheOtherAsync(some); // what is read for the first time is read from the file
            alone.AddRange(await OneAfterTheOtherAsync(some));
            var before = Environment.CpuUsage.TotalTime;
            var many = await Task.WhenAll(Enumerable.Range(0, Askers)
                .Select(asker => OneAfterTheOtherAsync([.. some.Skip(asker * some.Length / Askers), .. some.Take(asker * some.Length / Askers)])));
            spent += Environment.CpuUsage.TotalTime - before;
            together.AddRange(many.SelectMany(times => times));
        }

        var processor = spent.TotalMilliseconds / (Askers * alone.Sum(time => time.Processor));
        Console.WriteLine($"  {Askers} askers at once, in multiples of one alone (at most 3): {Ratio(times => times.Average())} on average, "
            + $"{Ratio(times => Percentile(times, 0.5))} at the median, {Ratio(times => Percentile(times, 0.95))} at the 95th percentile; {processor:0.00}× the processor time an answer");

        // Each question comes as a request does: on a thread of the pool, in the order in which they came.
        async Task<IReadOnlyList<Timed>> OneAfterTheOtherAsync(IReadOnlyList<Sampled> asked)
        {
            var times = new List<Timed>();
            foreach (var question in asked)
            {
                times.Add(await Timed.OfAsync(() => Task.Factory.StartNew(
                    async () => Checksum.Of(await AskAsync(network, question.Question)), default, TaskCreationOptions.PreferFairness, TaskScheduler.Default).Unwrap()));
            }

            return times;
        }

        string Ratio(Func<IEnumerable<double>, double> of)
        {
            var (one, many) = (of(alone.Select(time => time.Milliseconds)), of(together.Select(time => time.Milliseconds)));
            return $"{Mark(many / one <= 3).Trim()}{many / one:0.00}× ({many:0.0} and {one:0.0} ms)";
        }
    }

    /// <summary>The cost of each kind at a sixteenth, a quarter and the whole, by the answers’ and by the network’s size.</summary>
    private static async Task GrowthAsync(string folder, int establishments)
    {
        Console.WriteLine("  median ms at 1×, 4× and 16× the establishments:");
        var curves = Sample.Kinds.ToDictionary(kind => kind, _ => new List<double>());
        foreach (var size in new[] { establishments / 16, establishments / 4, establishments })
        {
            using var network = await BigNetwork.MakeAsync(folder, size);
            var questions = (await SampleAsync(network)).Take(Questions / 2);
            var times = await TimedAsync(network, questions);
            foreach (var kind in Sample.Kinds)
            {
                curves[kind].Add(Percentile(Enumerable.Range(0, questions.Count).Where(at => questions[at].Kind == kind).Select(at => times[at].Milliseconds), 0.5));
            }
        }

        foreach (var (kind, curve) in curves)
        {
            Console.WriteLine($"    {string.Join(" → ", curve.Select(time => $"{time,6:0.0}"))}   {curve[^1] / curve[0],5:0.0}×  {kind}");
        }
    }

    /// <summary>Each question once to warm, then timed; in a transaction of its own, as a page asks it.</summary>
    private static async Task<IReadOnlyList<Timed>> TimedAsync(BigNetwork network, IReadOnlyList<Sampled> questions)
    {
        var times = new List<Timed>();
        foreach (var question in questions)
        {
            await AskAsync(network, question.Question);
            times.Add(await Timed.OfAsync(async () => Checksum.Of(await AskAsync(network, question.Question))));
        }

        return times;
    }

    private static async Task<InsightAnswer> AskAsync(BigNetwork network, InsightQuestion question)
    {
        var outcome = await network.Database.ReadAsync(async session =>
            await InsightQueries.AnswerAsync(await InsightReading.BeginAsync(session, Ministry, network.Today, network.Sources), question));
        return outcome.Answer ?? throw new InvalidOperationException($"{QuestionAddress.Text(question)}: {string.Join(", ", outcome.Problems)}");
    }

    internal static void Line(string name, IEnumerable<Timed> ours, IEnumerable<Timed>? peers, double most)
    {
        var (times, others) = (ours.ToList(), peers?.ToList());
        var (median, high, processor, much) = Of(times);
        var ratios = "";
        if (others is not null)
        {
            var (theirMedian, theirHigh, theirProcessor, theirMuch) = Of(others);
            ratios = $"  {median / theirMedian,5:0.00}× {high / theirHigh,5:0.00}× of DuckDB’s, {processor / theirProcessor,5:0.00}× {much / theirMuch,5:0.00}× of its processor";
        }

        Console.WriteLine($"  {Mark(high < most)}{median,7:0.0} {high,7:0.0}  {processor,7:0.0} {much,7:0.0}{ratios}  {name}");
    }

    private static (double Median, double High, double Processor, double Much) Of(IReadOnlyList<Timed> times) => (
        Percentile(times.Select(time => time.Milliseconds), 0.5), Percentile(times.Select(time => time.Milliseconds), 0.95),
        Percentile(times.Select(time => time.Processor), 0.5), Percentile(times.Select(time => time.Processor), 0.95));

    internal static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    private static string Mark(bool isMet) => isMet ? "  " : "! ";
}
