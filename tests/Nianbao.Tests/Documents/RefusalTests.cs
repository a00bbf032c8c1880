using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Programs;

namespace Nianbao.Tests.Documents;

public sealed class RefusalTests
{
    private static readonly byte[] s_ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static TheoryData<byte[], string, string, string> Files() => new()
    {
        { [], "empty", "0 字节", "重新上传" },
        { [0xEF, 0xBB, 0xBF, (byte)'\n'], "empty", "只有空白", "重新上传" },
        { Encoding.UTF8.GetBytes("<html><body><img src=x>"), "empty", "没有任何文字", ".docx" },
        { DocxSample.Of("<w:p/>"), "empty", "没有任何文字", ".docx" },
        { Ole("WordDocument"), "damaged", "已损坏", ".docx" },
        { Ole("Workbook"), "damaged", "已损坏", ".docx" },
        { Ole("PowerPoint Document"), "kind-not-read", "演示文稿", ".docx" },
        { Ole("Contents"), "kind-not-read", "旧版 Office", "确认内容完整" },
        { Convert.FromHexString("000000186674797068656963"), "kind-not-read", "这是图片", "请上传年报的 Word 原件（.docx）" },
        { DocxSample.Pack(new Dictionary<string, string> { ["[Content_Types].xml"] = "<a/>", ["ppt/presentation.xml"] = "<a/>" }), "kind-not-read", "演示文稿", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["mimetype"] = "application/vnd.oasis.opendocument.text", ["content.xml"] = "<a/>" }), "kind-not-read", "（.odt）", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["uof.xml"] = "<a/>", ["content.xml"] = "<a/>" }), "kind-not-read", "标文通", "另存为 .docx" },
        { "<?xml version=\"1.0\"?>\n<uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\">"u8.ToArray(), "kind-not-read", "标文通", "另存为 .docx" },
        { "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"u8.ToArray(), "kind-not-read", "Excel 2003 XML", ".xlsx" },
        { "<?xml version=\"1.0\"?><rss/>"u8.ToArray(), "kind-not-read", "无法识别", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["word/document.xml"] = DocxSample.Document("<w:p/>"), ["word/media/image1.jpeg"] = "x" }), "scanned", "这个 Word 文件里只有图片", "不要把扫描件插入 Word" },
        { DocxSample.Pack(new Dictionary<string, string> { ["xl/workbook.xml"] = "<workbook/>", ["xl/media/image1.png"] = "x" }), "scanned", "这个 Excel 文件里只有图片", "请把数据填进单元格" },
        { Ole("EncryptedPackage"), "encrypted", "密码", "取消密码" },
        { "%PDF-1.7"u8.ToArray(), "kind-not-read", "没有安装", "请上传 Word 原件（.docx）" },
        { [0xFF, 0xD8, 0xFF, 0xE0], "kind-not-read", "扫描件", "请上传年报的 Word 原件（.docx）" },
        { DocxSample.Pack(new Dictionary<string, string> { ["xl/workbook.xml"] = "" }), "damaged", "已损坏", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["OFD.xml"] = "" }), "damaged", "OFD", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["年报.docx"] = "" }), "kind-not-read", "压缩包里没有可以读取的年报文件", ".docx" },
        { [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00], "kind-not-read", "rar", "请解压后上传其中的年报文件" },
        { "{\\rtf1 }"u8.ToArray(), "empty", "没有任何文字", ".docx" },
        { "{\\rtf1 一"u8.ToArray(), "damaged", "已损坏", ".docx" },
        { [0x7F, 0x45, 0x4C, 0x46], "kind-not-read", "不是文档", ".docx" },
        { "<?xml version=\"1.0\"?><w:wordDocument/>"u8.ToArray(), "kind-not-read", "Word 2003 XML", ".docx" },
        { DocxSample.Of("<w:p>")[..200], "damaged", "已损坏", ".docx" },
        { DocxSample.Of("<w:p><w:r>"), "damaged", "已损坏", ".docx" },
        { DocxSample.Pack(new Dictionary<string, string> { ["[Content_Types].xml"] = "<a/>", ["word/styles.xml"] = "<a/>" }), "damaged", "已损坏", ".docx" },
        { WithDocumentType(), "damaged", "已损坏", ".docx" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_cannot_be_read_is_named_and_comes_with_advice(byte[] content, string reason, string what, string advice)
    {
        var refused = Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(content));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_asks_for_a_password_is_encrypted()
    {
        var file = DocxSample.Of(DocxSample.P("甲"));
        file[6] |= 1;
        Assert.Equal("encrypted", Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(file)).Reason);
    }

    public static TheoryData<byte[], ReadLimits, string> Costly() => new()
    {
        { new byte[11], new() { FileBytes = 10 }, "上限是 0 MB" },
        { DocxSample.Of(DocxSample.P("甲")), new() { ZipEntries = 3 }, "3 个" },
        { DocxSample.Of(DocxSample.P("甲")), new() { UnpackedBytes = 100 }, "0 MB" },
        { DocxSample.Of(DocxSample.P("甲")), new() { XmlDepth = 3 }, "3 层" },
        { DocxSample.Of(DocxSample.P("甲")), new() { XmlNames = 3 }, "3 个" },
        { DocxSample.Of(DocxSample.P(new string('甲', 50_000))), new() { XmlRun = 50_000 }, "50,000 字节" },
        { DocxSample.Of(DocxSample.P("甲甲甲")), new() { Characters = 2 }, "2 个字符" },
        { DocxSample.Of(string.Concat(Enumerable.Repeat(DocxSample.P("甲"), 3))), new() { Paragraphs = 2 }, "2 段" },
        { DocxSample.Of(string.Concat(Enumerable.Repeat(DocxSample.Table(), 3))), new() { Tables = 2 }, "2 个" },
        { DocxSample.Of(DocxSample.Table("<w:tr><w:tc/></w:tr>", "<w:tr><w:tc/></w:tr>")), new() { GridRows = 1 }, "1 行" },
        { DocxSample.Of(DocxSample.Table("<w:tr><w:tc/><w:tc/></w:tr>")), new() { Cells = 1 }, "1 个" },
        { Encoding.UTF8.GetBytes("<html><p>一<p>二"), new() { HtmlTags = 2 }, "2 个" },
        { Encoding.UTF8.GetBytes("<html><div><div><div>一"), new() { HtmlOpen = 3 }, "3 层" },
        { Encoding.UTF8.GetBytes("<html><b><p>一<p>二<p>三"), new() { HtmlRepeats = 3 }, "3 次" },
        { Encoding.UTF8.GetBytes("<html><p>一"), new() { HtmlBytes = 5 }, "0 MB" },
        { Encoding.UTF8.GetBytes("\ta\n\tb\n\n\tc\n\td\n\n"), new() { GridRows = 1 }, "1 行" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void Every_limit_is_printed_in_the_refusal(byte[] content, ReadLimits limits, string printed)
    {
        var refused = Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(content, limits, NoPrograms.Instance));
        Assert.Equal("too-large", refused.Reason);
        Assert.Contains(printed, refused.Message, StringComparison.Ordinal);
    }

    private static byte[] Ole(string stream)
    {
        var file = new byte[1024];
        s_ole.CopyTo(file, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 640);
        return file;
    }

    private static byte[] WithDocumentType() => DocxSample.Pack(new Dictionary<string, string>
    {
        ["word/document.xml"] = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    });
}
