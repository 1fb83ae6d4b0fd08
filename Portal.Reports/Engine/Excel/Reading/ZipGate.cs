using System.Buffers.Binary;
using System.IO.Compression;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>What can be refused before anything is unpacked.</summary>
internal static class ZipGate
{
    private const int LongestEnd = 22 + ushort.MaxValue;
    private const int LargestDirectoryEntry = 1024;
    private const long SmallPart = 1_000_000;
    private static readonly byte[] LocalHeader = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] DirectoryEnd = [(byte)'P', (byte)'K', 5, 6];
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ZipArchive Open(Stream file, WorkbookLimits limits)
    {
        if (!file.CanSeek)
        {
            throw new ArgumentException("The file must be seekable.", nameof(file));
        }

        if (file.Length > limits.FileBytes)
        {
            throw new WorkbookRefusedException(RefusalReason.TooLarge, $"{file.Length} bytes");
        }

        CheckSignature(file);
        CheckDirectory(file, limits);
        file.Position = 0;
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            CheckEntries(archive, limits);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private static void CheckSignature(Stream file)
    {
        var start = ReadAt(file, 0, CompoundFile.Length);
        if (start.SequenceEqual(CompoundFile))
        {
            throw HoldsEncryptedPackage(file)
                ? new WorkbookRefusedException(RefusalReason.PasswordProtected, "an encrypted package")
                : new WorkbookRefusedException(RefusalReason.OldFormat, "a compound file");
        }

        if (!start.AsSpan().StartsWith(LocalHeader))
        {
            throw new WorkbookRefusedException(RefusalReason.NotAWorkbook, "not an archive");
        }
    }

    /// <summary>A workbook with a password is a compound file with a stream of this name.</summary>
    private static bool HoldsEncryptedPackage(Stream file) =>
        ReadAt(file, 0, (int)file.Length).AsSpan()
            .IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>
    /// The archive's directory is read whole when it is opened, so its size is limited here, by where it says it begins:
    /// the count it states could be a lie.
    /// </summary>
    private static void CheckDirectory(Stream file, WorkbookLimits limits)
    {
        var tail = ReadAt(file, Math.Max(0, file.Length - LongestEnd), LongestEnd);
        var end = tail.AsSpan().LastIndexOf(DirectoryEnd);
        if (end < 0 || tail.Length - end < 22)
        {
            throw Fault.Damaged("the archive has no end");
        }

        var record = tail.AsSpan(end);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var size = file.Length - tail.Length + end - start;
        if (size < 0)
        {
            throw Fault.Damaged("the archive's directory lies outside it");
        }

        if (count > limits.Entries || size > (long)limits.Entries * LargestDirectoryEntry)
        {
            throw new WorkbookRefusedException(RefusalReason.TooManyEntries, $"{count} entries, {size} bytes");
        }
    }

    private static void CheckEntries(ZipArchive archive, WorkbookLimits limits)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var expanded = 0L;
        foreach (var entry in archive.Entries)
        {
            expanded += entry.Length;
            CheckPath(entry.FullName);
            if (!names.Add(entry.FullName))
            {
                throw Fault.Damaged($"two parts named {entry.FullName}");
            }

            if (entry.Length > SmallPart && entry.Length / limits.ExpansionRatio > entry.CompressedLength)
            {
                throw new WorkbookRefusedException(RefusalReason.SuspiciousCompression, entry.FullName);
            }

            if (entry.IsEncrypted)
            {
                throw new WorkbookRefusedException(RefusalReason.PasswordProtected, entry.FullName);
            }
        }

        if (names.Count > limits.Entries)
        {
            throw new WorkbookRefusedException(RefusalReason.TooManyEntries, $"{names.Count} entries");
        }

        if (expanded > limits.ExpandedBytes)
        {
            throw new WorkbookRefusedException(RefusalReason.TooLarge, $"{expanded} bytes unpacked");
        }
    }

    private static void CheckPath(string path)
    {
        if (path.StartsWith('/') || path.Contains('\\') || path.Contains(':')
            || path.Split('/').Contains("..") || path.Any(char.IsControl))
        {
            throw new WorkbookRefusedException(RefusalReason.UnsafePath, "a part's name leads out of the archive");
        }
    }

    private static byte[] ReadAt(Stream file, long position, int most)
    {
        file.Position = position;
        var bytes = new byte[Math.Min(most, file.Length - position)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
