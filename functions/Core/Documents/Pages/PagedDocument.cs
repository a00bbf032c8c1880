using Nianbao.Intake;

namespace Nianbao.Documents.Pages;

/// <summary>Reads a document out of what is drawn on its pages.</summary>
internal static class PagedDocument
{
    // A file of whose characters a larger part than this has no meaning says nothing.
    private const int UnmappedOneIn = 20;
    private const int LeastUnmapped = 5;

    /// <summary>The document; or why there is none.</summary>
    public static ReadOutcome Read(FileKind kind, IReadOnlyList<PageMarks> pages, ReadBudget budget)
    {
        budget.Pages(pages.Count);
        var characters = pages.SelectMany(page => page.Glyphs).Where(glyph => !glyph.IsSpace).ToList();
        if (characters.Count == 0)
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
        return document.Blocks.Count > 0 ? new ReadOutcome.Read(document) : Refusals.NoText();
    }
}
