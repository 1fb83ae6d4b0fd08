using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Reports.Engine.Pdf.Writing;

/// <summary>
/// The file as a sequence of objects: numbers them, packs the small ones into object streams and ends with a cross-reference
/// stream (PDF 1.7). What is written waits in a buffer until <see cref="DrainAsync"/>, so the engine stays synchronous and
/// the output need only be a forward-only stream that is written asynchronously.
/// </summary>
/// <remarks>What it keeps for the whole length of a document is eight bytes per object, the cross-reference.</remarks>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsPerStream = 200;
    private const int BytesPerStream = 100_000;
    private const int DrainThreshold = 64 * 1024;

    private readonly PdfBuffer pending = new(2 * DrainThreshold);
    private readonly PdfBuffer packed = new(BytesPerStream + 4096);
    private readonly List<(int Number, int Offset)> packedObjects = new(ObjectsPerStream);
    private readonly MemoryStream compressed = new(DrainThreshold);
    private readonly CrossReference references = new();
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long drained;
    private bool isOpen;

    public PdfFile() => pending.Raw("%PDF-1.7\n%").Raw([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    public bool ShouldDrain => pending.Length >= DrainThreshold;

    /// <summary>Bytes kept in memory that are not the cross-reference: what is written but not yet drained.</summary>
    public int BufferedBytes => pending.Length + packed.Length;

    public int ObjectCount => references.Count;

    private long Position => drained + pending.Length;

    /// <summary>A number for an object that will be written later.</summary>
    public int Reserve() => references.Add();

    /// <summary>Starts an object that is not a stream; ends with <see cref="Close"/>.</summary>
    public PdfBuffer Open(int number)
    {
        if (isOpen)
        {
            throw new InvalidOperationException("An object is still open.");
        }

        isOpen = true;
        packedObjects.Add((number, packed.Length));
        return packed;
    }

    public void Close()
    {
        isOpen = false;
        packed.Raw("\n");
        if (packedObjects.Count >= ObjectsPerStream || packed.Length > BytesPerStream)
        {
            WritePacked();
        }
    }

    /// <summary>Writes a stream object at once.</summary>
    /// <param name="number">From <see cref="Reserve"/>.</param>
    /// <param name="entries">Entries of its dictionary besides filter and length.</param>
    /// <param name="data">What it holds.</param>
    /// <param name="compress">False keeps the bytes readable, as metadata must be.</param>
    public void WriteStream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        references.SetOffset(number, Position);
        pending.Integer(number).Raw(" 0 obj\n<<").Raw(entries);
        if (compress)
        {
            compressed.SetLength(0);
            using (var deflate = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(data);
            }

            data = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
            pending.Raw("/Filter/FlateDecode");
        }

        pending.Raw("/Length ").Integer(data.Length).Raw(">>\nstream\n").Raw(data).Raw("\nendstream\nendobj\n");
    }

    /// <summary>Hands what was written to the output.</summary>
    public async ValueTask DrainAsync(Stream output, CancellationToken cancellation)
    {
        hash.AppendData(pending.Span);
        await output.WriteAsync(pending.Memory, cancellation);
        drained += pending.Length;
        pending.Clear();
    }

    /// <summary>Writes the cross-reference and the end; the identifier is a digest of all the bytes before it.</summary>
    /// <exception cref="InvalidOperationException">An object was reserved and never written.</exception>
    public void Finish(int catalog, int information)
    {
        WritePacked();
        hash.AppendData(pending.Span);
        var identifier = hash.GetHashAndReset().AsSpan(0, 16);
        var start = Position;
        var number = Reserve();
        references.SetOffset(number, start);
        var entries = new PdfBuffer();
        entries.Raw("/Type/XRef/Size ").Integer(references.Count).Raw(CrossReference.Entries)
            .Raw("/Root ").Reference(catalog).Raw("/Info ").Reference(information)
            .Raw("/ID[").HexString(identifier).HexString(identifier).Raw("]");
        WriteStream(number, entries.Span, references.Encode());
        pending.Raw("startxref\n").Integer(start).Raw("\n%%EOF\n");
    }

    public void Dispose()
    {
        compressed.Dispose();
        hash.Dispose();
    }

    private void WritePacked()
    {
        if (packedObjects.Count == 0)
        {
            return;
        }

        var stream = Reserve();
        var all = new PdfBuffer(packed.Length + 16 * packedObjects.Count);
        for (var i = 0; i < packedObjects.Count; i++)
        {
            all.Integer(packedObjects[i].Number).Space().Integer(packedObjects[i].Offset).Space();
            references.SetPacked(packedObjects[i].Number, stream, i);
        }

        var first = all.Length;
        all.Raw(packed.Span);
        var entries = new PdfBuffer();
        entries.Raw("/Type/ObjStm/N ").Integer(packedObjects.Count).Raw("/First ").Integer(first);
        packed.Clear();
        packedObjects.Clear();
        WriteStream(stream, entries.Span, all.Span);
    }
}
