using System.Text.RegularExpressions;

namespace Nianbao.Documents.Pages;

/// <summary>
/// Takes headers, footers and page numbers away, as those of a Word file are not read: first and last lines of a page that hold nothing but its
/// number, or that stand at the same place of several pages.
/// </summary>
internal static partial class RunningLines
{
    // Headers and footers stand within this part of the page's height from its edges.
    private const double Margin = 0.12;
    private const double SamePlace = 3;
    private const int MostAtOneEdge = 3;

    public static void Remove(List<List<PageBlock>> pages)
    {
        var edges = pages.ConvertAll(page => new[] { AtTop(page), AtBottom(page) });
        var repeated = edges.SelectMany(page => page.SelectMany(lines => lines.Select(KeyOf).Distinct()))
            .CountBy(key => key).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        foreach (var (blocks, lines) in pages.Zip(edges))
        {
            foreach (var edge in lines)
            {
                var gone = edge.TakeWhile(line => PageNumber().IsMatch(line.Line.Text) || repeated.Contains(KeyOf(line))).ToList();
                blocks.RemoveAll(gone.Contains);
            }
        }
    }

    private static List<PageBlock.OfLine> AtTop(List<PageBlock> page) =>
        [.. page.TakeWhile(block => block is PageBlock.OfLine && block.Box.Centre < block.Page.Height * Margin).Cast<PageBlock.OfLine>().Take(MostAtOneEdge)];

    private static List<PageBlock.OfLine> AtBottom(List<PageBlock> page) =>
        [.. Enumerable.Reverse(page).TakeWhile(block => block is PageBlock.OfLine && block.Box.Centre > block.Page.Height * (1 - Margin)).Cast<PageBlock.OfLine>().Take(MostAtOneEdge)];

    /// <summary>Pages differ in their number, and what stands centred around it moves.</summary>
    private static (string Text, int Place) KeyOf(PageBlock.OfLine line) =>
        (Digits().Replace(line.Line.Text, "0"), (int)Math.Round(line.Box.Centre / SamePlace));

    [GeneratedRegex(@"^[-–—―·•\s]*第?\s*(?:\d{1,4}|[ivxlIVXL]{1,6})\s*页?\s*(?:[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-–—―·•\s]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
