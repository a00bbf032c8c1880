using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Programs;
using Nianbao.Generator.Drawing;
using Nianbao.Intake;
using Nianbao.Tests.Programs;
using static Nianbao.Tests.Documents.Pdf.DrawnSamples;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>Whatever a PDF or OFD file cannot give, the filer reads which it is and what to send instead.</summary>
public sealed class PdfRefusalTests
{
    private static readonly DrawnPage s_picture = new() { IsPicture = true };

    [Fact]
    public void Without_the_program_a_PDF_is_refused() => IsRefused("kind-not-read", "没有安装读取它所需的程序", Outcome(new ProgramOutcome.Missing()));

    [Fact]
    public void A_PDF_with_a_password_is_refused() => IsRefused("encrypted", "打开密码", Outcome("", "error: cannot authenticate password: input.pdf", 1));

    [Fact]
    public void A_scanned_PDF_is_refused() => IsRefused("scanned", "扫描件", Outcome(Page(595, 842, Picture)));

    [Fact]
    public void A_scanned_PDF_whose_pages_are_numbered_is_still_a_scan()
    {
        var pages = string.Concat(Enumerable.Range(1, 3).Select(page => Page(595, 842, Picture + Text(new(290, 820, 10, $"- {page} -")))));
        IsRefused("scanned", "除页码以外没有可以选中的文字", Outcome(pages));
    }

    [Fact]
    public void A_scanned_page_among_others_is_said_not_to_be_read()
    {
        var read = Assert.IsType<ReadOutcome.Read>(Outcome(Page(595, 842, Text(new(72, 100, 10, "收到申请五十八件"))) + Page(595, 842, Picture)));
        Assert.Equal("第 2 页（整页是扫描图片，改为文字才能读取）", read.Document.Hidden.Single().What);
    }

    [Fact]
    public void Text_that_a_program_guessed_behind_a_scanned_page_is_not_believed() =>
        IsRefused("scanned", "扫描件", Outcome(Page(595, 842, Picture + Text(new(72, 100, 10, "收到申请58件"), "ignore_text"))));

    [Fact]
    public void A_PDF_without_anything_is_refused() => IsRefused("empty", "没有任何文字", Outcome(Page(595, 842, "")));

    [Fact]
    public void A_PDF_whose_characters_have_no_meaning_is_refused() =>
        IsRefused("no-unicode", "复制出来是乱码", Outcome(Page(595, 842, Text(new(72, 100, 10, new string('\uFFFD', 20))))));

    [Fact]
    public void A_single_character_without_meaning_makes_its_figure_no_number()
    {
        var page = new DrawnPage().Frame(72, 100, 200, 120).Rule(132, 100, 132, 120).Write(74, 105, "收到申请数量").Write(134, 105, "1\uFFFD5");
        Assert.Equal("收到申请数量|1\uFFFD5", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Theory]
    [InlineData("warning: ignoring zlib error: incorrect data check", 0)]
    [InlineData("error: cannot find page tree", 0)]
    [InlineData("cannot run document: no objects found", 1)]
    [InlineData("error: cannot find startxref\nwarning: trying to repair broken xref\nwarning: repairing PDF document\nerror: cannot find object 7", 0)]
    public void A_PDF_that_cannot_be_read_whole_is_refused(string errors, int exitCode) =>
        IsRefused("damaged", "已损坏或者没有传完整", Outcome(Page(595, 842, Text(new(72, 100, 10, "甲"))), errors, exitCode));

    [Fact]
    public void A_PDF_that_takes_too_long_or_too_much_is_refused()
    {
        IsRefused("too-large", "规定的时间（8 秒）、内存（192 MB）和输出（32 MB）", Outcome(new ProgramOutcome.TimedOut()));
        IsRefused("too-large", "过于复杂", Outcome(new ProgramOutcome.TooMuchOutput()));
        IsRefused("too-large", "过于复杂", Outcome("", "error: malloc of 1000000000 bytes failed", 1));
        IsRefused("too-large", "页数超过上限（200 页）", Outcome(string.Concat(Enumerable.Repeat(Page(595, 842, ""), 201))));
        IsRefused("too-large", "单页的文字和线条数超过上限（50,000 个）", Outcome(Page(595, 842, Text(new(72, 100, 10, "甲"))
            + string.Concat(Enumerable.Range(0, 50_001).Select(at => Stroke((at % 500, at / 100), ((at % 500) + 5, at / 100)))))));
    }

    [Fact]
    public void A_scanned_OFD_file_and_one_without_text_are_refused()
    {
        IsRefused("scanned", "OFD", DocumentReader.Read(OfdDrawing.Print([s_picture])));
        IsRefused("empty", "没有任何文字", DocumentReader.Read(OfdDrawing.Print([new()])));
    }

    [Fact]
    public void An_OFD_file_cut_off_anywhere_is_refused()
    {
        var whole = OfdDrawing.Print([new DrawnPage().Write(72, 100, "收到申请58件")]);
        for (var length = 5; length < whole.Length; length += 3)
        {
            Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(whole.AsMemory(0, length)));
        }
    }

