using System.Text;
using Nianbao.Documents.Legacy;

namespace Nianbao.Documents.Sheets;

/// <summary>Reads texts that may run over the end of a record into the next: there the width of their characters is said anew.</summary>
internal sealed class BiffText(BiffRecord record)
{
    private const byte WideFlag = 1;
    private const byte PhoneticFlag = 4;
    private const byte RunsFlag = 8;

    private int _part = -1;
    private int _at;

    private ReadOnlySpan<byte> Part => (_part < 0 ? record.Data : record.Continued[_part]).Span;

    /// <summary>Passes over bytes.</summary>
    public void Skip(long count)
    {
        for (; count > 0; count--)
        {
            Byte();
        }
    }

    public int Word() => Byte() | (Byte() << 8);

    public uint Number() => (uint)Word() | ((uint)Word() << 16);

    /// <summary>A text whose length in characters stands in front of it, in two bytes; with its runs of formats and its pronunciation.</summary>
    public string Text() => Text(Word());

    /// <summary>A text of known length.</summary>
    public string Text(int length)
    {
        var flags = Byte();
        var runs = (flags & RunsFlag) != 0 ? Word() : 0;
        var phonetic = (flags & PhoneticFlag) != 0 ? Number() : 0;
        var (text, isWide) = (new StringBuilder(length), (flags & WideFlag) != 0);
        for (var i = 0; i < length; i++)
        {
            if (_at >= Part.Length && NextPart())
            {
                isWide = (Byte() & WideFlag) != 0;
            }

            text.Append((char)(isWide ? Word() : Byte()));
        }

        Skip((4L * runs) + phonetic);
        return text.ToString();
    }

    private int Byte()
    {
        if (_at >= Part.Length && !NextPart())
        {
            throw new InvalidDataException("A text ends behind its record.");
        }

        return Part.Byte(_at++);
    }

    private bool NextPart()
    {
        while (_at >= Part.Length && _part + 1 < record.Continued.Count)
        {
            (_part, _at) = (_part + 1, 0);
        }

        return _at < Part.Length;
    }
}
