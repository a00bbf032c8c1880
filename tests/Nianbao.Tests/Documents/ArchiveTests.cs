using System.Text;
using Nianbao.Documents;
using Nianbao.Tests.Kinds;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

public sealed class ArchiveTests
{
    private static readonly byte[] s_report = Of(P("某局年报"));
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void The_one_report_in_an_archive_is_read_whatever_lies_beside_it() => Assert.Equal("某局年报", GridPrint.Of(Read(Packed.AsZip(
        ("年报/a.docx", s_report), ("年报/~$a.docx", [1, 2]), ("年报/Thumbs.db", [1, 2]), ("__MACOSX/年报/._a.docx", "一段文字"u8.ToArray()), ("a_files/b.html", "<html>x"u8.ToArray()), ("照片.jpg", [0xFF, 0xD8, 0xFF])))));

    [Fact]
    public void Several_reports_in_an_archive_are_refused_by_name()
    {
        var refused = Refused(Packed.AsZip(s_gb18030, ("甲局年报.docx", s_report), ("../../乙局\u202E年报.docx", s_report)));
        Assert.Equal("several-reports", refused.Reason);
        Assert.StartsWith("压缩包里有 2 个文件：“甲局年报.docx”、“乙局年报.docx”，", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_names_and_many_of_them_are_cut_short()
    {
        var refused = Refused(Packed.AsZip([.. Enumerable.Range(0, 40).Select(at => ($"{at}{new string('长', 200)}.txt", "一"u8.ToArray()))]));
        Assert.Contains("40 个文件", refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 100, 1000);
    }

    [Fact]
    public void An_archive_in_an_archive_is_not_opened() =>
        Assert.Contains("压缩包里还有压缩包", Refused(Packed.AsZip(("内.zip", Packed.AsZip(("a.docx", s_report))))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_archive_without_a_report_says_so() =>
        Assert.Contains("没有可以读取的年报", Refused(Packed.AsZip(("a.jpg", [0xFF, 0xD8, 0xFF]))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_damaged_report_in_an_archive_is_refused_as_it_would_be_alone() =>
        Assert.Equal("damaged", Refused(Packed.AsZip(("a.docx", s_report[..^30]))).Reason);

    [Fact]
    public void An_archive_that_unpacks_to_much_is_refused() =>
        Assert.Equal("too-large", Refused(Packed.AsZip(("a.txt", new byte[30_000_000]))).Reason);

    [Fact]
    public void An_archive_of_many_large_files_is_refused() =>
        Assert.Equal("too-large", Refused(Packed.AsZip([.. Enumerable.Range(0, 10).Select(at => ($"{at}.txt", new byte[9_000_000]))])).Reason);

    [Fact]
    public void A_saved_page_is_read_out_of_its_parts() => Assert.Equal("某局年报\n[1] 甲|1 / 乙|2", GridPrint.Of(Read(Packed.AsMail(Encoding.UTF8.GetBytes(
        "<html><head><title>题</title></head><body><p>某局年报</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table>")))));

    [Fact]
    public void A_saved_page_may_be_packed_in_base64_in_another_charset_and_in_parts_of_parts() => Assert.Equal("某局年报", GridPrint.Of(Read(Encoding.ASCII.GetBytes(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nx\n--b\n"
        + "Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: base64\n\n" + Convert.ToBase64String(s_gb18030.GetBytes("<html><p>某局年报")) + "\n--b--\n--a--\n"))));

    [Theory]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>甲")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx\n--a--\n")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>甲")]
    [InlineData("MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!")]
    public void A_saved_page_that_does_not_end_or_holds_none_is_damaged(string file) => Assert.Equal("damaged", Refused(Encoding.UTF8.GetBytes(file)).Reason);

    [Fact]
    public void Parts_within_parts_are_not_followed_for_ever()
    {
        var parts = new StringBuilder("MIME-Version: 1.0\n");
        for (var depth = 0; depth < 50_000; depth++)
        {
            parts.Append("Content-Type: multipart/related; boundary=").Append(depth).Append("\n\n--").Append(depth).Append('\n');
        }

        Assert.Equal("damaged", Refused(Encoding.ASCII.GetBytes(parts.ToString())).Reason);
    }

    private static ReadOutcome.Unreadable Refused(byte[] file) => Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(file));
}
