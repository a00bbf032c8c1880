using System.Xml;
using Nianbao.Documents.Pages;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents.Ofd;

/// <summary>
/// Reads an OFD file (GB/T 33190-2016): a zip of XML that says where every character stands and where lines are drawn, which is read as a PDF is. Nothing is
/// loaded from outside, and no font is needed: text is kept as text.
/// </summary>
internal static class OfdFile
{
    public static ReadOutcome Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        if (WordPackage.IsEncrypted(content.Span))
        {
            return Refusals.EncryptedPages(FileKind.Ofd);
        }

        try
        {
            using var parts = new OfdParts(content, budget.Limits);
            return PagedDocument.Read(FileKind.Ofd, PagesOf(parts, budget), budget);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException)
        {
            return Refusals.DamagedPages(FileKind.Ofd);
        }
    }

    private static List<PageMarks> PagesOf(OfdParts parts, ReadBudget budget)
    {
        var root = "";
        parts.Read("OFD.xml", xml => root = FirstText(xml, "DocRoot", budget));
        var outline = new OfdOutline();
        parts.Read(root, xml => outline.Read(xml, budget));
        List<PageMarks> pages = [];
        foreach (var page in outline.Pages)
        {
            budget.Pages(pages.Count + 1);
            pages.Add(Read(parts, OfdParts.Beside(root, page), new(parts, root, outline), pages.Count + 1, budget));
        }

        return pages;
    }

    private static PageMarks Read(OfdParts parts, string name, OfdTemplates templates, int number, ReadBudget budget)
    {
        var (width, height) = templates.Outline.Size;
        parts.Read(name, xml => (width, height) = OfdPage.SizeOf(xml, budget) ?? (width, height));
        var sketch = new PageSketch(number, width, height);
        var page = new OfdPage(sketch, budget);
        parts.Read(name, xml => page.Read(xml, templates));
        return sketch.Marks;
    }

    private static string FirstText(WordXml xml, string element, ReadBudget budget)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element)
            {
                var text = new System.Text.StringBuilder();
                xml.AppendText(text, budget);
                return text.ToString().Trim();
            }
        }

        throw new InvalidDataException("The document is not named.");
    }
}

/// <summary>Pages on which others are printed, read where they are named.</summary>
/// <param name="Parts">The file.</param>
/// <param name="Root">The document's part.</param>
/// <param name="Outline">What it lists.</param>
internal sealed record OfdTemplates(OfdParts Parts, string Root, OfdOutline Outline)
{
    /// <summary>Reads a template by its id, when there is one.</summary>
    public void Read(string? id, Action<WordXml> read)
    {
        if (id is not null && Outline.Templates.TryGetValue(id, out var name))
        {
            Parts.Read(OfdParts.Beside(Root, name), read);
        }
    }
}
