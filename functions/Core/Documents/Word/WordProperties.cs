namespace Nianbao.Documents.Word;

/// <summary>Reads what the properties of paragraphs and runs say of their text. What they were before a tracked change is passed over.</summary>
internal sealed class WordProperties(WordXml xml, WordStyles styles)
{
    /// <summary>Of the paragraph the reader stands in: its style, its list, what became of its end.</summary>
    public void ReadParagraph(ParagraphText paragraph)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "pStyle":
                    paragraph.Style = xml.Value("val");
                    break;
                case "numId":
                    paragraph.List = xml.Number("val");
                    break;
                case "ilvl":
                    paragraph.Level = xml.Number("val");
                    break;
                case "vanish":
                    paragraph.IsMarkHidden = xml.IsOn();
                    break;
                case "del" or "moveFrom":
                    paragraph.IsMarkDeleted = true;
                    break;
                case "pPrChange" or "rPrChange" or "sectPr":
                    xml.SkipElement();
                    break;
            }
        }
    }

    /// <summary>Of a run: whether it is hidden, by itself or by its style, or struck through, and whether it is raised.</summary>
    public void ReadRun(ParagraphText paragraph)
    {
        bool? own = null, styled = null;
        var isStruck = false;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "vanish":
                    own = xml.IsOn();
                    break;
                case "strike" or "dstrike":
                    isStruck |= xml.IsOn();
                    break;
                case "position":
                    paragraph.IsRunRaised |= xml.Number("val") > 0;
                    break;
                case "vertAlign":
                    paragraph.IsRunRaised |= xml.Value("val") == "superscript";
                    break;
                case "rStyle":
                    styled = styles.IsHidden(xml.Value("val"));
                    break;
                case "rPrChange":
                    xml.SkipElement();
                    break;
            }
        }

        // Whoever strikes a number through takes it back.
        paragraph.IsRunHidden = isStruck || (own ?? styled ?? paragraph.IsRunHidden);
    }
}
