using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Portal.TestKit;

namespace Portal.Web.Tests.Mail;

/// <summary>A message as a mail server took it. <see cref="Content"/> is its source, a character for each byte.</summary>
public sealed record TakenMail(string From, IReadOnlyList<string> To, string Content)
{
    /// <summary>The value of a header, unfolded.</summary>
    public string Header(string name) => Content.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
        .Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The text of the part of a media type, of a message that says the same in several.</summary>
    public string Part(string mediaType)
    {
        var part = Content[Content.IndexOf($"Content-Type: {mediaType}", StringComparison.OrdinalIgnoreCase)..];
        var encoded = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(encoded[..encoded.IndexOf("--", StringComparison.Ordinal)]));
    }

    /// <summary>The bytes of the only attachment.</summary>
    public byte[] Attachment()
    {
        var part = Content[Content.IndexOf("Content-Disposition: attachment", StringComparison.OrdinalIgnoreCase)..];
        var encoded = part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return Convert.FromBase64String(encoded[..encoded.IndexOf("--", StringComparison.Ordinal)]);
    }
}

/// <summary>A real mail server on this machine: npm's smtp-server, in a process of its own.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<TakenMail> taken = new();
    private readonly SemaphoreSlim told = new(0);

    private MailServer()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Portal.Web.Tests");
        process = Process.Start(new ProcessStartInfo("node", [Path.Combine("Mail", "server.mjs")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
    }

    public int Port => port.Task.Result;

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer();
        await server.port.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return server;
    }

    /// <summary>What was taken until now, in order.</summary>
    public async Task<IReadOnlyList<TakenMail>> TakenAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        await told.WaitAsync();
        return [.. taken];
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close(); // it ends with its input
        await process.WaitForExitAsync();
        process.Dispose();
        told.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        using var json = JsonDocument.Parse(line);
        if (json.RootElement.TryGetProperty("port", out var found))
        {
            port.SetResult(found.GetInt32());
            return;
        }

        if (json.RootElement.TryGetProperty("all", out _))
        {
            told.Release();
            return;
        }

        taken.Enqueue(new TakenMail(
            json.RootElement.GetProperty("from").GetString()!,
            [.. json.RootElement.GetProperty("to").EnumerateArray().Select(to => to.GetString()!)],
            json.RootElement.GetProperty("content").GetString()!));
    }
}
