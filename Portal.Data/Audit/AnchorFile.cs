using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Data.Audit;

/// <summary>
/// The file that holds the trail's heads, one line of JSON a day, written at its end only. Whoever can rewrite the database cannot
/// rewrite what was copied away from here. While it is open nobody else can write to it, whichever process they are in.
/// </summary>
public sealed class AnchorFile : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const int Attempts = 20;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private AnchorFile(FileStream file, TrailAnchors anchors) => (this.file, Anchors) = (file, anchors);

    /// <summary>What it held when it was opened.</summary>
    public TrailAnchors Anchors { get; }

    /// <summary>Opens it for writing, and makes it if there is none; null while another process has it.</summary>
    public static AnchorFile? TryOpen(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        var (anchors, whole) = Read(file);
        file.SetLength(whole); // a line that was broken off by a crash was never acknowledged
        return new AnchorFile(file, anchors);
    }

    /// <summary>Reads it as it stands; waits a moment while another process writes to it.</summary>
    /// <exception cref="IOException">There is none, or another process does not let go of it.</exception>
    public static async Task<TrailAnchors> ReadAsync(string path, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                return Read(file).Anchors;
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException) && attempt < Attempts)
            {
                await Task.Delay(BetweenAttempts, cancel);
            }
        }
    }

    /// <summary>Appends a line for each; they are on the disk when this returns.</summary>
    public void Append(IEnumerable<TrailAnchor> anchors) => Append(anchors.Select(anchor => new Line
    {
        Day = anchor.Day,
        Sequence = anchor.Sequence,
        Hash = anchor.Hash,
        WrittenAtUtc = anchor.WrittenAtUtc,
    }));

    /// <summary>Says that the trail went back to an earlier head.</summary>
    public void Append(TrailSetback setback) =>
        Append([new Line { RestoredAtUtc = setback.RestoredAtUtc, Sequence = setback.Sequence, Hash = setback.Hash }]);

    public void Dispose() => file.Dispose();

    private void Append(IEnumerable<Line> lines)
    {
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, Options) + "\n"))));
        file.Flush(flushToDisk: true);
    }

    /// <summary>What the lines say, and how many bytes of them are whole.</summary>
    private static (TrailAnchors Anchors, long Whole) Read(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n') + 1;
        var (valid, setbacks, faulty) = (new List<TrailAnchor>(), new List<TrailSetback>(), new List<long>());
        (DateOnly? lastDay, var number) = (default, 0L);
        foreach (var written in text[..end].Split('\n')[..^1])
        {
            number++;
            switch (Parse(written))
            {
                case { RestoredAtUtc: { } at } line:
                    valid.RemoveAll(anchor => anchor.Sequence > line.Sequence);
                    setbacks.Add(new TrailSetback(line.Sequence, line.Hash, at));
                    break;
                case { Day: { } day, WrittenAtUtc: { } at } line when (lastDay is null || day == lastDay.Value.AddDays(1)) && (valid.Count == 0 || line.Sequence >= valid[^1].Sequence):
                    valid.Add(new TrailAnchor(day, line.Sequence, line.Hash, at));
                    lastDay = day;
                    break;
                case var line:
                    faulty.Add(number);
                    lastDay = line?.Day ?? lastDay?.AddDays(1);
                    break;
            }
        }

        return (new TrailAnchors { Valid = valid, Setbacks = setbacks, LastDay = lastDay, FaultyLines = faulty }, Encoding.UTF8.GetByteCount(text.AsSpan(0, end)));
    }

    private static Line? Parse(string written)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(written, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line
    {
        public DateOnly? Day { get; init; }
        public required long Sequence { get; init; }
        public required string Hash { get; init; }
        public DateTime? WrittenAtUtc { get; init; }
        public DateTime? RestoredAtUtc { get; init; }
    }
}
