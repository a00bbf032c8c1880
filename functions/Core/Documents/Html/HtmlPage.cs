using AngleSharp.Html.Parser;
using Nianbao.Intake;

namespace Nianbao.Documents.Html;

/// <summary>Reads a web page: no script runs, nothing is loaded.</summary>
internal static class HtmlPage
{
    /// <param name="content">The page.</param>
    /// <param name="charset">What the server that sent it said; null when there was none.</param>
    /// <param name="budget">What it may cost.</param>
    public static ReportDocument Read(ReadOnlySpan<byte> content, string? charset, ReadBudget budget)
    {
        if (content.Length > budget.Limits.HtmlBytes)
        {
            throw LimitExceededException.Of("网页的大小", budget.Limits.HtmlBytes / 1024 / 1024, "MB");
        }

        var page = HtmlCharset.Decode(content, charset);
        HtmlCost.CheckTags(page, budget.Limits);
        var noise = new List<string>();
        var body = new Content(budget);
        var isCounted = HtmlScan.TryEach(page, new HtmlCost(budget.Limits).Count);
        using var document = Parser(budget.Limits, isCounted ? null : new(budget.Limits)).ParseDocument(page);
        new HtmlWalk(HtmlLinks.MayBeIn(page) ? HtmlLinks.Of(document) : HtmlLinks.None, noise).Read(document.Body ?? document.DocumentElement, body);
        return DocumentAssembly.Of(FileKind.Html, body, noise);
    }

    // Watching makes an object of every tag: a third of the cost of parsing.
    private static HtmlParser Parser(ReadLimits limits, HtmlCost? cost) => new(new HtmlParserOptions
    {
        IsScripting = false,
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        DisableElementPositionTracking = true,
        MaximumDepth = limits.HtmlDepth,
        OnToken = cost is null ? null : (token, _) => cost.Count(token),
        // The many attributes that say nothing of the text would take most of the memory.
        ShouldEmitAttribute = (ref _, name) => IsUsed(name.Span),
    });

    private static bool IsUsed(ReadOnlySpan<char> attribute) => attribute is "style" or "hidden" or "href" or "rowspan" or "colspan" or "type" or "value";
}
