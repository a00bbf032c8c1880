using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Store;

namespace Nianbao.Notices;

/// <summary>
/// The text of a kind of notice: the first line is the subject, the second is empty, the rest is the body. <c>{{单位}}</c> and the like
/// stand for what is filled in.
/// </summary>
/// <param name="Name">As <c>reminder</c>.</param>
/// <param name="Text">With line feeds.</param>
public sealed partial record NoticeTemplate(string Name, string Text)
{
    /// <summary>The longest text of an office's own, in characters.</summary>
    public const int TextLimit = 4_000;

    private const string Due = "年度 距截止 截止日期 报送系统 ";

    /// <summary>What may be filled in, by the template's name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["reminder"] = Words(Due + "期限依据 单位 状态"),
        ["overdue"] = Words(Due + "期限依据 单位 状态"),
        ["digest"] = Words(Due + "收件单位 家数 名单"),
        ["group"] = Words(Due + "家数 名单"),
        ["verdict"] = Words("年度 单位 文件名 报送编号 结论 问题 下一步"),
        ["returned"] = Words("年度 单位 文件名 报送编号 理由 报送系统"),
        ["accepted"] = Words("年度 单位 文件名 报送编号"),
    };

    /// <summary>The text that comes with the program.</summary>
    public static NoticeTemplate Default(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"notices.{name}.txt")
            ?? throw new ArgumentException($"There is no template {name}.", nameof(name));
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return new(name, reader.ReadToEnd());
    }

    /// <summary>The text an office has set, or else the one that comes with the program.</summary>
    public static async Task<NoticeTemplate> ReadAsync(ISettingStore settings, string name, CancellationToken cancellation) =>
        await settings.FindSettingOrNullAsync(SettingOf(name), cancellation) is { } setting
            ? new(name, JsonSerializer.Deserialize(setting.Json, StoredJson.Plain.String) ?? "")
            : Default(name);

    /// <summary>The name under which an office's own text is kept among the settings.</summary>
    public static string SettingOf(string name) => $"template-{name}";

    /// <summary>What is wrong with it, a sentence each (中文); empty when it can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var lines = Text.Split('\n');
        return
        [
            .. Text.Length > TextLimit ? [$"不能超过 {TextLimit} 个字。"] : (IEnumerable<string>)[],
            .. lines.Length < 3 || lines[0].Trim().Length == 0 || lines[1].Trim().Length > 0 ? ["第一行写标题，第二行空着，第三行起写正文。"] : (IEnumerable<string>)[],
            .. Field().Matches(Text).Select(field => field.Groups[1].Value).Except(Fields[Name])
                .Select(unknown => $"没有“{{{{{unknown}}}}}”这一项；可用的有：{string.Join('、', Fields[Name])}。"),
        ];
    }

    /// <summary>Fills it in. A value is taken as it is, whatever it looks like; the subject is one line without control characters.</summary>
    public (string Subject, string Text) Fill(IReadOnlyDictionary<string, string> values)
    {
        var lines = Text.ReplaceLineEndings("\n").Split('\n', 3);
        var subject = Fill(lines[0], values);
        return (string.Concat(subject.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim(), Fill(lines[^1], values).Trim());
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) => Field().Replace(text, field => values[field.Groups[1].Value]);

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\{\{([^{}\n]*)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
