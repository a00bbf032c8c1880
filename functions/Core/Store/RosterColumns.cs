using System.Text.RegularExpressions;

namespace Nianbao.Store;

/// <summary>The columns of a roster file: what they are called in a header, and what they are written as.</summary>
internal static partial class RosterColumns
{
    public const string Id = "id", Name = "name", FormerNames = "formerNames", RegionCode = "regionCode", Kind = "kind", Level = "level",
        Rulemaking = "rulemaking", Parent = "parent", FormerParents = "formerParents", Predecessors = "predecessors", ActiveFrom = "activeFrom",
        ActiveTo = "activeTo", Contact = "contact", Phone = "phone", Emails = "emails", HeadName = "headName", HeadEmails = "headEmails";

    // The first word is written; all of them, and the key, are read.
    private static readonly (string Key, string[] Words)[] s_all =
    [
        (Id, ["统一社会信用代码", "社会信用代码", "信用代码", "机构代码"]), (Name, ["名称", "单位名称", "机构名称", "单位全称", "全称"]),
        (FormerNames, ["曾用名", "原名", "原名称"]), (RegionCode, ["行政区划代码", "区划代码", "行政区划"]), (Kind, ["类别", "单位类别", "单位类型", "类型"]),
        (Level, ["层级", "级别", "单位层级"]), (Rulemaking, ["规章制定权"]), (Parent, ["上级", "上级单位", "上级代码", "上级统一社会信用代码"]),
        (FormerParents, ["原上级"]), (Predecessors, ["前身", "前身单位"]), (ActiveFrom, ["启用日期", "设立日期"]), (ActiveTo, ["停用日期", "撤销日期"]),
        (Contact, ["联系人", "填报人"]), (Phone, ["联系电话", "电话", "手机"]), (Emails, ["电子邮箱", "邮箱", "联系邮箱", "email"]),
        (HeadName, ["负责人", "单位负责人"]), (HeadEmails, ["负责人邮箱", "负责人电子邮箱"]),
    ];

    /// <summary>The columns a file must have.</summary>
    public static IReadOnlyList<string> Required { get; } = [Id, Name, Kind, Level];

    /// <summary>The header as it is written.</summary>
    public static IReadOnlyList<string> Header { get; } = [.. s_all.Select(column => column.Words[0])];

    /// <summary>What a column is called, for people (中文).</summary>
    public static string Chinese(string column) => s_all.First(known => known.Key == column).Words[0];

    /// <summary>The column a header stands for; null for one of others. Marks of required columns and notes in brackets are no part of it.</summary>
    public static string? Of(string header)
    {
        var bare = Note().Replace(header, "");
        return s_all.Where(known => known.Key.Equals(bare, StringComparison.OrdinalIgnoreCase) || known.Words.Contains(bare, StringComparer.OrdinalIgnoreCase))
            .Select(known => known.Key).FirstOrDefault();
    }

    [GeneratedRegex(@"[\s*＊\uFEFF]+|[（(][^（()）]*[)）]")]
    private static partial Regex Note();
}
