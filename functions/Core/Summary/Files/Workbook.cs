using System.Globalization;
using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>How a cell of a sheet looks; the number is its place in the list of formats.</summary>
internal enum CellLook
{
    Text = 0,
    Title = 1,
    Head = 2,
    Number = 3,
    Sum = 4,
    Percent = 5,
    Label = 6,
    Alarm = 7,
    Note = 8,
}

/// <summary>A sheet while it is written, row by row.</summary>
/// <param name="name">As on its tab: at most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
internal sealed class Sheet(string name)
{
    private readonly StringBuilder rows = new();
    private readonly List<string> merged = [];
    private int row;
    private int column;

    public string Name => name;

    /// <summary>Widths of the columns in characters.</summary>
    public IReadOnlyList<int> Widths { get; set; } = [];

    /// <summary>How many rows stay in sight and are printed on every page.</summary>
    public int FrozenRows { get; set; }

    /// <summary>How many columns stay in sight.</summary>
    public int FrozenColumns { get; set; }

    /// <summary>Whether the table can be filtered by its last frozen row.</summary>
    public int FilterColumns { get; set; }

    /// <summary>The chart on it; null for none.</summary>
    public Chart? Chart { get; set; }

    public string Rows => row == 0 ? "" : $"{rows}</row>";

    public IReadOnlyList<string> Merged => merged;

    /// <summary>The number of the row that is written, one-based.</summary>
    public int Row => row;

    public Sheet NextRow(int height = 0)
    {
        rows.Append(row > 0 ? "</row>" : "");
        row++;
        column = 0;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"").Append(height > 0 ? FormattableString.Invariant($" ht=\"{height}\" customHeight=\"1\">") : ">");
        return this;
    }

    public Sheet Text(string text, CellLook look = CellLook.Text)
    {
        Open(look).Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(Markup.Escape(text)).Append("</t></is></c>");
        return this;
    }

    public Sheet Number(decimal? value, CellLook look = CellLook.Number)
    {
        _ = value is { } number ? Open(look).Append("><v>").Append(Markup.Plain(number)).Append("</v></c>") : Open(look).Append("/>");
        return this;
    }

    /// <summary>A formula with the value it has; programs that do not calculate show that one.</summary>
    public Sheet Formula(string formula, decimal value, CellLook look = CellLook.Sum)
    {
        Open(look).Append("><f>").Append(Markup.Escape(formula)).Append("</f><v>").Append(Markup.Plain(value)).Append("</v></c>");
        return this;
    }

    /// <summary>The sum of the cell at the same place on other sheets.</summary>
    public Sheet FormulaOverSheets(IReadOnlyList<string> names, decimal value) =>
        Formula(string.Join('+', names.Select(other => $"'{other}'!{Address(column + 1, row)}")), value);

    /// <summary>Lets the cell written last cover more columns and rows; its own row is filled.</summary>
    public Sheet Merge(int columns, int rowsDown, CellLook look)
    {
        var from = Address(column, row);
        for (var i = 1; i < columns; i++)
        {
            Open(look).Append("/>");
        }

        merged.Add($"{from}:{Address(column, row + rowsDown - 1)}");
        return this;
    }

    public Sheet Skip(int columns = 1)
    {
        column += columns;
        return this;
    }

    /// <summary>Empty cells, which keep the borders of a merged one.</summary>
    public Sheet Blank(CellLook look)
    {
        Open(look).Append("/>");
        return this;
    }

    /// <summary>The name of a cell, as B7.</summary>
    public static string Address(int column, int row)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private StringBuilder Open(CellLook look) =>
        rows.Append("<c r=\"").Append(Address(++column, row)).Append(CultureInfo.InvariantCulture, $"\" s=\"{(int)look}\"");
}

