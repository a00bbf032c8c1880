using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>Years as reports print them: 2023年, 2023年度, 二〇二三年.</summary>
internal static partial class Years
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>The first year in a bare text; null when there is none.</summary>
    public static (int Year, int Start, int End)? First(string bare)
    {
        var match = Printed().Match(bare);
        return match.Success ? (Value(match.Groups["year"].Value), match.Index, match.Index + match.Length) : null;
    }

    /// <summary>A bare text with every 二〇二三年 written 2023年.</summary>
    public static string InDigits(string bare) =>
        ChineseYear().Replace(bare, match => Value(match.Value).ToString(CultureInfo.InvariantCulture));

    /// <summary>The year of a caption such as (2017年度); null when the line is none.</summary>
    public static int? OfCaption(string bare)
    {
        var match = Caption().Match(bare);
        return match.Success ? Value(match.Groups["year"].Value) : null;
    }

    private static int Value(string printed) => char.IsAsciiDigit(printed[0])
        ? int.Parse(printed, CultureInfo.InvariantCulture)
        : printed.Aggregate(0, (value, digit) => (value * 10) + Math.Max(0, ChineseDigits.IndexOf(digit, StringComparison.Ordinal)));

    [GeneratedRegex("二[〇○零０O0][一二三][〇○零０O0一二三四五六七八九](?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseYear();

    [GeneratedRegex("(?<!\\d)(?<year>20\\d\\d|二[〇○零０O0][一二三][〇○零０O0一二三四五六七八九])(?:年度|年)", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    /// <summary>(2017年度), 2017年度…统计表, …统计表(二〇一七年度), 统计年度:2017年.</summary>
    [GeneratedRegex("^(?:附件?[\\d一二三]?:?|.{0,30}(?:统计表|情况表)|(?:统计|报告|填报)?年度:)?\\(?(?<year>20\\d\\d|二[〇○零０O0][一二三][〇○零０O0一二三四五六七八九])(?:年度?|(?=$))\\)?(?:.{0,30}(?:统计表|情况表))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Caption();
}
