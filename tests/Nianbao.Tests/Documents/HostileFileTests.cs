using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Programs;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

public sealed class HostileFileTests
{
    // Far above what any of these takes, far below what one would without its bound.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_word_file_cut_off_anywhere_is_refused()
    {
        var whole = Of(string.Concat(Enumerable.Range(0, 50).Select(at => P($"第 {at} 段"))) + Table(Row(Cell("甲"), Cell("1"))));
        for (var length = 5; length < whole.Length; length += 3)
        {
            Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(whole.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_word_file_with_any_byte_changed_is_read_or_refused()
    {
        var random = new Random(7);
        var whole = Of(P("甲") + Table(Row(Cell("甲", "<w:gridSpan w:val=\"2\"/>"), Cell("1"))), "<w:style w:styleId=\"1\"/>", "<w:num w:numId=\"1\"/>");
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)(1 + random.Next(255));
            Assert.NotNull(DocumentReader.Read(changed));
        }
    }

    [Fact]
    public void A_digit_that_changed_on_the_way_is_not_believed()
    {
        var whole = Stored(Document(P("收到申请 58 件，答复 57 件。")));
        var changed = (byte[])whole.Clone();
        changed[changed.AsSpan().IndexOf("58"u8)] = (byte)'6';
        Assert.IsType<ReadOutcome.Read>(DocumentReader.Read(whole));
        Assert.Equal("damaged", Refused(changed));
    }

    [Theory]
    [InlineData("504B0304")]
    [InlineData("504B0506")]
    [InlineData("D0CF11E0")]
    [InlineData("255044462D")]
    [InlineData("EFBBBF")]
    [InlineData("FFFE")]
    [InlineData("FEFF")]
    [InlineData("3C68746D6C3E")]
    [InlineData("3C7461626C653E")]
    [InlineData("09")]
    [InlineData("4D5A")]
    [InlineData("")]
    public void Random_bytes_behind_any_signature_are_read_or_refused(string signature)
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var noise = new byte[random.Next(3000)];
            random.NextBytes(noise);
            Assert.NotNull(DocumentReader.Read((byte[])[.. Convert.FromHexString(signature), .. noise]));
        }
    }

    [Fact]
    public void A_word_file_that_unpacks_to_200_megabytes_is_refused_quickly()
    {
        var file = Packed(200_000_000);
        Assert.InRange(file.Length, 1, 5_000_000);
        Assert.Equal("too-large", Refused(file));
    }

    [Fact]
    public void A_part_that_unpacks_to_many_times_its_size_is_refused()
    {
        var refused = Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(Packed(6_000_000), new ReadLimits { PackRatio = 20 }, NoPrograms.Instance));
        Assert.Contains("压缩比超过上限（20 倍）", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_archive_says_of_its_sizes_is_not_believed()
    {
        var file = Packed(90_000_000);
        var directory = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(directory + 24), 1000);
        Assert.IsType<ReadOutcome.Unreadable>(Timed(file));
    }

    [Theory]
    [InlineData("\tx\n")]
    [InlineData("a\tb\n")]
    [InlineData("a|b\n")]
    [InlineData("|")]
    [InlineData("\t")]
    [InlineData("[image:")]
    [InlineData("a\tb\n\tc\n\td\n\te\n")]
    [InlineData("\t句。\n\n")]
    [InlineData("打印")]
    public void No_text_takes_long(string repeated) =>
        Assert.NotNull(Timed(Encoding.UTF8.GetBytes("x" + string.Concat(Enumerable.Repeat(repeated, 1_900_000 / repeated.Length)))));

    [Fact]
    public void Nested_tables_and_numbers_out_of_reason_do_no_harm()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2147483647\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"-9\"/></w:tcPr>", 60))
            + P("甲", "<w:numPr><w:ilvl w:val=\"999999999999\"/><w:numId w:val=\"-1\"/></w:numPr>") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 60));
        Assert.NotNull(Timed(Of(nested)));
    }

    private static byte[] Stored(string document)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open();
            entry.Write(Encoding.UTF8.GetBytes(document));
        }

        return stream.ToArray();
    }

    private static byte[] Packed(int length)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write("<a>"u8);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<b>0</b>", 125_000)));
            for (var written = 0; written < length; written += block.Length)
            {
                entry.Write(block);
            }

            entry.Write("</a>"u8);
        }

        return stream.ToArray();
    }

    private static string Refused(byte[] file) => Assert.IsType<ReadOutcome.Unreadable>(Timed(file)).Reason;

    private static ReadOutcome Timed(byte[] file)
    {
        var watch = Stopwatch.StartNew();
        var outcome = DocumentReader.Read(file);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_patience);
        return outcome;
    }
}
