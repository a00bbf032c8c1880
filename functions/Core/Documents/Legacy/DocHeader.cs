using System.Buffers.Binary;

namespace Nianbao.Documents.Legacy;

/// <summary>The file information block of a Word 97-2003 file ([MS-DOC] 2.5): where everything stands.</summary>
internal sealed class DocHeader
{
    private const ushort Signature = 0xA5EC;
    private const ushort SignatureOfWord6 = 0xA5DC;
    private const ushort FirstOfWord97 = 0xC1;
    private const int PairsAt = 0x9A;
    private const int Length = PairsAt + (8 * 93);
    private const int EncryptedFlag = 0x0100;
    private const int SecondTableFlag = 0x0200;

    private readonly byte[] _bytes;

    /// <summary>Refuses what is encrypted or older than Word 97; throws <see cref="InvalidDataException"/> when it is damaged.</summary>
    public DocHeader(byte[] document)
    {
        _bytes = document;
        var signature = document.Length < 32 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(document);
        if (signature == SignatureOfWord6 || (signature == Signature && BinaryPrimitives.ReadUInt16LittleEndian(document.AsSpan(2)) < FirstOfWord97))
        {
            throw new RefusedException(Refusals.OldWord());
        }

        if (signature != Signature || document.Length < Length)
        {
            throw new InvalidDataException("There is no file information.");
        }

        if ((Flags & EncryptedFlag) != 0)
        {
            throw new RefusedException(Refusals.Encrypted());
        }
    }

    /// <summary>The name of the stream that holds the tables.</summary>
    public string TableStream => (Flags & SecondTableFlag) != 0 ? "1Table" : "0Table";

    /// <summary>Characters of the main text.</summary>
    public int MainLength => Count(0x4C);

    /// <summary>The first character of the text boxes: behind the main text, footnotes, headers, comments and endnotes.</summary>
    public long BoxesAt => (long)MainLength + Count(0x50) + Count(0x54) + Count(0x58) + Count(0x5C) + Count(0x60);

    /// <summary>Characters of all text boxes.</summary>
    public int BoxesLength => Count(0x64);

    public (long At, long Length) Styles => Pair(1);

    public (long At, long Length) CharacterPages => Pair(12);

    public (long At, long Length) ParagraphPages => Pair(13);

    public (long At, long Length) Pieces => Pair(33);

    public (long At, long Length) Lists => Pair(73);

    public (long At, long Length) ListUses => Pair(74);

    private int Flags => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(0x0A));

    private int Count(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at)) is >= 0 and var count ? count : throw new InvalidDataException("A length is negative.");

    private (long At, long Length) Pair(int number) => (
        BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(PairsAt + (8 * number))),
        BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(PairsAt + (8 * number) + 4)));
}
