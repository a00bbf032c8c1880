using System.Text;
using System.Xml;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Ofd;

/// <summary>What the main part of an OFD file lists: its pages, and those on which they are printed.</summary>
internal sealed class OfdOutline
{
    /// <summary>The parts of the pages, in order.</summary>
    public List<string> Pages { get; } = [];

    /// <summary>The parts of the templates by their ids.</summary>
    public Dictionary<string, string> Templates { get; } = new(StringComparer.Ordinal);

    /// <summary>Width and height of a page that does not say otherwise, in points: A4 when nothing does.</summary>
    public (double Width, double Height) Size { get; private set; } = (595, 842);

    public void Read(WordXml xml, ReadBudget budget)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "PhysicalBox")
            {
                var text = new StringBuilder();
                xml.AppendText(text, budget);
                Size = OfdNumbers.Size(text.ToString()) ?? Size;
            }
            else if (xml.LocalName == "Page" && xml.Value("BaseLoc") is { } page)
            {
                Pages.Add(page);
                budget.Pages(Pages.Count);
            }
            else if (xml.LocalName == "TemplatePage" && xml.Value("BaseLoc") is { } template && xml.Value("ID") is { } id)
            {
                Templates[id] = template;
            }
        }
    }
}
