using System.Globalization;
using Nianbao.Intake;

namespace Nianbao.Documents.Pages;

/// <summary>Reads a document out of what is drawn on its pages.</summary>
internal static class PagedDocument
{
    // A file of whose characters a larger part than this has no meaning says nothing.
    private const int UnmappedOneIn = 20;
    private const int LeastUnmapped = 5;

    // A scan fills its page but for a margin; a page number, a stamp's date or the name of a scanning program may be text.
    private const double LeastPictured = 0.6;
    private const int MostOnScan = 20;

    /// <summary>The document; or why there is none.</summary>
    public static ReadOutcome Read(FileKind kind, IReadOnlyList<PageMarks> pages, ReadBudget budget)
    {
        budget.Pages(pages.Count);
        var characters = pages.SelectMany(page => page.Glyphs).Where(glyph => !glyph.IsSpace).ToList();
        var scanned = pages.Where(IsScan).ToList();
        if (characters.Count == 0 || scanned.Count == pages.Count)
        {
            return pages.Any(page => page.PictureArea > 0) ? Refusals.Scanned(kind) : Refusals.NoText();
        }

        var unmapped = characters.Count(glyph => glyph.Code == Glyph.Unmapped);
        if (unmapped >= LeastUnmapped && unmapped > characters.Count / UnmappedOneIn)
        {
            return Refusals.NoMeaning(kind);
        }

        var blocks = pages.Select(page => PageLayout.Of(page, budget)).ToList();
        RunningLines.Remove(blocks);
        var body = new Content(budget);
        PageFlow.Read(blocks, body);
        var document = DocumentAssembly.Of(kind, body, []);
        return document.Blocks.Count > 0
            ? new ReadOutcome.Read(document with { Hidden = [.. document.Hidden, .. scanned.Select(Unread)] })
            : Refusals.NoText();
    }

    /// <summary>A page that is a picture but for its number and a mark or two.</summary>
    private static bool IsScan(PageMarks page) =>
        page.PictureArea >= page.Width * page.Height * LeastPictured && page.Glyphs.Count(glyph => !glyph.IsSpace) <= MostOnScan;

    /// <summary>Said, so that whoever misses a table knows why it was not found.</summary>
    private static HiddenContent Unread(PageMarks page) => new(string.Create(CultureInfo.InvariantCulture, $"第 {page.Number} 页（整页是扫描图片，改为文字才能读取）"), Place.Document);
}
