namespace Nianbao.Forms;

/// <summary>Generation B: 《…年度报告格式（试行）》 (国办公开办函〔2019〕60号), data years 2019 and 2020.</summary>
public static class Form2019
{
    /// <summary>The national form.</summary>
    public static FormDefinition Definition { get; } = new("B", "B", "2019年试行格式", "国办公开办函〔2019〕60号", 2019, 2020,
    [
        new("s2", "主动公开政府信息情况表",
        [
            new("第二十条第（一）项",
            [
                new("rules",    "规章"),
                new("normdocs", "规范性文件"),
                new("other_public_docs", "其他主动公开文件") { IsOptional = true },
            ],
            [
                new("made",         "本年新制作数量"),
                new("published",    "本年新公开数量"),
                new("total_public", "对外公开总数量"),
            ]),
            new("第二十条第（五）项",
            [
                new("licensing",     "行政许可"),
                new("other_service", "其他对外管理服务事项"),
            ], Matters),
            new("第二十条第（六）项",
            [
                new("penalty",  "行政处罚"),
                new("coercion", "行政强制"),
            ], Matters),
            new("第二十条第（八）项",
            [
                new("fee", "行政事业性收费"),
            ],
            [
                ItemsBefore, ItemsChanged,
            ]),
            new("第二十条第（九）项",
            [
                new("procurement", "政府集中采购"),
            ],
            [
                new("count",  "采购项目数量") { Unit = "项" },
                new("amount", "采购总金额") { Unit = "万元", Kind = FigureKind.Money, FixesUnit = false },
            ]),
        ]),
        RequestTable.With(RequestTable.Row("other_handling", "三、本年度办理结果", "（六）其他处理")),
        DisputeTable.Definition,
    ]);

    private static FormColumn ItemsBefore => new("items_prev", "上一年项目数量") { Unit = "项" };

    private static FormColumn ItemsChanged => new("items_change", "本年增/减") { Unit = "项", Kind = FigureKind.SignedCount };

    private static FormColumn[] Matters => [ItemsBefore, ItemsChanged, new("decisions", "处理决定数量")];
}
