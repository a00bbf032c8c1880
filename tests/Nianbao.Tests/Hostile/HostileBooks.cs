using System.Text;
using static Nianbao.Tests.Documents.Sheets.XlsxSample;
using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>Workbooks, new and old.</summary>
internal static class HostileBooks
{
    private const string Either = "read|too-large|empty";

    private static readonly byte[] s_sheet = Biff(0x809, [0, 6, 0x10, 0, .. new byte[12]]);

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("xlsx: a bomb by size", TooLarge, () => HostilePackages.Bomb("xl/workbook.xml", 100_000_000, Utf8(Many(25_000, "<b>0</b>")))),
        new("xlsx: entities in entities", Damaged, () => Zip(("xl/workbook.xml", Utf8(HostilePackages.Entities("<sheet name=\"&e9;\"/>"))))),
        new("xlsx: a merged range of a billion cells", Legible, () => Of(Row(1, "甲", "1"), "<dimension ref=\"A1:XFD1048576\"/>", "<mergeCells><mergeCell ref=\"C1:XFD1048576\"/></mergeCells>")),
        new("xlsx: 1,000 merged ranges of a million cells", Either + "|damaged", () => Of(Many(1_900, row => Row(row + 1, "甲", "1")), after: "<mergeCells>" + Many(1_000, at => $"<mergeCell ref=\"A{(at * 1000) + 1}:XFD{(at + 1) * 1000}\"/>") + "</mergeCells>")),
        new("xlsx: 1,000 levels", TooLarge, () => Of(Many(1_000, "<a>") + Many(1_000, "</a>"))),
        new("xlsx: a cell in the last corner", Legible, () => Of(Row(1, "甲", "1") + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")),
        new("xlsx: cells on a diagonal", Either, () => Of(Many(1_900, row => $"<row r=\"{(row * 500) + 1}\"><c r=\"{Column(row * 8)}{(row * 500) + 1}\"><v>1</v></c></row>"))),
        new("xlsx: a million empty rows", Either, () => Of(Row(1, "甲", "1") + Many(500_000, "<row/>"))),
        new("xlsx: every row and column hidden", Either, () => Of(Many(1_900, row => $"<row r=\"{row + 1}\" hidden=\"1\"><c><v>1</v></c></row>"), "<cols>" + Many(500, at => $"<col min=\"{at + 1}\" max=\"16384\" hidden=\"1\"/>") + "</cols>")),
        new("xlsx: a long text that 100,000 cells share", Either, () => OfSheets([("一", "", "<sheetData>" + Many(1_000, row => $"<row r=\"{row + 1}\">" + Many(100, "<c t=\"s\"><v>0</v></c>") + "</row>") + "</sheetData>")], texts: $"<si><t>{new string('长', 30_000)}</t></si>")),
        new("xlsx: 390,000 cells", Either, () => Of(Many(1_950, row => $"<row r=\"{row + 1}\">" + Many(200, "<c><v>1</v></c>") + "</row>"))),
        new("xlsx: formats of half a megabyte", Either, () => Of(Many(1_000, row => $"<row r=\"{row + 1}\">" + Many(20, "<c s=\"1\"><v>1</v></c>") + "</row>"), styles: $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{Many(250_000, "0,")}\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs>")),
        new("xlsx: numbers out of reason", Either, () => Of(Many(1_000, row => $"<row r=\"{row + 1}\"><c><v>1e{row}</v></c><c><v>-1e-{row}</v></c><c><v>NaN</v></c><c><v>{new string('9', 900)}</v></c></row>"))),
        new("xlsx: one sheet listed 4,999 times", Either, () => Of(Many(50, row => Row(row + 1, "甲", "1")), workbook: $"<sheets>{Many(4_998, _ => "<sheet name=\"一\" r:id=\"r2\"/>")}</sheets>")),
        new("xlsx: only a picture", "scanned", () => WithPicture(Of(""))),
        .. new[] { "1234567890", "一、", "收到申请" }.Select(each => new HostileFile($"xlsx: cells of 30,000 times {each}", Either, () => Of(Many(60, row => Row(row + 1, "甲" + LongLine(each)[..30_000]))))),
        new("xls: a sheet listed 4,000 times", "damaged|too-large", () => Book(at => Concat(Enumerable.Repeat(Listed(at), 4_000)), Concat([s_sheet, Cells(200, 100), Biff(0x0A, [])]))),
        new("xls: 5,001 sheets", TooLarge, () => Book(at => Concat(Enumerable.Repeat(Listed(at), 5_001)), Concat([s_sheet, Biff(0x0A, [])]))),
        new("xls: a sheet that begins in itself", "damaged|empty", () => Book(_ => Listed(0), [])),
        new("xls: a sheet that never ends", Damaged, () => Book(Listed, Concat([s_sheet, Cells(1_000, 100)]))),
        new("xls: charts in charts", Damaged, () => Book(Listed, Concat(Enumerable.Repeat(s_sheet, 200_000)))),
        new("xls: records that continue without end", Either + "|damaged", () => Book(at => Concat([Listed(at), Biff(0xFC, [1, 0, 0, 0, 1, 0, 0, 0, 255, 255, 0]), .. Enumerable.Repeat(Biff(0x3C, []), 1_000_000)]), Concat([s_sheet, Biff(0x0A, [])]))),
        new("xls: four billion shared texts", TooLarge, () => Book(at => Concat([Listed(at), Biff(0xFC, [255, 255, 255, 255, 255, 255, 255, 255])]), Concat([s_sheet, Biff(0x0A, [])]))),
        new("xls: merged ranges of the whole sheet", Either + "|damaged", () => Book(Listed, Concat([s_sheet, Cells(200, 10), .. Enumerable.Repeat(Merged(1_000), 100), Biff(0x0A, [])]))),
        new("xls: 65,536 rows hidden, and all columns, often", Either, () => Book(Listed, Concat([s_sheet, .. Enumerable.Range(0, 65_536).Select(row => Biff(0x208, [.. Word(row), .. new byte[10], 0x20, 0, 0, 0])), .. Enumerable.Repeat(Biff(0x7D, [0, 0, 255, 255, 0, 0, 0, 0, 1, 0, 0, 0]), 50_000), Cells(100, 10), Biff(0x0A, [])]))),
        new("xls: 418,000 cells", TooLarge, () => Book(Listed, Concat([s_sheet, Cells(2_200, 190), Biff(0x0A, [])]))),
        new("xls: a row of blanks that leaves the sheet", Either + "|damaged", () => Book(Listed, Concat([s_sheet, .. Enumerable.Range(0, 500).Select(row => Biff(0xBE, [.. Word(row), 0, 255, .. new byte[8_000], 255, 255])), Biff(0x0A, [])]))),
    ];

    private static string Column(int at) => at < 26 ? $"{(char)('A' + at)}" : Column((at / 26) - 1) + (char)('A' + (at % 26));

    private static byte[] WithPicture(byte[] book) => Kinds.Packed.WithPart(book, "xl/media/image1.png", [0x89, 0x50, 0x4E, 0x47]);

    private static byte[] Book(Func<int, byte[]> common, byte[] sheets)
    {
        byte[] beginning = Biff(0x809, [0, 6, 5, 0, .. new byte[12]]);
        var length = beginning.Length + common(0).Length + 4;
        return OldFile.Of("Workbook", Concat([beginning, common(length), Biff(0x0A, []), sheets]));
    }

    private static byte[] Listed(int at) => Biff(0x85, [.. BitConverter.GetBytes(at), 0, 0, 1, 0, (byte)'a']);

    private static byte[] Cells(int rows, int columns) => Concat(
        from row in Enumerable.Range(0, rows)
        from column in Enumerable.Range(0, columns)
        select Biff(0x27E, [.. Word(row), .. Word(column), 0, 0, 2, 0, 0, 0]));

    private static byte[] Merged(int ranges) => Biff(0xE5, [.. Word(ranges), .. Enumerable.Repeat<byte[]>([0, 0, 255, 255, 0, 0, 255, 0], ranges).SelectMany(range => range)]);

    private static byte[] Biff(int type, byte[] data) => [.. Word(type), .. Word(data.Length), .. data];

    private static byte[] Word(int number) => BitConverter.GetBytes((ushort)number);

    private static byte[] Concat(IEnumerable<byte[]> parts)
    {
        using var whole = new MemoryStream();
        foreach (var part in parts)
        {
            whole.Write(part);
        }

        return whole.ToArray();
    }
}

/// <summary>Writes an OLE compound file of one stream.</summary>
internal static class OldFile
{
    private const int Sector = 512;

    public static byte[] Of(string name, byte[] stream)
    {
        var data = Math.Max(9, (stream.Length + Sector - 1) / Sector);
        var tables = 1;
        while (tables * (Sector / 4) < data + 1 + tables)
        {
            tables++;
        }

        var file = new byte[Sector * (1 + data + 1 + tables)];
        Convert.FromHexString("D0CF11E0A1B11AE1").CopyTo(file, 0);
        Put(file, 24, 0x0003003E, 0x0009FFFE, 6);
        Put(file, 44, tables, data, 0, 4096, -2, 0, -2, 0);
        for (var table = 0; table < 109; table++)
        {
            Put(file, 76 + (4 * table), table < tables ? data + 1 + table : -1);
        }

        stream.CopyTo(file, Sector);
        Entry(file, Sector * (1 + data), "Root Entry", 5, child: 1, start: -2, length: 0);
        Entry(file, (Sector * (1 + data)) + 128, name, 2, child: -1, start: 0, length: data * Sector);
        for (var sector = 0; sector < tables * (Sector / 4); sector++)
        {
            Put(file, (Sector * (2 + data)) + (4 * sector), sector < data - 1 ? sector + 1 : sector <= data ? -2 : sector <= data + tables ? -3 : -1);
        }

        return file;
    }

    private static void Entry(byte[] file, int at, string name, byte type, int child, int start, int length)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        file[at + 64] = (byte)((2 * name.Length) + 2);
        file[at + 66] = type;
        Put(file, at + 68, -1, -1, child);
        Put(file, at + 116, start, length);
    }

    private static void Put(byte[] file, int at, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            BitConverter.TryWriteBytes(file.AsSpan(at), number);
            at += 4;
        }
    }
}
