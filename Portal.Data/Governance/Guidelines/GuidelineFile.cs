using System.Security.Cryptography;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Guidelines;

public enum GuidelineFileProblem
{
    Missing,

    /// <summary>More than <see cref="GuidelineFile.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>It does not begin and end as a PDF does, whatever it is called.</summary>
    NotPdf,
}

/// <summary>A PDF in pieces, as it is kept.</summary>
public sealed record GuidelineFile(string Name, long Size, string Hash, IReadOnlyList<byte[]> Pieces)
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const int NameLength = 200;
    private const int PieceSize = 256 * 1024;
    private const int TailLength = 2048;

    /// <summary>Reads a stream to its end, or until it is too large; its content decides what it is, not its name.</summary>
    public static async Task<(GuidelineFile? File, GuidelineFileProblem? Problem)> ReadAsync(string name, Stream content, CancellationToken cancel)
    {
        List<byte[]> pieces = [];
        long size = 0;
        var piece = new byte[PieceSize];
        while (await content.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, cancel) is > 0 and var read)
        {
            size += read;
            if (size > MostBytes)
            {
                return (null, GuidelineFileProblem.TooLarge);
            }

            pieces.Add(piece[..read]);
        }

        if (size == 0)
        {
            return (null, GuidelineFileProblem.Missing);
        }

        return IsPdf(pieces)
            ? (new GuidelineFile(Short(name), size, Hashed(pieces), pieces), null)
            : (null, GuidelineFileProblem.NotPdf);
    }

    /// <summary>The signature first; at the end the place of the cross-references, then the mark of the end (ISO 32000-1, 7.5).</summary>
    private static bool IsPdf(List<byte[]> pieces)
    {
        if (!pieces[0].AsSpan().StartsWith("%PDF-"u8))
        {
            return false;
        }

        var tail = pieces.Count > 1 ? pieces[^2].Concat(pieces[^1]).ToArray() : pieces[0];
        var end = tail.AsSpan(Math.Max(0, tail.Length - TailLength));
        return end.LastIndexOf("startxref"u8) is >= 0 and var place && end[place..].IndexOf("%%EOF"u8) > 0;
    }

    private static string Hashed(List<byte[]> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        pieces.ForEach(hash.AppendData);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Short(string name)
    {
        var last = name.Split('/', '\\')[^1];
        return last.Length > NameLength ? last[^NameLength..] : last;
    }
}

/// <summary>The file of a version, piece by piece.</summary>
public sealed class GuidelineContentStream(Database database, int guidelineVersionId) : PieceStream
{
    protected override Task<byte[]?> PieceAsync(int ordinal, CancellationToken cancel) => database.ReadAsync(
        session => session.FindAsync<byte[]>(GuidelineSql.Part, new { GuidelineVersionId = guidelineVersionId, Ordinal = ordinal }), cancel);
}
