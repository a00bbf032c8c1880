using System.Globalization;
using System.Text.Json;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Intake;

namespace Nianbao.Marked;

/// <summary>
/// Prints a report as one page that needs nothing else: what the file says as it was read, every finding marked where it stands, every figure with its
/// name, and what was not read. Nothing that the file holds is more than text there.
/// </summary>
public static class MarkedReport
{
    /// <summary>What a browser may do with the page, as a Content-Security-Policy; the page carries it itself too.</summary>
    public static string Policy => PageStyle.Policy;

    /// <summary>
    /// The page. A finding's mark has the id <c>finding-</c> and its fingerprint; where several findings have the same, <c>-2</c>, <c>-3</c> … follow. Its
    /// size is bounded whatever the file is, and what is left out is said. Never throws.
    /// </summary>
    public static string Print(MarkedSource source)
    {
        var (page, plan) = (new PageWriter(), new MarkPlan(source));
        Head(page, source.Report);
        Opening(page, source);
        if (source.IsChecked)
        {
            FindingList(page, source, plan);
        }

        if (source.Document is { } document)
        {
            Body(page, source, plan, document);
            NotRead(page, plan, document, source.Report);
            Legend(page);
        }

        return page.Html("</body>\n</html>\n").ToString();
    }

    private static void Head(PageWriter page, CheckedReport report) => page.Html("""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="
        """).Value(Policy, int.MaxValue / 2).Html("""
        ">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>核对标注：
        """).Text(report.File, PageLimits.Quote).Html("</title>\n<style>").Html(PageStyle.Css).Html("</style>\n</head>\n<body>\n");

    private static void Opening(PageWriter page, MarkedSource source)
    {
        var report = source.Report;
        page.Html("<header><h1>").Text(report.Title ?? report.File, PageLimits.Quote).Html("</h1>\n<dl>");
        Fact(page, "文件", report.File);
        Fact(page, "格式", JsonSerializer.SerializeToElement(report.Kind, CheckedReportJson.Readable.FileKind).GetString() ?? "");
        Fact(page, "单位", report.Agency ?? "未找到");
        Fact(page, "年度", report.Year?.ToString(CultureInfo.InvariantCulture) ?? "未找到");
        Fact(page, "表式", report.Form ?? "未识别");
        Fact(page, "结论", source.IsChecked ? FindingWords.SentenceOf(report) : "尚未核对完毕");
        Fact(page, "规则", report.RuleSet);
        Fact(page, "SHA-256", report.Sha256);
        page.Html("</dl>\n");
        if (!source.IsChecked)
        {
            page.Html("<p class=\"told\">这份报告还没有核对完毕，下面只是原文，没有标注问题。</p>\n");
        }
        else if (source.ReadBy is { } other && other != report.RuleSet)
        {
            page.Html("<p class=\"told\">结论是按规则 ").Text(report.RuleSet, PageLimits.Quote).Html(" 作出的；原文由现行版本 ").Text(other, PageLimits.Quote)
                .Html(" 重新读出，个别标注的位置可能不同，以结论所写的位置为准。</p>\n");
        }

        if (source.Document is null && report.Verdict != Verdict.Unreadable)
        {
            page.Html("<p class=\"told\">现行版本读不出这个文件，下面只列出当时的结论。</p>\n");
        }

        page.Html("</header>\n");
    }

    private static void Fact(PageWriter page, string name, string value) =>
        page.Html("<dt>").Html(name).Html("</dt><dd>").Text(value, PageLimits.Quote).Html("</dd>");

