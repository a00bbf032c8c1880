using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Nianbao.Marked;

namespace Nianbao.Tests.Marked;

/// <summary>A marked page as a browser takes it.</summary>
internal sealed class ShownPage
{
    private ShownPage(string html) => (Html, Document) = (html, new HtmlParser().ParseDocument(html));

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public IReadOnlyList<IElement> Tables => [.. Document.QuerySelectorAll("main table")];

    public static ShownPage Of(ReadReport read) => Of(new MarkedSource(read.Report, read.Document));

    public static ShownPage Of(MarkedSource source) => new(MarkedReport.Print(source));

    /// <summary>The one mark of a finding. Fails when there is none, or more than one.</summary>
    public IElement MarkOf(string name) => Assert.Single(Document.QuerySelectorAll(".mark"), mark => mark.Id == $"finding-{name}");

    /// <summary>The cells that cross each row, as a browser lays them out; rows of notes are left out, gaps too.</summary>
    public static List<List<IElement>> RowsOf(IElement table)
    {
        var (rows, open) = (new List<List<IElement>>(), new Dictionary<int, (IElement Cell, int Left)>());
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var (cells, column, next) = (new List<IElement>(), 0, new Dictionary<int, (IElement Cell, int Left)>());
            foreach (var cell in row.Children)
            {
                column = Crossing(open, next, cells, column);
                var (rowSpan, columnSpan) = (Span(cell, "rowspan"), Span(cell, "colspan"));
                cells.Add(cell);
                for (var i = 0; i < columnSpan; i++, column++)
                {
                    Assert.False(open.ContainsKey(column), "Cells lie over each other.");
                    if (rowSpan > 1)
                    {
                        next[column] = (cell, rowSpan - 1);
                    }
                }
            }

            Crossing(open, next, cells, column);
            open = next;
            if (row.ClassName is not ("notes" or "left-out"))
            {
                rows.Add([.. cells.Where(cell => cell.ClassName != "gap").Distinct()]);
            }
        }

        Assert.Empty(open);
        return rows;
    }

    /// <summary>What stands in a cell, without what the page says about it.</summary>
    public static string TextOf(IElement cell)
    {
        var bare = (IElement)cell.Clone();
        foreach (var said in bare.QuerySelectorAll(".mark, .see, .state").ToList())
        {
            said.Remove();
        }

        foreach (var line in bare.QuerySelectorAll("br").ToList())
        {
            line.Replace(line.Owner!.CreateTextNode("\n"));
        }

        return bare.TextContent.Trim(' ');
    }

    private static int Crossing(Dictionary<int, (IElement Cell, int Left)> open, Dictionary<int, (IElement Cell, int Left)> next, List<IElement> cells, int column)
    {
        for (; open.TryGetValue(column, out var from); column++)
        {
            cells.Add(from.Cell);
            if (from.Left > 1)
            {
                next[column] = (from.Cell, from.Left - 1);
            }
        }

        return column;
    }

    private static int Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), out var span) ? span : 1;
}
