using System.Buffers;

namespace Nianbao.Http.Programs;

/// <summary>
/// Reads what a program writes, on a thread of its own, up to a bound. Beyond it everything is read and thrown away, so that the program
/// does not wait for a reader that went away.
/// </summary>
internal sealed class CappedPipe
{
    private const int BlockLength = 1 << 16;

    private readonly Stream _pipe;
    private readonly int _most;
    private readonly Action? _whenFull;
    private readonly Thread _thread;
    private readonly ArrayBufferWriter<byte> _read = new();

    /// <param name="pipe">The reading end.</param>
    /// <param name="most">How many bytes are kept.</param>
    /// <param name="whenFull">Called once when there is more.</param>
    public CappedPipe(Stream pipe, int most, Action? whenFull)
    {
        (_pipe, _most, _whenFull) = (pipe, most, whenFull);
        _thread = new(Read) { IsBackground = true, Name = "program output" };
        _thread.Start();
    }

    /// <summary>Whether more came than is kept.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>What was read, once the writer has closed its end; null when it has not within the patience.</summary>
    public ReadOnlyMemory<byte>? Finish(TimeSpan patience) => _thread.Join(patience) ? _read.WrittenMemory : null;

    private void Read()
    {
        try
        {
            while (ReadBlock() > 0)
            {
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The process is gone, and its pipe with it.
        }
    }

    private int ReadBlock()
    {
        var block = _read.GetSpan(BlockLength)[..BlockLength];
        var count = _pipe.Read(block);
        if (_read.WrittenCount + count <= _most)
        {
            _read.Advance(count);
        }
        else if (!IsOverfull)
        {
            _read.Advance(_most - _read.WrittenCount);
            IsOverfull = true;
            _whenFull?.Invoke();
        }

        return count;
    }
}