    private static void FindingList(PageWriter page, MarkedSource source, MarkPlan plan)
    {
        page.Html("<section id=\"findings\"><h2>发现的问题（").Number(plan.Findings.Count + plan.NotListed).Html("）</h2>\n");
        if (plan.Findings.Count == 0)
        {
            page.Html("<p>没有发现问题。</p>\n");
        }

        page.Html("<ol>\n");
        foreach (var marked in plan.Findings)
        {
            page.Item(marked, source.Remarks.GetValueOrDefault(marked.Finding.Fingerprint));
        }

        page.Html("</ol>\n");
        if (plan.NotListed > 0)
        {
            page.Html("<p class=\"left-out\">问题太多，另有 ").Number(plan.NotListed).Html(" 条没有列出。</p>\n");
        }

        page.Html("</section>\n");
        if (plan.OfWhole.Any())
        {
            page.Html("<section id=\"whole\"><h2>针对全文的问题</h2>\n");
            foreach (var marked in plan.OfWhole)
            {
                page.Note(marked, source.Remarks.GetValueOrDefault(marked.Finding.Fingerprint), withMark: true);
            }

            page.Html("</section>\n");
        }
    }

    private static void Body(PageWriter page, MarkedSource source, MarkPlan plan, ReportDocument document)
    {
        var outline = ReportOutline.Of(document);
        var headings = outline.Headings.Select(heading => heading.Place).ToHashSet();
        var (paragraphs, tables) = (0, 0);
        page.Html("<main id=\"report\"><h2>报告原文（按读出的样子）</h2>\n");
        foreach (var block in document.Blocks)
        {
            var isShown = block is Paragraph text ? plan.Shown!.Has(text) : block is TableBlock { Grid: var shown } && plan.Shown!.HasAny(shown);
            if (!isShown)
            {
                (paragraphs, tables) = block is Paragraph ? (paragraphs + 1, tables) : (paragraphs, tables + 1);
                continue;
            }

            LeftOut(page, ref paragraphs, ref tables);
            if (block is Paragraph paragraph)
            {
                Print(page, source, plan, paragraph, paragraph.Place == outline.Title?.Place ? "h3" : headings.Contains(paragraph.Place) ? "h4" : "p");
            }
            else if (block is TableBlock { Grid: var grid })
            {
                MarkedTable.Print(page, plan, grid, source.Remarks);
            }
        }

        LeftOut(page, ref paragraphs, ref tables);
        page.Html("</main>\n");
    }

    private static void Print(PageWriter page, MarkedSource source, MarkPlan plan, Paragraph paragraph, string element)
    {
        var marks = plan.At(paragraph).ToList();
        page.Html("<").Html(element);
        if (marks.Count > 0)
        {
            page.Html(" class=\"").Html(FindingWords.ClassOf(marks.Max(marked => marked.Finding.Severity))).Html("\"");
        }

        page.Html(">");
        marks.ForEach(marked => page.Mark(marked).Html(" "));
        page.Text(paragraph.Text, PageLimits.Paragraph).Html("</").Html(element).Html(">\n");
        marks.ForEach(marked => page.Note(marked, source.Remarks.GetValueOrDefault(marked.Finding.Fingerprint), withMark: false));
    }

    private static void LeftOut(PageWriter page, ref int paragraphs, ref int tables)
    {
        if (paragraphs + tables > 0)
        {
            page.Html("<p class=\"left-out\">文件太大，这里略去 ").Number(paragraphs).Html(" 段文字、").Number(tables).Html(" 个表。</p>\n");
        }

        (paragraphs, tables) = (0, 0);
    }

