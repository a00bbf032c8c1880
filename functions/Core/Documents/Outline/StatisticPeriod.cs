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
    // How far in front of a range the words stand that make it the report's period.
    private const int Nearby = 25;

    /// <summary>The range of days right behind words such as 统计期限; else the first range of a whole year in any paragraph.</summary>
    internal static StatisticPeriod? In(ReportDocument document)
    {
        StatisticPeriod? wholeYear = null;
        foreach (var paragraph in document.Paragraphs)
        {
            var plain = InDigits(OutlineLine.Bare(paragraph.Text));
            foreach (Match match in Days().Matches(plain))
            {
                if (Of(match, paragraph.Place) is { } period)
                {
                    if (Statistics().IsMatch(plain[Math.Max(0, match.Index - Nearby)..match.Index]))
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
        var (year, end) = (Number(match, "year"), Number(match, "end") is > 0 and var other ? other : Number(match, "year"));
        var (first, last) = (Number(match, "m1"), Number(match, "m2"));
        return first is < 1 or > 12 || last is < 1 or > 12
            ? null
            : Range(year, first, Number(match, "d1"), end, last, Number(match, "d2")) is { } range ? new(range.From, range.To, match.Value, place) : null;
    }

    /// <summary>A month without a day begins on its first and ends on its last.</summary>
    private static (DateOnly From, DateOnly To)? Range(int year, int firstMonth, int firstDay, int end, int lastMonth, int lastDay)
    {
        var longest = DateTime.DaysInMonth(end, lastMonth);
        return firstDay > DateTime.DaysInMonth(year, firstMonth) || lastDay > longest
            ? null
            : (new(year, firstMonth, Math.Max(1, firstDay)), new(end, lastMonth, lastDay == 0 ? longest : lastDay));
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>二〇二三年十二月三十一日 as 2023年12月31日; hours and remarks that change nothing are left out.</summary>
    private static string InDigits(string bare)
    {
        var text = Years.InDigits(bare);
        text = ChineseDay().Replace(text, match => Heading.NumberOf(match.Groups[1].Value).ToString(CultureInfo.InvariantCulture));
        return Remarks().Replace(text, "");
    }

    [GeneratedRegex(@"(?<year>20\d\d)[年.\-/](?<m1>\d{1,2})(?:[月.\-/](?<d1>\d{1,2})日?|月)(?:起|开始|始)?[,，、]?(?:截止到|截至|截止|止于|至|到|-|—|――|~|～|─)+(?:(?<end>20\d\d)[年.\-/])?(?<m2>\d{1,2})(?:[月.\-/](?<d2>\d{1,2})日?|月)", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex("统计|期限|时限|数据|报告期|周期|时间范围", RegexOptions.CultureInvariant)]
    private static partial Regex Statistics();

    [GeneratedRegex("([一二三四五六七八九十]{1,3})(?=[月日])", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDay();

    [GeneratedRegex(@"\(含[^()]{0,4}\)|\d{1,2}(?:时|点|:00)(?:\d{1,2}分|整)?|零时|零点", RegexOptions.CultureInvariant)]
    private static partial Regex Remarks();
}
