using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

public sealed class WordReadingTests
{
    private const string HiddenStyles =
        "<w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"H2\"><w:basedOn w:val=\"H\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"HP\"><w:rPr><w:vanish/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>";

    [Theory]
    [InlineData("<w:p><w:r><w:t>20</w:t></w:r><w:r><w:t>23</w:t><w:tab/><w:t>年</w:t></w:r></w:p>", "2023 年")]
    [InlineData("<w:p><w:r><w:t>0527</w:t><w:noBreakHyphen/><w:t>83593</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>", "0527-83593")]
    [InlineData("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r></w:p><w:p/><w:p><w:r/></w:p>", "甲\n乙\n丙")]
    // Tracked changes read as accepted.
    [InlineData("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>", "新")]
    [InlineData("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>", "前后")]
    [InlineData("<w:del><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:del><w:moveFrom><w:p><w:r><w:t>移</w:t></w:r></w:p></w:moveFrom><w:p><w:r><w:t>新</w:t></w:r></w:p>", "新")]
    // A footnote mark is no digit of the number beside it.
    [InlineData("<w:p><w:r><w:t>58</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>0</w:t></w:r></w:p>", "58¹0")]
    [InlineData("<w:p><w:r><w:t>30</w:t></w:r><w:r><w:rPr><w:position w:val=\"6\"/></w:rPr><w:t>2</w:t></w:r></w:p>", "30²")]
    // Struck through: taken back.
    [InlineData("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>99</w:t></w:r><w:r><w:t>300</w:t></w:r></w:p>", "300")]
    // Fields show their result.
    [InlineData("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r><w:fldSimple><w:r><w:t>条</w:t></w:r></w:fldSimple></w:p>", "3条")]
    // What wraps text does not hide it.
    [InlineData("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>", "甲乙")]
    [InlineData("<w:p><m:oMath><m:r><m:t>3+5</m:t></m:r></m:oMath><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", "3+5")]
    [InlineData("<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "音")]
    // A prompt that nobody overwrote is no text.
    [InlineData("<w:p><w:r><w:t>数：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt></w:p>", "数：")]
    public void Text_reads_as_it_is_printed(string body, string expected) => Assert.Equal(expected, string.Join('\n', Texts(body)));

    [Theory]
    [InlineData("<w:rPr><w:vanish/></w:rPr>", false)]
    [InlineData("<w:rPr><w:vanish w:val=\"0\"/></w:rPr>", true)]
    [InlineData("<w:rPr><w:rStyle w:val=\"H\"/></w:rPr>", false)]
    [InlineData("<w:rPr><w:rStyle w:val=\"H2\"/></w:rPr>", false)]
    [InlineData("<w:rPr><w:rStyle w:val=\"H\"/><w:vanish w:val=\"false\"/></w:rPr>", true)]
    [InlineData("<w:rPr><w:rStyle w:val=\"Loop\"/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>", true)]
    public void Hidden_text_is_left_out(string properties, bool isSeen) =>
        Assert.Equal(isSeen ? "甲乙" : "乙", Texts($"<w:p><w:r>{properties}<w:t>甲</w:t></w:r>{Run("乙")}</w:p>", HiddenStyles).Single());

    [Fact]
    public void Text_hidden_by_the_style_of_its_paragraph_is_left_out() =>
        Assert.Equal(["乙"], Texts(P("甲", "<w:pStyle w:val=\"HP\"/>") + P("乙"), HiddenStyles));

    [Fact]
    public void A_text_box_is_read_once_behind_its_paragraph() => Assert.Equal(["正文", "框内"], Texts(
        $"<w:p>{Run("正")}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{P("框内")}</w:txbxContent></w:drawing></mc:Choice>"
        + $"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{P("框内")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{Run("文")}</w:p>"));

    [Fact]
    public void Merged_cells_and_cells_left_out_at_the_ends_make_a_true_grid()
    {
        var grid = ReadBody(Table(
            Row(Cell("甲", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"), Cell("乙")),
            Row(Cell("", "<w:gridSpan w:val=\"2\"/><w:vMerge/>"), Cell("丙")),
            Row("<w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>", Cell("丁")))).Grids.Single();
        Assert.Equal("甲:0,0,2x2 乙:0,2,1x1\n甲:0,0,2x2 丙:1,2,1x1\n丁:2,1,1x1", GridPrint.Spans(grid));
        Assert.Same(grid.Rows[0].Cells[0], grid.Rows[1].Cells[0]);
    }

    [Fact]
    public void A_cell_that_continues_nothing_stands_for_itself()
    {
        var grid = ReadBody(Table(Row(Cell("甲"), Cell("1")), Row(Cell("乙", "<w:vMerge/>"), Cell("2")), Row(Cell("", "<w:vMerge/>"), Cell("3")))).Grids.Single();
        Assert.Equal("甲|1\n乙|2\n乙|3", GridPrint.Of(grid));
    }

    [Fact]
    public void Deleted_and_hidden_rows_are_left_out_and_inserted_ones_kept()
    {
        var grid = ReadBody(Table(
            Row(Cell("甲"), Cell("1")),
            Row("<w:trPr><w:del/></w:trPr>", Cell("x"), Cell("y")),
            Row("<w:trPr><w:hidden/></w:trPr>", Cell("x"), Cell("y")),
            Row("<w:trPr><w:ins/><w:trPrChange><w:trPr><w:hidden/></w:trPr></w:trPrChange></w:trPr>", Cell("乙"), Cell("2")))).Grids.Single();
        Assert.Equal("甲|1\n乙|2", GridPrint.Of(grid));
    }

    [Fact]
    public void Former_properties_of_a_tracked_change_do_not_count() => Assert.Equal("甲:0,0,1x1 1:0,1,1x1\n乙:1,0,1x1 2:1,1,1x1", GridPrint.Spans(ReadBody(Table(
        Row(Cell("甲", "<w:tcPrChange><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr></w:tcPrChange>"), Cell("1")), Row(Cell("乙"), Cell("2")))).Grids.Single()));

    [Fact]
    public void Nested_tables_are_read_on_their_own()
    {
        var inner = Table(Row(Cell("收到"), Cell("1")), Row(Cell("答复"), Cell("2")));
        Assert.Equal("左\n右\n[1] 收到|1 / 答复|2\n下", GridPrint.Of(ReadBody(Table(Row(Cell("左"), $"<w:tc>{P("右")}{inner}{P("下")}</w:tc>")))));
    }

    [Fact]
    public void Paragraphs_of_a_cell_are_lines_and_controls_around_rows_and_cells_are_seen_through()
    {
        var cell = $"<w:sdt><w:sdtContent><w:tc>{P("自")}{P("然")}<w:sdt><w:sdtContent>{P("人")}</w:sdtContent></w:sdt></w:tc></w:sdtContent></w:sdt>";
        Assert.Equal("自⏎然⏎人|1\n乙|2", GridPrint.Of(ReadBody(Table($"<w:sdt><w:sdtContent>{Row(cell, Cell("1"))}</w:sdtContent></w:sdt>", Row(Cell("乙"), Cell("2")))).Grids.Single()));
    }

    [Fact]
    public void The_main_part_is_found_by_its_relationship() => Assert.Equal("正文", GridPrint.Of(Read(Pack(new Dictionary<string, string>
    {
        ["[Content_Types].xml"] = "<Types/>",
        ["_rels/.rels"] = Relationships(("officeDocument", "/word/document2.xml")),
        ["word/document2.xml"] = Document(P("正文")),
    }))));

    [Fact]
    public void A_long_note_inside_a_table_of_data_is_read_as_prose_and_the_table_stays()
    {
        var note = string.Concat(Enumerable.Repeat("说明文字。", 100));
        var document = ReadBody(Table(Row(Cell("指标"), Cell("单位"), Cell("数")), Row(Cell("甲"), Cell("件"), Cell("1")), Row(Cell(note, "<w:gridSpan w:val=\"3\"/>"))));
        Assert.Equal("1", document.Grids.Single().Rows[1].Cells[2].Text);
        Assert.Equal(note, document.Paragraphs.Single().Text);
    }
}
