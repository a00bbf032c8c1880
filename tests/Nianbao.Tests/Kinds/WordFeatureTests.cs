using System.Text;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Documents;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Kinds;

/// <summary>What a Word file may hold reads the same when LibreOffice has made a file of 1997 or an RTF file of it.</summary>
public sealed class WordFeatureTests
{
    private const string Width = "<w:tcW w:w=\"2000\" w:type=\"dxa\"/>";
    private static readonly string s_grid = "<w:tblGrid>" + string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"2000\"/>", 3)) + "</w:tblGrid>";

    private static readonly Dictionary<string, string> s_bodies = new()
    {
        ["merged-across"] = Grid(Row(Wide("甲", 2), Narrow("乙")), Row(Narrow("1"), Narrow(""), Narrow("3"))),
        ["merged-down"] = Grid(Row(Narrow("甲", "<w:vMerge w:val=\"restart\"/>"), Narrow("1"), Narrow("2")), Row(Narrow("", "<w:vMerge/>"), Narrow("3"), Narrow("4")), Row(Narrow("乙"), Narrow("5"), Narrow("6"))),
        ["merged-down-twice"] = Grid(
            Row(Narrow("甲", "<w:vMerge w:val=\"restart\"/>"), Narrow("1"), Narrow("2")), Row(Narrow("", "<w:vMerge/>"), Narrow("3"), Narrow("4")),
            Row(Narrow("乙", "<w:vMerge w:val=\"restart\"/>"), Narrow("5"), Narrow("6")), Row(Narrow("", "<w:vMerge/>"), Narrow("7"), Narrow("8"))),
        ["empty-cells"] = Grid(Row(Narrow(""), Narrow(""), Narrow("甲")), Row(Narrow("1"), Narrow(""), Narrow(""))),
        ["paragraphs-in-cells"] = Grid(Row($"<w:tc><w:tcPr>{Width}</w:tcPr>{P("甲")}{P("乙")}</w:tc>", Narrow("1"), Narrow("2"))),
        ["nested"] = Grid(
            Row(Narrow("甲"), Narrow("1"), $"<w:tc><w:tcPr>{Width}</w:tcPr>{Grid(Row(Narrow("子"), Narrow("11"), Narrow("12")), Row(Narrow("丑"), Narrow("13"), Narrow("14")))}{P("后")}</w:tc>"),
            Row(Narrow("乙"), Narrow("2"), Narrow("3"))),
        ["deleted"] = $"<w:p>{Run("收到 5")}<w:del w:id=\"1\" w:author=\"a\" w:date=\"2024-01-01T00:00:00Z\"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\" w:date=\"2024-01-01T00:00:00Z\">{Run("8")}</w:ins>{Run(" 件")}</w:p>",
        ["hidden"] = $"<w:p>{Run("收到 5")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>{Run(" 件")}</w:p>",
        ["struck"] = $"<w:p>{Run("收到 ")}<w:r><w:rPr><w:strike/></w:rPr><w:t>7</w:t></w:r>{Run("8 件")}</w:p>",
        ["raised"] = $"<w:p>{Run("收到 58")}<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>{Run(" 件")}</w:p>",
        ["field"] = $"<w:p>{Run("第 ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"http://127.0.0.1/7\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{Run("3")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{Run(" 页")}</w:p>",
        ["breaks"] = $"<w:p><w:r><w:t>一行</w:t><w:br/><w:t>又一行</w:t></w:r></w:p>{P("后")}",
        ["wide-signs"] = P("“引号”——破折号…… ℃ ① 𠮷 é"),
    };

    public static TheoryData<string, string> Features
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in s_bodies.Keys)
            {
                data.Add(name, "doc");
                data.Add(name, "rtf");
            }

            return data;
        }
    }

    [OfficeTheory]
    [MemberData(nameof(Features))]
    public void It_reads_the_same(string feature, string kind)
    {
        var converted = OfficeProgram.Convert($"features-{kind}", kind == "doc" ? "doc:MS Word 97" : kind, () => s_bodies.Select(body => ($"{body.Key}.docx", WholePackage(body.Value))));
        var (expected, actual) = (ReadBody(s_bodies[feature]), Read(converted[feature]));
        Assert.Equal(GridPrint.Of(expected), GridPrint.Of(actual));
        Assert.Equal(expected.Grids.Select(GridPrint.Spans), actual.Grids.Select(GridPrint.Spans));
    }

    /// <summary>With the types of its parts, without which LibreOffice takes it for any archive.</summary>
    private static byte[] WholePackage(string body) => Packed.AsZip(
        ("[Content_Types].xml", WordParts.ContentTypes), ("_rels/.rels", WordParts.Relationships), ("word/document.xml", Encoding.UTF8.GetBytes(Document(body))));

    private static string Grid(params string[] rows) => $"<w:tbl><w:tblPr><w:tblW w:w=\"6000\" w:type=\"dxa\"/></w:tblPr>{s_grid}{string.Concat(rows)}</w:tbl>";

    private static string Narrow(string text, string properties = "") => Cell(text, Width + properties);

    private static string Wide(string text, int columns) => Cell(text, $"<w:tcW w:w=\"{2000 * columns}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{columns}\"/>");
}
