using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>The period the report's figures are for (统计期限).</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Printed">As printed.</param>
/// <param name="Place">Where.</param>
public sealed partial record StatisticPeriod(DateOnly From, DateOnly To, string Printed, Place Place)
{
    /// <summary>The first range of days in a paragraph that speaks of statistics; else the first range of a whole year.</summary>
    internal static StatisticPeriod? In(ReportDocument document)
    {
        StatisticPeriod? wholeYear = null;
        foreach (var paragraph in document.Paragraphs)
        {
            var bare = OutlineLine.Bare(paragraph.Text);
            foreach (Match match in Days().Matches(bare))
            {
                if (Of(match, paragraph.Place) is { } period)
                {
                    if (Statistics().IsMatch(bare))
                    {
                        return period;
                    }

                    wholeYear ??= period.IsWholeYear ? period : null;
                }
            }
        }

        return wholeYear;
    }

    /// <summary>Whether it runs from 1 January to 31 December of one year.</summary>
    public bool IsWholeYear => From is { Month: 1, Day: 1 } && To is { Month: 12, Day: 31 } && From.Year == To.Year;

    private static StatisticPeriod? Of(Match match, Place place)
    {
        var year = match.Groups["year"].Value;
        var end = match.Groups["end"].Value is { Length: > 0 } other ? other : year;
        return DateOnly.TryParseExact($"{year}-{match.Groups["m1"]}-{match.Groups["d1"]}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact($"{end}-{match.Groups["m2"]}-{match.Groups["d2"]}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            ? new(from, to, match.Value, place)
            : null;
    }

    [GeneratedRegex(@"(?<year>20\d\d)[年.\-/](?<m1>\d{1,2})[月.\-/](?<d1>\d{1,2})日?(?:起|开始)?(?:,|，)?(?:至|到|-|—|――|~|～|─)+(?:(?<end>20\d\d)[年.\-/])?(?<m2>\d{1,2})[月.\-/](?<d2>\d{1,2})日?", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex("统计|期限|时限|数据|报告期|年度报告|周期", RegexOptions.CultureInvariant)]
    private static partial Regex Statistics();
}
