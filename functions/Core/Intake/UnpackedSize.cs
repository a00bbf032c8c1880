using System.Buffers.Binary;

namespace Nianbao.Intake;

/// <summary>How much a zip file says it unpacks to, told from its central directory alone: nothing is unpacked.</summary>
public static class UnpackedSize
{
    private const uint EndOfDirectory = 0x06054b50;
    private const uint DirectoryEntry = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>
    /// The sum of the declared sizes in bytes; zero when there is no central directory. An entry of 4 GB or more (ZIP64) counts as
    /// 4 GB. Never throws: a damaged directory is counted as far as it can be read.
    /// </summary>
    public static long Declared(ReadOnlySpan<byte> zip)
    {
        var end = FindEnd(zip);
        if (end < 0)
        {
            return 0;
        }

        long sum = 0;
        long at = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        while (at + EntryLength <= end && BinaryPrimitives.ReadUInt32LittleEndian(zip[(int)at..]) == DirectoryEntry)
        {
            var entry = zip[(int)at..];
            sum += BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
            at += EntryLength + Length(entry, 28) + Length(entry, 30) + Length(entry, 32);
        }

        return sum;
    }

    private static int Length(ReadOnlySpan<byte> entry, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(entry[offset..]);

    private static int FindEnd(ReadOnlySpan<byte> zip)
    {
        for (var at = zip.Length - EndLength; at >= 0 && at >= zip.Length - EndLength - LongestComment; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(zip[at..]) == EndOfDirectory)
            {
                return at;
            }
        }

        return -1;
    }
}
