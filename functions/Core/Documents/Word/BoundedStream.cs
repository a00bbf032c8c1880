namespace Nianbao.Documents.Word;

/// <summary>
/// Counts what a part of a packed file unpacks to, and stops before it can do harm. At the end it compares the check sum, and throws
/// <see cref="InvalidDataException"/> when a byte has changed: it may have been a digit.
/// </summary>
/// <param name="inner">The unpacking stream.</param>
/// <param name="packedLength">Bytes of the part as packed.</param>
/// <param name="checkSum">CRC-32 of the part as the archive has it.</param>
/// <param name="spent">Shared by all parts of one file.</param>
/// <param name="limits">What a file may cost.</param>
internal sealed class BoundedStream(Stream inner, long packedLength, uint checkSum, UnpackedBytes spent, ReadLimits limits) : Stream
{
    private const int RatioFrom = 4 * 1024 * 1024;

    private long _length;
    private int _run;
    private Crc32 _sum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Watch(buffer[..count]);
        if (count == 0 && buffer.Length > 0 && _sum.Sum != checkSum)
        {
            throw new InvalidDataException("The check sum does not fit.");
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<byte> read)
    {
        _sum.Add(read);
        _length += read.Length;
        spent.Add(read.Length, limits);
        if (_length > RatioFrom && _length / Math.Max(1, packedLength) > limits.PackRatio)
        {
            throw LimitExceededException.Of("文件内部的压缩比", limits.PackRatio, "倍");
        }

        // A text or an attribute of this length is buffered whole by the parser.
        var tag = read.LastIndexOf((byte)'<');
        _run = tag >= 0 ? read.Length - tag : _run + read.Length;
        if (_run > limits.XmlRun)
        {
            throw LimitExceededException.Of("文件内部单段文字的长度", limits.XmlRun, "字节");
        }
    }
}

/// <summary>Bytes that the parts of one file have unpacked to so far.</summary>
internal sealed class UnpackedBytes
{
    private long _count;

    public void Add(int count, ReadLimits limits)
    {
        _count += count;
        if (_count > limits.UnpackedBytes)
        {
            throw LimitExceededException.Of("文件解压后的大小", limits.UnpackedBytes / 1024 / 1024, "MB");
        }
    }
}
