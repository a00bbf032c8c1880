namespace Nianbao.Documents.Pages;

/// <summary>A line of text or a table of a page.</summary>
internal abstract record PageBlock(PageMarks Page, Box Box)
{
    internal sealed record OfLine(PageMarks Page, GlyphLine Line) : PageBlock(Page, Line.Box);

    internal sealed record OfTable(PageMarks Page, PageTable Table) : PageBlock(Page, Table.Lattice.Box);
}

/// <summary>Parts a page into tables and the lines of text around them.</summary>
internal static class PageLayout
{
    // Parts of the size of the page's usual characters.
    private const double Tolerance = 0.4;
    private const double SmallestTolerance = 1.5;
    private const double LargestTolerance = 5;
    private const double UsualSize = 10.5;

    /// <summary>From top to bottom, and from left to right where they stand side by side.</summary>
    public static List<PageBlock> Of(PageMarks marks, ReadBudget budget)
    {
        var page = UprightPage.Of(marks);
        budget.Marks(page.Glyphs.Count, page.Rules.Count);
        var tolerance = Math.Clamp(SizeOf(page) * Tolerance, SmallestTolerance, LargestTolerance);
        var tables = RuleNet.Of(page.Rules, tolerance).Select(net => Lattice.Of(net, tolerance, budget)).OfType<Lattice>()
            .Select(lattice => new PageTable(page, lattice)).ToList();
        List<Glyph> outside = [];
        var pen = new Pen();
        foreach (var glyph in page.Glyphs)
        {
            // The smallest first: a table may stand in a cell of another.
            var table = TableAt(tables, glyph);
            (table?.CellOf(glyph) ?? outside).Add(glyph);
            pen.Move(table, glyph);
        }

        return
        [
            .. GlyphLines.Of(outside.FindAll(glyph => glyph.Turn == 0)).Select(line => new PageBlock.OfLine(page, line))
                .Concat<PageBlock>(tables.Where(table => table.HoldsText).Select(table => new PageBlock.OfTable(page, table)))
                .OrderBy(block => block.Box.Top).ThenBy(block => block.Box.Left),
        ];
    }

    private static double SizeOf(PageMarks page) =>
        page.Glyphs.Count == 0 ? UsualSize : page.Glyphs.Select(glyph => glyph.Size).Order().ElementAt(page.Glyphs.Count / 2);

    private static PageTable? TableAt(List<PageTable> tables, Glyph glyph) =>
        tables.Where(table => table.Lattice.Box.Holds(glyph.Box.Middle, glyph.Box.Centre)).MinBy(table => table.Lattice.Box.Width * table.Lattice.Box.Height);
}
