using System.Text;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Sheets;

/// <summary>Reads the text of a cell, plain or in runs. Runs that are struck through are left out, raised digits stay raised.</summary>
internal static class XlsxText
{
    /// <summary>All texts that cells share, in order. They count as text of the file whether or not a cell shows them.</summary>
    public static List<string> ReadShared(WordXml xml, ReadBudget budget)
    {
        var (texts, length) = (new List<string>(), 0);
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(Read(xml, budget));
                length += texts[^1].Length;
                budget.Room(length);
                if (texts.Count > budget.Limits.Cells)
                {
                    throw LimitExceededException.Of("表格单元格", budget.Limits.Cells, "个");
                }
            }
        }

        return texts;
    }

    /// <summary>The text inside the element the reader stands on.</summary>
    public static string Read(WordXml xml, ReadBudget budget)
    {
        var text = new StringBuilder();
        var (depth, isStruck, isRaised) = (xml.Depth, false, false);
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "r":
                    (isStruck, isRaised) = (false, false);
                    break;
                case "strike":
                    isStruck = xml.IsOn();
                    break;
                case "vertAlign":
                    isRaised = xml.Value("val") == "superscript";
                    break;
                case "t" when !isStruck:
                    var start = text.Length;
                    xml.AppendText(text, budget);
                    if (isRaised)
                    {
                        Superscript.Raise(text, start);
                    }

                    break;
                // How the text is pronounced.
                case "rPh" or "t":
                    xml.SkipElement();
                    break;
            }
        }

        return Plain(text.ToString());
    }

    /// <summary>Without what the format writes for characters that XML cannot hold: <c>_x000D_</c>.</summary>
    public static string Plain(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? text.Replace("_x000D_", "", StringComparison.OrdinalIgnoreCase).Replace("_x000A_", "\n", StringComparison.OrdinalIgnoreCase) : text;
}
