using System.Globalization;

namespace Nianbao.Summary.Files;

/// <summary>Writes a circular as a document. What only the office knows is left open, and marked.</summary>
internal static class CircularDocument
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五"];

    public static byte[] Write(Circular circular)
    {
        var text = new WordText();
        text.Paragraph("Title", circular.Title);
        text.Paragraph("Body", $"根据《中华人民共和国政府信息公开条例》有关规定，现将政府信息公开工作年度报告的报送情况通报如下，统计时间截至{circular.AsOf}。");
        text.Paragraph("Heading1", "一、总体情况");
        text.Paragraph("Body", circular.Sentence);
        foreach (var remark in circular.Remarks())
        {
            text.Paragraph("Body", remark);
        }

        Counts(text, "各地区报送情况", "地区", circular.Overview.Regions, circular.Overview.Total);
        Counts(text, "各类单位报送情况", "类别", circular.Overview.Kinds, circular.Overview.Total);
        for (var i = 0; i < circular.Sections.Count; i++)
        {
            Section(text, Numerals[i + 1], circular.Sections[i]);
        }

        text.Paragraph("Heading1", $"{Numerals[circular.Sections.Count + 1]}、工作要求");
        text.Paragraph("Body", "【请补充工作要求】");
        text.Paragraph("Body", "【请补充发文机关、日期】");
        return text.Write();
    }

    private static void Counts(WordText text, string caption, string head, IReadOnlyList<ProgressPart> parts, ProgressCounts total)
    {
        text.Paragraph("Caption", caption);
        text.Table([5, 2, 2, 2, 2, 2, 2, 2, 2], [head, "应报", "已报", "已接收", "已退回", "待说明", "核对中", "未报", "逾期"], parts
            .Select(part => Row(Circular.PlaceOf(part.Name), part.Counts)).Append(Row("合计", total)));
    }

    private static IReadOnlyList<string> Row(string name, ProgressCounts counts) =>
    [
        name, .. ((int[])[counts.Duties, counts.Filed, counts.Accepted, counts.Returned, counts.Awaiting, counts.Checking, counts.Missing, counts.Late])
            .Select(count => Markup.Readable(count)),
    ];

    private static void Section(WordText text, string numeral, CircularSection section)
    {
        text.Paragraph("Heading1", string.Create(CultureInfo.InvariantCulture, $"{numeral}、{section.Title}（{section.Lines.Count}家）"));
        if (section.Lines.Count == 0)
        {
            text.Paragraph("Body", "没有。");
            return;
        }

        var (widths, head) = section.List == CircularList.Late
            ? ((int[])[1, 3, 6, 3, 3], "首次接收")
            : ([1, 3, 6, 3, 3], "情况");
        text.Table(widths, ["序号", "地区", "单位", "期限", head], section.Lines.Select((line, i) => (IReadOnlyList<string>)
        [
            (i + 1).ToString(CultureInfo.InvariantCulture), line.Region, line.Duty.Agency.Name, line.Deadline,
            section.List == CircularList.Late ? line.AcceptedOn : StateOf(line),
        ]));
    }

    private static string StateOf(CircularLine line) => line.Duty.IsLate ? $"{line.Duty.State.ToChinese()}，已逾期" : line.Duty.State.ToChinese();
}
