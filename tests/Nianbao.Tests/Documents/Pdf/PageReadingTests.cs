using Nianbao.Documents;
using Nianbao.Generator.Drawing;
using static Nianbao.Tests.Documents.Pdf.DrawnSamples;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>What is a cell is told by lines and by where characters stand, in whatever order they were drawn.</summary>
public sealed class PageReadingTests
{
    private const double Left = 72;

    [Fact]
    public void Wrapped_labels_and_numbers_in_the_middle_of_their_height_stand_in_one_row()
    {
        var page = Grid([0, 80, 120], [0, 40, 60]).Write(74, 102, "政府网站").Write(74, 114, "公开政府").Write(74, 126, "信息数")
            .Write(154, 114, "58").Write(74, 146, "其他").Write(154, 146, "7");
        Assert.Equal("政府网站⏎公开政府⏎信息数|58\n其他|7", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void A_label_that_fills_its_line_goes_on_in_the_next()
    {
        var page = Grid([0, 56, 100], [0, 40]).Write(74, 102, "政府网站公").Write(74, 114, "开数").Write(134, 110, "5");
        Assert.Equal("政府网站公开数|5", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void Two_numbers_above_each_other_never_become_one()
    {
        var page = Grid([0, 60, 76], [0, 40]).Write(74, 110, "件数").Write(134, 102, "12").Write(134, 114, "34");
        Assert.Equal("件数|12⏎34", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void A_cell_that_no_line_parts_is_merged()
    {
        var page = new DrawnPage().Frame(72, 100, 232, 160).Rule(112, 100, 112, 160).Rule(172, 120, 172, 160).Rule(112, 120, 232, 120).Rule(112, 140, 232, 140)
            .Write(74, 125, "组").Write(114, 105, "表头").Write(114, 125, "甲").Write(174, 125, "1").Write(114, 145, "乙").Write(174, 145, "2");
        Assert.Equal("组:0,0,3x1 表头:0,1,1x2\n组:0,0,3x1 甲:1,1,1x1 1:1,2,1x1\n组:0,0,3x1 乙:2,1,1x1 2:2,2,1x1", GridPrint.Spans(Read(page).Grids.Single()));
    }

    [Fact]
    public void A_number_that_runs_over_a_line_is_not_two_numbers()
    {
        var page = Grid([0, 60, 80, 120], [0, 20]).Write(74, 105, "件数").Write(140, 105, "123456");
        var cells = Read(page).Grids.Single().Rows[0].Cells;
        Assert.Equal(["件数", "12（文字压线）", "3456（文字压线）"], cells.Select(cell => cell.Text).ToArray());
    }

    [Fact]
    public void A_number_whose_cell_lacks_a_line_is_not_believed()
    {
        // The line under the first value is missing, the one beside the second is there.
        var page = new DrawnPage().Frame(72, 100, 232, 140).Rule(132, 100, 132, 140).Rule(182, 120, 182, 140).Rule(72, 120, 132, 120).Rule(182, 120, 232, 120)
            .Write(74, 105, "甲").Write(74, 125, "乙").Write(140, 105, "5");
        Assert.Contains("5（表格线不全）", GridPrint.Of(Read(page).Grids.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_open_at_its_sides_has_its_outer_columns()
    {
        var page = new DrawnPage().Rule(72, 100, 200, 100).Rule(72, 120, 200, 120).Rule(72, 140, 200, 140).Rule(132, 100, 132, 140)
            .Write(74, 105, "甲").Write(134, 105, "1").Write(74, 125, "乙").Write(134, 125, "2");
        Assert.Equal("甲|1\n乙|2", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void Columns_without_any_line_between_them_are_no_table()
    {
        var page = new DrawnPage().Rule(72, 100, 200, 100).Rule(72, 120, 200, 120).Rule(72, 140, 200, 140)
            .Write(74, 105, "收到申请数").Write(174, 105, "1").Write(74, 125, "办结数").Write(174, 125, "2");
        var document = Read(page);
        Assert.Empty(document.Grids);
        Assert.Equal("收到申请数 1\n办结数 2", GridPrint.Of(document));
    }

    [Fact]
    public void Doubled_lines_and_cells_with_frames_of_their_own_are_one_table()
    {
        var page = new DrawnPage().Frame(70, 98, 202, 142);
        foreach (var (x, right) in new[] { (72.0, 134.0), (136.2, 200.0) })
        {
            page.Frame(x, 100, right, 119).Frame(x, 121.2, right, 140);
        }

        page.Write(74, 104, "甲").Write(140, 104, "1").Write(74, 125, "乙").Write(140, 125, "2");
        Assert.Equal("甲|1\n乙|2", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void Thin_areas_are_lines()
    {
        var lines = string.Concat(new[] { 100.0, 120, 140 }.Select(y => Fill((72, y), (200, y), (200, y + 0.5), (72, y + 0.5))))
            + string.Concat(new[] { 72.0, 132, 200 }.Select(x => Fill((x, 100), (x + 0.5, 100), (x + 0.5, 140), (x, 140))));
        var texts = Text(new(74, 113, 10, "甲")) + Text(new(134, 113, 10, "1")) + Text(new(74, 133, 10, "乙")) + Text(new(134, 133, 10, "2"));
        Assert.Equal("甲|1\n乙|2", GridPrint.Of(ReadTrace(Page(595, 842, lines + texts)).Grids.Single()));
    }

    [Fact]
    public void An_underline_parts_nothing()
    {
        var page = Grid([0, 60, 100], [0, 20, 40]).Rule(74, 114, 100, 114).Write(74, 104, "甲乙").Write(134, 104, "1").Write(74, 124, "丙").Write(134, 124, "2");
        Assert.Equal("甲乙|1\n丙|2", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void A_raised_mark_beside_a_number_is_no_digit_of_it()
    {
        var page = Grid([0, 60, 100], [0, 20]).Write(74, 105, "件数").Write(134, 105, "58").Write(144, 104, "1", 6);
        Assert.Equal("件数|58¹", GridPrint.Of(Read(page).Grids.Single()));
    }

    [Fact]
    public void Tables_side_by_side_are_two()
    {
        var page = Grid([0, 40, 80], [0, 20]).Write(74, 105, "甲").Write(114, 105, "1");
        page.Frame(300, 100, 380, 120).Rule(340, 100, 340, 120).Write(302, 105, "乙").Write(342, 105, "2");
        Assert.Equal("[1] 甲|1\n[2] 乙|2", GridPrint.Of(Read(page)));
    }

    [Fact]
    public void Text_stands_before_and_after_its_table_and_a_broken_paragraph_is_one()
    {
        var page = Grid([0, 60, 451], [0, 20], top: 200).Write(200, 80, "某局年报", 16).Write(93, 110, new string('甲', 43)).Write(Left, 125, "乙。")
            .Write(93, 140, "丙。").Write(74, 205, "件数").Write(134, 205, "1").Write(Left, 240, "一、总体情况");
        Assert.Equal($"某局年报\n{new string('甲', 43)}乙。\n丙。\n[1] 件数|1\n一、总体情况", GridPrint.Of(Read(page)));
    }

    [Fact]
    public void A_paragraph_is_broken_at_its_own_edge_however_wide_its_page_or_its_table_is()
    {
        var page = Grid([0, 60, 700], [0, 20], top: 200, width: 842).Write(93, 110, new string('甲', 43)).Write(Left, 125, "乙。").Write(Left, 140, "丙。").Write(74, 205, "件数").Write(134, 205, "1");
        Assert.Equal($"{new string('甲', 43)}乙。\n丙。\n[1] 件数|1", GridPrint.Of(Read(page)));
    }

    [Fact]
    public void A_table_goes_on_over_a_page_end_without_its_repeated_header_and_page_numbers()
    {
        var first = Grid([0, 60, 100], [0, 20, 40], top: 720).Write(74, 725, "指标").Write(134, 725, "数").Write(74, 745, "甲").Write(134, 745, "1").Write(290, 800, "- 1 -");
        var second = Grid([0, 60, 100], [0, 20, 40]).Write(74, 105, "指标").Write(134, 105, "数").Write(74, 125, "乙").Write(134, 125, "2").Write(290, 800, "- 2 -");
        var document = Read(first, second);
        Assert.Equal("[1] 指标|数 / 甲|1 / 乙|2", GridPrint.Of(document));
        var place = document.Grids.Single().PlaceOf(2, 1);
        Assert.Equal("page 2, table 1, row 3, column 2, box 132 120 172 140", place.ToString());
        Assert.Equal("第 2 页第 1 个表第 3 行第 2 列", place.ToChinese());
        Assert.Equal(place, Place.Parse(place.ToString()));
    }

    [Fact]
    public void A_row_that_a_page_end_broke_is_whole()
    {
        var first = Grid([0, 56, 100], [0, 20, 40], top: 720).Write(74, 725, "指标").Write(134, 725, "数").Write(74, 745, "政府网站公").Write(134, 745, "12");
        var second = Grid([0, 56, 100], [0, 20, 40]).Write(74, 105, "开数").Write(74, 125, "其他").Write(134, 125, "3");
        Assert.Equal("指标|数\n政府网站公开数|12\n其他|3", GridPrint.Of(Read(first, second).Grids.Single()));
    }

    [Fact]
    public void Rows_with_the_same_figures_on_two_pages_are_two_rows()
    {
        var first = Grid([0, 60, 100], [0, 20], top: 740).Write(74, 745, "甲").Write(134, 745, "1");
        var second = Grid([0, 60, 100], [0, 20, 40]).Write(74, 105, "甲").Write(134, 105, "1").Write(74, 125, "乙").Write(134, 125, "2");
        Assert.Equal("甲|1\n甲|1\n乙|2", GridPrint.Of(Read(first, second).Grids.Single()));
    }

    [Fact]
    public void A_page_printed_sideways_is_read_and_its_places_are_those_of_the_page_as_shown()
    {
        // Text that reads upwards: the table's rows run from left to right of the page.
        var lines = string.Concat(new[] { 100.0, 120, 140 }.Select(x => Stroke((x, 642), (x, 742)))) + string.Concat(new[] { 742.0, 702, 642 }.Select(y => Stroke((100, y), (140, y))));
        var document = ReadTrace(Page(595, 842, lines + Up(113, 740, "甲") + Up(113, 700, "12") + Up(133, 740, "乙") + Up(133, 700, "34")));
        Assert.Equal("甲|12\n乙|34", GridPrint.Of(document.Grids.Single()));
        Assert.Equal("page 1, table 1, row 2, column 2, box 120 642 140 702", document.Grids.Single().PlaceOf(1, 1).ToString());
    }

    [Fact]
    public void A_page_drawn_at_another_scale_reads_the_same()
    {
        var page = Grid([0, 60, 100], [0, 40, 60]).Write(74, 102, "政府网站").Write(74, 114, "公开").Write(134, 110, "58").Write(74, 146, "其他").Write(134, 146, "7");
        var expected = GridPrint.Of(Read(page).Grids.Single());
        foreach (var scale in new[] { "0.5 0 0 0.5 0 0", "3 0 0 3 0 0", "1 0 0 1 40 300" })
        {
            Assert.Equal(expected, GridPrint.Of(ReadTrace(TraceOf(new(1800, 2600)).Replace("</page>\n", "", StringComparison.Ordinal)
                + string.Concat(TraceOf(page).Split('\n').Skip(1).Select(line => line.Replace("1 0 0 1 0 0", scale, StringComparison.Ordinal) + "\n"))).Grids.Single()));
        }
    }

    [Fact]
    public void Characters_drawn_twice_to_look_bold_are_read_once()
    {
        var marks = Text(new(74, 113, 10, "甲11")) + Text(new(74, 113, 10, "甲11"), "stroke_text") + Text(new(74.3, 113, 10, "甲11"));
        Assert.Equal("甲11", GridPrint.Of(ReadTrace(Page(595, 842, marks))));
    }

    [Fact]
    public void Characters_of_one_text_that_lie_on_each_other_are_no_number()
    {
        var marks = Text(new(74, 113, 10, "甲12")).Replace("x=\"89\"", "x=\"84.2\"", StringComparison.Ordinal);
        Assert.Equal("甲1\uFFFD2", GridPrint.Of(ReadTrace(Page(595, 842, marks))));
        Assert.Equal("甲1\uFFFD1", GridPrint.Of(ReadTrace(Page(595, 842, marks.Replace("unicode=\"2\"", "unicode=\"1\"", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Text_outside_of_what_is_shown_is_not_read()
    {
        var marks = "<clip_path winding=\"nonzero\" transform=\"1 0 0 1 0 0\">\n    <moveto x=\"70\" y=\"90\"/>\n    <lineto x=\"120\" y=\"130\"/>\n</clip_path>\n"
            + Text(new(74, 113, 10, "甲")) + Text(new(200, 113, 10, "乙")) + "<pop_clip/>\n" + Text(new(74, 213, 10, "丙")) + Text(new(700, 213, 10, "丁"));
        Assert.Equal("甲\n丙", GridPrint.Of(ReadTrace(Page(595, 842, marks))));
    }

    [Fact]
    public void A_number_that_is_shown_in_part_is_no_number()
    {
        var marks = Stroke((72, 100), (132, 100)) + Stroke((72, 120), (132, 120)) + Stroke((72, 100), (72, 120)) + Stroke((90, 100), (90, 120)) + Stroke((132, 100), (132, 120))
            + "<clip_path winding=\"nonzero\" transform=\"1 0 0 1 0 0\">\n    <moveto x=\"92\" y=\"90\"/>\n    <lineto x=\"103\" y=\"130\"/>\n</clip_path>\n"
            + Text(new(92, 113, 10, "1234")) + "<pop_clip/>\n";
        Assert.Equal("|12\uFFFD", GridPrint.Of(ReadTrace(Page(595, 842, marks)).Grids.Single()));
    }

    [Fact]
    public void A_radical_is_read_as_the_word_it_stands_for() =>
        Assert.Equal("门户网站民", GridPrint.Of(ReadTrace(Page(595, 842, Text(new(74, 113, 10, "\u2ED4\u2F3E网站\u2EA0"))))));

    [Fact]
    public void A_font_may_have_any_name()
    {
        foreach (var font in new[] { "A&B", "<x", "a\"b", "\u00CB\u00CE", "a>b" })
        {
            Assert.Equal("甲", GridPrint.Of(ReadTrace(Page(595, 842, Text(new(74, 113, 10, "甲"), font: font)))));
        }
    }

    private static string Up(double x, double y, string text) => string.Concat(text.Select((character, at) => FormattableString.Invariant(
        $"<fill_text transform=\"1 0 0 1 0 0\">\n<span font=\"F\" wmode=\"0\" bidi=\"0\" trm=\"0 -10 -10 0\">\n<g unicode=\"{character}\" glyph=\"1\" x=\"{x}\" y=\"{y - (at * 5)}\" adv=\".5\"/>\n</span>\n</fill_text>\n")));

    /// <summary>A page with a table whose lines are at these distances from its left and upper edge.</summary>
    private static DrawnPage Grid(double[] columns, double[] rows, double top = 100, double width = 595)
    {
        var page = new DrawnPage(width);
        Array.ForEach(columns, x => page.Rule(Left + x, top, Left + x, top + rows[^1]));
        Array.ForEach(rows, y => page.Rule(Left, top + y, Left + columns[^1], top + y));
        return page;
    }
}
