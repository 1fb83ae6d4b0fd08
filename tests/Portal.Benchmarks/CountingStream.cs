namespace Portal.Benchmarks;

/// <summary>Counts what is written and passes it on; with a probe, asks at the first byte and then now and then what the process keeps.</summary>
internal sealed class CountingStream(Stream? next, Action? probe = null) : Stream
{
    private const int ProbeEvery = 64 * 1024;
    private long probed = -ProbeEvery;

    public long Written { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        next?.Write(buffer, offset, count);
        Written += count;
        if (probe is not null && Written - probed >= ProbeEvery)
        {
            probed = Written;
            probe();
        }
    }
}
