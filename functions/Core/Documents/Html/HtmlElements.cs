using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Nianbao.Documents.Html;

/// <summary>What an element means for the text of a page.</summary>
internal static partial class HtmlElements
{
    private static readonly FrozenSet<string> s_skipped = FrozenSet.ToFrozenSet(
        ["script", "style", "noscript", "template", "iframe", "select", "button", "textarea", "head", "title", "object", "svg", "canvas", "audio", "video",
            "datalist", "map", "rt", "rp", "noframes",
            // Struck through: taken back.
            "del", "s", "strike"]);

    private static readonly FrozenSet<string> s_blocks = FrozenSet.ToFrozenSet(
        ["address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
            "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
            "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]);

    // Office programs give every run a style of its own, and hardly any of them hides or raises it: these words are looked for first.
    private static readonly SearchValues<string> s_hiding = SearchValues.Create(["display", "text-decoration", "visibility"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Nothing of it is printed: by its nature, or because it is hidden.</summary>
    public static bool IsSkipped(IElement element) =>
        s_skipped.Contains(element.LocalName) || IsHidden(element);

    private static bool IsHidden(IElement element) => element.Attributes.Length > 0
        && (element.HasAttribute("hidden")
            || (element.GetAttribute("style") is { Length: > 0 } style && style.AsSpan().ContainsAny(s_hiding) && Hidden().IsMatch(style)));

    /// <summary>
    /// What shows that somebody could type into a cell of a table; null for anything else, and in tables that lay out the page, where it is a search. A
    /// saved page tells what a field held when it was sent and not what was typed since, so its text is no number for certain.
    /// </summary>
    public static string? FieldIn(IElement element) => element.LocalName switch
    {
        "input" when element.GetAttribute("type")?.ToLowerInvariant() is null or "" or "text" or "number" or "tel" => Field(element, element.GetAttribute("value")),
        "textarea" => Field(element, element.TextContent),
        "select" => Field(element, null),
        _ => null,
    };

    private static string? Field(IElement element, string? text) => element.Closest("td,th")?.Closest("table") is not { } table || table.QuerySelector("table") is not null || IsHidden(element) ? null
        : text?.Trim() is { Length: > 0 } known ? $"［填写框：{known}］" : "［填写框］";

    /// <summary>It begins and ends a paragraph.</summary>
    public static bool IsBlock(IElement element) => s_blocks.Contains(element.LocalName);

    /// <summary>It stands above the line, as footnote marks do.</summary>
    public static bool IsRaised(IElement element) =>
        element.LocalName == "sup"
        || (element.Attributes.Length > 0 && element.GetAttribute("style") is { Length: > 0 } style
            && style.Contains("super", StringComparison.OrdinalIgnoreCase) && Raised().IsMatch(style));

    [GeneratedRegex(@"(?:^|;)\s*vertical-align\s*:\s*super\s*(?:;|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Raised();

    [GeneratedRegex(@"(?:^|;)\s*(?:display\s*:\s*none|text-decoration(?:-line)?\s*:[^;]*line-through[^;]*|visibility\s*:\s*(?:hidden|collapse))\s*(?:!\s*important\s*)?(?:;|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();
}
