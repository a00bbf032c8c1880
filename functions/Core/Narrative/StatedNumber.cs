using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>A number that the text of a report states with a unit.</summary>
/// <param name="Value">In ones of the unit: 1.5万 is 15000.</param>
/// <param name="Unit">件, 条, 次 …</param>
/// <param name="IsApproximate">Whether the text says that it is not exact, as 110余条 or 近22条.</param>
/// <param name="From">Its first character in the sentence.</param>
/// <param name="To">The character behind its unit.</param>
internal sealed partial record StatedNumber(decimal Value, string Unit, bool IsApproximate, int From, int To)
{
    private const int MostInASentence = 100;
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The numbers of a sentence, from the left. A number without a unit that things are counted in is none.</summary>
    public static IReadOnlyList<StatedNumber> In(string text)
    {
        if (text.AsSpan().IndexOfAny(s_starts) < 0)
        {
            return [];
        }

        List<StatedNumber> numbers = [];
        foreach (var match in Number().Matches(text).Take(MostInASentence))
        {
            if (ValueOf(match) is { } value)
            {
                numbers.Add(new(value, match.Groups["unit"].Value, match.Groups["about"].Length + match.Groups["odd"].Length + match.Groups["more"].Length > 0, match.Index + match.Groups["about"].Length, match.Index + match.Length));
            }
        }

        return numbers;
    }

    private static readonly System.Buffers.SearchValues<char> s_starts = System.Buffers.SearchValues.Create("0123456789一二两三四五六七八九十百千零〇");

    private static decimal? ValueOf(Match match)
    {
        var times = match.Groups["times"].Value switch
        {
            "万" => 10_000m,
            "亿" => 100_000_000m,
            _ => 1m,
        };
        return match.Groups["words"] is { Success: true, Value: var words }
            ? (words.Split('万') is [var high, var low] ? (ValueOf(high) * 10_000) + ValueOf(low) : ValueOf(words)) * times
            : decimal.TryParse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value < 1_000_000_000_000m ? value * times : null;
    }

    /// <summary>三百二十一 is 321; null for what is no such number, as 一二三.</summary>
    private static decimal? ValueOf(string words)
    {
        var (total, digit) = (0, -1);
        foreach (var word in words.Replace('两', '二').Replace('〇', '零'))
        {
            var scale = word switch { '十' => 10, '百' => 100, '千' => 1000, _ => 1 };
            if (scale == 1)
            {
                if (digit > 0)
                {
                    return null;
                }

                digit = Digits.IndexOf(word, StringComparison.Ordinal);
                continue;
            }

            if (digit < 0 && total > 0)
            {
                return null;
            }

            total += (digit < 0 ? 1 : digit) * scale;
            digit = 0;
        }

        return total + Math.Max(digit, 0);
    }

    [GeneratedRegex(
        "(?<about>约|近|大约|将近|超过|超|逾|至少|不少于|不足|多达)?(?<![0-9.第〔\\[一二两三四五六七八九十百千零〇])(?:(?<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\\.[0-9]{1,6})?)|(?<words>[一二两三四五六七八九十百千零〇](?:[一二两三四五六七八九十百千零〇]|万(?=[一二两三四五六七八九十百千零〇])){0,9}))"
        + "(?<times>万|亿)?(?<odd>余|多|几)?(?<unit>万元|亿元|元|人次|件次|条次|场次|件|条|次|篇|封|个|人|名|期|份|项|宗|起|例|则|场|班|部|户|家)(?<more>余|多|以上|左右)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
