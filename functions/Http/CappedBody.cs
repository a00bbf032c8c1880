using Microsoft.AspNetCore.Http;

namespace Nianbao.Http;

/// <summary>
/// A request's body that ends with 413 when it is longer than allowed, whatever its headers say, and with 503 when there is no room for
/// more of it. Not left to the server's own limit: beyond that it closes the connection, and a browser that is still sending never sees
/// the answer. What was read counts as held until this is disposed of.
/// </summary>
internal sealed class CappedBody(Stream body, long allowed, UploadRoom room) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        if (_read + count > allowed)
        {
            throw new BadHttpRequestException("The body is longer than allowed.", StatusCodes.Status413PayloadTooLarge);
        }

        if (!room.TryTake(count))
        {
            throw new BadHttpRequestException("There is no room for the body.", StatusCodes.Status503ServiceUnavailable);
        }

        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        room.Give(Interlocked.Exchange(ref _read, 0));
        base.Dispose(disposing);
    }
}
