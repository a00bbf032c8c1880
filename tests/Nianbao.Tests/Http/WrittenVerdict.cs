using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Intake;

namespace Nianbao.Tests.Http;

/// <summary>
/// Checks files that say themselves what is wrong with them, as <c>错误 疑问 疑问 12</c>: so that what is said over HTTP is tested for
/// every verdict, whatever the rules of the day are. The last word is the number of requests received.
/// </summary>
internal static class WrittenVerdict
{
    public const string Key = "t3.new_received.total";

    public static ReportChecker Checker { get; } = new("written", Check);

    private static CheckedReport Check(string name, ReadOnlyMemory<byte> content, FiledAs? filedAs)
    {
        var words = Encoding.UTF8.GetString(content.Span).Split(' ');
        var findings = words.Select(FindingOf).OfType<Finding>().Select((finding, i) => finding with { Fingerprint = $"{finding.Rule}-{i}" }).ToList();
        return new()
        {
            File = name,
            Kind = FileKind.Text,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            Agency = filedAs?.Agency,
            Year = filedAs?.Year,
            Form = "C",
            Figures = new Dictionary<string, ReadFigure> { [Key] = FigureOf(words[^1]) },
            Findings = findings,
            Rules = new(1, findings.Count, 0, 0),
            RuleSet = "written",
            Verdict = VerdictOf(words),
        };
    }

    private static Finding? FindingOf(string word) => word switch
    {
        "错误" => new("T01", Severity.Error, "合计不符。", [Key], new Place.OfCell(1, 2, 3), "3", "请改正。"),
        "疑问" => new("T09", Severity.Warning, "数字可疑。", [Key], new Place.OfCell(1, 2, 3), "3", "请说明。"),
        "损坏" => new("F01", Severity.Error, "文件损坏。", [], Place.Document, null, "请换一个文件。"),
        _ => null,
    };

    private static Verdict VerdictOf(string[] words) => words switch
    {
        _ when words.Contains("损坏") => Verdict.Unreadable,
        _ when words.Contains("错误") => Verdict.Returned,
        _ when words.Contains("疑问") => Verdict.AwaitingExplanation,
        _ => Verdict.Accepted,
    };

    private static ReadFigure FigureOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? new(value, FigureState.Number, word, "件", new Place.OfCell(1, 2, 3))
        : new(null, FigureState.Blank, "", "件", new Place.OfCell(1, 2, 3));
}
