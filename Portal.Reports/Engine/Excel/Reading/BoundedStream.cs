namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>
/// A part as it unpacks: no more than the archive's directory declared, which was checked, and no tag or text so long
/// that holding it would cost more memory than any workbook needs.
/// </summary>
internal sealed class BoundedStream(Stream part, long declared, string name) : Stream
{
    private const int LongestPiece = 1_000_000;
    private long count;
    private long sinceTag;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(new Span<byte>(buffer, offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        count += read;
        if (count > declared)
        {
            throw new WorkbookRefusedException(RefusalReason.SuspiciousCompression, $"{name} is larger than declared");
        }

        var lastTag = buffer[..read].LastIndexOf((byte)'<');
        sinceTag = lastTag < 0 ? sinceTag + read : read - lastTag;
        return sinceTag <= LongestPiece
            ? read
            : throw new WorkbookRefusedException(RefusalReason.TooMuchText, $"{name} has a tag or text without end");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