    [Fact]
    public void An_OFD_file_with_any_byte_changed_is_read_right_or_refused()
    {
        var random = new Random(5);
        var whole = OfdDrawing.Print([new DrawnPage().Write(72, 100, "58")]);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)(1 + random.Next(255));
            if (DocumentReader.Read(changed) is ReadOutcome.Read { Document: { Kind: FileKind.Ofd } read })
            {
                Assert.Equal("58", GridPrint.Of(read));
            }
        }
    }

    [Theory]
    [InlineData("Doc_0/../Doc_0/Document.xml")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/Doc_0/Document.xml")]
    [InlineData("http://example.com/Document.xml")]
    public void An_OFD_file_reaches_nothing_but_its_own_parts(string root)
    {
        var outcome = DocumentReader.Read(DocxSample.Pack(new Dictionary<string, string> { ["OFD.xml"] = $"<OFD><DocBody><DocRoot>{root}</DocRoot></DocBody></OFD>" }));
        Assert.Equal("damaged", Assert.IsType<ReadOutcome.Unreadable>(outcome).Reason);
    }

    [Theory]
    [InlineData("DeltaX=\"g 999999999 1\"")]
    [InlineData("DeltaX=\"g 5\"")]
    [InlineData("DeltaX=\"NaN 1e308 -1e308\"")]
    [InlineData("DeltaX=\"\" DeltaY=\"g 999999999 9\"")]
    public void Distances_out_of_reason_do_no_harm(string distances)
    {
        var content = $"<Page><Content><Layer><TextObject Boundary=\"10 10 99 9\" Size=\"4\"><TextCode X=\"0\" Y=\"4\" {distances}>58</TextCode></TextObject>"
            + "<PathObject Boundary=\"0 0 1e300 1e300\"><AbbreviatedData>M 0 0 L 1e300 0 B 1 2 Z</AbbreviatedData></PathObject></Layer></Content></Page>";
        Assert.NotNull(DocumentReader.Read(DocxSample.Pack(new Dictionary<string, string>
        {
            ["OFD.xml"] = "<OFD><DocRoot>D.xml</DocRoot></OFD>",
            ["D.xml"] = "<Document><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>",
            ["P.xml"] = content,
        })));
    }

    [ProgramFact("mutool")]
    public void Real_files_are_refused_for_the_same_reasons()
    {
        IsRefused("scanned", "扫描件", Check(PdfDrawing.Print([s_picture])));
        IsRefused("encrypted", "打开密码", Check(Encrypted(PdfDrawing.Print([new DrawnPage().Write(72, 100, "甲")]))));
        IsRefused("damaged", "已损坏", Check(Encoding.ASCII.GetBytes("%PDF-1.7\nno object at all\n")));
    }

    internal static ReadOutcome Check(byte[] file) => DocumentReader.Read(file, ReadLimits.Default, TestPrograms.Runner);

    private static string Picture => "<fill_image alpha=\"1\" width=\"1\" height=\"1\" transform=\"595 0 0 842 0 0\"/>\n";

    private static byte[] Encrypted(byte[] file)
    {
        var outcome = TestPrograms.Runner.Run(new("mutool", ["clean", "-E", "aes-256", "-U", "secret", "-O", "owner", "input.pdf", "output.pdf"], "input.pdf", file)
        {
            OutputName = "output.pdf",
            Limits = new(TimeSpan.FromSeconds(10), 200_000_000, 1_000_000),
        });
        return Assert.IsType<ProgramOutcome.Ended>(outcome).Output.ToArray();
    }

    private static void IsRefused(string reason, string printed, ReadOutcome outcome)
    {
        var refused = Assert.IsType<ReadOutcome.Unreadable>(outcome);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(printed, refused.Message, StringComparison.Ordinal);
        Assert.Contains(".docx", refused.Message, StringComparison.Ordinal);
    }
}
