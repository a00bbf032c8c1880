using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>
/// Prints a report as a workbook: text in merged rows, tables with borders and merged cells below it, numbers as numbers; a fixed time on every
/// part.
/// </summary>
internal sealed class SheetPrinter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int TextColumns = 10;
    private const string Boxed = "1";
    private static readonly DateTimeOffset s_time = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, List<(int Row, int Column, string Text, bool IsBoxed)> Cells, List<string> Merged)> _sheets = [];
    private int _row;

    /// <summary>The workbook; each table on a sheet of its own when <paramref name="isSplit"/>.</summary>
    public static byte[] Print(SampleReport report, bool isSplit)
    {
        var printer = new SheetPrinter();
        printer.Begin("年报");
        foreach (var line in report.TitleLines)
        {
            printer.Add(line);
        }

        foreach (var block in report.Blocks)
        {
            printer.Add(report, block, isSplit);
        }

        return printer.Pack();
    }

    public static byte[] Print(SampleReport report) => Print(report, isSplit: false);

    private void Begin(string name)
    {
        _sheets.Add((name, [], []));
        _row = 0;
    }

    private void Add(SampleReport report, ReportBlock block, bool isSplit)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                Add($"{Heading.InChinese(heading.Number)}、{heading.Text}");
                break;
            case ReportBlock.Prose prose:
                Add(prose.Text);
                break;
            case ReportBlock.Table table:
                if (isSplit)
                {
                    Begin($"表 {_sheets.Count}");
                }

                foreach (var part in DriftedTables.Of(report, table.Id))
                {
                    if (part.Before is { } line)
                    {
                        Add(line);
                    }

                    Add(part);
                }

                if (isSplit)
                {
                    Begin($"续 {_sheets.Count}");
                }

                break;
        }
    }

    private void Add(string text)
    {
        _sheets[^1].Cells.Add((_row, 0, text, false));
        Merge(_row, 0, 1, TextColumns);
        _row++;
    }

    private void Add(PrintedTable table)
    {
        var (_, cells, _) = _sheets[^1];
        foreach (var cell in table.Cells)
        {
            for (var row = 0; row < cell.RowSpan; row++)
            {
                for (var column = 0; column < cell.ColumnSpan; column++)
                {
                    cells.Add((_row + cell.Row + row, cell.Column + column, row + column == 0 ? cell.Text : "", true));
                }
            }

            Merge(_row + cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan);
        }

        _row += table.Rows;
    }

    private void Merge(int row, int column, int rows, int columns)
    {
        if (rows * columns > 1)
        {
            _sheets[^1].Merged.Add($"{Reference(row, column)}:{Reference(row + rows - 1, column + columns - 1)}");
        }
    }

    private static string Reference(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row + 1}");

    private static string Letters(int column) => (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private byte[] Pack()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", ContentTypes());
            Add(archive, "_rels/.rels", RelationshipsOf(("officeDocument", "xl/workbook.xml")));
            Add(archive, "xl/workbook.xml", Book());
            Add(archive, "xl/_rels/workbook.xml.rels", RelationshipsOf([("styles", "styles.xml"), .. _sheets.Index().Select(sheet => ("worksheet", $"worksheets/sheet{sheet.Index + 1}.xml"))]));
            Add(archive, "xl/styles.xml", Styles);
            foreach (var (at, sheet) in _sheets.Index())
            {
                Add(archive, $"xl/worksheets/sheet{at + 1}.xml", Sheet(sheet.Cells, sheet.Merged));
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_time;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private string Book() => $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
        + string.Concat(_sheets.Index().Select(sheet => $"<sheet name=\"{sheet.Item.Name}\" sheetId=\"{sheet.Index + 1}\" r:id=\"r{sheet.Index + 1}\"/>"))
        + "</sheets></workbook>";

    private static string Sheet(List<(int Row, int Column, string Text, bool IsBoxed)> cells, List<string> merged)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            xml.WriteStartElement("worksheet", Main);
            xml.WriteStartElement("sheetData", Main);
            foreach (var row in cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key))
            {
                xml.WriteStartElement("row", Main);
                xml.WriteAttributeString("r", (row.Key + 1).ToString(CultureInfo.InvariantCulture));
                foreach (var cell in row.OrderBy(cell => cell.Column))
                {
                    Write(xml, Reference(cell.Row, cell.Column), cell.Text, cell.IsBoxed);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            WriteMerged(xml, merged);
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter xml, string reference, string text, bool isBoxed)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", reference);
        if (isBoxed)
        {
            xml.WriteAttributeString("s", Boxed);
        }

        if (IsNumber(text))
        {
            xml.WriteElementString("v", Main, text);
        }
        else if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteElementString("t", Main, text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteMerged(XmlWriter xml, List<string> merged)
    {
        if (merged.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("mergeCells", Main);
        foreach (var range in merged)
        {
            xml.WriteStartElement("mergeCell", Main);
            xml.WriteAttributeString("ref", range);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value.ToString("0.####", CultureInfo.InvariantCulture) == text;

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + string.Concat(Enumerable.Range(1, _sheets.Count).Select(at =>
            $"<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
        + "</Types>";

    private static string RelationshipsOf(params IReadOnlyList<(string Type, string Target)> targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(targets.Index().Select(to => $"<Relationship Id=\"r{to.Index}\" Type=\"{Relations}/{to.Item.Type}\" Target=\"{to.Item.Target}\"/>"))
        + "</Relationships>";

    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\"/></cellXfs></styleSheet>";
}
