using System.Globalization;
using System.Text;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// Where rows are. Everything of a data year is in one partition, so that what belongs together is written in one batch; the first letter
/// of a row's key says what it is, so that a scan reads one kind only. Keys hold ASCII letters, digits, hyphens and what notices' ids add
/// to them, whatever was typed: the service forbids some characters and sorts by all of them.
/// </summary>
internal static class RowKeys
{
    /// <summary>The heads of a year, ordered by agency, own before area.</summary>
    public const string Heads = "h-";

    public const string AllPending = "p-";

    public const string Editions = "e-";

    public const string AllAnswered = "i-";

    public const string Notices = "n-";

    /// <summary>The notices that are still to be sent: a copy each.</summary>
    public const string WaitingNotices = "o-";

    private const int LongestEscaped = 200;

    // Acts, pending checks, revisions.
    private static readonly char[] s_ofFiling = ['a', 'p', 'r'];

    /// <summary>The partition of a data year.</summary>
    public static string PartitionOf(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Head(FilingKey key) => $"{Heads}{Of(key)}";

    public static string Revision(SubmissionId id) => string.Create(CultureInfo.InvariantCulture, $"r-{Of(id.Filing)}-{id.Revision:000000}");

    public static string Pending(SubmissionId id) => string.Create(CultureInfo.InvariantCulture, $"{AllPending}{Of(id.Filing)}-{id.Revision:000000}");

    /// <summary>What the keys of all acts on a filing begin with.</summary>
    public static string Acts(FilingKey key) => $"a-{Of(key)}-";

    public static string Act(FilingKey key, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{Acts(key)}{sequence:000000}");

    public static string Answered(string call) => $"{AllAnswered}{call}";

    public static string Edition(int number) => string.Create(CultureInfo.InvariantCulture, $"{Editions}{number:000000}");

    /// <summary>Stands for the one edition of an occasion, so that there is no second.</summary>
    public static string Occasion(EditionOccasion occasion, string? area) => $"d-{occasion}-{Escaped(area ?? "")}";

    public static string Notice(string id) => $"{Notices}{NoticePart(id)}";

    public static string WaitingNotice(string id) => $"{WaitingNotices}{NoticePart(id)}";

    /// <summary>The year a notice's id begins with; null when it is no id of a notice.</summary>
    public static int? YearOfNotice(string id) =>
        id.Length is > 5 and <= 80 && id[4] == '-' && id.All(IsOfNotice) && int.TryParse(id.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : null;

    /// <summary>Any text as a part of a key: the same text gives the same part, and letters and digits keep their order.</summary>
    public static string Escaped(string text)
    {
        var escaped = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter)
            ? letter.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"_{(int)letter:x4}")));
        return escaped.Length <= LongestEscaped ? escaped : $"_{Fingerprint.Of(Encoding.UTF8.GetBytes(text))}";
    }

    /// <summary>What the keys of a filing's rows begin with beside its head's: acts, pending checks, revisions.</summary>
    public static IReadOnlyList<string> OfFiling(string head) => [.. s_ofFiling.Select(letter => $"{letter}-{head[Heads.Length..]}-")];

    /// <summary>The filing a row belongs to, as in its head's key; null for rows that belong to none.</summary>
    public static string? FilingOf(string row) => row[0] switch
    {
        'h' => row[Heads.Length..],
        var letter when s_ofFiling.Contains(letter) => row[Heads.Length..row.LastIndexOf('-')],
        _ => null,
    };

    /// <summary>The first key after all that begin with a prefix.</summary>
    public static string After(string prefix) => $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";

    /// <summary>The data years there can be rows of.</summary>
    public static IReadOnlyList<int> Years(DateTimeOffset now) =>
        [.. Enumerable.Range(ReportIntake.FirstYear, Math.Max(1, Beijing.DateOf(now).Year - ReportIntake.FirstYear + 1))];

    // The digit puts a government's own report before that of its area.
    private static string Of(FilingKey key) => $"{Escaped(key.Agency)}-{(key.Scope == FilingScope.Own ? "0own" : "1area")}";

    // A slash is forbidden in a key; a point, which no id has, takes its place between hyphen and digits.
    private static string NoticePart(string id) => YearOfNotice(id) is null ? throw new ArgumentException("Not the id of a notice.", nameof(id)) : id.Replace('/', '.');

    private static bool IsOfNotice(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '/';
}