    private static void NotRead(PageWriter page, MarkPlan plan, ReportDocument document, CheckedReport report)
    {
        page.Html("<section id=\"not-read\"><h2>没有读取或没有计入的内容</h2>\n");
        if (GeneralOf(document.Kind) is { } general)
        {
            page.Html("<p class=\"dim\">").Html(general).Html("</p>\n");
        }

        List(page, "文件中隐藏的内容，没有读取", document.Hidden, (hidden, item) => item.Text(hidden.What, PageLimits.Quote).Html("：").Text(hidden.Place.ToChinese(), PageLimits.Quote));
        List(page, "网页、图片或书签的残留文字，已清除", document.Noise, (noise, item) => item.Html("<q>").Text(noise, PageLimits.Quote).Html("</q>"));
        List(page, "官方表式没有的行或列，没有计入", [.. plan.Findings.Where(marked => marked.Finding.Rule == "I05")], (marked, item) => item
            .Html("<a href=\"#finding-").Value(marked.Name, PageLimits.Quote).Html("\">").Text(marked.Finding.Place.ToChinese(), PageLimits.Quote).Html("</a>：<q>")
            .Text(marked.Finding.Quote ?? "", PageLimits.Quote).Html("</q>"));
        List(page, "填了内容但没有读成数字的格", Unread(report, FigureState.Unparsed, plan), Figure);
        List(page, "表式中有、文件中没有找到的数", plan.Absent, Figure);
        page.Html("</section>\n");
    }

    private static List<MarkedFigure> Unread(CheckedReport report, FigureState state, MarkPlan plan) =>
        [.. report.Figures.Where(figure => figure.Value.State == state && figure.Value.Raw is not null).Select(figure => new MarkedFigure(figure.Key, plan.LabelOf(figure.Key), figure.Value))];

    private static void Figure(MarkedFigure figure, PageWriter item)
    {
        item.Text(figure.Label, PageLimits.Quote).Html(" <span class=\"dim\">").Text(figure.Key, PageLimits.Quote).Html("</span>");
        if (figure.Figure.Raw is { } raw)
        {
            item.Html("：<q>").Text(raw, PageLimits.Quote).Html("</q>（").Text(figure.Figure.Place.ToChinese(), PageLimits.Quote).Html("）");
        }
    }

    private static void List<T>(PageWriter page, string heading, IReadOnlyList<T> entries, Action<T, PageWriter> print)
    {
        if (entries.Count == 0)
        {
            return;
        }

        page.Html("<h3>").Html(heading).Html("（").Number(entries.Count).Html("）</h3>\n<ul>\n");
        foreach (var entry in entries.Take(PageLimits.Listed))
        {
            page.Html("<li>");
            print(entry, page);
            page.Html("</li>\n");
        }

        page.Html("</ul>\n");
        if (entries.Count > PageLimits.Listed)
        {
            page.Html("<p class=\"left-out\">另有 ").Number(entries.Count - PageLimits.Listed).Html(" 处没有列出。</p>\n");
        }
    }

    private static string? GeneralOf(FileKind kind) => kind switch
    {
        FileKind.Docx or FileKind.Doc or FileKind.Rtf => "修订按接受后的样子读取；已删除的修订、隐藏文字、带删除线的文字、图片和批注没有读取。",
        FileKind.Xlsx or FileKind.Xls => "公式按文件中保存的结果读取；隐藏的工作表、行和列，图片和批注没有读取。",
        FileKind.Html or FileKind.Mht => "网页中不显示的内容、带删除线的文字、脚本和图片没有读取。",
        FileKind.Pdf or FileKind.Ofd => "图片、批注和看不见的文字没有读取。",
        _ => null,
    };

    private static void Legend(PageWriter page) => page.Html("""
        <footer class="legend"><h2>图例</h2>
        <table>
        <tr><td class="number">58</td><td>读成了数字；指向它可以看到读作哪一项</td></tr>
        <tr><td class="blank"><span class="state">空白</span></td><td>空白，不当作 0</td></tr>
        <tr><td class="na">/ <span class="state">不适用</span></td><td>填了“不适用”的记号</td></tr>
        <tr><td class="unparsed">约五十 <span class="state">没有读成数字</span></td><td>填了内容，但不能确认是哪个数</td></tr>
        <tr><td class="gap"></td><td>文件的表中这里没有格</td></tr>
        <tr><td class="pointed">5 <span class="see info">T01</span></td><td>别处标注的问题也涉及这个数</td></tr>
        <tr><td><span class="sign">U+202E</span></td><td>文件中看不见的字符，按其编号显示</td></tr>
        </table></footer>

        """);
}
