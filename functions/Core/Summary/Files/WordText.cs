using System.Globalization;
using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>A word-processing document while it is written (ECMA-376 WordprocessingML): paragraphs, tables, charts, in the layout of GB/T 9704.</summary>
internal sealed class WordText
{
    // The text area of A4 with the margins below, in twentieths of a point.
    private const int TextWidth = 8844;

    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "application/vnd.openxmlformats-officedocument";

    private readonly StringBuilder body = new();
    private readonly List<Chart> charts = [];

    /// <summary>A paragraph in a style: Title, Heading1, Body, Note, Caption, Signature or Alarm.</summary>
    public void Paragraph(string style, string text) =>
        body.Append("<w:p><w:pPr><w:pStyle w:val=\"").Append(style).Append("\"/></w:pPr>").Append(Runs(text)).Append("</w:p>");

    /// <summary>A title in two lines, which would break where it must not.</summary>
    public void Title(string first, string second) => body.Append("<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>").Append(Runs(first))
        .Append("<w:r><w:br/></w:r>").Append(Runs(second)).Append("</w:p>");

    /// <summary>A heading in the line of its text, as 公文 has it.</summary>
    public void Lead(string heading, string text) =>
        body.Append("<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"Lead\"/></w:rPr><w:t xml:space=\"preserve\">").Append(Markup.Escape(heading)).Append("</w:t></w:r>").Append(Runs(text)).Append("</w:p>");

    // As low as can be: on a page that is full it must not begin one of its own, and leave that empty.
    public void PageBreak() => body.Append(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:r><w:br w:type=\"page\"/></w:r></w:p>");

    public void Draw(Chart chart)
    {
        charts.Add(chart);
        body.Append("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r>").Append(chart.Inline(FormattableString.Invariant($"rIdChart{charts.Count}"), charts.Count)).Append("</w:r></w:p>");
    }

