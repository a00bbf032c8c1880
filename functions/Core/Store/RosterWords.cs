namespace Nianbao.Store;

/// <summary>The words of a roster file. The first of each meaning is written, all are read.</summary>
internal static class RosterWords
{
    private static readonly (AgencyKind Value, AgencyLevel? Level, string[] Words)[] s_kinds =
    [
        (AgencyKind.Government, null, ["政府", "人民政府", "government"]),
        (AgencyKind.Government, AgencyLevel.Province, ["省政府", "省级政府", "省人民政府"]),
        (AgencyKind.Government, AgencyLevel.City, ["市政府", "市级政府", "市人民政府"]),
        (AgencyKind.Government, AgencyLevel.County, ["县政府", "县级政府", "县人民政府", "区政府", "县区政府"]),
        (AgencyKind.Department, null, ["部门", "政府部门", "department"]),
        (AgencyKind.Township, AgencyLevel.Township, ["乡镇街道", "乡镇", "街道", "乡镇政府", "街道办事处", "township"]),
        (AgencyKind.Institution, null, ["公共企事业单位", "institution"]),
    ];

    private static readonly (AgencyLevel Value, string[] Words)[] s_levels =
    [
        (AgencyLevel.Province, ["省", "省级", "province"]), (AgencyLevel.City, ["市", "市级", "city"]),
        (AgencyLevel.County, ["县", "县级", "区县级", "county"]), (AgencyLevel.Township, ["乡", "乡级", "乡镇级", "township"]),
    ];

    private static readonly (bool Value, string[] Words)[] s_answers =
        [(true, ["是", "有", "yes", "true", "1"]), (false, ["否", "无", "no", "false", "0", ""])];

    private static readonly (SuccessionKind Value, string[] Words)[] s_successions =
    [
        (SuccessionKind.Merged, ["并入", "合并", "merged"]), (SuccessionKind.Split, ["分设", "拆分", "split"]),
        (SuccessionKind.Renamed, ["更名", "renamed"]), (SuccessionKind.Moved, ["划转", "moved"]),
    ];

    /// <summary>The kind a word means, and the level it says with it; null for any other word.</summary>
    public static (AgencyKind Kind, AgencyLevel? Level)? KindOf(string word) => s_kinds
        .Where(known => known.Words.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(known => ((AgencyKind, AgencyLevel?)?)(known.Value, known.Level))
        .FirstOrDefault();

    public static AgencyLevel? LevelOf(string word) => Meaning(s_levels, word);

    public static bool? AnswerOf(string word) => Meaning(s_answers, word);

    public static SuccessionKind? SuccessionOf(string word) => Meaning(s_successions, word);

    public static string Of(AgencyKind kind) => s_kinds.First(known => known.Value == kind).Words[0];

    public static string Of(AgencyLevel level) => Word(s_levels, level);

    public static string Of(bool answer) => Word(s_answers, answer);

    public static string Of(SuccessionKind kind) => Word(s_successions, kind);

    private static T? Meaning<T>((T Value, string[] Words)[] words, string word) where T : struct =>
        words.Where(known => known.Words.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(known => (T?)known.Value).FirstOrDefault();

    private static string Word<T>((T Value, string[] Words)[] words, T value) where T : struct => words.First(known => known.Value.Equals(value)).Words[0];
}
