using System.Buffers;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>
/// What an archive is written through to any destination, forward only and asynchronously. It hides that a destination
/// could seek, because an archive written to a file would then differ from the one in a response. An archive closes its
/// parts synchronously, which responses refuse: those few kilobytes wait for the next asynchronous write.
/// Leaves the destination open.
/// </summary>
internal sealed class ForwardOnlyStream(Stream destination) : Stream
{
    private readonly ArrayBufferWriter<byte> waiting = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await SendWaitingAsync(cancellationToken);
        await destination.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await SendWaitingAsync(cancellationToken);
        await destination.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask SendWaitingAsync(CancellationToken cancel)
    {
        if (waiting.WrittenCount > 0)
        {
            await destination.WriteAsync(waiting.WrittenMemory, cancel);
            waiting.ResetWrittenCount();
        }
    }
}
