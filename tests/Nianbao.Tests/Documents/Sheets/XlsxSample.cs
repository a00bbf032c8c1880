using Nianbao.Documents;

namespace Nianbao.Tests.Documents.Sheets;

/// <summary>Makes small workbooks out of the XML of their parts.</summary>
internal static class XlsxSample
{
    private const string Namespaces =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>A workbook with the given rows on one sheet; <paramref name="after"/> stands behind them, <paramref name="before"/> in front.</summary>
    public static byte[] Of(string rows, string before = "", string after = "", string styles = "", string workbook = "") =>
        OfSheets([("表", "", $"{before}<sheetData>{rows}</sheetData>{after}")], styles, workbook);

    /// <summary>A workbook of sheets: name, further attributes, content.</summary>
    public static byte[] OfSheets((string Name, string Attributes, string Content)[] sheets, string styles = "", string workbook = "", string texts = "")
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = DocxSample.Relationships(("officeDocument", "xl/workbook.xml")),
            ["xl/workbook.xml"] = $"<workbook {Namespaces}>{workbook}<sheets>"
                + string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" r:id=\"r{at + 2}\" {sheet.Attributes}/>")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = DocxSample.Relationships(
                [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"), .. sheets.Select((_, at) => ("worksheet", $"worksheets/sheet{at}.xml"))]),
            ["xl/styles.xml"] = $"<styleSheet {Namespaces}>{styles}</styleSheet>",
            ["xl/sharedStrings.xml"] = $"<sst {Namespaces}>{texts}</sst>",
        };
        for (var i = 0; i < sheets.Length; i++)
        {
            parts[$"xl/worksheets/sheet{i}.xml"] = $"<worksheet {Namespaces}>{sheets[i].Content}</worksheet>";
        }

        return DocxSample.Pack(parts);
    }

    /// <summary>A row of texts from column A; what parses as a number is one.</summary>
    public static string Row(int row, params string[] cells) => $"<row r=\"{row}\">" + string.Concat(cells.Select((text, at) => Cell($"{(char)('A' + at)}{row}", text))) + "</row>";

    public static string Cell(string reference, string text) => text.Length == 0 ? ""
        : double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? $"<c r=\"{reference}\"><v>{text}</v></c>"
        : $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    /// <summary>What one cell with that content says.</summary>
    public static string Text(string cell, string styles = "", string before = "", string workbook = "") =>
        DocxSample.Read(Of($"<row r=\"1\">{cell}{Cell("B1", "旁")}</row>", before, "", styles, workbook)).Grids.Single().Rows[0].Cells[0].Text;

    /// <summary>What a number says in a format.</summary>
    public static string Shown(string number, string format) => Text(
        $"<c r=\"A1\" s=\"1\"><v>{number}</v></c>",
        $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{System.Net.WebUtility.HtmlEncode(format)}\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs>");

    public static ReportDocument Read(string rows, string before = "", string after = "", string styles = "") => DocxSample.Read(Of(rows, before, after, styles));
}
