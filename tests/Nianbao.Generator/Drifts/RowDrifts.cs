using Nianbao.Generator.Printing;
using static Nianbao.Generator.Drifts.Drift;

namespace Nianbao.Generator.Drifts;

/// <summary>Rows more, fewer, or elsewhere than the form has.</summary>
internal static class RowDrifts
{
    public static IReadOnlyList<Drift> All { get; } =
    [
        Of("caption-inside", "a s2 t3 l4", (table, _) => table.InsertRows(0, 1, [table.Across(CaptionOf(table.Id))])),
        Of("unit-line-inside", "a s2 t3 l4", (table, _) => table.InsertRows(0, 1, [table.Across("单位：件")])),
        Of("unit-row", "t3 l4", (table, _) => WithUnitRow(table)),
        Of("empty-leading-row", "a s2 t3 l4", (table, _) => table.InsertRows(0, 1, EmptyRow(table))),
        Of("empty-rows-within", "a t3 l4", (table, _) => table.InsertRows(table.HeaderRows(), 1, EmptyRow(table)).InsertRows(table.Rows + 1, 1, EmptyRow(table))),
        Of("signatures-inside", "a t3", (table, _) => table.InsertRows(table.Rows, 1, [table.Across("单位负责人：张三\u3000审核人：李四\u3000填报人：王五\u3000联系电话：0533-3182088\u3000填报日期：2019年1月5日")])),
        Of("note-inside", "a s2 t3 l4", (table, _) => table.InsertRows(table.Rows, 1, [table.Across("注：1.各子栏目数总数要等于总栏目数量；2.没有数据的填“0”。")])),
        Of("header-repeated-within", "a t3", (table, _) => HeaderRepeated(table)),
        Of("subtotal-rows", "t3", SubtotalRows),
        Of("extra-rows", "a s2 t3", ExtraRows),
        Of("missing-rows", "a s2 t3", MissingRows),
        Of("other-order-of-rows", "a s2 t3", OtherOrder),
    ];

    private static string CaptionOf(string table) => table switch
    {
        "a" => "政府信息公开情况统计表",
        "s2" => "主动公开政府信息情况",
        "t3" => "收到和处理政府信息公开申请情况",
        _ => "政府信息公开行政复议、行政诉讼情况",
    };

    private static IEnumerable<PrintedCell> EmptyRow(PrintedTable table) => Enumerable.Range(0, table.Columns).Select(column => new PrintedCell("", 0, column));

    private static PrintedTable WithUnitRow(PrintedTable table)
    {
        var first = table.FirstValueColumn();
        return table.InsertRows(table.HeaderRows(), 1,
        [
            .. first > 0 ? [new PrintedCell("计量单位", 0, 0, 1, first)] : Array.Empty<PrintedCell>(),
            .. Enumerable.Range(first, table.Columns - first).Select(column => new PrintedCell("件", 0, column) { Part = CellPart.Unit }),
        ]);
    }

    private static PrintedTable HeaderRepeated(PrintedTable table)
    {
        var (header, half) = (table.HeaderRows(), (table.Rows + table.HeaderRows()) / 2);
        return table.Slice(0, half).Above(table.Slice(0, header)).Above(table.Slice(half, table.Rows));
    }

    /// <summary>What was refused, could not be provided, and was not processed, each with its sum below.</summary>
    private static PrintedTable SubtotalRows(PrintedTable table, Random random)
    {
        var (first, word) = (table.FirstValueColumn(), new[] { "小计", "合计", "总计" }[random.Next(3)]);
        foreach (var start in (string[])["refused_", "unable_", "unprocessed_"])
        {
            int[] rows = [.. table.Cells.Where(cell => cell.Key?.StartsWith("t3." + start, StringComparison.Ordinal) == true).Select(cell => cell.Row).Distinct()];
            if (rows.Length == 0 || table.Cells.FirstOrDefault(cell => cell.Part == CellPart.Label && cell.Row == rows.Min() && cell.RowSpan == rows.Length) is not { } group)
            {
                continue;
            }

            var sums = Enumerable.Range(first, table.Columns - first).Select(column => new PrintedCell(
                Shaping.Print(table.Cells.Where(cell => rows.Contains(cell.Row) && cell.Column == column).Sum(Shaping.NumberIn)), 0, column));
            table = table.InsertRows(rows.Max() + 1, 1, [new(word, 0, first - 1), .. sums]);
            table = table with { Cells = [.. table.Cells.Select(cell => cell == group ? cell with { RowSpan = cell.RowSpan + 1 } : cell)] };
        }

        return table;
    }

