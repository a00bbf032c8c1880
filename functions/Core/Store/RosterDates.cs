using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Store;

/// <summary>
/// The dated parts of a roster file: a date as people and spreadsheets write it, and what carries one in brackets, as
/// <c>甲县经委（至2018-12-31）</c> and <c>113213220142148103（并入 2019-01-01）</c>.
/// </summary>
internal static partial class RosterDates
{
    /// <summary>What stands for no parent in <see cref="RosterColumns.FormerParents"/>.</summary>
    private const string NoParent = "无";

    /// <summary>Reads a date; null for anything else.</summary>
    public static DateOnly? Read(string text) =>
        Day().Match(text) is { Success: true } day
        && DateOnly.TryParseExact($"{day.Groups[1].Value}-{day.Groups[2].Value}-{day.Groups[3].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;

    public static string Print(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads a former name; null when what stands behind it in brackets should be a date and is none.</summary>
    public static FormerName? ReadName(string text) => Until().Match(text) switch
    {
        { Success: false } => new FormerName(text, null),
        var dated when dated.Groups["what"].Value.Trim() is { Length: > 0 } name && Read(dated.Groups["day"].Value) is { } day => new FormerName(name, day),
        _ => (FormerName?)null,
    };

    public static string Print(FormerName name) => name.Until is { } until ? $"{name.Name}（至{Print(until)}）" : name.Name;

    /// <summary>Reads where an agency stood before; null for anything else.</summary>
    public static FormerParent? ReadParent(string text) =>
        Until().Match(text) is { Success: true } dated && Read(dated.Groups["day"].Value) is { } day && dated.Groups["what"].Value.Trim() is { Length: > 0 } parent
            ? new(parent == NoParent ? null : RosterText.Code(parent), day) : null;

    public static string Print(FormerParent parent) => $"{parent.Parent ?? NoParent}（至{Print(parent.Until)}）";

    /// <summary>Reads a predecessor; null for anything else. The word and the date may stand in any order.</summary>
    public static Predecessor? ReadPredecessor(string text)
    {
        var noted = Noted().Match(text);
        var parts = noted.Groups["note"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var kind = parts.Select(RosterWords.SuccessionOf).FirstOrDefault(kind => kind is not null);
        var day = parts.Select(Read).FirstOrDefault(day => day is not null);
        return parts.Length == 2 && kind is not null && day is not null ? new(RosterText.Code(noted.Groups["what"].Value.Trim()), day.Value, kind.Value) : null;
    }

    public static string Print(Predecessor predecessor) => $"{predecessor.Agency}（{RosterWords.Of(predecessor.Kind)} {Print(predecessor.Since)}）";

    // Spreadsheets turn dates into 2019/1/31, and add a time to some.
    [GeneratedRegex(@"\A(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?: 0?0:00(?::00)?)?\z")]
    private static partial Regex Day();

    [GeneratedRegex(@"\A(?<what>.*?)[（(]至\s*(?<day>[^（()）]*)[)）]\z", RegexOptions.Singleline)]
    private static partial Regex Until();

    [GeneratedRegex(@"\A(?<what>[^（()）]*)[（(](?<note>[^（()）]*)[)）]\z", RegexOptions.Singleline)]
    private static partial Regex Noted();
}
