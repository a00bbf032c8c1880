namespace Nianbao.Forms;

/// <summary>Generation C: the format of 国办公开办函〔2021〕30号, data years from 2021.</summary>
public static class Form2021
{
    /// <summary>The national form.</summary>
    public static FormDefinition Definition { get; } = new("C", "C", "2021年格式", "国办公开办函〔2021〕30号", 2021, null,
    [
        new("s2", "主动公开政府信息情况表",
        [
            new("第二十条第（一）项",
            [
                new("rules",    "规章"),
                new("normdocs", "行政规范性文件"),
            ],
            [
                new("made",     "本年制发件数") { Aliases = ["制发件数", "本年制发数"] },
                new("repealed", "本年废止件数") { Aliases = ["废止件数", "本年废止数"] },
                new("valid",    "现行有效件数") { Aliases = ["有效件数", "现行有效数"] },
            ]),
            new("第二十条第（五）项",
            [
                new("licensing", "行政许可"),
            ], Decisions),
            new("第二十条第（六）项",
            [
                new("penalty",  "行政处罚"),
                new("coercion", "行政强制"),
            ], Decisions),
            new("第二十条第（八）项",
            [
                new("fee", "行政事业性收费"),
            ],
            [
                new("amount_wan", "本年收费金额（单位：万元）") { Unit = "万元", Kind = FigureKind.Money },
            ]),
        ]),
        RequestTable.With(
            RequestTable.Row("other_overdue_correction", RequestTable.OtherHandling,
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正", "逾期不补正"),
            RequestTable.Row("other_overdue_fee", RequestTable.OtherHandling,
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴纳费用", "逾期未缴费"),
            RequestTable.Row("other_misc", RequestTable.OtherHandling, "3.其他", "其他原因")),
        DisputeTable.Definition,
    ]);

    private static FormColumn[] Decisions => [new("decisions", "本年处理决定数量") { Aliases = ["处理决定数量"] }];
}
