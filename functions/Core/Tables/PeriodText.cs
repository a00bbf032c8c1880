using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Tables;

/// <summary>Tells the lines and columns of other years, which offices print beside those of the report, by what names them.</summary>
internal static partial class PeriodText
{
    private const int Longest = 20;

    /// <summary>Whether a short text names a period at all: a year, this year or the last, a comparison.</summary>
    public static bool IsPeriod(string text) => text.Length <= Longest && (Years().IsMatch(text) || OtherWords().IsMatch(text) || ThisYear().IsMatch(text));

    /// <summary>Whether a short text names another period than the data year; of years only when that is known.</summary>
    /// <param name="text">Of a cell.</param>
    /// <param name="year">The data year; null when it is not known.</param>
    public static bool IsOther(string text, int? year) => text.Length <= Longest && (OtherWords().IsMatch(text)
        || (year is { } own && Years().Matches(text).Any(named => int.Parse(named.ValueSpan, CultureInfo.InvariantCulture) != own)));

    [GeneratedRegex(@"(?<![0-9])20[0-9]{2}(?=\s*年)", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex("^\\s*(?:上一?年度?|去年|前年|上期|上年同期|同比.*|环比.*|增减.*|增长.*)\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherWords();

    [GeneratedRegex("^\\s*(?:本年度?|今年|本期)\\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ThisYear();
}
