namespace Nianbao.Summary.Files;

/// <summary>Writes a circular as a workbook: the counts, whose totals are formulas, and a sheet for each list.</summary>
internal static class CircularWorkbook
{
    private static readonly string[] CountHeads = ["应报", "已报", "已接收", "已退回", "待说明", "核对中", "未报", "逾期", "逾期且未接收"];

    public static byte[] Write(Circular circular)
    {
        var book = new Workbook();
        Counts(book.Add("报送情况"), circular);
        foreach (var section in circular.Sections)
        {
            List(book.Add(TabOf(section.List)), section);
        }

        return book.Write();
    }

    private static void Counts(Sheet sheet, Circular circular)
    {
        sheet.Widths = [34, .. CountHeads.Select(_ => 11)];
        sheet.NextRow(30).Text(circular.Title, CellLook.Title);
        sheet.NextRow().Text($"统计时间截至{circular.AsOf}。{string.Concat(circular.Remarks())}", CellLook.Note);
        sheet.NextRow();
        Table(sheet, "地区", circular.Overview.Regions, circular.Overview.Total);
        sheet.NextRow();
        Table(sheet, "类别", circular.Overview.Kinds, circular.Overview.Total);
    }

    private static void Table(Sheet sheet, string name, IReadOnlyList<ProgressPart> parts, ProgressCounts total)
    {
        sheet.NextRow(28).Text(name, CellLook.Head);
        foreach (var head in CountHeads)
        {
            sheet.Text(head, CellLook.Head);
        }

        var first = sheet.Row + 1;
        foreach (var part in parts)
        {
            sheet.NextRow().Text(Circular.PlaceOf(part.Name), CellLook.Label);
            foreach (var count in NumbersOf(part.Counts))
            {
                sheet.Number(count);
            }
        }

        var last = sheet.Row;
        sheet.NextRow().Text("合计", CellLook.Label);
        foreach (var (count, i) in NumbersOf(total).Select((count, i) => (count, i)))
        {
            _ = last < first
                ? sheet.Number(count, CellLook.Sum)
                : sheet.Formula($"SUM({Sheet.Address(i + 2, first)}:{Sheet.Address(i + 2, last)})", count);
        }
    }

    private static int[] NumbersOf(ProgressCounts counts) =>
    [
        counts.Duties, counts.Filed, counts.Accepted, counts.Returned, counts.Awaiting, counts.Checking, counts.Missing, counts.Late, counts.Overdue,
    ];

    private static void List(Sheet sheet, CircularSection section)
    {
        string[] heads = ["序号", "地区", "单位", "统一社会信用代码", "类别", "期限", "期限依据", "情况", "首次接收", "逾期"];
        (sheet.Widths, sheet.FrozenRows, sheet.FilterColumns) = ([7, 22, 40, 22, 16, 13, 34, 14, 13, 8], 1, heads.Length);
        sheet.NextRow(28);
        foreach (var head in heads)
        {
            sheet.Text(head, CellLook.Head);
        }

        foreach (var (line, i) in section.Lines.Select((line, i) => (line, i)))
        {
            sheet.NextRow().Number(i + 1).Text(line.Region).Text(line.Duty.Agency.Name).Text(line.Duty.Agency.Id).Text(line.Kind).Text(line.Deadline)
                .Text(line.Duty.Due?.BasisInChinese ?? "条例没有规定，也没有设定").Text(line.Duty.State.ToChinese()).Text(line.AcceptedOn)
                .Text(line.Duty.IsLate ? "是" : "否", line.Duty.IsLate ? CellLook.Alarm : CellLook.Text);
        }
    }

    private static string TabOf(CircularList list) => list switch
    {
        CircularList.Missing => "未报送",
        CircularList.Open => "已报送未接收",
        _ => "逾期报送",
    };
}
