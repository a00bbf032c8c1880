using System.Globalization;
using AngleSharp.Dom;

namespace Nianbao.Documents.Html;

/// <summary>Reads a table of a page: header cells are cells, spans are resolved, a caption stands in front.</summary>
internal sealed class HtmlTable(HtmlWalk walk, Content into)
{
    private readonly DraftTable _table = new(into.Budget);

    public void Read(IElement table)
    {
        foreach (var part in Shown(table))
        {
            if (part.LocalName == "caption")
            {
                walk.Read(part, into);
            }
            else if (part.LocalName is "thead" or "tbody" or "tfoot")
            {
                Group(part);
            }
        }

        into.Add(_table);
    }

    private void Group(IElement group)
    {
        foreach (var row in Shown(group).Where(child => child.LocalName == "tr"))
        {
            _table.BeginRow();
            foreach (var cell in Shown(row).Where(child => child.LocalName is "td" or "th"))
            {
                var content = new Content(into.Budget);
                walk.Read(cell, content);
                _table.Place(Math.Max(1, Span(cell, "colspan")), Span(cell, "rowspan") is > 0 and var rows ? rows : int.MaxValue, content);
            }

            _table.DropEmptyRow();
        }

        _table.EndGroup();
    }

    private static IEnumerable<IElement> Shown(IElement parent)
    {
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child && !HtmlElements.IsSkipped(child))
            {
                yield return child;
            }
        }
    }

    // Zero rows mean all that follow in the group; what is no number means one.
    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;
}
