using System.Globalization;
using System.Text;
using System.Xml;
using Nianbao.Documents.Word;

namespace Nianbao.Documents.Sheets;

/// <summary>What the sheets of a workbook (Office Open XML) have in common.</summary>
/// <param name="Texts">The texts that cells share.</param>
/// <param name="Styles">The styles of cells.</param>
/// <param name="IsFrom1904">Whether days are counted from 1904.</param>
/// <param name="IsStale">
/// Whether everything is to be calculated anew when the file is opened. Programs that write files without calculating say so, and leave 0 or
/// nothing as the result of every formula.
/// </param>
internal sealed record XlsxCommon(IReadOnlyList<string> Texts, IReadOnlyList<CellStyle> Styles, bool IsFrom1904, bool IsStale);

/// <summary>Reads one sheet. The size it declares is not looked at; only cells that are there cost anything.</summary>
internal sealed class XlsxSheet(WordXml xml, Sheet sheet, XlsxCommon common, ReadBudget budget)
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;

    private readonly StringBuilder _text = new();
    private int _row = -1;
    private int _column = -1;
    private bool _hidesZeros;

    public void Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadElement();
            }
        }
    }

    private void ReadElement()
    {
        switch (xml.LocalName)
        {
            case "sheetView":
                _hidesZeros = xml.Value("showZeros") is "0" or "false";
                break;
            case "col" when IsOn("hidden") || xml.Value("width") == "0":
                sheet.HideColumns((xml.Number("min") ?? 1) - 1, (xml.Number("max") ?? MostColumns) - 1);
                break;
            case "row":
                BeginRow();
                break;
            case "c":
                ReadCell();
                break;
            case "mergeCell" when xml.Value("ref") is { } reference && SheetReference.Parse("", reference) is Place.OfSheetRange at:
                sheet.Merge(new(at.FirstRow - 1, at.FirstColumn - 1, at.LastRow - 1, at.LastColumn - 1));
                break;
        }
    }

    private bool IsOn(string name) => xml.Value(name) is "1" or "true" or "on";

    private void BeginRow()
    {
        _row = int.TryParse(xml.Value("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row - 1 : _row + 1;
        _column = -1;
        if (_row is < 0 or >= MostRows)
        {
            throw new InvalidDataException("There is no such row.");
        }

        if (IsOn("hidden") || (IsOn("customHeight") && xml.Value("ht") == "0"))
        {
            sheet.HideRow(_row);
        }
    }

    private void ReadCell()
    {
        _column = xml.Value("r") is { } name
            ? SheetReference.Cell(name) is { } at && at.Row == _row + 1 ? at.Column - 1 : throw new InvalidDataException("A cell stands outside its row.")
            : _column + 1;
        if (_column is < 0 or >= MostColumns)
        {
            throw new InvalidDataException("There is no such column.");
        }

        var style = common.Styles.ElementAtOrDefault(xml.Number("s") ?? 0) ?? CellStyle.Plain;
        var text = ReadText(xml.Value("t") ?? "n", style);
        budget.Shown(text.Length);
        sheet.Add(_row, _column, style.Of(Content.Trimmed(text).ToString()));
    }

    private string ReadText(string type, CellStyle style)
    {
        var (depth, formula, value, inline) = (xml.Depth, (string?)null, (string?)null, (string?)null);
        while (xml.ReadInside(depth))
        {
            switch (xml.LocalName)
            {
                case "f":
                    formula = Text();
                    break;
                case "v":
                    value = Text();
                    break;
                case "is":
                    inline = XlsxText.Read(xml, budget);
                    break;
            }
        }

        return formula is not null && (value is null || common.IsStale) ? $"={formula}（公式，没有计算结果）"
            : value is null ? inline ?? ""
            : Shown(type, value, style);
    }

    private string Text()
    {
        _text.Clear();
        xml.AppendText(_text, budget);
        return _text.ToString();
    }

    private string Shown(string type, string value, CellStyle style) => type switch
    {
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < common.Texts.Count
            ? common.Texts[at]
            : throw new InvalidDataException("A text is missing."),
        "b" => value == "0" ? "FALSE" : "TRUE",
        "n" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? style.Format.Show(number, common.IsFrom1904, _hidesZeros)
            : value,
        // Results of formulas (str), errors (e) and days (d) are written as they are shown.
        _ => XlsxText.Plain(value),
    };
}
