using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>A top-level heading of the text: 一、总体情况.</summary>
/// <param name="Number">1 for 一; 0 for a heading whose number was lost.</param>
/// <param name="Text">Without its number, half-width and without white space.</param>
/// <param name="Paragraph">The number of its paragraph.</param>
public sealed partial record Heading(int Number, string Text, int Paragraph)
{
    private const int LongestHeading = 45;
    private const string Digits = "一二三四五六七八九";

    /// <summary>Where it stands.</summary>
    public Place Place => new Place.OfParagraph(Paragraph);

    /// <summary>A number as headings print it: 3 is 三, 12 is 十二. For 1 to 99.</summary>
    public static string InChinese(int number) => (number / 10, number % 10) switch
    {
        (0, var ones) => Digits[ones - 1].ToString(),
        (1, 0) => "十",
        (1, var ones) => $"十{Digits[ones - 1]}",
        (var tens, 0) => $"{Digits[tens - 1]}十",
        (var tens, var ones) => $"{Digits[tens - 1]}十{Digits[ones - 1]}",
    };

    internal static IReadOnlyList<Heading> In(ReportDocument document) => [.. document.Paragraphs.Select(Of).OfType<Heading>()];

    internal static int NumberOf(string printed) => printed.Split('十') switch
    {
        [var ones] => DigitOf(ones),
        ["", var ones] => 10 + DigitOf(ones),
        [var tens, var ones] => (10 * DigitOf(tens)) + DigitOf(ones),
        _ => 0,
    };

    private static Heading? Of(Paragraph paragraph)
    {
        var bare = OutlineLine.Bare(paragraph.Text);
        var match = Numbered().Match(bare);
        if (match.Success && NumberOf(match.Groups["number"].Value) is > 0 and var number)
        {
            var text = FirstSentence(bare[match.Length..]);
            return text.Length is > 0 and <= LongestHeading && !IsTableRow(text) ? new(number, text, paragraph.Number) : null;
        }

        return Official().IsMatch(bare) ? new(0, bare, paragraph.Number) : null;
    }

    private static string FirstSentence(string text) => text.IndexOfAny(['。', ';']) is > 0 and var end ? text[..end] : text;

    /// <summary>Rows of the request table that stand among the paragraphs when a table was lost.</summary>
    private static bool IsTableRow(string text) =>
        text is "本年度办理结果" || text.EndsWith("政府信息公开申请数量", StringComparison.Ordinal) || text.StartsWith("结转下", StringComparison.Ordinal);

    private static int DigitOf(string digit) => digit.Length == 0 ? 0 : Digits.IndexOf(digit, StringComparison.Ordinal) + 1;

    [GeneratedRegex("^(?:第(?<number>[一二三四五六七八九十]{1,3})部分[、:.,]?|(?<number>[一二三四五六七八九十]{1,3})[、.,:])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    /// <summary>The official headings, where the number was lost.</summary>
    [GeneratedRegex("^(?:总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况|(?:政府信息公开工作)?存在的主要问题及改进情况|其他需要报告的事项)$", RegexOptions.CultureInvariant)]
    private static partial Regex Official();
}

/// <summary>How many parts the text says the report has.</summary>
/// <param name="Count">As stated.</param>
/// <param name="Printed">The statement, as printed.</param>
/// <param name="Place">Where.</param>
public sealed partial record StatedParts(int Count, string Printed, Place Place)
{
    internal static StatedParts? In(ReportDocument document)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            var match = Statement().Match(OutlineLine.Bare(paragraph.Text));
            if (match.Success)
            {
                var stated = match.Groups["count"].Value;
                var count = int.TryParse(stated, System.Globalization.CultureInfo.InvariantCulture, out var digits) ? digits : Heading.NumberOf(stated);
                return count > 0 ? new(count, match.Groups["said"].Value, paragraph.Place) : null;
            }
        }

        return null;
    }

    [GeneratedRegex("报告[^。]{0,8}(?:由|共|分|包括|包含)[^。]{0,200}?(?<said>(?<count>[一二三四五六七八九十]{1,2}|\\d{1,2})个?(?:大)?部分(?:组成|构成|内容)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