    private static PrintedTable ExtraRows(PrintedTable table, Random random)
    {
        switch (table.Id)
        {
            case "a":
                foreach (var (key, label, unit) in ((string, string, string)[])[("a.normative_doc_issued_count", "其中：以部门文件公开数", "件"), ("a.channel_other_count", "6.广播电视公开政府信息数", "条"), ("a.staff_part_time", "3.聘用人员数", "人")])
                {
                    if (table.Cells.FirstOrDefault(cell => cell.Key == key) is { } beside)
                    {
                        table = table.InsertRows(beside.Row + 1, 1, table.Crossing(beside.Row).Where(cell => cell.RowSpan == 1).Select(cell => cell with
                        {
                            Row = 0,
                            Key = null,
                            Text = cell.Part switch { CellPart.Unit => unit, CellPart.Value => "7", _ when cell.Text.Any(char.IsLetter) => label, _ => cell.Text },
                        }));
                    }
                }

                return table;
            case "t3":
                if (table.Cells.FirstOrDefault(cell => cell.Key == "t3.unable_still_unclear.total") is not { Row: var inner }
                    || table.Cells.FirstOrDefault(cell => cell.Part == CellPart.Label && cell.RowSpan == 3 && cell.Row + 3 == inner + 1) is not { } group)
                {
                    return table;
                }

                var first = table.FirstValueColumn();
                string[] labels = ["4.其他", "4.其他情形", "4.申请内容涉及其他机关"];
                table = table.InsertRows(inner + 1, 1, [new(labels[random.Next(labels.Length)], 0, first - 1), .. Enumerable.Range(first, table.Columns - first).Select(column => new PrintedCell("7", 0, column))]);
                return table with { Cells = [.. table.Cells.Select(cell => cell == group ? cell with { RowSpan = cell.RowSpan + 1 } : cell)] };
            default:
                var (last, from) = (table.ValueRows().LastOrDefault(table.Rows - 1), Math.Max(1, table.FirstValueColumn()));
                return table.InsertRows(last + 1, 1, [new("行政裁决", 0, from - 1), .. Enumerable.Range(from, table.Columns - from).Select(column => new PrintedCell("7", 0, column))]);
        }
    }

    /// <summary>One row or two are left out; the label of a group stays with the rows that are left.</summary>
    private static PrintedTable MissingRows(PrintedTable table, Random random)
    {
        string[] may = table.Id switch
        {
            "a" => ["a.channel_gazette_count", "a.reply_refused_privacy", "a.litigation_corrected", "a.trained_person_count", "a.review_total", "a.litigation_total"],
            "t3" => ["t3.refused_process_info.total", "t3.unable_not_held.total", "t3.carried_in.total", "t3.unprocessed_repeat.total"],
            _ => ["s2.penalty_decisions", "s2.rules_made"],
        };
        for (var i = 0; i < 2; i++)
        {
            var key = may[random.Next(may.Length)];
            if (table.Cells.Any(cell => cell.Key == key))
            {
                table = table.RemoveRow(RowOf(table, key));
            }
        }

        return table;
    }

    /// <summary>Rows of one group change places: figures and labels move, merged labels stay.</summary>
    private static PrintedTable OtherOrder(PrintedTable table, Random random)
    {
        Dictionary<int, int> to = [];
        foreach (var set in RowSets(table))
        {
            int[] moved = [.. set];
            random.Shuffle(moved);
            foreach (var (from, row) in set.Zip(moved))
            {
                to[from] = row;
            }
        }

        return table with
        {
            Cells = [.. table.Cells.Select(cell => cell.RowSpan == 1 && to.TryGetValue(cell.Row, out var row) ? cell with { Row = row } : cell).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)],
        };
    }

    private static IEnumerable<int[]> RowSets(PrintedTable table)
    {
        string[] sets = table.Id switch
        {
            "a" => ["a.channel_gazette_count a.channel_website_count a.channel_weibo_count a.channel_wechat_count a.channel_other_count", "a.reply_refused_trade_secret a.reply_refused_privacy a.reply_refused_not_gov_info", "a.review_upheld a.review_corrected a.review_other", "a.litigation_upheld a.litigation_corrected a.litigation_other", "a.staff_full_time a.staff_part_time", "a.meeting_count a.training_session_count a.trained_person_count"],
            "t3" => ["t3.granted.total t3.partially_granted.total", "t3.refused_state_secret.total t3.refused_law_prohibited.total t3.refused_third_party.total t3.refused_admin_query.total", "t3.unable_not_held.total t3.unable_no_ready_info.total t3.unable_still_unclear.total", "t3.unprocessed_petition.total t3.unprocessed_repeat.total t3.unprocessed_publication.total"],
            _ => ["s2.rules_made s2.normdocs_made", "s2.penalty_decisions s2.coercion_decisions"],
        };
        return sets.Select(set => set.Split(' ').Where(key => table.Cells.Any(cell => cell.Key == key)).Select(key => RowOf(table, key)).ToArray());
    }

    private static int RowOf(PrintedTable table, string key) => table.Cells.First(cell => cell.Key == key).Row;
}
