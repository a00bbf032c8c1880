using System.Text.RegularExpressions;

namespace Nianbao.Documents.Outline;

/// <summary>A top-level heading of the text: 一、总体情况.</summary>
/// <param name="Number">1 for 一; 0 for a heading whose number was lost or printed otherwise.</param>
/// <param name="Text">Without its number, half-width and without white space.</param>
/// <param name="Paragraph">The number of its paragraph; for one inside a table that of the paragraph behind it.</param>
/// <param name="Place">Where it stands.</param>
public sealed partial record Heading(int Number, string Text, int Paragraph, Place Place)
{
    private const int LongestHeading = 45;
    private const int LeastNumbered = 3;
    private const string Digits = "一二三四五六七八九";

    /// <summary>A number as headings print it: 3 is 三, 12 is 十二. For 1 to 99.</summary>
    public static string InChinese(int number) => (number / 10, number % 10) switch
    {
        (0, var ones) => Digits[ones - 1].ToString(),
        (1, 0) => "十",
        (1, var ones) => $"十{Digits[ones - 1]}",
        (var tens, 0) => $"{Digits[tens - 1]}十",
        (var tens, var ones) => $"{Digits[tens - 1]}十{Digits[ones - 1]}",
    };

    /// <summary>
    /// Numbered lines; and, however they are numbered, lines that are official headings. Where a report numbers its headings 一、二、三,
    /// an official heading numbered otherwise is one of a part: （一）主动公开政府信息情况.
    /// </summary>
    internal static IReadOnlyList<Heading> In(IReadOnlyCollection<OutlineLine> lines)
    {
        var isNumbered = lines.Select(Numbers).OfType<Heading>().Take(LeastNumbered).Count() == LeastNumbered;
        return [.. lines.Select(line => Numbers(line) ?? Names(line, isNumbered)).OfType<Heading>()];
    }

    internal static int NumberOf(string printed) => printed.Split('十') switch
    {
        [var ones] => DigitOf(ones),
        ["", var ones] => 10 + DigitOf(ones),
        [var tens, var ones] => (10 * DigitOf(tens)) + DigitOf(ones),
        _ => 0,
    };

    /// <summary>A line numbered 一、 outside the tables.</summary>
    private static Heading? Numbers(OutlineLine line)
    {
        var match = Numbered().Match(line.Text);
        if (!match.Success || line.IsCaption || NumberOf(match.Groups["number"].Value) is not (> 0 and var number))
        {
            return null;
        }

        var text = FirstClause(line.Text[match.Length..].Trim('】'));
        text = text.Length > LongestHeading && Official().Match(text) is { Success: true } official ? official.Value : text;
        return text.Length is > 0 and <= LongestHeading && !IsTableRow(text) ? new(number, text, line.Paragraph, line.Place) : null;
    }

    /// <summary>One of the official headings, wherever it stands; numbered in any way, or in none where <paramref name="unnumbered"/>.</summary>
    private static Heading? Names(OutlineLine line, bool unnumbered)
    {
        var bare = Ornaments().Replace(line.Text, "");
        if (unnumbered && !line.IsCaption && bare.Length < line.Text.Length)
        {
            return null;
        }

        return bare.Length <= LongestHeading && Official().Match(bare) is { Success: true } found && found.Length >= bare.Length - 1
            ? new(0, found.Value, line.Paragraph, line.Place)
            : null;
    }

    private static string FirstClause(string text) => text.IndexOfAny(['。', ';', ':']) is > 0 and var end ? text[..end] : text;

    /// <summary>Rows of the request table that stand among the paragraphs when a table was lost.</summary>
    private static bool IsTableRow(string text) =>
        text is "本年度办理结果" || text.EndsWith("政府信息公开申请数量", StringComparison.Ordinal) || text.StartsWith("结转下", StringComparison.Ordinal);

    private static int DigitOf(string digit) => digit.Length == 0 ? 0 : Digits.IndexOf(digit, StringComparison.Ordinal) + 1;

    [GeneratedRegex("^[#【]*(?:第(?<number>[一二三四五六七八九十]{1,3})部分[、:.,]?|(?<number>[一二三四五六七八九十]{1,3})[、.,:])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    /// <summary>Numbers and marks in front of a heading, in every way they are printed, and what closes them.</summary>
    [GeneratedRegex(@"^[#*【]*(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.,:]?|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.,])?|[*】]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ornaments();

    /// <summary>The official headings in the wordings that offices use.</summary>
    [GeneratedRegex("^(?:总体情况|主动公开政府信息(?:的)?情况|收到和处理政府信息公开申请(?:的)?情况|(?:因)?政府信息公开(?:工作)?(?:被申请)?行政复议(?:、|和|及|与)(?:提起)?行政诉讼(?:的)?情况|(?:政府信息公开工作)?存在的?(?:主要)?问题(?:及|和|与)(?:改进情况|改进措施|整改措施|整改情况)|其[他它]需要报告的?事项)", RegexOptions.CultureInvariant)]
    private static partial Regex Official();
}

/// <summary>How many parts the text says the report has.</summary>
/// <param name="Count">As stated.</param>
/// <param name="Printed">The statement, as printed.</param>
/// <param name="Place">Where.</param>
public sealed partial record StatedParts(int Count, string Printed, Place Place)
{
    private const int LongestStatement = 5_000;

    internal static StatedParts? In(ReportDocument document)
    {
        foreach (var paragraph in document.Paragraphs)
        {
            // No report says so in more words; the pattern looks ahead from every word of a longer text.
            var match = Statement().Match(OutlineLine.Bare(paragraph.Text.Length > LongestStatement ? paragraph.Text[..LongestStatement] : paragraph.Text));
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
