using AngleSharp.Dom;
using Nianbao.Documents.Text;

namespace Nianbao.Documents.Html;

/// <summary>Walks a parsed page in reading order. The parser bounds the depth, and so the recursion.</summary>
internal sealed class HtmlWalk(HtmlLinks links, List<string> noise)
{
    private const int LongestNoise = 200;

    /// <summary>Adds everything inside an element to a body or a cell.</summary>
    public void Read(INode element, Content into)
    {
        var flow = new HtmlFlow(into);
        Children(element, flow);
        flow.Break();
    }

    private void Children(INode parent, HtmlFlow flow)
    {
        // By number: an enumerator of the tree costs more than the step.
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text)
            {
                flow.Append(parent is IElement above && HtmlElements.IsRaised(above) ? Superscript.Of(text.Data) : text.Data);
            }
            else if (children[i] is IElement element)
            {
                if (HtmlElements.FieldIn(element) is { } field)
                {
                    flow.Append(field);
                }
                else if (!HtmlElements.IsSkipped(element))
                {
                    Element(element, flow);
                }
            }
        }
    }

    private void Element(IElement element, HtmlFlow flow)
    {
        if (HtmlElements.IsBlock(element) || element.LocalName is "br" or "hr")
        {
            flow.Break();
            Block(element, flow);
            flow.Break();
        }
        else
        {
            Children(element, flow);
        }
    }

    private void Block(IElement element, HtmlFlow flow)
    {
        if (IsAroundTheReport(element))
        {
            AddNoise(element);
        }
        else if (element.LocalName == "table")
        {
            new HtmlTable(this, flow.Into).Read(element);
        }
        else if (element.LocalName == "pre" && element.TextContent is var text && text.Contains('\n', StringComparison.Ordinal))
        {
            TextDocument.Append(text, flow.Into, noise);
        }
        else
        {
            Children(element, flow);
        }
    }

    private bool IsAroundTheReport(IElement element) => element.LocalName switch
    {
        "nav" => true,
        "footer" => element.QuerySelector("table") is null,
        "header" => element.QuerySelector("table,h1,h2,h3,h4,h5,h6") is null,
        _ => links.IsMenu(element),
    };

    private void AddNoise(IElement element)
    {
        var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > 0)
        {
            noise.Add(text.Length <= LongestNoise ? text : text[..LongestNoise] + "…");
        }
    }
}
