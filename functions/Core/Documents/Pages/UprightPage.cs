namespace Nianbao.Documents.Pages;

/// <summary>
/// Turns a page whose text runs up, down or upside down, so that most of it reads to the right: a wide table is often printed sideways on
/// an upright page. What is still turned afterwards stays with the page: headers of narrow columns are printed so.
/// </summary>
internal static class UprightPage
{
    public static PageMarks Of(PageMarks page)
    {
        var turn = page.Glyphs.Where(glyph => !glyph.IsSpace).CountBy(glyph => glyph.Turn).OrderByDescending(count => count.Value).FirstOrDefault().Key;
        if (turn == 0)
        {
            return page;
        }

        var quarters = 4 - turn;
        var isAcross = quarters % 2 == 1;
        return new(page.Number, isAcross ? page.Height : page.Width, isAcross ? page.Width : page.Height)
        {
            Turn = quarters,
            PictureArea = page.PictureArea,
            Glyphs = page.Glyphs.ConvertAll(glyph => glyph with { Box = glyph.Box.Turned(quarters, page.Width, page.Height), Turn = (glyph.Turn + quarters) % 4 }),
            Rules = page.Rules.ConvertAll(rule => Turned(rule, quarters, page)),
        };
    }

    private static Rule Turned(Rule rule, int quarters, PageMarks page)
    {
        var box = rule.Box.Turned(quarters, page.Width, page.Height);
        return rule.IsAcross == (quarters == 2) ? new(true, box.Top, box.Left, box.Right) : new(false, box.Left, box.Top, box.Bottom);
    }
}