    /// <summary>A table of the form with its figures.</summary>
    public void Table(OfficialGrid grid, Func<string, string> figure)
    {
        var small = grid.Widths.Count > 12;
        OpenTable(grid.Widths);
        var heads = grid.HeadRows;
        var open = new (int Rows, int Columns)[grid.Widths.Count];
        foreach (var (row, at) in grid.Rows.Select((row, at) => (row, at)))
        {
            body.Append("<w:tr><w:trPr><w:cantSplit/>").Append(at < heads ? "<w:tblHeader/>" : "").Append("</w:trPr>");
            var column = 0;
            foreach (var cell in row)
            {
                column = ContinueAbove(open, column, grid.Widths);
                var text = cell.Key is { } key ? figure(key) : cell.Text;
                var isLabel = !cell.IsHead && cell.Key is null && cell.Columns < grid.Widths.Count;
                Cell(text, WidthOf(grid.Widths, column, cell.Columns), cell.Columns, cell.Rows > 1 ? "restart" : null, isLabel && cell.Rows == 1 ? "left" : "center", small, cell.IsHead);
                open[column] = (cell.Rows - 1, cell.Columns);
                column += cell.Columns;
            }

            ContinueAbove(open, column, grid.Widths);
            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>");
        Paragraph("Gap", "");
    }

    /// <summary>A plain list with a head.</summary>
    public void Table(IReadOnlyList<int> widths, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        OpenTable(widths);
        Row(widths, heads, isHead: true);
        foreach (var row in rows)
        {
            Row(widths, row, isHead: false);
        }

        body.Append("</w:tbl>");
        Paragraph("Gap", "");
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Write()
    {
        var zip = new PackageZip();
        zip.Add("[Content_Types].xml", ContentTypes());
        zip.Add("_rels/.rels", $"{Markup.Declaration}<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        zip.Add("word/document.xml", Document());
        zip.Add("word/_rels/document.xml.rels", DocumentRelations());
        zip.Add("word/styles.xml", Styles);
        zip.Add("word/footer1.xml", Footer);
        for (var number = 1; number <= charts.Count; number++)
        {
            zip.Add(FormattableString.Invariant($"word/charts/chart{number}.xml"), charts[number - 1].Part());
        }

        return zip.Write();
    }

    /// <summary>What stands in 【】 is to be filled in by the office, and marked.</summary>
    private static string Runs(string text)
    {
        var runs = new StringBuilder();
        foreach (var part in text.Replace("【", "\u0001【", StringComparison.Ordinal).Replace("】", "】\u0001", StringComparison.Ordinal).Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            runs.Append(part[0] == '【' ? "<w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>" : "<w:r>")
                .Append("<w:t xml:space=\"preserve\">").Append(Markup.Escape(part)).Append("</w:t></w:r>");
        }

        return runs.ToString();
    }

    private void OpenTable(IReadOnlyList<int> widths)
    {
        body.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{TextWidth}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"6\"/><w:left w:val=\"single\" w:sz=\"6\"/><w:bottom w:val=\"single\" w:sz=\"6\"/><w:right w:val=\"single\" w:sz=\"6\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        for (var column = 0; column < widths.Count; column++)
        {
            body.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{WidthOf(widths, column, 1)}\"/>");
        }

        body.Append("</w:tblGrid>");
    }

    private void Row(IReadOnlyList<int> widths, IReadOnlyList<string> cells, bool isHead)
    {
        body.Append("<w:tr><w:trPr><w:cantSplit/>").Append(isHead ? "<w:tblHeader/>" : "").Append("</w:trPr>");
        for (var column = 0; column < cells.Count; column++)
        {
            Cell(cells[column], WidthOf(widths, column, 1), 1, null, isHead || IsDate(cells[column]) ? "center" : IsNumber(cells[column]) ? "right" : "left", small: true, isHead);
        }

        body.Append("</w:tr>");
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(character => char.IsAsciiDigit(character) || character is ',' or '.' or '-' or '+' or '%');

    private static bool IsDate(string text) => text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private int ContinueAbove((int Rows, int Columns)[] open, int column, IReadOnlyList<int> widths)
    {
        while (column < open.Length && open[column].Rows > 0)
        {
            var columns = open[column].Columns;
            Cell("", WidthOf(widths, column, columns), columns, "continue", "center", small: true, isHead: false);
            open[column].Rows--;
            column += columns;
        }

        return column;
    }

    private void Cell(string text, int width, int columns, string? merge, string alignment, bool small, bool isHead)
    {
        body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>")
            .Append(columns > 1 ? FormattableString.Invariant($"<w:gridSpan w:val=\"{columns}\"/>") : "")
            .Append(merge is null ? "" : $"<w:vMerge w:val=\"{merge}\"/>").Append(isHead ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>" : "")
            .Append("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"").Append(small ? "CellSmall" : "Cell").Append("\"/><w:jc w:val=\"").Append(alignment).Append("\"/></w:pPr>")
            .Append(text.Length == 0 ? "" : $"<w:r>{(isHead ? "<w:rPr><w:b/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{Markup.Escape(text)}</w:t></w:r>").Append("</w:p></w:tc>");
    }

    private static int WidthOf(IReadOnlyList<int> widths, int column, int columns) => TextWidth * widths.Skip(column).Take(columns).Sum() / widths.Sum();

    private string Document() => $"{Markup.Declaration}<w:document xmlns:w=\"{Main}\" xmlns:r=\"{Relations}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

    private string DocumentRelations()
    {
        var relations = new StringBuilder($"{Markup.Declaration}<Relationships xmlns=\"{Package}\"><Relationship Id=\"rIdStyles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rIdFooter\" Type=\"{Relations}/footer\" Target=\"footer1.xml\"/>");
        for (var number = 1; number <= charts.Count; number++)
        {
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rIdChart{number}\" Type=\"{Relations}/chart\" Target=\"charts/chart{number}.xml\"/>");
        }

        return relations.Append("</Relationships>").ToString();
    }

    private string ContentTypes()
    {
        var types = new StringBuilder($"{Markup.Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{Office}.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{Office}.wordprocessingml.styles+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"{Office}.wordprocessingml.footer+xml\"/>");
        for (var number = 1; number <= charts.Count; number++)
        {
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"{Office}.drawingml.chart+xml\"/>");
        }

        return types.Append("</Types>").ToString();
    }

    private static string Footer { get; } = $"{Markup.Declaration}<w:ftr xmlns:w=\"{Main}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";

    private static string Style(string id, string name, string paragraph, string font, int halfPoints, string more = "") =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{font}\"/>{more}<w:sz w:val=\"{halfPoints.ToString(CultureInfo.InvariantCulture)}\"/></w:rPr></w:style>";

    private static string Styles { get; } =
        $"{Markup.Declaration}<w:styles xmlns:w=\"{Main}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
        + Style("Title", "Title", "<w:spacing w:before=\"240\" w:after=\"240\" w:line=\"640\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", "方正小标宋简体", 44)
        + Style("Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/>", "楷体_GB2312", 32)
        + Style("Heading1", "heading 1", "<w:keepNext/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>", "黑体", 32)
        + Style("Heading1OnNewPage", "heading 1 on a new page", "<w:keepNext/><w:pageBreakBefore/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>", "黑体", 32)
        + Style("Body", "Body Text", "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>", "仿宋_GB2312", 32)
        + Style("Alarm", "Draft", "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:color=\"C00000\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"C00000\"/></w:pBdr><w:spacing w:line=\"440\" w:lineRule=\"exact\"/>", "黑体", 28, "<w:color w:val=\"C00000\"/>")
        + Style("Note", "Note", "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>", "仿宋_GB2312", 24)
        + Style("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/>", "黑体", 28)
        + Style("Cell", "Table Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "宋体", 19)
        + Style("CellSmall", "Table Cell Small", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "宋体", 18)
        + Style("Signature", "Signature", "<w:keepNext/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>", "仿宋_GB2312", 32)
        + Style("Gap", "Gap", "<w:spacing w:line=\"200\" w:lineRule=\"exact\"/>", "宋体", 12)
        + "<w:style w:type=\"character\" w:styleId=\"Lead\"><w:name w:val=\"Lead\"/><w:rPr><w:rFonts w:eastAsia=\"楷体_GB2312\"/><w:b/></w:rPr></w:style></w:styles>";
}
