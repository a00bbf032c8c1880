using System.IO.Compression;
using System.Text;
using Nianbao.Intake;

namespace Nianbao.Tests.Intake;

public sealed class FileKindsTests
{
    private static readonly byte[] s_ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    [InlineData("\0\0\0\0\0\0")]
    public void Nothing_but_white_space_is_an_empty_file(string text) => Assert.Equal(FileKind.Empty, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("<!DOCTYPE html><p>x")]
    [InlineData("\uFEFF \r\n<!doctype HTML PUBLIC \"-//W3C//DTD XHTML 1.0\">")]
    [InlineData("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">")]
    [InlineData("<!-- saved from a page --><!-- again -->\n<HTML>")]
    [InlineData("<table border=1><tr><td>")]
    [InlineData("<body>")]
    [InlineData("<p>一、总体情况</p>")]
    public void A_page_is_told_by_its_first_tag(string text) => Assert.Equal(FileKind.Html, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("一、总体情况\n二、主动公开")]
    [InlineData("2017年政府信息公开年度报告 <html> 是后面的字")]
    [InlineData("<这不是标签>")]
    [InlineData("MZ是拼音，BM也是")]
    [InlineData("a,b\n1,2")]
    public void Other_readable_bytes_are_text(string text) => Assert.Equal(FileKind.Text, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_and_pages_are_told_in_every_encoding()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Assert.Equal(FileKind.Text, FileKinds.Detect(gb18030.GetBytes("一、总体情况")));
        Assert.Equal(FileKind.Text, FileKinds.Detect(Encoding.Unicode.GetBytes("一、总体情况 2017年\r\n二、主动公开 12 条\r\n")));
        Assert.Equal(FileKind.Html, FileKinds.Detect([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<html><body>")]));
        Assert.Equal(FileKind.Html, FileKinds.Detect(Encoding.BigEndianUnicode.GetBytes("<html><body>")));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument>")]
    [InlineData("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument>")]
    public void Xml_that_is_no_page_is_not_taken_for_text(string text) =>
        Assert.Equal(FileKind.WordXml2003, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(FileKind.FlatDocx, "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n<pkg:package xmlns:pkg=\"x\">")]
    [InlineData(FileKind.ExcelXml2003, "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">")]
    [InlineData(FileKind.Odt, "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">")]
    [InlineData(FileKind.Ods, "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">")]
    [InlineData(FileKind.Uof, "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><uof:UOF>")]
    [InlineData(FileKind.Unknown, "<?xml version=\"1.0\"?><rss>")]
    [InlineData(FileKind.Unknown, "<?xml version=\"1.0\"?><Workbook>")]
    public void Xml_of_office_programs_is_told_by_its_first_element(FileKind kind, string text) =>
        Assert.Equal(kind, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(FileKind.Mht, "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n")]
    [InlineData(FileKind.Mht, "From: <Saved by Blink>\r\nSubject: =?utf-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n")]
    [InlineData(FileKind.Mht, "Content-Type: text/html\nMIME-Version: 1.0\n")]
    [InlineData(FileKind.Text, "填报单位: 某局\r\nMIME-Version 是后面的字\r\n")]
    [InlineData(FileKind.Text, "标题\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n")]
    public void A_page_packed_as_mail_is_told_by_its_headers(FileKind kind, string text) =>
        Assert.Equal(kind, FileKinds.Detect(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(FileKind.Docx, "[Content_Types].xml", "word/document.xml")]
    [InlineData(FileKind.Docx, "[Content_Types].xml", "word/document2.xml")]
    [InlineData(FileKind.Docx, "[Content_Types].xml", "WORD\\Document.xml")]
    [InlineData(FileKind.Xlsx, "[Content_Types].xml", "xl/workbook.xml")]
    [InlineData(FileKind.Ofd, "OFD.xml", "Doc_0/Document.xml")]
    [InlineData(FileKind.Uof, "uof.xml", "content.xml")]
    [InlineData(FileKind.Slides, "[Content_Types].xml", "ppt/presentation.xml")]
    [InlineData(FileKind.Odt, "mimetype", "content.xml")]
    [InlineData(FileKind.Zip, "年报.docx", "附件.xlsx")]
    public void Packed_documents_are_told_apart_by_what_is_inside(FileKind kind, params string[] entries) =>
        Assert.Equal(kind, FileKinds.Detect(Zip(entries)));

    [Theory]
    [InlineData(FileKind.Doc, "WordDocument")]
    [InlineData(FileKind.Xls, "Workbook")]
    [InlineData(FileKind.Xls, "Book")]
    [InlineData(FileKind.Ole, "EncryptedPackage")]
    [InlineData(FileKind.Slides, "PowerPoint Document")]
    public void Old_office_files_are_told_apart_by_their_streams(FileKind kind, string stream) => Assert.Equal(kind, FileKinds.Detect(Ole(stream)));

    [Fact]
    public void A_document_with_a_workbook_inside_is_a_document() =>
        Assert.Equal(FileKind.Doc, FileKinds.Detect([.. Ole("Workbook"), .. Ole("WordDocument")]));

    [Theory]
    [InlineData(FileKind.Pdf, "255044462D312E37")]
    [InlineData(FileKind.Pdf, "0D0A0D0A255044462D312E37")]
    [InlineData(FileKind.Rtf, "7B5C72746631")]
    [InlineData(FileKind.Archive, "526172211A0700")]
    [InlineData(FileKind.Archive, "377ABCAF271C0004")]
    [InlineData(FileKind.Archive, "1F8B08000000")]
    [InlineData(FileKind.Image, "89504E470D0A1A0A")]
    [InlineData(FileKind.Image, "FFD8FFE000104A46")]
    [InlineData(FileKind.Image, "474946383961")]
    [InlineData(FileKind.Image, "424D3600000000000000360000002800")]
    [InlineData(FileKind.Image, "49492A0008000000")]
    [InlineData(FileKind.Image, "524946460000000057454250")]
    [InlineData(FileKind.Image, "000000186674797068656963")]
    [InlineData(FileKind.Image, "0000001C667479706D696631")]
    [InlineData(FileKind.Binary, "4D5A90000300000004000000FFFF0000")]
    [InlineData(FileKind.Binary, "7F454C4602010100")]
    [InlineData(FileKind.Binary, "000000206674797069736F6D")]
    [InlineData(FileKind.Binary, "4944330400000000")]
    [InlineData(FileKind.Binary, "00010203040506070809")]
    public void Other_kinds_are_told_by_their_first_bytes(FileKind kind, string bytes) =>
        Assert.Equal(kind, FileKinds.Detect(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData(FileKind.Html, "年报.shtml", true)]
    [InlineData(FileKind.Html, "年报.htm", true)]
    [InlineData(FileKind.Html, "年报.doc", false)]
    [InlineData(FileKind.Text, "年报.MD", true)]
    [InlineData(FileKind.Docx, "年报.docm", true)]
    [InlineData(FileKind.Docx, "年报.DOCX", true)]
    [InlineData(FileKind.Docx, "年报.doc", false)]
    [InlineData(FileKind.Doc, "年报.wps", true)]
    [InlineData(FileKind.Doc, "年报.docx", false)]
    [InlineData(FileKind.Xls, "年报.et", true)]
    [InlineData(FileKind.Pdf, "年报", true)]
    [InlineData(FileKind.Unknown, "年报.xyz", true)]
    public void A_name_fits_when_its_extension_is_usual_for_the_kind(FileKind kind, string name, bool fits) =>
        Assert.Equal(fits, FileKinds.FitsExtension(kind, name));

    [Fact]
    public void The_extension_of_a_kind_fits_that_kind() =>
        Assert.All(Enum.GetValues<FileKind>(), kind => Assert.True(FileKinds.FitsExtension(kind, "x" + FileKinds.Extension(kind)), kind.ToString()));

    [Fact]
    public void Cut_off_and_scrambled_files_have_a_kind_too()
    {
        var random = new Random(20260101);
        byte[][] wholes = [Zip("[Content_Types].xml", "word/document.xml"), Ole("WordDocument"), Encoding.UTF8.GetBytes("<!-- <?xml <html")];
        foreach (var whole in wholes)
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var cut = whole[..length];
                Assert.True(Enum.IsDefined(FileKinds.Detect(cut)));
                cut.AsSpan().Fill((byte)random.Next(256));
                whole.AsSpan(0, Math.Min(4, length)).CopyTo(cut);
                Assert.True(Enum.IsDefined(FileKinds.Detect(cut)));
            }
        }
    }

    private static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Array.ForEach(entries, entry => archive.CreateEntry(entry));
        }

        return stream.ToArray();
    }

    private static byte[] Ole(string stream)
    {
        var file = new byte[1024];
        s_ole.CopyTo(file, 0);
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 640);
        return file;
    }
}
