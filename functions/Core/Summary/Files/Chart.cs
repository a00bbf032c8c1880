using System.Globalization;
using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>A line of a chart.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Values">One for each category; null for a gap.</param>
/// <param name="Reference">The cells it comes from, as <c>'地区'!$B$2:$B$9</c>; null outside workbooks.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, string? Reference = null);

/// <summary>A bar or line chart, drawn natively by office programs (ECMA-376 DrawingML) and as SVG for pages.</summary>
/// <param name="Title">Above it.</param>
/// <param name="IsLine">Lines over time, else bars side by side.</param>
/// <param name="Categories">Along the axis.</param>
/// <param name="Series">At least one.</param>
internal sealed record Chart(string Title, bool IsLine, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series)
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string ChartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Told apart also in grey print.
    private static readonly string[] s_colours = ["1F4E79", "C55A11", "7F7F7F", "548235", "7030A0"];

    /// <summary>The cells the categories come from; null outside workbooks.</summary>
    public string? CategoryReference { get; init; }

    /// <summary>The first row it covers on a sheet, zero-based.</summary>
    public int FirstRow { get; init; }

    /// <summary>The first column it covers on a sheet, zero-based.</summary>
    public int FirstColumn { get; init; }

    /// <summary>The part of a package.</summary>
    public string Part()
    {
        var xml = new StringBuilder($"{Markup.Declaration}<c:chartSpace xmlns:c=\"{ChartSpace}\" xmlns:a=\"{Drawing}\" xmlns:r=\"{Relations}\"><c:roundedCorners val=\"0\"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r><a:rPr lang=\"zh-CN\" sz=\"1200\" b=\"1\"/><a:t>{Markup.Escape(Title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>");
        xml.Append(IsLine ? "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>" : "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
        for (var i = 0; i < Series.Count; i++)
        {
            AppendSeries(xml, i);
        }

        xml.Append(IsLine ? "<c:marker val=\"1\"/>" : "<c:gapWidth val=\"60\"/>").Append("<c:axId val=\"111\"/><c:axId val=\"112\"/>").Append(IsLine ? "</c:lineChart>" : "</c:barChart>");
        return xml.Append("<c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"112\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/></c:catAx>")
            .Append("<c:valAx><c:axId val=\"112\"/><c:scaling><c:orientation val=\"minMax\"/><c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"111\"/><c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/></c:valAx></c:plotArea>")
            .Append("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>").ToString();
    }

    /// <summary>Where it stands on a sheet.</summary>
    public string SheetDrawing() => FormattableString.Invariant($"{Markup.Declaration}<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"{Drawing}\"><xdr:twoCellAnchor><xdr:from><xdr:col>{FirstColumn}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{FirstRow}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{FirstColumn + 7}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{FirstRow + 18}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{Frame("xdr")}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>");

    /// <summary>Where it stands in the text of a document.</summary>
    /// <param name="relation">The id of the relation to its part.</param>
    /// <param name="number">One-based within the document.</param>
    public string Inline(string relation, int number) => FormattableString.Invariant($"<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"5400000\" cy=\"2700000\"/><wp:docPr id=\"{number}\" name=\"图{number}\" descr=\"{Markup.Escape(Title)}\"/><a:graphic xmlns:a=\"{Drawing}\"><a:graphicData uri=\"{ChartSpace}\"><c:chart xmlns:c=\"{ChartSpace}\" xmlns:r=\"{Relations}\" r:id=\"{relation}\"/></a:graphicData></a:graphic></wp:inline></w:drawing>");

    /// <summary>The same as a picture for pages, 640 by 300.</summary>
    public string Svg() => SvgChart.Draw(this, s_colours);

    private static string Frame(string prefix) => $"<{prefix}:graphicFrame macro=\"\"><{prefix}:nvGraphicFramePr><{prefix}:cNvPr id=\"2\" name=\"图1\"/><{prefix}:cNvGraphicFramePr/></{prefix}:nvGraphicFramePr><{prefix}:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></{prefix}:xfrm><a:graphic><a:graphicData uri=\"{ChartSpace}\"><c:chart xmlns:c=\"{ChartSpace}\" xmlns:r=\"{Relations}\" r:id=\"rId1\"/></a:graphicData></a:graphic></{prefix}:graphicFrame>";

    private void AppendSeries(StringBuilder xml, int at)
    {
        var (series, colour) = (Series[at], s_colours[at % s_colours.Length]);
        xml.Append(CultureInfo.InvariantCulture, $"<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{Markup.Escape(series.Name)}</c:v></c:tx>");
        xml.Append(IsLine
            ? $"<c:spPr><a:ln w=\"28575\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val=\"circle\"/><c:size val=\"6\"/><c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr></c:marker>"
            : $"<c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>");
        xml.Append("<c:cat>");
        AppendData(xml, CategoryReference, "str", null, [.. Categories.Select(Markup.Escape)]);
        xml.Append("</c:cat><c:val>");
        AppendData(xml, series.Reference, "num", "<c:formatCode>General</c:formatCode>", [.. series.Values.Select(value => value is { } number ? Markup.Plain(number) : null)]);
        xml.Append("</c:val>").Append(IsLine ? "<c:smooth val=\"0\"/>" : "").Append("</c:ser>");
    }

    /// <summary>Cells with the values they have, or values by themselves.</summary>
    private static void AppendData(StringBuilder xml, string? reference, string kind, string? format, IReadOnlyList<string?> values)
    {
        xml.Append(reference is null ? $"<c:{kind}Lit>" : $"<c:{kind}Ref><c:f>{Markup.Escape(reference)}</c:f><c:{kind}Cache>").Append(format)
            .Append(CultureInfo.InvariantCulture, $"<c:ptCount val=\"{values.Count}\"/>");
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{value}</c:v></c:pt>");
            }
        }

        xml.Append(reference is null ? $"</c:{kind}Lit>" : $"</c:{kind}Cache></c:{kind}Ref>");
    }
}
