using System.Buffers.Binary;

namespace Nianbao.Documents.Legacy;

/// <summary>Property modifiers ([MS-DOC] 2.6): lists of two-byte codes, each with an operand whose length the code tells.</summary>
internal static class Sprms
{
    public const ushort ParagraphList = 0x460B;
    public const ushort ParagraphListLevel = 0x260A;
    public const ushort InTable = 0x2416;
    public const ushort TableDepth = 0x6649;
    public const ushort DepthChange = 0x664A;
    public const ushort RowEnd = 0x2417;
    public const ushort InnerCell = 0x244B;
    public const ushort InnerRowEnd = 0x244C;
    public const ushort TableDefinition = 0xD608;
    public const ushort VerticalMerge = 0xD62B;
    public const ushort MergeCells = 0x5624;
    public const ushort HugeParagraph = 0x6646;
    public const ushort HugeParagraphOld = 0x6645;
    public const ushort TableProperties = 0x646B;
    public const ushort Deleted = 0x0800;
    public const ushort Hidden = 0x083C;
    public const ushort Struck = 0x0837;
    public const ushort StruckTwice = 0x2A53;
    public const ushort Special = 0x0855;
    public const ushort SuperOrSubscript = 0x2A48;
    public const ushort Position = 0x4845;
    public const ushort CharacterStyle = 0x4A30;

    private const ushort Tabs = 0xC615;

    /// <summary>Takes one modifier.</summary>
    internal delegate void Take(ushort code, ReadOnlySpan<byte> operand);

    /// <summary>Hands out the modifiers in order; a list that ends within one ends before it.</summary>
    public static void Each(ReadOnlySpan<byte> list, Take take)
    {
        while (list.Length > 2)
        {
            var code = BinaryPrimitives.ReadUInt16LittleEndian(list);
            list = list[2..];
            var (skip, length) = Length(code, list);
            if (skip + length > list.Length)
            {
                return;
            }

            take(code, list.Slice(skip, length));
            list = list[(skip + length)..];
        }
    }

    private static (int Skip, int Length) Length(ushort code, ReadOnlySpan<byte> rest) => (code >> 13) switch
    {
        0 or 1 => (0, 1),
        2 or 4 or 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ when code == TableDefinition => rest.Length < 2 ? (2, 0) : (2, Math.Max(0, BinaryPrimitives.ReadUInt16LittleEndian(rest) - 1)),
        // The length of a change of many tab stops does not fit its byte.
        _ when code == Tabs && rest.Length > 1 && rest[0] == 255 => (1, LengthOfTabs(rest[1..])),
        _ => (1, rest.IsEmpty ? 0 : rest[0]),
    };

    private static int LengthOfTabs(ReadOnlySpan<byte> rest)
    {
        var deleted = 1 + (4 * rest[0]);
        return deleted < rest.Length ? deleted + 1 + (3 * rest[deleted]) : rest.Length + 1;
    }
}
