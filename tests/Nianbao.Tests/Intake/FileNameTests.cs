using Nianbao.Intake;

namespace Nianbao.Tests.Intake;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("2023年年报.docx", "2023年年报.docx")]
    // Folders of both kinds of system.
    [InlineData("C:\\Users\\张\\年报.docx", "年报.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a/b\\c.txt", "c.txt")]
    // Characters that are not seen, or that turn the name round so that an extension looks like another.
    [InlineData("年\u0000报\r\n\t.docx", "年报.docx")]
    [InlineData("年报\u202Excod.exe", "年报xcod.exe")]
    [InlineData("\u200E年报\u2066.doc\uFEFF", "年报.doc")]
    [InlineData("  年报.docx. ", "年报.docx")]
    // Nothing is left.
    [InlineData("", "upload")]
    [InlineData("   ", "upload")]
    [InlineData("..", "upload")]
    [InlineData("年报/", "upload")]
    [InlineData("\u202E\u0007", "upload")]
    public void A_name_keeps_only_what_can_be_shown(string sent, string safe) => Assert.Equal(safe, FileName.Safe(sent));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_extension()
    {
        var safe = FileName.Safe(new string('年', 400) + ".docx");
        Assert.Equal(255, safe.Length);
        Assert.EndsWith("年.docx", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_never_leaves_half_a_character()
    {
        var safe = FileName.Safe("a" + string.Concat(Enumerable.Repeat("𠀀", 200)) + ".docx");
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(safe)));
        Assert.InRange(safe.Length, 250, 255);
    }

    [Fact]
    public void A_fingerprint_is_the_sha_256_of_the_bytes_in_lower_case() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Fingerprint.Of("abc"u8));
}
