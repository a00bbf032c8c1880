using System.Text;
using System.Xml;
using Nianbao.Documents.Pages;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Ofd;

/// <summary>Walks one page part and draws what it shows.</summary>
internal sealed class OfdPage(PageSketch sketch, ReadBudget budget)
{
    // Millimetres, as the standard has it.
    private const double UsualBreadth = 0.353;

    /// <summary>The size that the page gives itself, in points; null when it gives none.</summary>
    public static (double Width, double Height)? SizeOf(WordXml xml, ReadBudget budget)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "PhysicalBox")
            {
                var text = new StringBuilder();
                xml.AppendText(text, budget);
                return OfdNumbers.Size(text.ToString());
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Content")
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Reads the page and the templates that it names.</summary>
    public void Read(WordXml xml, OfdTemplates? templates)
    {
        List<string> below = [];
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "Template" && xml.Value("TemplateID") is { } id)
            {
                below.Add(id);
            }
            else
            {
                Draw(xml);
            }
        }

        // A template names no other: so this ends.
        below.ForEach(id => templates?.Read(id, template => Read(template, null)));
    }

    private void Draw(WordXml xml)
    {
        switch (xml.LocalName)
        {
            case "TextObject" when xml.Value("Visible") != "false":
                DrawText(xml);
                break;
            case "PathObject" when xml.Value("Visible") != "false":
                DrawPath(xml);
                break;
            case "ImageObject":
                DrawPicture(xml);
                break;
            case "TextObject" or "PathObject" or "Clips":
                xml.SkipElement();
                break;
        }

        budget.Marks(sketch.Marks.Glyphs.Count, sketch.Marks.Rules.Count);
    }

    private void DrawText(WordXml xml)
    {
        var text = new OfdText(sketch, OfdNumbers.Place(xml.Value("Boundary"), xml.Value("CTM")), OfdNumbers.Number(xml.Value("Size")));
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "TextCode")
            {
                var (x, y) = (OfdNumbers.Number(xml.Value("X")), OfdNumbers.Number(xml.Value("Y")));
                var (across, down) = (OfdNumbers.Distances(xml.Value("DeltaX")), OfdNumbers.Distances(xml.Value("DeltaY")));
                var characters = new StringBuilder();
                xml.AppendText(characters, budget);
                text.Draw(characters.ToString(), x, y, across, down);
            }
            else if (xml.LocalName == "Clips")
            {
                xml.SkipElement();
            }
        }
    }

    private void DrawPath(WordXml xml)
    {
        var place = OfdNumbers.Place(xml.Value("Boundary"), xml.Value("CTM"));
        var (isStroked, isFilled) = (xml.Value("Stroke") != "false", xml.Value("Fill") == "true");
        var breadth = OfdNumbers.Number(xml.Value("LineWidth"));
        var path = new OfdPath(place);
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == "AbbreviatedData")
            {
                var data = new StringBuilder();
                xml.AppendText(data, budget);
                path.Read(data.ToString());
            }
            else if (xml.LocalName == "Clips")
            {
                xml.SkipElement();
            }
        }

        path.Draw(sketch, isStroked, isFilled, double.IsFinite(breadth) ? breadth : UsualBreadth);
    }

    private void DrawPicture(WordXml xml)
    {
        if (OfdNumbers.List(xml.Value("Boundary")) is [var left, var top, var width, var height])
        {
            sketch.Picture(Box.Around(OfdNumbers.ToPoints.Apply(left, top), OfdNumbers.ToPoints.Apply(left + width, top + height)));
        }
    }
}
