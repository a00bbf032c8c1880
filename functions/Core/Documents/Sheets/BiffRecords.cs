using Nianbao.Documents.Legacy;

namespace Nianbao.Documents.Sheets;

/// <summary>A record of the binary workbook format ([MS-XLS] 2.1.4), with the records that continue it.</summary>
/// <param name="Type">What it is.</param>
/// <param name="At">Where it stands in the stream.</param>
/// <param name="Data">Its bytes.</param>
/// <param name="Continued">The bytes of the records behind it that continue it.</param>
internal sealed record BiffRecord(int Type, int At, ReadOnlyMemory<byte> Data, IReadOnlyList<ReadOnlyMemory<byte>> Continued)
{
    public const int Beginning = 0x809;
    public const int End = 0x0A;
    public const int Password = 0x2F;
    public const int SheetInBook = 0x85;
    public const int DaysFrom1904 = 0x22;
    public const int Font = 0x31;
    public const int Format = 0x41E;
    public const int CellFormat = 0xE0;
    public const int SharedTexts = 0xFC;
    public const int Row = 0x208;
    public const int Columns = 0x7D;
    public const int View = 0x23E;
    public const int Blank = 0x201;
    public const int Blanks = 0xBE;
    public const int Number = 0x203;
    public const int ShortNumber = 0x27E;
    public const int ShortNumbers = 0xBD;
    public const int SharedText = 0xFD;
    public const int Label = 0x204;
    public const int RichLabel = 0xD6;
    public const int TruthOrError = 0x205;
    public const int Formula = 0x06;
    public const int TextOfFormula = 0x207;
    public const int MergedCells = 0xE5;

    /// <summary>Its bytes in the stream, with those of its continuations.</summary>
    public int Length => HeaderLength + Data.Length + Continued.Sum(part => HeaderLength + part.Length);

    private const int Continue = 0x3C;
    private const int HeaderLength = 4;

    /// <summary>The records from a position to the end of the stream.</summary>
    public static IEnumerable<BiffRecord> From(ReadOnlyMemory<byte> stream, long at)
    {
        while (at + HeaderLength <= stream.Length)
        {
            var start = (int)at;
            var (type, data) = One(stream, ref at);
            var continued = new List<ReadOnlyMemory<byte>>();
            while (at + HeaderLength <= stream.Length && ((ReadOnlySpan<byte>)stream.Span).Word(at) == Continue)
            {
                continued.Add(One(stream, ref at).Data);
            }

            yield return new(type, start, data, continued);
        }
    }

    private static (int Type, ReadOnlyMemory<byte> Data) One(ReadOnlyMemory<byte> stream, ref long at)
    {
        ReadOnlySpan<byte> bytes = stream.Span;
        var (type, length) = (bytes.Word(at), bytes.Word(at + 2));
        if (at + HeaderLength + length > stream.Length)
        {
            throw new InvalidDataException("A record ends behind its stream.");
        }

        var data = stream.Slice((int)at + HeaderLength, length);
        at += HeaderLength + length;
        return (type, data);
    }
}
