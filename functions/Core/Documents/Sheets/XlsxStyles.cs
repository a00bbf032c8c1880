using System.Xml;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Sheets;

/// <summary>Reads the styles of a workbook (Office Open XML): number formats, borders, strike-through.</summary>
internal sealed class XlsxStyles
{
    private const int MostStyles = 65_536;

    private readonly Dictionary<int, NumberFormat> _formats = [];
    private readonly List<bool> _strikes = [];
    private readonly List<bool> _borders = [];
    private readonly List<CellStyle> _styles = [];

    private XlsxStyles() { }

    public static IReadOnlyList<CellStyle> Read(WordXml xml)
    {
        var styles = new XlsxStyles();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                styles.ReadPart(xml);
            }
        }

        return styles._styles;
    }

    private void ReadPart(WordXml xml)
    {
        switch (xml.LocalName)
        {
            case "numFmts":
                Each(xml, "numFmt", () => AddFormat(xml.Number("numFmtId") ?? -1, xml.Value("formatCode") ?? ""));
                break;
            case "fonts":
                Each(xml, "font", () => _strikes.Add(Holds(xml, inside => inside == "strike" && xml.IsOn())));
                break;
            case "borders":
                Each(xml, "border", () => _borders.Add(Holds(xml, inside =>
                    inside is "left" or "right" or "top" or "bottom" or "start" or "end" && xml.Value("style") is { } line && line != "none")));
                break;
            case "cellXfs":
                Each(xml, "xf", () => _styles.Add(StyleOf(xml)));
                break;
            case "cellStyleXfs" or "dxfs":
                xml.SkipElement();
                break;
        }
    }

    private void AddFormat(int id, string code)
    {
        _formats[id] = NumberFormat.Of(code);
        if (_formats.Count > NumberFormat.MostInFile)
        {
            throw LimitExceededException.Of("数字格式", NumberFormat.MostInFile, "个");
        }
    }

    private CellStyle StyleOf(WordXml xml)
    {
        var format = xml.Number("numFmtId") ?? 0;
        return new(
            _formats.GetValueOrDefault(format) ?? NumberFormat.BuiltIn(format),
            _borders.ElementAtOrDefault(xml.Number("borderId") ?? -1), _strikes.ElementAtOrDefault(xml.Number("fontId") ?? -1));
    }

    private static void Each(WordXml xml, string name, Action read)
    {
        var (depth, count) = (xml.Depth, 0);
        while (xml.ReadInside(depth))
        {
            if (xml.LocalName == name && xml.Depth == depth + 1)
            {
                read();
                if (++count > MostStyles)
                {
                    throw LimitExceededException.Of("单元格样式", MostStyles, "个");
                }
            }
        }
    }

    private static bool Holds(WordXml xml, Func<string, bool> isIt)
    {
        var (depth, holds) = (xml.Depth, false);
        while (xml.ReadInside(depth))
        {
            holds |= isIt(xml.LocalName);
        }

        return holds;
    }
}
