using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Nianbao.Documents;
using Nianbao.Documents.Programs;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Intake;
using Nianbao.Marked;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Marked;

public sealed class MarkedReportTests
{
    private const string Hostile =
        "<script>alert(1)</script>\"><img src=x onerror=alert(1)>' onclick='x</td></table></style><!-- <a href=\"javascript:alert(1)\"> &#60;b&gt; {{7*7}} \u202E二〇\u2066乙\u0007\u200B\u0000\uD800\u2028";

    public static IEnumerable<object[]> GeneratedForms => from form in Generated.Generated.Forms from kind in SampleKinds.All select new object[] { form.Form, kind.Kind };

    [Theory]
    [MemberData(nameof(GeneratedForms))]
    public void Every_figure_stands_in_a_cell_that_names_it(string form, string kind)
    {
        for (var seed = 0; seed < Generated.Generated.Seeds; seed++)
        {
            var draft = Generated.Generated.Draft(form, seed);
            var read = ReportCheck.Read(draft.FileName(kind), draft.Print(kind), draft.FiledAs, CheckSettings.Default, ReadLimits.Default, NoPrograms.Instance);
            var page = ShownPage.Of(read);
            var cells = page.Document.QuerySelectorAll("main td[data-key]").SelectMany(cell => cell.GetAttribute("data-key")!.Split(' '), (cell, key) => (cell, key))
                .ToDictionary(each => each.key, each => each.cell);
            foreach (var (key, figure) in read.Report.Figures)
            {
                Assert.Equal((seed, key, figure.Raw), (seed, key, ShownPage.TextOf(cells[key]).Replace('\n', ' ')));
                Assert.Contains($"（{key}）", cells[key].GetAttribute("title"), StringComparison.Ordinal);
                Assert.NotEmpty(cells[key].GetAttribute("data-label")!);
            }
        }
    }

