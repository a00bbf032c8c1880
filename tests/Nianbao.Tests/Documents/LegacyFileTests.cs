using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Tests.Kinds;

namespace Nianbao.Tests.Documents;

/// <summary>Files of Word and Excel 97-2003 that are encrypted, too old, damaged or disguised.</summary>
public sealed class LegacyFileTests
{
    private const int SectorLength = 512;

    [Theory]
    [InlineData("c-2024.doc", "年报.wps", FileKind.Doc)]
    [InlineData("c-2024.xls", "年报.et", FileKind.Xls)]
    [InlineData("c-2024.xls", "年报.docx", FileKind.Xls)]
    [InlineData("a-2017.rtf", "年报.doc", FileKind.Rtf)]
    public void A_file_is_read_as_what_it_is_whatever_it_is_called(string file, string name, FileKind kind)
    {
        var read = ReportCheck.Check(name, ConvertedSamplesTests.Read(file), null);
        Assert.Equal(kind, read.Kind);
        Assert.NotEmpty(read.Figures);
    }

    [Fact]
    public void A_figure_of_a_workbook_stands_where_Excel_says() => Assert.Equal(
        "年报!D9", ReportCheck.Check("a.xls", ConvertedSamplesTests.Read("c-2024.xls"), null).Figures["s2.rules_valid"].Place.ToString());

    [Theory]
    [InlineData(0x0B, 0x01, "encrypted", "密码")]
    [InlineData(0x00, 0xDC, "kind-not-read", "Word 6.0 或 Word 95")]
    [InlineData(0x00, 0x00, "damaged", "已损坏")]
    public void A_document_that_cannot_be_read_says_why(int at, byte value, string reason, string words)
    {
        var file = ConvertedSamplesTests.Read("c-2024.doc");
        file[SectorOf(file, [0xEC, 0xA5]) + at] = value;
        var refused = Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(file));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_of_Excel_95_is_named()
    {
        var file = ConvertedSamplesTests.Read("c-2024.xls");
        file[SectorOf(file, [0x09, 0x08]) + 5] = 5;
        Assert.Contains("Excel 95", Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c-2024.doc")]
    [InlineData("c-2024.xls")]
    public void A_chain_of_sectors_that_runs_in_a_circle_ends(string file)
    {
        var content = ConvertedSamplesTests.Read(file);
        var table = (BitConverter.ToInt32(content, 76) + 1) * SectorLength;
        for (var sector = 0; sector < SectorLength / 4; sector++)
        {
            BitConverter.TryWriteBytes(content.AsSpan(table + (4 * sector)), sector);
        }

        Assert.Equal(Verdict.Unreadable, ReportCheck.Check(file, content, null).Verdict);
    }

    [Fact]
    public void Sheets_that_share_their_bytes_are_damage()
    {
        var file = ConvertedSamplesTests.Read("b-2020.xls");
        var book = SectorOf(file, [0x09, 0x08]);
        var listed = Enumerable.Range(book, 8000).Where(at => file[at] == 0x85 && file[at + 1] == 0 && file[at + 3] == 0 && file[at + 8] == 0 && file[at + 9] == 0).Take(4).ToList();
        Assert.Equal(4, listed.Count);
        var last = listed.MaxBy(at => BitConverter.ToInt32(file, at + 4));
        listed.ForEach(at => file.AsSpan(last + 4, 4).CopyTo(file.AsSpan(at + 4)));
        Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(file));
    }

    [Fact]
    public void Every_byte_of_a_small_document_may_change_without_harm()
    {
        var file = ConvertedSamplesTests.Read("a-2017-spoiled.doc");
        var random = new Random(23);
        for (var at = SectorOf(file, [0xEC, 0xA5]); at < file.Length; at += 97)
        {
            var changed = (byte[])file.Clone();
            changed.AsSpan(at, Math.Min(4, file.Length - at)).Fill((byte)(random.Next(2) * 255));
            Assert.NotNull(DocumentReader.Read(changed));
        }
    }

    private static int SectorOf(byte[] file, byte[] start) =>
        Enumerable.Range(1, (file.Length / SectorLength) - 1).Select(sector => sector * SectorLength).First(at => file.AsSpan(at).StartsWith(start));
}
