namespace Nianbao.Summary.Files;

/// <summary>
/// Deflate (RFC 1951) with the fixed codes. The runtime's own gives other bytes from version to version and machine to machine; these
/// bytes are the same everywhere, which is what it is for.
/// </summary>
internal sealed class Deflater
{
    private const int HashBits = 15;
    private const int Window = 32 * 1024;
    private const int ShortestMatch = 4;
    private const int LongestMatch = 258;

    private static readonly int[] s_lengthBases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] s_lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] s_distanceBases =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private readonly byte[] output;
    private int written;
    private ulong pending;
    private int pendingBits;

    private Deflater(int size) => output = new byte[size];

    /// <summary>Compresses the bytes into one block.</summary>
    public static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        // A literal takes 9 bits at most, and a match is never longer than what it stands for.
        var deflater = new Deflater(checked(content.Length + (content.Length / 8) + 16));
        deflater.Write(1, 1);
        deflater.Write(1, 2);
        deflater.WriteBlock(content);
        deflater.WriteLiteral(256);
        deflater.Write(0, 7);
        return deflater.output[..deflater.written];
    }

    private void WriteBlock(ReadOnlySpan<byte> content)
    {
        var latest = new int[1 << HashBits];
        Array.Fill(latest, -1);
        for (var at = 0; at < content.Length;)
        {
            var length = 0;
            var candidate = -1;
            if (at + ShortestMatch <= content.Length)
            {
                var hash = HashOf(content[at..]);
                candidate = latest[hash];
                latest[hash] = at;
                length = candidate >= 0 && at - candidate <= Window ? MatchOf(content, candidate, at) : 0;
            }

            if (length >= ShortestMatch)
            {
                WriteMatch(length, at - candidate);
                at += length;
            }
            else
            {
                WriteLiteral(content[at++]);
            }
        }
    }

    private static int HashOf(ReadOnlySpan<byte> at) =>
        (int)(unchecked((at[0] | ((uint)at[1] << 8) | ((uint)at[2] << 16) | ((uint)at[3] << 24)) * 2654435761u) >> (32 - HashBits));

    private static int MatchOf(ReadOnlySpan<byte> content, int candidate, int at) =>
        content[candidate..].CommonPrefixLength(content.Slice(at, Math.Min(LongestMatch, content.Length - at)));

    private void WriteMatch(int length, int distance)
    {
        var code = IndexOf(s_lengthBases, length);
        WriteLiteral(257 + code);
        Write(length - s_lengthBases[code], s_lengthBits[code]);
        code = IndexOf(s_distanceBases, distance);
        Write(Reversed(code, 5), 5);
        Write(distance - s_distanceBases[code], Math.Max(0, (code / 2) - 1));
    }

    /// <summary>The last base that is not above the value.</summary>
    private static int IndexOf(int[] bases, int value)
    {
        var at = Array.BinarySearch(bases, value);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>A symbol of the fixed code, RFC 1951 section 3.2.6.</summary>
    private void WriteLiteral(int symbol)
    {
        var (code, bits) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        Write(Reversed(code, bits), bits);
    }

    private static int Reversed(int code, int bits)
    {
        var reversed = 0;
        for (var bit = 0; bit < bits; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return reversed;
    }

    private void Write(int value, int bits)
    {
        pending |= (ulong)value << pendingBits;
        for (pendingBits += bits; pendingBits >= 8; pendingBits -= 8)
        {
            output[written++] = (byte)(pending & 0xFF);
            pending >>= 8;
        }
    }
}
