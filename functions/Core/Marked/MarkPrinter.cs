namespace Nianbao.Marked;

/// <summary>Prints findings: in the list, as the mark where one stands, and as the note beside it.</summary>
internal static class MarkPrinter
{
    /// <summary>The mark: a link back to the list, with a name of its own for whoever does not see its colour.</summary>
    public static PageWriter Mark(this PageWriter page, MarkedFinding marked)
    {
        var (finding, kind) = (marked.Finding, FindingWords.ClassOf(marked.Finding.Severity));
        return page.Html("<a class=\"mark ").Html(kind).Html("\" id=\"finding-").Value(marked.Name, PageLimits.Quote)
            .Html("\" href=\"#item-").Value(marked.Name, PageLimits.Quote)
            .Html("\" data-place=\"").Value(finding.Place.ToString(), PageLimits.Quote)
            .Html("\" aria-label=\"").Html(FindingWords.WordOf(finding.Severity)).Html(" ").Value(finding.Rule, PageLimits.Quote).Html("：").Value(finding.Message, PageLimits.Message)
            .Html("\">").Html(FindingWords.SignOf(finding.Severity)).Html(" ").Text(finding.Rule, PageLimits.Quote).Html("</a>");
    }

    /// <summary>A small pointer to a finding that stands elsewhere and also speaks of this cell.</summary>
    public static PageWriter Pointer(this PageWriter page, MarkedFinding marked) => page
        .Html("<a class=\"see ").Html(FindingWords.ClassOf(marked.Finding.Severity)).Html("\" href=\"#finding-").Value(marked.Name, PageLimits.Quote)
        .Html("\" aria-label=\"参见 ").Value(marked.Finding.Rule, PageLimits.Quote).Html("\">").Text(marked.Finding.Rule, PageLimits.Quote).Html("</a>");

    /// <summary>What is wrong and what to do, beside the mark.</summary>
    /// <param name="page">The page.</param>
    /// <param name="marked">The finding.</param>
    /// <param name="remark">What people said about it; null when nobody did.</param>
    /// <param name="withMark">Whether the mark itself stands in the note, where nothing else could carry it.</param>
    public static PageWriter Note(this PageWriter page, MarkedFinding marked, string? remark, bool withMark)
    {
        var finding = marked.Finding;
        page.Html("<div class=\"note ").Html(FindingWords.ClassOf(finding.Severity)).Html("\">");
        if (withMark)
        {
            page.Mark(marked).Html(" ");
        }
        else
        {
            page.Html("<b>").Html(FindingWords.WordOf(finding.Severity)).Html(" ").Text(finding.Rule, PageLimits.Quote).Html("</b> ");
        }

        page.Text(finding.Message, PageLimits.Message);
        if (marked.Spot is Spot.OfWhole { IsLost: true })
        {
            page.Html(" <span class=\"dim\">位置：").Text(finding.Place.ToChinese(), PageLimits.Quote).Html("（本页没有列出）</span>");
        }

        page.Html(" <span class=\"dim\">处理：").Text(finding.Advice, PageLimits.Message).Html("</span>");
        return Remark(page, remark).Html("</div>");
    }

    /// <summary>The entry in the list, which links to the mark.</summary>
    public static PageWriter Item(this PageWriter page, MarkedFinding marked, string? remark)
    {
        var finding = marked.Finding;
        page.Html("<li class=\"").Html(FindingWords.ClassOf(finding.Severity)).Html("\" id=\"item-").Value(marked.Name, PageLimits.Quote)
            .Html("\"><a href=\"#finding-").Value(marked.Name, PageLimits.Quote).Html("\"><b>").Html(FindingWords.WordOf(finding.Severity)).Html(" ")
            .Text(finding.Rule, PageLimits.Quote).Html("</b> ").Text(finding.Place.ToChinese(), PageLimits.Quote).Html("</a> ").Text(finding.Message, PageLimits.Message);
        if (finding.Quote is { Length: > 0 } quote)
        {
            page.Html(" <span class=\"dim\">原文：<q>").Text(quote, PageLimits.Quote).Html("</q></span>");
        }

        return Remark(page, remark).Html("</li>\n");
    }

    private static PageWriter Remark(PageWriter page, string? remark) =>
        remark is null ? page : page.Html(" <span class=\"remark\">").Text(remark, PageLimits.Message).Html("</span>");
}