    [Theory]
    [InlineData("", "blank", "空白")]
    [InlineData("/", "na", "不适用")]
    [InlineData("约五", "unparsed", "没有读成数字")]
    [InlineData("１２", "number", "读作 12 件")]
    [InlineData("5", "number", null)]
    public void What_a_cell_was_read_as_is_seen(string text, string state, string? said)
    {
        var read = Read(SampleCases.Find("c-2024").Report.With("t3.granted.total", text));
        var cell = ShownPage.Of(read).Document.QuerySelector("td[data-key='t3.granted.total']")!;
        Assert.Equal((state, said), (cell.GetAttribute("data-state"), cell.QuerySelector(".state")?.TextContent));
        Assert.Contains(state, cell.ClassList);
        Assert.Contains("（一）予以公开/总计（t3.granted.total）", cell.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_holds_stays_text_wherever_it_comes_from()
    {
        // Readers give whole characters only; what people and stores give may be anything.
        var read = Hostile.Replace("\uD800", "", StringComparison.Ordinal);
        var hostile = new GridCell(read, 0, 0);
        var document = new ReportDocument(FileKind.Docx,
            [new Paragraph(1, read), new TableBlock(new(1, [new([hostile, new("5", 0, 1)])], IsRagged: false) { Origin = new HostileOrigin() })], [Hostile])
        {
            Hidden = [new(Hostile, new Place.OfSheetCell(Hostile, 1, 1))],
        };
        var report = ReportOf([FindingAt(new Place.OfParagraph(1), Hostile), FindingAt(Place.Document, Hostile)]) with
        {
            File = Hostile,
            Title = Hostile,
            Agency = Hostile,
            RuleSet = Hostile,
            Sha256 = Hostile,
            Form = Hostile,
            Figures = new Dictionary<string, ReadFigure> { [Hostile] = new(null, FigureState.Unparsed, Hostile, Hostile, new Place.OfSheetCell(Hostile, 1, 1)) },
        };
        var page = ShownPage.Of(new MarkedSource(report, document) { ReadBy = "另" + Hostile, Remarks = new Dictionary<string, string> { [Hostile] = Hostile } });
        IsInert(page);
        Assert.Contains("<script>alert(1)</script>\"><img src=x onerror=alert(1)>", page.Document.QuerySelector("main p.error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("html")]
    [InlineData("docx")]
    public void What_a_real_file_holds_stays_text(string kind)
    {
        const string text = "<script>alert(1)</script>\"><img src=x onerror=alert(1)> \u202E二\u2066";
        var report = SampleCases.Find("c-2024").Report.With("t3.granted.total", text).WithWording("年度", $"年度{text}");
        var page = ShownPage.Of(ReportCheck.Read($"{text}.{kind}", SampleKinds.Print(report, kind), null, CheckSettings.Default, ReadLimits.Default, NoPrograms.Instance));
        IsInert(page);
        Assert.Contains("<script>", page.Document.QuerySelector("td[data-key='t3.granted.total']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_findings_have_a_mark_each()
    {
        var document = new ReportDocument(FileKind.Text, [new Paragraph(1, "甲"), new Paragraph(2, "乙")], []);
        var page = ShownPage.Of(new MarkedSource(ReportOf([FindingAt(new Place.OfParagraph(1), "x"), FindingAt(new Place.OfParagraph(2), "x")]), document));
        Assert.EndsWith("甲", page.MarkOf("x").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("乙", page.MarkOf("x-2").ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_between_the_rows_of_a_merged_cell_keep_the_table_in_shape()
    {
        // 甲 crosses all rows, 乙 the first two at the other side: only the middle is free for the note of the first row.
        var (first, second) = (new GridCell("甲", 0, 0, RowSpan: 3), new GridCell("乙", 0, 3, RowSpan: 2));
        var grid = new Grid(1,
            [new([first, new("1", 0, 1), new("2", 0, 2), second]), new([first, new("3", 1, 1, 1, 2), second]), new([first, new("4", 2, 2), new("5", 2, 3)])], IsRagged: false);
        var page = ShownPage.Of(new MarkedSource(
            ReportOf([FindingAt(new Place.OfCell(1, 1, 2), "a"), FindingAt(new Place.OfCell(1, 2, 1), "b"), FindingAt(new Place.OfRow(1, 2), "c")]),
            new(FileKind.Docx, [new TableBlock(grid)], [])));
        Assert.Equal(["甲|1|2|乙", "甲|3|乙", "甲|4|5"], ShownPage.RowsOf(page.Tables[0]).Select(row => string.Join('|', row.Select(ShownPage.TextOf))));
        Assert.Equal(("1", "甲", "3"), (Text(page.MarkOf("a")), Text(page.MarkOf("b")), Text(page.MarkOf("c"))));
        static string Text(IElement mark) => ShownPage.TextOf(mark.ParentElement!);
    }

    [Fact]
    public void Where_every_cell_of_a_row_goes_on_below_it_its_note_waits()
    {
        var (first, second) = (new GridCell("甲", 0, 0, RowSpan: 2), new GridCell("乙", 0, 1, RowSpan: 2));
        var grid = new Grid(1, [new([first, second]), new([first, second])], IsRagged: false);
        var page = ShownPage.Of(new MarkedSource(
            ReportOf([FindingAt(new Place.OfCell(1, 1, 2), "a"), FindingAt(new Place.OfRow(1, 2), "b")]), new(FileKind.Docx, [new TableBlock(grid)], [])));
        Assert.Equal(["甲|乙", "甲|乙"], ShownPage.RowsOf(page.Tables[0]).Select(row => string.Join('|', row.Select(ShownPage.TextOf))));
        // No cell begins in the second row: its mark stands in its note.
        Assert.NotNull(page.MarkOf("b").Closest(".note"));
    }

    [Fact]
    public void A_file_of_5000_tables_gives_a_bounded_page_that_says_what_it_leaves_out()
    {
        var text = new string('字', 300);
        var grids = Enumerable.Range(1, 5000).Select(number => (Block)new TableBlock(new(
            number, [.. Enumerable.Range(0, 8).Select(row => new GridRow([.. Enumerable.Range(0, 8).Select(column => new GridCell(text, row, column))]))], IsRagged: false)));
        var page = ShownPage.Of(new MarkedSource(ReportOf([FindingAt(new Place.OfCell(4999, 3, 2), "a")]), new(FileKind.Docx, [.. grids], [])));
        Assert.InRange(page.Html.Length, 1_000_000, 4_000_000);
        Assert.Contains(page.Document.QuerySelectorAll(".left-out"), said => said.TextContent.StartsWith("文件太大，这里略去 0 段文字、", StringComparison.Ordinal));
        Assert.Equal("第 4999 个表", page.MarkOf("a").Closest(".table")!.QuerySelector(".where")!.TextContent);
        Assert.Contains("表太大，这里略去第 4 至 8 行", page.MarkOf("a").Closest("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("\u202E")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301")]
    [InlineData("字")]
    public void A_page_of_any_text_is_bounded(string text)
    {
        var long20 = string.Concat(Enumerable.Repeat(text, 2_000_000 / text.Length));
        var cells = Enumerable.Range(0, 2000).Select(row => new GridRow([.. Enumerable.Range(0, 200).Select(column => new GridCell(long20[..200], row, column))])).ToList();
        var document = new ReportDocument(FileKind.Html, [.. Enumerable.Range(1, 60).Select(number => new Paragraph(number, long20)), new TableBlock(new(1, cells, IsRagged: false))], [.. Enumerable.Repeat(long20, 500)]);
        var findings = Enumerable.Range(0, 5000).Select(row => FindingAt(new Place.OfCell(1, (row % 2000) + 1, 1), $"f{row}") with { Message = long20, Quote = long20 }).ToList();
        var page = ShownPage.Of(new MarkedSource(ReportOf(findings) with { File = long20 }, document));
        Assert.InRange(page.Html.Length, 1, 9_000_000);
        Assert.Equal(1000, page.Document.QuerySelectorAll(".mark").Select(mark => mark.Id).Distinct().Count());
        Assert.Contains("另有 4000 条没有列出", page.Document.QuerySelector("#findings")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_says_why_and_what_to_send_instead()
    {
        var page = ShownPage.Of(ReportCheck.Read("扫描件.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0 }, null, CheckSettings.Default, ReadLimits.Default, NoPrograms.Instance));
        Assert.Null(page.Document.QuerySelector("main"));
        Assert.Contains("图片", page.Document.QuerySelector("#whole .note")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("finding-unreadable-", Assert.Single(page.Document.QuerySelectorAll(".mark")).Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_not_in_the_document_is_said_with_the_file_as_a_whole()
    {
        var document = new ReportDocument(FileKind.Text, [new Paragraph(1, "甲")], []);
        Place[] lost = [new Place.OfCell(1, 2, 3), new Place.OfRow(1, 2), new Place.OfTable(7), new Place.OfParagraph(9), new Place.OfSheetCell("表", 2, 3)];
        var page = ShownPage.Of(new MarkedSource(ReportOf([.. lost.Select((place, at) => FindingAt(place, $"f{at}"))]), document));
        Assert.All(lost.Index(), place => Assert.Contains(
            $"位置：{place.Item.ToChinese()}（本页没有列出）", page.MarkOf($"f{place.Index}").Closest("#whole .note")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_read_is_listed()
    {
        var document = new ReportDocument(FileKind.Xlsx, [new Paragraph(1, "甲")], ["打印本页"]) { Hidden = [new("隐藏的工作表“旧表”", new Place.OfSheetRange("旧表", 1, 1, 3, 4))] };
        var report = ReportOf([FindingAt(new Place.OfParagraph(1), "x") with { Rule = "I05", Quote = "其他情况 7" }]) with
        {
            Form = "C",
            Figures = new Dictionary<string, ReadFigure> { ["t3.granted.total"] = new(null, FigureState.Unparsed, null, "件", Place.Document) },
        };
        var said = ShownPage.Of(new MarkedSource(report, document)).Document.QuerySelector("#not-read")!.TextContent;
        Assert.All(["隐藏的工作表“旧表”：工作表“旧表”A1:D3", "打印本页", "其他情况 7", "t3.granted.total"], entry => Assert.Contains(entry, said, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_rules_than_those_of_the_verdict_are_said_and_so_is_a_check_that_is_still_to_come()
    {
        var document = new ReportDocument(FileKind.Text, [new Paragraph(1, "甲")], []);
        var source = new MarkedSource(ReportOf([FindingAt(new Place.OfParagraph(1), "x")]), document) { ReadBy = "r9" };
        Assert.Contains("按规则 r1 作出的；原文由现行版本 r9 重新读出", ShownPage.Of(source).Document.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Null(ShownPage.Of(source with { ReadBy = "r1" }).Document.QuerySelector(".told"));
        var waiting = ShownPage.Of(source with { IsChecked = false, ReadBy = null }).Document;
        Assert.Contains("还没有核对完毕", waiting.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(waiting.QuerySelectorAll(".mark"));
    }

    [Fact]
    public void What_was_said_about_a_finding_stands_beside_it()
    {
        var document = new ReportDocument(FileKind.Text, [new Paragraph(1, "甲")], []);
        var page = ShownPage.Of(new MarkedSource(ReportOf([FindingAt(new Place.OfParagraph(1), "x")]), document) { Remarks = new Dictionary<string, string> { ["x"] = "已说明：属实" } });
        Assert.Equal(["已说明：属实", "已说明：属实"], page.Document.QuerySelectorAll(".remark").Select(remark => remark.TextContent));
    }

    /// <summary>Nothing runs, loads, leads elsewhere or turns the order of letters.</summary>
    private static void IsInert(ShownPage page)
    {
        string[] known = ["html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4", "dl", "dt", "dd", "p", "section", "main", "footer", "ol", "ul", "li", "a", "b", "q", "span", "div", "table", "tbody", "tr", "td", "br"];
        Assert.Empty(page.Document.All.Select(element => element.LocalName).Except(known));
        var attributes = page.Document.All.SelectMany(element => element.Attributes).ToList();
        string[] names = ["lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "title", "aria-label", "role", "tabindex", "rowspan", "colspan", "data-key", "data-label", "data-state", "data-place"];
        Assert.Empty(attributes.Select(attribute => attribute.Name).Except(names));
        Assert.All(attributes.Where(attribute => attribute.Name == "href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
        Assert.Equal(3, page.Document.QuerySelectorAll("meta[name], meta[http-equiv]").Length);
        Assert.Single(page.Document.QuerySelectorAll("style"));
        Assert.DoesNotContain(page.Html, letter => letter != '\n' && (char.IsControl(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format));
        Assert.Contains("default-src 'none'", page.Document.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", MarkedReport.Policy, StringComparison.Ordinal);
        var style = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(page.Document.QuerySelector("style")!.TextContent)));
        Assert.Contains($"style-src 'sha256-{style}'", MarkedReport.Policy, StringComparison.Ordinal);
    }

    private static ReadReport Read(SampleReport report) => ReportCheck.Read("report.docx", WordPrinter.Print(report), null, CheckSettings.Default, ReadLimits.Default, NoPrograms.Instance);

    private static CheckedReport ReportOf(List<Finding> findings) => new()
    {
        File = "报告.docx",
        Kind = FileKind.Docx,
        Sha256 = "00",
        Findings = findings,
        Rules = new(0, findings.Count, 0, 0),
        RuleSet = "r1",
        Verdict = Verdict.Returned,
    };

    private static Finding FindingAt(Place place, string fingerprint) =>
        new("T01", Severity.Error, fingerprint, [], place, fingerprint, fingerprint) { Fingerprint = fingerprint };

    private sealed record HostileOrigin : GridOrigin
    {
        public override Place PlaceOf(Grid grid) => new Place.OfSheetRange(Hostile, 1, 1, 1, 2);

        public override Place PlaceOf(int row) => new Place.OfSheetRange(Hostile, 1, 1, 1, 2);

        public override Place PlaceOf(GridCell cell) => new Place.OfSheetCell(Hostile, 1, cell.Column + 1);
    }
}
