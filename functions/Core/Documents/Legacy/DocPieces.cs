using System.Text;

namespace Nianbao.Documents.Legacy;

/// <summary>A run of text that stands in one place of the file.</summary>
/// <param name="First">The first character's number.</param>
/// <param name="End">The number behind its last character.</param>
/// <param name="At">Where its first byte stands.</param>
/// <param name="IsNarrow">One byte a character (Windows-1252) instead of two (UTF-16).</param>
/// <param name="Changes">Modifiers that were put on the whole run when the file was saved quickly.</param>
internal sealed record DocPiece(int First, int End, long At, bool IsNarrow, ReadOnlyMemory<byte> Changes)
{
    private static readonly Encoding s_narrow = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes a character takes.</summary>
    public int Width => IsNarrow ? 1 : 2;

    /// <summary>Its text. Throws <see cref="InvalidDataException"/> when it lies outside the file.</summary>
    public string Text(ReadOnlySpan<byte> document) =>
        (IsNarrow ? s_narrow : Encoding.Unicode).GetString(document.Part(At, (long)(End - First) * Width));
}

/// <summary>The piece table ([MS-DOC] 2.4.1): where the text of a file stands.</summary>
internal static class DocPieces
{
    private const byte ChangesPart = 1;
    private const byte PiecesPart = 2;
    private const int PieceLength = 8;
    private const uint NarrowFlag = 0x40000000;

    /// <summary>What single modifiers are called where there is only a byte for them.</summary>
    private static readonly Dictionary<int, ushort> s_short = new()
    {
        [0x18] = Sprms.InTable, [0x19] = Sprms.RowEnd, [0x41] = Sprms.Deleted, [0x57] = Sprms.Struck, [0x5C] = Sprms.Hidden,
    };

    /// <summary>All pieces, in the order of the text, without gaps.</summary>
    public static List<DocPiece> Read(ReadOnlySpan<byte> table, long length)
    {
        var (at, changes) = (0L, new List<byte[]>());
        while (table.Byte(at) == ChangesPart)
        {
            var size = table.Word(at + 1);
            changes.Add(table.Part(at + 3, size).ToArray());
            at += 3 + size;
        }

        if (table.Byte(at) != PiecesPart)
        {
            throw new InvalidDataException("There is no piece table.");
        }

        var part = table.Part(at + 5, table.Number(at + 1));
        var count = (part.Length - 4) / (4 + PieceLength);
        var pieces = new List<DocPiece>(Math.Max(0, count));
        for (var i = 0; i < count && part.Int(4 * i) < length; i++)
        {
            pieces.Add(PieceOf(part.Int(4 * i), part.Int(4 * (i + 1)), part[((4 * (count + 1)) + (PieceLength * i))..], changes));
        }

        return pieces.Count > 0 && pieces[0].First == 0 && pieces[^1].End >= length ? pieces : throw new InvalidDataException("The piece table does not hold the text.");
    }

    private static DocPiece PieceOf(int first, int end, ReadOnlySpan<byte> piece, List<byte[]> changes)
    {
        if (first < 0 || end <= first)
        {
            throw new InvalidDataException("A piece ends before it begins.");
        }

        var (at, change) = (piece.Number(2), piece.Word(6));
        var isNarrow = (at & NarrowFlag) != 0;
        return new(first, end, isNarrow ? (at & ~NarrowFlag) / 2 : at, isNarrow, ChangesOf(change, changes));
    }

    private static ReadOnlyMemory<byte> ChangesOf(ushort change, List<byte[]> changes)
    {
        if ((change & 1) != 0)
        {
            return change >> 1 < changes.Count ? changes[change >> 1] : throw new InvalidDataException("A change is missing.");
        }

        return s_short.TryGetValue((change >> 1) & 0x7F, out var code) ? new byte[] { (byte)code, (byte)(code >> 8), (byte)(change >> 8) } : default;
    }
}
