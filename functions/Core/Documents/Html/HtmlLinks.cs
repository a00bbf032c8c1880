using AngleSharp.Dom;

namespace Nianbao.Documents.Html;

/// <summary>Finds the menus of a page: blocks that hold hardly anything but links, and no table.</summary>
internal sealed class HtmlLinks
{
    private const int FewestLinks = 3;
    private const int LinkPercent = 80;

    private readonly HashSet<INode> _menus = [];

    private HtmlLinks() { }

    /// <summary>A page without menus.</summary>
    public static HtmlLinks None { get; } = new();

    /// <summary>Whether a page has links enough for a menu.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> page)
    {
        var found = 0;
        for (var at = 0; found < FewestLinks && page[at..].IndexOf("<a", StringComparison.OrdinalIgnoreCase) is >= 0 and var next; at += next + 2)
        {
            found++;
        }

        return found >= FewestLinks;
    }

    public static HtmlLinks Of(IDocument document)
    {
        var links = new HtmlLinks();
        if (document.Body is { } body)
        {
            links.Weigh(body, isInLink: false);
        }

        return links;
    }

    public bool IsMenu(INode element) => _menus.Contains(element);

    private Weight Weigh(INode node, bool isInLink)
    {
        var total = new Weight(0, 0, 0, false);
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            total += children[i] switch
            {
                IText text => OfText(text.Data, isInLink),
                IElement element when HtmlElements.IsSkipped(element) => default,
                IElement { LocalName: "a" } link when link.HasAttribute("href") => Weigh(link, isInLink: true) + new Weight(0, 0, 1, false),
                IElement { LocalName: "table" } table => Weigh(table, isInLink) + new Weight(0, 0, 0, true),
                var other => Weigh(other, isInLink),
            };
        }

        if (node is IElement block && HtmlElements.IsBlock(block) && total.IsMenu)
        {
            _menus.Add(block);
        }

        return total;
    }

    private static Weight OfText(string text, bool isInLink)
    {
        var length = 0;
        foreach (var character in text)
        {
            length += char.IsWhiteSpace(character) || character is '|' or '>' or '/' or '·' ? 0 : 1;
        }

        return new(length, isInLink ? length : 0, 0, false);
    }

    private readonly record struct Weight(int Text, int Linked, int Links, bool HasTable)
    {
        public bool IsMenu => !HasTable && Links >= FewestLinks && Linked * 100L >= Text * (long)LinkPercent;

        public static Weight operator +(Weight a, Weight b) => new(a.Text + b.Text, a.Linked + b.Linked, a.Links + b.Links, a.HasTable || b.HasTable);
    }
}
