using System.Buffers.Binary;
using System.Text;

namespace Nianbao.Documents.Legacy;

/// <summary>
/// An OLE compound file ([MS-CFB]): a small file system in which programs before 2007 kept their documents. Chains of sectors that run in a
/// circle, leave the file or are longer than it, are refused.
/// </summary>
internal sealed class CompoundFile
{
    private const ulong Signature = 0xD0CF11E0A1B11AE1;
    private const uint LargestSector = 0xFFFFFFFA;
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MiniSectorLength = 64;
    private const int SectorsInHeader = 109;
    private const int SectorsInHeaderAt = 76;
    private const int StreamEntry = 2;
    private const int RootEntry = 5;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _sectorLength;
    private readonly uint[] _next;
    private readonly uint[] _nextMini;
    private readonly byte[] _miniStream;
    private readonly int _miniLimit;
    private readonly Dictionary<string, (uint Start, long Length)> _streams = new(StringComparer.OrdinalIgnoreCase);

    private CompoundFile(ReadOnlyMemory<byte> content)
    {
        _content = content;
        var header = content.Span;
        if (header.Length < HeaderLength || BinaryPrimitives.ReadUInt64BigEndian(header) != Signature)
        {
            throw new InvalidDataException("There is no header.");
        }

        _sectorLength = header[30] switch { 9 => 512, 12 => 4096, _ => throw new InvalidDataException("There are no such sectors.") };
        _miniLimit = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[56..]), 4096);
        _next = Table(Sectors());
        var root = Directory(BinaryPrimitives.ReadUInt32LittleEndian(header[48..]));
        _nextMini = Numbers(Chain(BinaryPrimitives.ReadUInt32LittleEndian(header[60..]), long.MaxValue));
        _miniStream = root.Length == 0 ? [] : Chain(root.Start, root.Length);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> when the file is damaged.</summary>
    public static CompoundFile Open(ReadOnlyMemory<byte> content) => new(content);

    /// <summary>Whether it holds programs that a document runs.</summary>
    public bool HasMacros { get; private set; }

    /// <summary>A stream by its name; null when there is none.</summary>
    public byte[]? Find(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
        {
            return null;
        }

        return stream.Length >= _miniLimit ? Chain(stream.Start, stream.Length) : MiniChain(stream.Start, stream.Length);
    }

    private List<uint> Sectors()
    {
        var header = _content.Span;
        var sectors = new List<uint>();
        for (var i = 0; i < SectorsInHeader; i++)
        {
            sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(header[(SectorsInHeaderAt + (4 * i))..]));
        }

        var more = BinaryPrimitives.ReadUInt32LittleEndian(header[68..]);
        var seen = new HashSet<uint>();
        while (more <= LargestSector && seen.Add(more))
        {
            var sector = Sector(more);
            for (var i = 0; i + 8 <= sector.Length; i += 4)
            {
                sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
            }

            more = BinaryPrimitives.ReadUInt32LittleEndian(sector[^4..]);
        }

        return sectors.FindAll(sector => sector <= LargestSector);
    }

    private uint[] Table(List<uint> sectors)
    {
        if (sectors.Count > (_content.Length / _sectorLength) + 1)
        {
            throw new InvalidDataException("The table of sectors is longer than the file.");
        }

        var table = new byte[sectors.Count * _sectorLength];
        for (var i = 0; i < sectors.Count; i++)
        {
            Sector(sectors[i]).CopyTo(table.AsSpan(i * _sectorLength));
        }

        return Numbers(table);
    }

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
        }

        return numbers;
    }

    // The last sector may be cut short; what is behind the end of the file reads as zeros.
    private ReadOnlySpan<byte> Sector(uint sector)
    {
        var at = (sector + 1L) * _sectorLength;
        if (at >= _content.Length)
        {
            throw new InvalidDataException("A sector lies behind the end of the file.");
        }

        var length = (int)Math.Min(_sectorLength, _content.Length - at);
        var bytes = _content.Span.Slice((int)at, length);
        return length == _sectorLength ? bytes : Filled(bytes);
    }

    private byte[] Filled(ReadOnlySpan<byte> bytes)
    {
        var whole = new byte[_sectorLength];
        bytes.CopyTo(whole);
        return whole;
    }

    /// <summary>The bytes of a chain of sectors; exactly <paramref name="length"/> when that is known.</summary>
    private byte[] Chain(uint first, long length)
    {
        var bytes = new MemoryStream();
        var left = (_content.Length / _sectorLength) + 1;
        for (var sector = first; sector <= LargestSector && bytes.Length < length; sector = sector < _next.Length ? _next[sector] : throw new InvalidDataException("A chain leaves its table."))
        {
            if (left-- == 0)
            {
                throw new InvalidDataException("A chain runs in a circle.");
            }

            bytes.Write(Sector(sector));
        }

        return Exactly(bytes, length);
    }

    private byte[] MiniChain(uint first, long length)
    {
        var bytes = new MemoryStream();
        var left = (_miniStream.Length / MiniSectorLength) + 1;
        for (var sector = first; bytes.Length < length; sector = sector < _nextMini.Length ? _nextMini[sector] : throw new InvalidDataException("A chain leaves its table."))
        {
            var at = sector * (long)MiniSectorLength;
            if (left-- == 0 || at >= _miniStream.Length)
            {
                throw new InvalidDataException("A chain of small sectors runs in a circle or leaves its stream.");
            }

            bytes.Write(_miniStream.AsSpan((int)at, (int)Math.Min(MiniSectorLength, _miniStream.Length - at)));
        }

        return Exactly(bytes, length);
    }

    private static byte[] Exactly(MemoryStream bytes, long length)
    {
        if (length == long.MaxValue)
        {
            return bytes.ToArray();
        }

        return bytes.Length >= length ? bytes.GetBuffer()[..(int)length] : throw new InvalidDataException("A stream is shorter than it says.");
    }

    // Only what stands at the top is listed: what is embedded in a document has streams of the same names in folders of its own.
    private (uint Start, long Length) Directory(uint first)
    {
        var entries = Chain(first, long.MaxValue);
        if (entries.Length < EntryLength || entries[66] != RootEntry)
        {
            throw new InvalidDataException("There is no root.");
        }

        var (waiting, seen) = (new Stack<uint>([ChildOf(entries)]), new HashSet<uint>());
        while (waiting.TryPop(out var at))
        {
            if (at < entries.Length / EntryLength && seen.Add(at))
            {
                var entry = entries.AsSpan((int)at * EntryLength, EntryLength);
                waiting.Push(BinaryPrimitives.ReadUInt32LittleEndian(entry[68..]));
                waiting.Push(BinaryPrimitives.ReadUInt32LittleEndian(entry[72..]));
                AddStream(entry);
            }
        }

        return WhereOf(entries);
    }

    private void AddStream(ReadOnlySpan<byte> entry)
    {
        var name = Encoding.Unicode.GetString(entry[..Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62)]);
        if (entry[66] == StreamEntry)
        {
            _streams.TryAdd(name, WhereOf(entry));
        }
        else
        {
            HasMacros |= name is "Macros" or "_VBA_PROJECT_CUR";
        }
    }

    private static uint ChildOf(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32LittleEndian(entry[76..]);

    private static (uint Start, long Length) WhereOf(ReadOnlySpan<byte> entry) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
}
