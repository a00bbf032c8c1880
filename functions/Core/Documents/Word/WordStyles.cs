namespace Nianbao.Documents.Word;

/// <summary>What the styles of a Word file say of numbering and of hidden text; nothing else of them is read.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 32;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    public static WordStyles Empty { get; } = new();

    public static WordStyles Read(WordXml xml)
    {
        var styles = new WordStyles();
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "style", IsEmptyElement: false } && xml.Value("styleId") is { } id)
            {
                styles._styles[id] = ReadStyle(xml);
            }
        }

        return styles;
    }

    /// <summary>Whether text in the style is hidden; null when neither it nor the styles below it say.</summary>
    public bool? IsHidden(string? id) => Chain(id).Select(style => style.IsHidden).FirstOrDefault(hidden => hidden is not null);

    /// <summary>The list a paragraph of the style belongs to; null when to none.</summary>
    public int? NumberingOf(string? id) => Chain(id).Select(style => style.NumId).FirstOrDefault(number => number is not null);

    /// <summary>The level in that list; null when the style does not say.</summary>
    public int? LevelOf(string? id) => Chain(id).Select(style => style.Level).FirstOrDefault(level => level is not null);

    // Styles may be based on each other in a circle.
    private IEnumerable<Style> Chain(string? id)
    {
        for (var hops = 0; hops < LongestChain && id is not null && _styles.TryGetValue(id, out var style); hops++)
        {
            yield return style;
            id = style.BasedOn;
        }
    }

    private static Style ReadStyle(WordXml xml)
    {
        var style = new Style(null, null, null, null);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            style = xml.LocalName switch
            {
                "basedOn" => style with { BasedOn = xml.Value("val") },
                "numId" => style with { NumId = xml.Number("val") },
                "ilvl" => style with { Level = xml.Number("val") },
                "vanish" => style with { IsHidden = xml.IsOn() },
                // A table style hides its header row or its banding only.
                "tblStylePr" or "pPrChange" or "rPrChange" => Passed(xml, style),
                _ => style,
            };
        }

        return style;
    }

    private static Style Passed(WordXml xml, Style style)
    {
        xml.SkipElement();
        return style;
    }

    private sealed record Style(string? BasedOn, int? NumId, int? Level, bool? IsHidden);
}
