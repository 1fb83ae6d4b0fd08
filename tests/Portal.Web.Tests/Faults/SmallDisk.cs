using System.Diagnostics;
using Xunit;

namespace Portal.Web.Tests.Faults;

/// <summary>A disk of a few megabytes, in memory; it needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Tries();

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> MountAsync(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        return await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path) == 0
            ? new SmallDisk(path)
            : throw new IOException($"{path} could not be mounted.");
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = File.Create(Filler);
        var piece = new byte[64 * 1024];
        try
        {
            while (true)
            {
                file.Write(piece);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // That is what was wanted.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose() => RunAsync("umount", "-l", Path).GetAwaiter().GetResult();

    private static bool Tries()
    {
        var folder = Directory.CreateTempSubdirectory("portal-mount-");
        try
        {
            using var disk = MountAsync(folder.FullName, 1).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception exception) when (exception is IOException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            folder.Delete();
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}

/// <summary>A test that mounts a disk of its own; skipped, and seen to be, where nobody may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!SmallDisk.IsPossible)
        {
            Skip = "A full disk needs the right to mount one.";
        }
    }
}
