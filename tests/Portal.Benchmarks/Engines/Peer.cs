using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Engines;

/// <summary>A program in another language that writes the same document, started once and asked for it again and again.</summary>
internal sealed class Peer : IDisposable
{
    // Debian's own: another Python on the machine does not see Debian's packages.
    private const string Python = "/usr/bin/python3";

    private readonly Process process;

    private Peer(Process process) => this.process = process;

    /// <summary>Null if the peer is not installed; then it says so.</summary>
    public static Peer? Start(string script, params string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return NotInstalled(script);
        }

        var path = Path.Combine(AppContext.BaseDirectory, "peers", script);
        var process = Process.Start(new ProcessStartInfo(Python, [path, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        })!;
        if (process.StandardOutput.ReadLine() != "ready")
        {
            process.WaitForExit();
            return NotInstalled(script);
        }

        return new Peer(process);
    }

    /// <summary>Writes the document once.</summary>
    public Cost Write()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer stopped.");
        return answer.Split(' ') is [var elapsed, var processor]
            ? new Cost(Seconds(elapsed), Seconds(processor))
            : throw new InvalidOperationException($"The peer answered “{answer}”.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));

    private static Peer? NotInstalled(string script)
    {
        Console.WriteLine($"  {script} is not measured: tests/Portal.Benchmarks/peers/install installs what it needs.");
        return null;
    }
}