/// <summary>Puts sheets together to a workbook (ECMA-376 SpreadsheetML).</summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<Sheet> sheets = [];

    public Sheet Add(string name)
    {
        var sheet = new Sheet(name);
        sheets.Add(sheet);
        return sheet;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Write()
    {
        var zip = new PackageZip();
        zip.Add("[Content_Types].xml", ContentTypes());
        zip.Add("_rels/.rels", $"{Markup.Declaration}<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        zip.Add("xl/workbook.xml", Book());
        zip.Add("xl/_rels/workbook.xml.rels", BookRelations());
        zip.Add("xl/styles.xml", Styles);
        for (var number = 1; number <= sheets.Count; number++)
        {
            AddSheet(zip, sheets[number - 1], number);
        }

        return zip.Write();
    }

    private static void AddSheet(PackageZip zip, Sheet sheet, int number)
    {
        zip.Add(FormattableString.Invariant($"xl/worksheets/sheet{number}.xml"), SheetXml(sheet));
        if (sheet.Chart is not { } chart)
        {
            return;
        }

        zip.Add(FormattableString.Invariant($"xl/worksheets/_rels/sheet{number}.xml.rels"), RelationTo("drawing", FormattableString.Invariant($"../drawings/drawing{number}.xml")));
        zip.Add(FormattableString.Invariant($"xl/drawings/_rels/drawing{number}.xml.rels"), RelationTo("chart", FormattableString.Invariant($"../charts/chart{number}.xml")));
        zip.Add(FormattableString.Invariant($"xl/drawings/drawing{number}.xml"), chart.SheetDrawing());
        zip.Add(FormattableString.Invariant($"xl/charts/chart{number}.xml"), chart.Part());
    }

    private static string RelationTo(string type, string target) =>
        $"{Markup.Declaration}<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Relations}/{type}\" Target=\"{target}\"/></Relationships>";

    private string ContentTypes()
    {
        const string office = "application/vnd.openxmlformats-officedocument";
        var types = new StringBuilder($"{Markup.Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{office}.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{office}.spreadsheetml.styles+xml\"/>");
        for (var number = 1; number <= sheets.Count; number++)
        {
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{office}.spreadsheetml.worksheet+xml\"/>");
            if (sheets[number - 1].Chart is not null)
            {
                types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/drawings/drawing{number}.xml\" ContentType=\"{office}.drawing+xml\"/><Override PartName=\"/xl/charts/chart{number}.xml\" ContentType=\"{office}.drawingml.chart+xml\"/>");
            }
        }

        return types.Append("</Types>").ToString();
    }

    private string Book()
    {
        var book = new StringBuilder($"{Markup.Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        var names = new StringBuilder();
        for (var number = 1; number <= sheets.Count; number++)
        {
            var sheet = sheets[number - 1];
            book.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{Markup.Escape(sheet.Name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
            if (sheet.FrozenRows > 0)
            {
                names.Append(CultureInfo.InvariantCulture, $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{number - 1}\">'{Markup.Escape(sheet.Name)}'!$1:${sheet.FrozenRows}</definedName>");
            }
        }

        return book.Append("</sheets>").Append(names.Length > 0 ? $"<definedNames>{names}</definedNames>" : "").Append("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>").ToString();
    }

    private string BookRelations()
    {
        var relations = new StringBuilder($"{Markup.Declaration}<Relationships xmlns=\"{Package}\">");
        for (var number = 1; number <= sheets.Count; number++)
        {
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
        }

        return relations.Append($"<Relationship Id=\"rIdStyles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    private static string SheetXml(Sheet sheet)
    {
        var xml = new StringBuilder($"{Markup.Declaration}<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\">");
        if (sheet.FrozenRows > 0 || sheet.FrozenColumns > 0)
        {
            var pane = (sheet.FrozenColumns > 0, sheet.FrozenRows > 0) switch { (true, true) => "bottomRight", (true, false) => "topRight", _ => "bottomLeft" };
            xml.Append("<pane").Append(sheet.FrozenColumns > 0 ? FormattableString.Invariant($" xSplit=\"{sheet.FrozenColumns}\"") : "")
                .Append(sheet.FrozenRows > 0 ? FormattableString.Invariant($" ySplit=\"{sheet.FrozenRows}\"") : "")
                .Append(CultureInfo.InvariantCulture, $" topLeftCell=\"{Sheet.Address(sheet.FrozenColumns + 1, sheet.FrozenRows + 1)}\" activePane=\"{pane}\" state=\"frozen\"/>");
        }

        xml.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"16\"/><cols>");
        for (var i = 0; i < sheet.Widths.Count; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{sheet.Widths[i]}\" customWidth=\"1\"/>");
        }

        xml.Append("</cols><sheetData>").Append(sheet.Rows).Append("</sheetData>");
        if (sheet.FilterColumns > 0 && sheet.Row > sheet.FrozenRows)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A{sheet.FrozenRows}:{Sheet.Address(sheet.FilterColumns, sheet.Row)}\"/>");
        }

        if (sheet.Merged.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{sheet.Merged.Count}\">").AppendJoin("", sheet.Merged.Select(area => $"<mergeCell ref=\"{area}\"/>")).Append("</mergeCells>");
        }

        return xml.Append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"").Append(sheet.Chart is null ? 0 : 1).Append("\"/><headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>")
            .Append(sheet.Chart is null ? "" : "<drawing r:id=\"rId1\"/>").Append("</worksheet>").ToString();
    }

    private const string Border = "<border><left style=\"thin\"><color rgb=\"FF9A9A9A\"/></left><right style=\"thin\"><color rgb=\"FF9A9A9A\"/></right><top style=\"thin\"><color rgb=\"FF9A9A9A\"/></top><bottom style=\"thin\"><color rgb=\"FF9A9A9A\"/></bottom><diagonal/></border>";

    /// <summary>The formats in the order of <see cref="CellLook"/>.</summary>
    private static readonly string Styles = Markup.Declaration + $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.######"/><numFmt numFmtId="165" formatCode="+0.0&quot;%&quot;;-0.0&quot;%&quot;;0.0&quot;%&quot;"/></numFmts>
        <fonts count="6"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/></font><font><sz val="10"/><color rgb="FF595959"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FF1F3864"/><name val="宋体"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>{Border}</borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="9">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        <xf numFmtId="0" fontId="5" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>
        <xf numFmtId="164" fontId="2" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>
        <xf numFmtId="0" fontId="2" fillId="3" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>
        </cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
