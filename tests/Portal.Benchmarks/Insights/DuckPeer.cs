using System.Diagnostics;
using System.Text.Json;
using Portal.TestKit;

namespace Portal.Benchmarks.Insights;

/// <summary>DuckDB, which answers from the raw values with two threads, warm; in its own process by Node.</summary>
internal static class DuckPeer
{
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "Portal.Benchmarks", "peers", "duck", "questions.mjs");

    public static bool IsInstalled => Directory.Exists(Path.Combine(Path.GetDirectoryName(Script)!, "node_modules"));

    public static async Task<IReadOnlyList<Timed>> AnswerAsync(string folder, IReadOnlyList<Sampled> questions)
    {
        var asked = Path.Combine(folder, "questions.json");
        await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(questions.Select(question => question.Sql)));
        using var node = Process.Start(new ProcessStartInfo("node", [Script, folder, asked]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Node does not start.");
        var answers = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? [.. JsonSerializer.Deserialize<double[][]>(answers)!.Select(answer => new Timed(answer[0], answer[2], answer[1]))]
            : throw new InvalidOperationException($"DuckDB could not answer: {node.ExitCode}.");
    }
}
