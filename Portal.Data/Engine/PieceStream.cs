namespace Portal.Data.Engine;

/// <summary>
/// A file that is kept in pieces, from its first byte to its last, each read in a transaction of its own: a slow reader holds
/// none open. Asynchronous only.
/// </summary>
public abstract class PieceStream : Stream
{
    private ReadOnlyMemory<byte> piece;
    private int next;
    private bool atEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (piece.IsEmpty && !atEnd)
        {
            var content = await PieceAsync(next++, cancellationToken);
            (piece, atEnd) = (content, content is null);
        }

        var count = Math.Min(buffer.Length, piece.Length);
        piece[..count].CopyTo(buffer);
        piece = piece[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The piece at a place, from 0; null after the last.</summary>
    protected abstract Task<byte[]?> PieceAsync(int ordinal, CancellationToken cancel);
}
