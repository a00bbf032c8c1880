using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Drifts.Drift;

namespace Nianbao.Generator.Drifts;

/// <summary>Other characters, spaces, numbers and words in the labels than the form has, as typists, provinces and converters bring them in.</summary>
internal static partial class WordingDrifts
{
    private const string All4 = "a s2 t3 l4";

    public static IReadOnlyList<Drift> All { get; } =
    [
        OfLabels("half-width", (text, _) => Exchange(text, "（）：，；．", "():,;.")),
        Of("full-width", All4, (table, _) => table.Map(cell => Exchange(cell.Text, "0123456789().:,-", "０１２３４５６７８９（）．：，－"))),
        OfLabels("no-numbering", (text, _) => Numbering().Replace(text, "")),
        OfLabels("other-numbering", OtherNumbering),
        OfLabels("spaces-in-words", (text, random) => Between(text, random, ["\u3000", " ", "\u00A0"], every: 3)),
        OfLabels("breaks-in-words", (text, random) => Between(text, random, ["\n"], every: 4)),
        Of("invisible-characters", All4, (table, random) => table.Map(cell => cell.Text.Length == 0 ? "" : "\u200B" + cell.Text + (random.Next(2) == 0 ? "\u00A0" : "\uFEFF"))),
        Of("spaces-around-figures", All4, (table, random) => table.Map(cell => cell.Part == CellPart.Value && cell.Text.Length > 0 ? $"{(random.Next(2) == 0 ? "\u3000" : "\n")}{cell.Text} " : cell.Text)),
        Of("dashes-and-quotes", All4, (table, random) => table.Map(cell => cell.Part == CellPart.Value ? cell.Text : DashesAndQuotes(cell.Text, random))),
        OfLabels("synonyms", Synonym),
        OfLabels("short-labels", (text, _) => Short(text)),
        Of("notes-behind-labels", All4, (table, random) => table.Map(cell => cell.Part is CellPart.Label or CellPart.Header && cell.Text.Length > 0 ? WithNote(table.Id, cell, random) : cell.Text)),
        OfLabels("traditional-brackets", (text, _) => Exchange(text, "（）", "〔〕").Replace("〔", "（", StringComparison.Ordinal).Replace("〕", "）", StringComparison.Ordinal).Replace("、", "､", StringComparison.Ordinal)),
    ];

    private static readonly (string From, string[] To)[] s_synonyms =
    [
        ("统计指标", ["指标名称", "指标", "统计项目"]), ("统计数", ["数量", "统计数据", "数值"]), ("信息内容", ["内容", "项目"]),
        ("其他", ["其它"]), ("总计", ["合计"]), ("行政规范性文件", ["规范性文件"]), ("规范性文件", ["行政规范性文件"]), ("制发", ["制定", "制作"]), ("制作", ["制发", "制定"]),
        ("政府网站公开", ["门户网站公开"]), ("网络申请", ["网上申请"]), ("举报投诉数量", ["被举报投诉数量"]), ("法律法规规定的", ["法律、法规规定的"]), ("或者", ["或"]),
        ("结转下年度", ["结转下一年度"]), ("科研机构", ["研究机构"]), ("设置政府信息公开查阅点", ["设置政府信息查阅点"]), ("不同意公开答复数", ["不予公开答复数"]),
    ];

    private static readonly Dictionary<string, string> s_short = new()
    {
        ["本年新收政府信息公开申请数量"] = "本年新收",
        ["上年结转政府信息公开申请数量"] = "上年结转",
        ["结转下年度继续办理"] = "结转下年",
        ["申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"] = "申请人无正当理由逾期不补正",
        ["申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"] = "逾期未缴费",
        ["本年制发件数"] = "制发件数",
        ["本年废止件数"] = "废止件数",
        ["现行有效件数"] = "有效件数",
        ["本年处理决定数量"] = "处理决定数量",
        ["本年收费金额（单位：万元）"] = "本年收费金额（万元）",
        ["主动公开政府信息数（不同渠道和方式公开相同信息计1条）"] = "主动公开信息数",
        ["未经复议直接起诉"] = "未经复议",
        ["复议后起诉"] = "经复议后",
    };

    private static Drift OfLabels(string name, Func<string, Random, string> change) =>
        Of(name, All4, (table, random) => table.Map(cell => cell.Part is CellPart.Label or CellPart.Header or CellPart.Heading ? change(cell.Text, random) : cell.Text));

    private static string Exchange(string text, string from, string to)
    {
        var changed = new StringBuilder(text);
        for (var i = 0; i < from.Length; i++)
        {
            changed.Replace(from[i], to[i]);
        }

        return changed.ToString();
    }

    private static string OtherNumbering(string text, Random random) => Numbering().Match(text) is { Success: true, Value: var number } && !number.Contains('其', StringComparison.Ordinal)
        ? random.Next(4) switch
        {
            0 => number.Trim('（', '）', '、', '.', '．', '\u3000') + "．" + text[number.Length..],
            1 => "（" + number.Trim('（', '）', '、', '.', '．', '\u3000') + "）、" + text[number.Length..],
            2 => number + "\u3000" + text[number.Length..],
            _ => "· " + text[number.Length..],
        }
        : text;

    private static string Between(string text, Random random, string[] marks, int every)
    {
        var changed = new StringBuilder();
        foreach (var (at, character) in text.Index())
        {
            changed.Append(character).Append(at < text.Length - 1 && !char.IsWhiteSpace(character) && !char.IsWhiteSpace(text[at + 1]) && random.Next(every) == 0 ? marks[random.Next(marks.Length)] : "");
        }

        return changed.ToString();
    }

    private static string DashesAndQuotes(string text, Random random)
    {
        string[] quotes = ["\"\"", "「」", "‘’", "〝〞"];
        string[] dashes = ["—", "--", "－－", "―", "──"];
        var pair = quotes[random.Next(quotes.Length)];
        return text.Replace('“', pair[0]).Replace('”', pair[1]).Replace('《', '〈').Replace('》', '〉').Replace("——", dashes[random.Next(dashes.Length)], StringComparison.Ordinal);
    }

    private static string Synonym(string text, Random random)
    {
        foreach (var (from, to) in s_synonyms)
        {
            if (text.Contains(from, StringComparison.Ordinal) && !text.Contains("被举报投诉", StringComparison.Ordinal))
            {
                return text.Replace(from, to[random.Next(to.Length)], StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static string Short(string text)
    {
        var number = Numbering().Match(text).Value;
        return s_short.TryGetValue(text[number.Length..], out var shorter) ? number + shorter : text;
    }

    private static string WithNote(string table, PrintedCell cell, Random random) => cell.Text switch
    {
        "规章" => "规章（设区的市、自治州人民政府应提供相关数据）",
        "其他对外管理服务事项" => "其他对外管理服务事项（指行政许可以外的对外管理服务事项，含行政确认、行政奖励，以及公共服务事项）",
        "上一年项目数量" => "上一年项目数量（指2019年事项数）",
        "本年增/减" => "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）",
        "处理决定数量" => "处理决定数量（指2020年办件量）",
        "单位" or "统计数" or "信息内容" => cell.Text,
        _ when cell.Text.Contains('（', StringComparison.Ordinal) && cell.Text.EndsWith('）') => cell.Text,
        _ when cell.Part == CellPart.Header => cell.Text + (random.Next(2) == 0 ? "（件）" : ""),
        _ => cell.Text + (random.Next(3) switch { 0 => "（单位：件）", 1 when table == "a" => "【必填】", _ => "" }),
    };

    [GeneratedRegex(@"^\u3000*(?:其中：|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])+")]
    private static partial Regex Numbering();
}
