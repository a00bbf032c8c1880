using System.Buffers.Binary;
using static Nianbao.Tests.Documents.DocxSample;
using static Nianbao.Tests.Hostile.Material;

namespace Nianbao.Tests.Hostile;

/// <summary>Word files and archives.</summary>
internal static class HostilePackages
{
    private const string Either = "read|too-large|empty";

    public static IReadOnlyList<HostileFile> All { get; } =
    [
        new("docx: a bomb by ratio", "too-large|empty", () => Zip(("word/document.xml", Utf8("<a>" + Many(1_500_000, "<b/>") + "</a>")))),
        new("docx: a bomb by size", TooLarge, () => Bomb("word/document.xml", 100_000_000, Utf8(Many(25_000, "<b>0</b>")))),
        new("docx: a bomb in parts that nobody reads", TooLarge, () => Zip(archive => { Add(archive, "word/document.xml", Utf8(Document(P("甲")))); Fill(archive, 70); })),
        new("docx: sizes that are lies", "too-large|damaged", LyingSizes),
        new("docx: 60,000 parts", TooLarge, () => Zip(archive => { Add(archive, "word/document.xml", Utf8(Document(P("甲")))); Entries(archive, 60_000); })),
        new("docx: a part that is there twice", Damaged, () => Zip(("word/document.xml", Utf8(Document(P("收到 58 件")))), ("WORD/document.xml", Utf8(Document(P("收到 57 件")))))),
        new("docx: entities in entities", Damaged, () => Zip(("word/document.xml", Utf8(Entities("<w:t>&e9;</w:t>"))))),
        new("docx: an entity that is a file of the machine", Damaged, () => Zip(("word/document.xml", Utf8("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")))),
        new("docx: a document type elsewhere", Damaged, () => Zip(("word/document.xml", Utf8("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>")))),
        new("docx: a main part elsewhere", Damaged, () => Zip(("[Content_Types].xml", Utf8("<a/>")), ("word/a.xml", Utf8("<a/>")), ("_rels/.rels", Utf8(External)))),
        new("docx: names that climb out", Damaged, () => Zip(("[Content_Types].xml", Utf8("<a/>")), ("word/a.xml", Utf8("<a/>")), ("_rels/.rels", Utf8(Relationships(("officeDocument", "../../../etc/passwd")))))),
        new("docx: 1,000 levels", TooLarge, () => Word(Many(1_000, "<w:sdt>") + P("甲") + Many(1_000, "</w:sdt>"))),
        new("docx: 1,000 tables in each other", TooLarge, () => Word(Many(1_000, "<w:tbl><w:tr><w:tc>") + P("甲") + Many(1_000, "</w:tc></w:tr></w:tbl>"))),
        new("docx: 80 tables in each other", Either, () => Word(Many(80, "<w:tbl><w:tr><w:tc>") + P("甲") + Many(80, "</w:tc></w:tr></w:tbl>"))),
        new("docx: 4,999 tables", Either, () => Word(Many(4_999, Table(Row(Cell("收到申请"), Cell("1"), Cell("2")))))),
        new("docx: 5,001 tables", TooLarge, () => Word(Many(5_001, Table(Row(Cell("收到申请"), Cell("1")))))),
        new("docx: 1,990 rows of 200 cells", Either, () => Word(Table(Many(1_990, Row(Many(200, "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>")))))),
        new("docx: a row of 300,000 cells", Either, () => Word(Table(Row(Many(300_000, "<w:tc/>"))))),
        new("docx: spans out of reason", Either + "|damaged", () => Word(Many(200, "<w:tbl>" + Many(100, "<w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>") + "</w:tbl>"))),
        new("docx: merged cells down 1,990 rows", Either, () => Word(Table(Many(1_990, Row(Many(100, "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")))))),
        new("docx: 12,000 different names", TooLarge, () => Word(Many(12_000, at => $"<w:a{at}/>"))),
        new("docx: an attribute of 2 MB", TooLarge, () => Word($"<w:p a=\"{new string('1', 2_000_000)}\"/>")),
        new("docx: a million attributes", TooLarge, () => Word($"<w:p {Many(1_000_000, at => $"a{at}=\"\" ")}/>")),
        new("docx: a text of 2 MB", TooLarge, () => Word(P(new string('1', 2_000_000)))),
        new("docx: 250,000 paragraphs", TooLarge, () => Word(Many(250_000, "<w:p><w:r><w:t>1</w:t></w:r></w:p>"))),
        new("docx: a million empty paragraphs", Either, () => Word(Many(1_000_000, "<w:p/>"))),
        new("docx: styles that stand on each other in a circle", Legible, () => Of(Many(20_000, at => P("甲", $"<w:pStyle w:val=\"{at % 3}\"/>")), Many(3, at => $"<w:style w:styleId=\"{at}\"><w:basedOn w:val=\"{(at + 1) % 3}\"/></w:style>"))),
        new("docx: a list of 50,000 numbers", Either, () => Of(Many(50_000, _ => P("甲", "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>")), null,
            "<w:abstractNum w:abstractNumId=\"1\">" + Many(9, at => $"<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"999999\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"{Many(500, "%1%2%3%4%5%6%7%8%9")}\"/></w:lvl>") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>")),
        .. new[] { "1234567890", "自2024年1月1日起至", "报告由", "一、", "收到申请", "1101051949123100" }.Select(each =>
            new HostileFile($"docx: a paragraph of 1.9 million times {each}", "read|too-large", () => Word($"<w:p>{Many(19, Run(LongLine(each)[..100_000]))}</w:p>"))),
        new("docx: a cell of 1.9 million characters", "read|too-large", () => Word(Table(Row(Cell("收到申请"), $"<w:tc><w:p>{Many(19, Run(new string('1', 100_000)))}</w:p></w:tc>")))),
        new("docx: cut off in the middle", Damaged, () => Word(Many(200, P("甲")))[..900]),
        new("docx: a picture that is no picture", "scanned", () => Zip(("[Content_Types].xml", Utf8("<a/>")), ("word/document.xml", Utf8(Document("<w:p/>"))), ("word/media/image1.png", new byte[3_000_000]))),
        new("docx: a Word file that is flat and deep", TooLarge, () => Flat(Many(1_000, "<w:sdt>") + Many(1_000, "</w:sdt>"))),
        new("docx: a Word file that is flat, with 18 MB of paragraphs", "too-large", () => Flat(Many(400_000, "<w:p><w:r><w:t>1</w:t></w:r></w:p>"))),
        new("docx: a Word file that is flat, with entities", "kind-not-read|damaged", () => Utf8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">&b;</pkg:package>")),
        new("zip: a bomb by size", TooLarge, () => Zip(archive => Fill(archive, 70))),
        new("zip: a bomb by ratio", TooLarge, () => Bomb("a.txt", 12_000_000, new byte[250_000])),
        new("zip: 60,000 entries", TooLarge, () => Zip(archive => Entries(archive, 60_000))),
        new("zip: entries that share their bytes", "too-large|damaged", Overlapping),
        new("zip: archives in archives", "kind-not-read", () => Enumerable.Range(0, 200).Aggregate(Zip(("a.txt", Utf8("甲"))), (inner, _) => Zip(("a.zip", inner)))),
        new("zip: an archive that is in itself", "kind-not-read|damaged", () => Zip(("a.zip", Zip(("a.zip", Zip(("a.zip", [0x50, 0x4B, 0x03, 0x04]))))))),
        new("zip: names with folders, turned writing and controls", "several-reports", () => Zip(("../../../etc/cron.d/x.docx", Word(P("甲"))), ("年报\u202Exslx.docx", Word(P("乙"))), ("\u0007\u001b[2J.docx", Word(P("丙"))), (new string('长', 300) + ".docx", Word(P("丁"))))),
        new("zip: a page of 20 MB inside", TooLarge, () => Zip(("a.html", Utf8("<html>" + Many(600_000, "<tr><td>1234567890123456789012"))))),
        new("zip: a directory without end", "damaged|kind-not-read|too-large", EndlessDirectory),
    ];

    /// <summary>A Word file of a body.</summary>
    internal static byte[] Word(string body) => Of(body);

    /// <summary>Entities that stand for ten others each.</summary>
    internal static string Entities(string use) => "<!DOCTYPE a [<!ENTITY e0 \"lol\">" + Many(9, at => $"<!ENTITY e{at + 1} \"{Many(10, $"&e{at};")}\">") + $"]><a>{use}</a>";

    internal static byte[] Bomb(string name, long length, byte[] block) => Zip(archive => Add(archive, name, block, (int)(length / block.Length)));

    private const string External =
        "<Relationships><Relationship Id=\"r1\" TargetMode=\"External\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"file:///etc/passwd\"/></Relationships>";

    private static byte[] Flat(string body) => Utf8("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
        + $"<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData>{Document(body)}</pkg:xmlData></pkg:part></pkg:package>");

    private static void Fill(System.IO.Compression.ZipArchive archive, int megabytes)
    {
        for (var part = 0; part < megabytes; part++)
        {
            Add(archive, $"media/{part}.txt", Utf8(Many(1000, "甲乙丙丁")), 85);
        }
    }

    private static void Entries(System.IO.Compression.ZipArchive archive, int count)
    {
        for (var entry = 0; entry < count; entry++)
        {
            archive.CreateEntry($"{entry}");
        }
    }

    private static byte[] LyingSizes()
    {
        var file = Bomb("word/document.xml", 90_000_000, Utf8(Many(25_000, "<b>0</b>")));
        BitConverter.TryWriteBytes(file.AsSpan(file.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24), 1000);
        return file;
    }

    /// <summary>One packed text that a thousand entries of the directory point to.</summary>
    private static byte[] Overlapping()
    {
        var one = Bomb("a.txt", 4_000_000, Utf8("甲乙丙丁戊己庚辛\n"));
        var at = one.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var end = one.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        byte[] directory = [.. Enumerable.Repeat(one[at..end], 1000).SelectMany(entry => entry)];
        byte[] file = [.. one[..at], .. directory, .. one[end..]];
        var record = file.AsSpan(file.Length - 22);
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], 1000);
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], 1000);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], directory.Length);
        return file;
    }

    /// <summary>A directory whose entries begin anew where they began.</summary>
    private static byte[] EndlessDirectory()
    {
        var file = Zip(("a.docx", Word(P("甲"))));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(file.Length - 12), ushort.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(file.Length - 14), ushort.MaxValue);
        return file;
    }
}
