using System.Diagnostics;
using System.Globalization;
using Nianbao.Documents;
using static Nianbao.Tests.Documents.Sheets.XlsxSample;

namespace Nianbao.Tests.Documents.Sheets;

public sealed class HostileWorkbookTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_sheet_costs_what_is_in_it_and_not_what_it_declares() => Assert.Equal("[1] 甲|1", GridPrint.Of(Read(
        Row(1, "甲", "1") + "<row r=\"1048576\"><c r=\"XFD1048576\"/></row>", "<dimension ref=\"A1:XFD1048576\"/>", "<mergeCells><mergeCell ref=\"C1:XFD1048576\"/></mergeCells>")));

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "a cell twice", Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"), "damaged" },
        { "a row twice", Of(Row(1, "1") + Row(1, "2")), "damaged" },
        { "a cell outside its row", Of("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"), "damaged" },
        { "a row that no sheet has", Of(Row(1048577, "1")), "damaged" },
        { "a column that no sheet has", Of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "damaged" },
        { "merged ranges that cross", Of(Row(1, "甲", "1"), after: "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B1:C2\"/></mergeCells>"), "damaged" },
        { "a merged range turned round", Of(Row(1, "甲", "1"), after: "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"), "damaged" },
        { "a shared text that is not there", Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>"), "damaged" },
        { "a document type", Of("<!DOCTYPE a [<!ENTITY b \"c\">]>"), "damaged" },
        { "a sheet that is not there", OfSheets([("一", "r:id=\"r99\"", "")]), "damaged" },
        { "too many merged ranges", Of(Row(1, "甲"), after: "<mergeCells>" + Many(20_000, at => $"<mergeCell ref=\"A{at + 2}:B{at + 2}\"/>") + "</mergeCells>"), "too-large" },
        { "too many hidden columns", Of(Row(1, "甲", "1"), "<cols>" + Many(17_000, _ => "<col min=\"1\" max=\"16384\" hidden=\"1\"/>") + "</cols>"), "too-large" },
        { "too many formats", Of(Row(1, "甲"), styles: $"<numFmts>{Many(6_000, at => $"<numFmt numFmtId=\"{at}\" formatCode=\"0\"/>")}</numFmts>"), "too-large" },
        { "merged ranges over hidden rows", Of(Many(400, row => $"<row r=\"{row + 1}\" hidden=\"1\"><c><v>1</v></c></row>"), after: "<mergeCells>" + Many(3_000, at => $"<mergeCell ref=\"{SheetColumn(at)}1:{SheetColumn(at)}400\"/>") + "</mergeCells>"), "too-large" },
        { "too many styles", Of(Row(1, "甲"), styles: $"<cellXfs>{Many(70_000, _ => "<xf/>")}</cellXfs>"), "too-large" },
        { "too many shared texts", OfSheets([("一", "", "")], texts: Many(500_000, _ => "<si/>")), "too-large" },
        { "a long shared text", OfSheets([("一", "", "")], texts: Many(300, _ => $"<si><t>{new string('长', 10_000)}</t></si>")), "too-large" },
        { "too many cells", Of(Many(450, row => $"<row r=\"{row + 1}\">" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1000)) + "</row>")), "too-large" },
        { "too many columns", Of(Row(1, "甲", "1") + "<row r=\"2\">" + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 300)) + "</row>"), "too-large" },
        { "too many rows", Of(Many(2100, row => Row(row + 1, "甲", "1"))), "too-large" },
        { "too many sheets", Of("", workbook: $"<sheets>{Many(6000, _ => "<sheet name=\"一\" r:id=\"r2\"/>")}</sheets>"), "too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hostile_workbook_is_refused_within_its_limits(string attack, byte[] file, string reason)
    {
        Assert.NotEmpty(attack);
        Assert.Equal(reason, Assert.IsType<ReadOutcome.Unreadable>(Timed(file)).Reason);
    }

    [Fact]
    public void A_workbook_in_the_binary_format_is_named()
    {
        var refused = Assert.IsType<ReadOutcome.Unreadable>(Timed(DocxSample.Pack(new Dictionary<string, string> { ["xl/workbook.bin"] = "\u0083" })));
        Assert.Equal("kind-not-read", refused.Reason);
        Assert.Contains(".xlsb", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_cut_off_anywhere_is_refused()
    {
        var whole = Of(Row(1, "甲", "1") + Row(2, "乙", "2"));
        for (var length = 5; length < whole.Length; length += 7)
        {
            Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(whole.AsMemory(0, length)));
        }
    }

    [Fact]
    public void Merged_ranges_over_many_rows_take_no_time() => Assert.NotNull(Timed(Of(
        Many(1900, row => Row(row + 1, "甲", "1")), after: "<mergeCells>" + Many(9_000, at => string.Create(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{SheetColumn(at)}1:{SheetColumn(at)}1900\"/>")) + "</mergeCells>")));

    private static string SheetColumn(int at) => new([(char)('A' + 2 + (at / 676 % 20)), (char)('A' + (at / 26 % 26)), (char)('A' + (at % 26))]);

    private static string Many(int count, Func<int, string> each) => string.Concat(Enumerable.Range(0, count).Select(each));

    private static ReadOutcome Timed(byte[] file)
    {
        var watch = Stopwatch.StartNew();
        var outcome = DocumentReader.Read(file);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_patience);
        return outcome;
    }
}
